import { describe, expect, it } from 'vitest'
import { meterOf } from './level.ts'

describe('the level', () => {
  it('W1 is a scale of 60 dB: full for full samples, half at -30 dB, nothing for silence and below', () => {
    const of = (amplitude: number) => meterOf(new Float32Array(1024).fill(amplitude))
    expect(of(1)).toBe(1)
    expect(of(10 ** (-30 / 20))).toBeCloseTo(0.5, 5)
    expect(of(10 ** (-70 / 20))).toBe(0)
    expect(of(0)).toBe(0)
  })
})
