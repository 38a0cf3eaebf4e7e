/** Sound at 16 kHz is looked at in every 4th sample: a voice's pitch lies far below 2 kHz. */
const every = 4
/** Periods of 60 to 400 Hz, in samples at 4 kHz. */
const shortest = 10
const longest = 66
/** Two periods of the lowest voice. */
const span = 160

/**
 * How alike sound is to itself a moment later, 0 to 1: a vowel comes back with each period of the voice, the knocks of
 * a keyboard do not. Takes sound at 16 kHz piece by piece and judges the last 40 ms.
 */
export function createPeriodicity(): (samples: Float32Array) => number {
  let recent = new Float32Array(span)

  return (samples) => {
    const coarse = Float32Array.from({ length: Math.floor(samples.length / every) }, (_, index) => {
      const at = index * every
      return (samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0) + (samples[at + 3] ?? 0)
    })
    const all = new Float32Array(span + coarse.length)
    all.set(recent)
    all.set(coarse, span)
    recent = all.slice(-span)

    let best = 0
    for (let lag = shortest; lag <= longest; lag += 1) {
      let product = 0
      let early = 0
      let late = 0
      for (let at = lag; at < span; at += 1) {
        const now = recent[at] ?? 0
        const then = recent[at - lag] ?? 0
        product += now * then
        early += then * then
        late += now * now
      }
      best = Math.max(best, product / Math.sqrt(early * late + 1e-12))
    }
    return best
  }
}
