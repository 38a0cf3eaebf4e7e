import { describe, expect, it } from 'vitest'
import { createCepstralMean } from './earMean.ts'

/** Frames of a speaker: the first number is the energy. */
function frames(count: number, energy: number, colour: number): Float32Array {
  return Float32Array.from({ length: count * 13 }, (_, at) => (at % 13 === 0 ? energy : colour))
}
const first = (cepstra: Float32Array): number[] => [...cepstra.subarray(0, 2)]

describe('taking the colour out of a sound', () => {
  it('waits for 0.8 s, then gives everything', () => {
    const mean = createCepstralMean()
    mean.begin()
    expect(mean.push(frames(79, 60, 5))).toHaveLength(0)
    expect(mean.push(frames(20, 60, 5))).toHaveLength(99 * 13)
    expect(mean.push(frames(20, 60, 5))).toHaveLength(20 * 13)
    expect(mean.end()).toHaveLength(0)
  })

  it('gives what there is of an utterance that is shorter', () => {
    const mean = createCepstralMean()
    mean.begin()
    mean.push(frames(30, 60, 5))
    expect(mean.end()).toHaveLength(30 * 13)
  })

  it('takes no silence into account', () => {
    const [without, within] = [createCepstralMean(), createCepstralMean()]
    without.begin()
    within.begin()
    const plain = without.push(frames(100, 60, 5))
    within.push(frames(40, -80, -30))
    const after = within.push(frames(100, 60, 5))
    expect(after).toHaveLength(140 * 13)
    expect(first(after.subarray(40 * 13))).toEqual(first(plain))
  })

  it('knows a speaker better with every utterance', () => {
    const mean = createCepstralMean()
    const offsets: number[] = []
    for (let count = 0; count < 4; count += 1) {
      mean.begin()
      offsets.push(Math.abs(mean.push(frames(100, 70, 15))[1] ?? 0))
      mean.end()
    }
    expect(offsets).toEqual(offsets.toSorted((a, b) => b - a))
    expect(offsets.at(-1)).toBeLessThan((offsets[0] ?? 0) / 3)
  })
})
