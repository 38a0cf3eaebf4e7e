export interface Resampler {
  /** Takes the next samples and gives those that they make possible. */
  push(samples: Float32Array): Float32Array
  /** What the last samples still hold back; afterwards it begins anew. */
  flush(): Float32Array
}

/** Zero crossings of the sinc on either side: 16 put the aliases below -80 dB with this window. */
const crossings = 16
const beta = 8
/** Steps between two zero crossings in the table; in between the kernel is interpolated. */
const steps = 512

/** Kaiser's window, by the series of the modified Bessel function. */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-10; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

const kernel = Float64Array.from({ length: crossings * steps + 2 }, (_, index) => {
  const x = index / steps
  if (x >= crossings) return 0
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
  return (sinc * bessel(beta * Math.sqrt(1 - (x / crossings) ** 2))) / bessel(beta)
})

/**
 * Band-limited change of the sampling rate by any factor: `step` samples of the input make one of the output
 * (16 kHz to 48 kHz: 1/3). A step that differs from the quotient of the rates shifts pitch and formants
 * together.
 */
export function createResampler(step: number): Resampler {
  if (!(step > 0.01 && step < 100))
    throw new RangeError(`a resampler's step lies between 0.01 and 100, not ${step}`)
  /** Below 1 where the output has less bandwidth than the input. */
  const cutoff = Math.min(1, 1 / step)
  const reach = Math.ceil(crossings / cutoff)
  let held: Float32Array = new Float32Array(reach)
  /** Where the next output sample lies in `held`. */
  let position = reach

  function run(samples: Float32Array): Float32Array {
    const input = new Float32Array(held.length + samples.length)
    input.set(held)
    input.set(samples, held.length)
    const count = Math.max(0, Math.ceil((input.length - reach - position) / step))
    const output = new Float32Array(count)
    for (let index = 0; index < count; index += 1) {
      const centre = position + index * step
      const from = Math.ceil(centre - reach)
      const to = Math.floor(centre + reach)
      let sum = 0
      for (let at = Math.max(0, from); at <= to; at += 1) {
        const x = Math.abs(at - centre) * cutoff * steps
        const low = Math.floor(x)
        const left = kernel[low] ?? 0
        sum += (input[at] ?? 0) * (left + ((kernel[low + 1] ?? 0) - left) * (x - low))
      }
      output[index] = sum * cutoff
    }
    position += count * step
    const done = Math.max(0, Math.floor(position) - reach)
    held = input.slice(done)
    position -= done
    return output
  }

  return {
    push: run,
    flush() {
      const rest = run(new Float32Array(reach))
      held = new Float32Array(reach)
      position = reach
      return rest
    },
  }
}
