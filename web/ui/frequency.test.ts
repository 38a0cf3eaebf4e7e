import { describe, expect, it } from 'vitest'
import { onScale } from './frequency.ts'
import { turnOf } from './Knob.tsx'
import { placeOf } from './Scale.tsx'

describe('the dial', () => {
  it('W1 goes from 87.5 to 108.0 by tenths, and no further', () => {
    expect(onScale(98.34)).toBe(98.3)
    expect(onScale(87.5 + 0.1 * 3)).toBe(87.8)
    expect([onScale(12), onScale(1000)]).toEqual([87.5, 108])
  })

  it('W1 its needle stands where its number is, with a margin on both sides', () => {
    expect(placeOf(87.5)).toBeGreaterThan(0.02)
    expect(placeOf(87.5)).toBeCloseTo(1 - placeOf(108))
    expect(placeOf(97.75)).toBeCloseTo(0.5)
  })

  it('W1 the knob follows the hand across the seam of a turn, either way', () => {
    expect(turnOf(10, 350)).toBe(20)
    expect(turnOf(350, 10)).toBe(-20)
    expect(turnOf(100, 90)).toBe(10)
  })
})
