import { describe, expect, it } from 'vitest'
import { createResampler } from './resample.ts'

function tone(hz: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * hz * at) / rate))
}

/** Strength of one frequency, 1 for a full tone, over the middle of the samples. */
function strength(samples: Float32Array, hz: number, rate: number): number {
  const part = samples.subarray(samples.length >> 2, (samples.length >> 2) * 3)
  let [real, imaginary] = [0, 0]
  for (const [at, sample] of part.entries()) {
    real += sample * Math.cos((2 * Math.PI * hz * at) / rate)
    imaginary += sample * Math.sin((2 * Math.PI * hz * at) / rate)
  }
  return (2 * Math.hypot(real, imaginary)) / part.length
}

function all(step: number, samples: Float32Array, piece = samples.length): Float32Array {
  const resampler = createResampler(step)
  const parts: number[] = []
  for (let at = 0; at < samples.length; at += piece)
    parts.push(...resampler.push(samples.subarray(at, at + piece)))
  return Float32Array.from([...parts, ...resampler.flush()])
}

describe('changing the sampling rate', () => {
  it.each([8000, 16_000, 24_000, 32_000, 44_100, 48_000])('keeps a tone from 16 kHz to %i Hz', (rate) => {
    const out = all(16_000 / rate, tone(1000, 16_000, 1))
    expect(Math.abs(out.length - rate)).toBeLessThan(20)
    expect(strength(out, 1000, rate)).toBeCloseTo(1, 2)
  })

  it('leaves no image of a tone when it goes up, and no alias when it goes down', () => {
    expect(strength(all(1 / 3, tone(6000, 16_000, 1)), 10_000, 48_000)).toBeLessThan(0.001)
    expect(strength(all(2, tone(6000, 16_000, 1)), 2000, 8000)).toBeLessThan(0.001)
  })

  it('gives the same whatever the pieces are', () => {
    const whole = all(0.93, tone(440, 16_000, 0.2))
    for (const piece of [1, 7, 320, 1001]) {
      const cut = all(0.93, tone(440, 16_000, 0.2), piece)
      expect(cut).toHaveLength(whole.length)
      expect(Math.max(...cut.map((sample, at) => Math.abs(sample - (whole[at] ?? 9))))).toBeLessThan(1e-5)
    }
  })

  it('refuses a step that is none', () => {
    for (const step of [0, -1, NaN, Infinity]) expect(() => createResampler(step)).toThrow(RangeError)
  })
})
