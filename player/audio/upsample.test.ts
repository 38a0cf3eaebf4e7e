import { expect, test } from 'vitest'
import { upsample } from './upsample.ts'

const tone = (hertz: number, rate: number, length: number) =>
  Int16Array.from({ length }, (_, at) => Math.round(10_000 * Math.sin((2 * Math.PI * hertz * at) / rate)))

test('a tone stays the same tone, neither delayed nor louder', () => {
  const raised = upsample(tone(1000, 16_000, 1600), 3)
  const wanted = tone(1000, 48_000, 4800)
  expect(raised).toHaveLength(4800)
  const worst = Math.max(
    ...wanted.subarray(200, 4600).map((sample, at) => Math.abs(sample - (raised[at + 200] ?? 0))),
  )
  expect(worst).toBeLessThan(50)
})

test('nothing is heard above the old Nyquist frequency', () => {
  const raised = upsample(tone(6000, 16_000, 4800), 3)
  // 6 kHz sampled at 16 kHz has its images at 10 and 22 kHz.
  expect(strength(raised, 6000)).toBeGreaterThan(0.95)
  expect(strength(raised, 10_000)).toBeLessThan(0.01)
  expect(strength(raised, 22_000)).toBeLessThan(0.01)
})

test('a constant stays constant, and the loudest sample does not wrap round', () => {
  const raised = upsample(new Int16Array(200).fill(32_767), 3)
  expect(new Set(raised.subarray(60, 540))).toEqual(new Set([32_767]))
  expect(Math.min(...raised)).toBeGreaterThan(-3000)
})

/** Amplitude of one frequency in a 48 kHz signal, 1 for the tone above (Goertzel would do; this is plainer). */
function strength(samples: Int16Array, hertz: number) {
  let [re, im] = [0, 0]
  samples.forEach((sample, at) => {
    re += sample * Math.cos((2 * Math.PI * hertz * at) / 48_000)
    im += sample * Math.sin((2 * Math.PI * hertz * at) / 48_000)
  })
  return (2 * Math.hypot(re, im)) / samples.length / 10_000
}
