import { describe, expect, it } from 'vitest'
import { beatOf, clearness } from './dialNoise.ts'

describe('the noise of the dial', () => {
  it('W1 clears as the dial comes near: nothing from 2 MHz on, everything on the station', () => {
    expect(clearness(98.4, 98.4)).toBe(1)
    expect(clearness(98.4, 96.4)).toBe(0)
    const nearer = [96.9, 97.4, 97.9, 98.2, 98.3].map((dial) => clearness(98.4, dial))
    expect(nearer).toEqual(nearer.toSorted((one, other) => one - other))
  })

  it('W1 the carrier whistles lower and lower, and not at all on the station', () => {
    expect(beatOf(98.4, 98.4)).toBe(0)
    const nearer = [96.9, 97.4, 97.9, 98.2, 98.3].map((dial) => beatOf(98.4, dial))
    expect(nearer).toEqual(nearer.toSorted((one, other) => other - one))
    expect(beatOf(98.4, 98.7)).toBe(beatOf(98.4, 98.1))
    // Beyond its reach nobody hears it, and no oscillator makes 25 kHz.
    expect(beatOf(98.4, 87.5)).toBe(beatOf(98.4, 96.4))
  })
})
