/** Input samples that each output sample is made from, on either side of it. */
const REACH = 16

/** Of the input's Nyquist frequency: the rest is the room in which the filter falls off. */
const PASSED = 0.94

/**
 * Raises the sample rate of speech by a whole factor with a windowed sinc, so that no mirror image of it is heard above
 * the old Nyquist frequency.
 * @param factor 3 makes 16 kHz into 48 kHz.
 * @returns As long as the input times the factor, not delayed.
 */
export function upsample(samples: Int16Array, factor: number): Int16Array<ArrayBuffer> {
  const phases = Array.from({ length: factor }, (_, phase) => kernel(phase / factor))
  const result = new Int16Array(samples.length * factor)
  for (let at = 0; at < samples.length; at++) {
    for (let phase = 0; phase < factor; phase++) {
      const weights = phases[phase] as Float64Array
      let sum = 0
      for (let tap = 0; tap < weights.length; tap++) {
        sum += (weights[tap] as number) * (samples[at + tap - REACH + 1] ?? 0)
      }
      result[at * factor + phase] = Math.max(-32768, Math.min(32767, Math.round(sum)))
    }
  }
  return result
}

/** The weights of the input samples around a point that lies `offset` (0 to 1) after one of them. */
function kernel(offset: number) {
  const weights = Float64Array.from({ length: 2 * REACH }, (_, tap) => {
    const distance = tap - REACH + 1 - offset
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (REACH + 1))
    return PASSED * sinc(PASSED * distance) * window
  })
  // A constant input has to come out as that constant, whichever phase: else the factor itself is heard as a tone.
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

function sinc(x: number) {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}
