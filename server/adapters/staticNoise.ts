import { Encoder } from '@evan/opus'

const rate = 48_000
const frame = rate / 50
/** Quieter than a voice by some 12 dB: it fills the silence, and nobody turns the volume down for it. */
const level = 0.03

/**
 * Static as a weak station has it, in Opus packets of 20 ms, to be played round and round (E14): noise whose strength comes
 * and goes, and a crackle now and then. The same at every start.
 * @param seconds its length; longer than anybody notices that it repeats
 */
export function createStatic(seconds = 6): readonly Uint8Array[] {
  const encoder = new Encoder({ channels: 1, sample_rate: rate, application: 'audio' })
  encoder.bitrate = 24_000
  let seed = 0x9e3779b9
  const random = (): number => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 0) / 2 ** 32
  }
  let low = 0
  let crackle = 0
  return Array.from({ length: seconds * 50 }, (_, index) => {
    // Whole periods in the loop, so that its end meets its beginning.
    const fade = 0.75 + 0.25 * Math.sin((2 * Math.PI * 3 * index) / (seconds * 50))
    if (random() < 0.06) crackle = 1
    const samples = Int16Array.from({ length: frame }, () => {
      // Low-passed, as a receiver's loudspeaker does it.
      low += 0.35 * (random() * 2 - 1 - low)
      crackle *= 0.985
      const sample = level * (3 * fade * low + 4 * crackle * (random() - 0.5))
      return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)))
    })
    return Uint8Array.from(encoder.encode(samples))
  })
}
