import { describe, expect, it } from 'vitest'
import { createPeriodicity } from './periodicity.ts'
import { seededBytes } from './testing/seeded.ts'

/** How periodic the last of some frames of 20 ms at 16 kHz is. */
function last(sample: (index: number) => number, frames = 5): number {
  const periodicity = createPeriodicity()
  return Array.from({ length: frames }, (_, frame) =>
    periodicity(Float32Array.from({ length: 320 }, (_, index) => sample(frame * 320 + index))),
  ).at(-1) as number
}

describe('C7 periodicity', () => {
  it.each([70, 110, 180, 260, 380])('a voice of %i Hz comes back with each period', (hertz) => {
    const voice = (index: number) =>
      [1, 2, 3, 4].reduce((sum, partial) => sum + Math.sin((2 * Math.PI * hertz * partial * index) / 16_000) / partial, 0)
    expect(last(voice)).toBeGreaterThan(0.85)
  })

  it('noise and silence do not', () => {
    const next = seededBytes(3)
    expect(last(() => next() / 128 - 1)).toBeLessThan(0.5)
    expect(last(() => 0)).toBe(0)
  })
})
