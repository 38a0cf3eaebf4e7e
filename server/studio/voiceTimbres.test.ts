import { describe, expect, it } from 'vitest'
import { createFlite } from './voiceFlite.ts'
import { speakClause } from './voiceShape.ts'
import { timbres } from './voiceTimbres.ts'

const masculine =
  'apollo arcas aries atlas draco hermes hyperion jupiter mars neptune odysseus orion orpheus pluto saturn ' +
  'zeus'
const feminine =
  'amalthea andromeda asteria athena aurora callista cora cordelia delia electra harmonia helena hera iris ' +
  'janus juno luna minerva ophelia pandora phoebe selene thalia theia vesta'

describe('M6 the voices of Aura-2', () => {
  const english = [...masculine.split(' '), ...feminine.split(' ')].map((name) =>
    timbres.get(`aura-2-${name}-en`),
  )

  it('are all here, men with the voices of men and women with that of a woman', () => {
    expect(english).toHaveLength(41)
    expect(english.every(Boolean)).toBe(true)
    expect(english.slice(0, 16).every((timbre) => timbre?.base !== 'slt')).toBe(true)
    expect(english.slice(16).every((timbre) => timbre?.base === 'slt')).toBe(true)
  })

  it('differ from each other by more than an ear needs: pitch, size or another speaker', () => {
    for (const [index, one] of english.entries())
      for (const other of english.slice(index + 1)) {
        if (!one || !other || one.base !== other.base) continue
        const pitch =
          Math.abs(Math.log2((one.pitch ?? 100 * one.size) / (other.pitch ?? 100 * other.size))) * 12
        const size = Math.abs(one.size / other.size - 1) * 100
        const pace = Math.abs(one.stretch / other.stretch - 1) * 100
        // In semitones, percent and percent, of which 1, 4 and 10 can be told apart.
        expect(
          Math.hypot(pitch, size / 4, pace / 10),
          `${JSON.stringify(one)} ${JSON.stringify(other)}`,
        ).toBeGreaterThan(1)
      }
  })

  it('speak six languages more, no two of one language alike', () => {
    for (const language of ['es', 'de', 'nl', 'fr', 'it', 'ja']) {
      const voices = [...timbres]
        .filter(([model]) => model.endsWith(`-${language}`))
        .map(([, timbre]) => JSON.stringify(timbre))
      expect(voices.length).toBeGreaterThan(1)
      expect(new Set(voices).size).toBe(voices.length)
    }
    expect(timbres.has('aura-2-perseo-it')).toBe(false)
  })

  it('are equally loud, and none is clipped', () => {
    const flite = createFlite()
    for (const timbre of english.filter((_, index) => index % 5 === 0)) {
      if (!timbre) continue
      const samples = speakClause(
        flite,
        { text: 'The bridge is closed tonight.', pauseMs: 0 },
        timbre,
        16_000,
      )
      const loud = samples.filter((sample) => Math.abs(sample) > 0.01)
      const level = Math.sqrt(loud.reduce((sum, sample) => sum + sample * sample, 0) / loud.length)
      expect(level).toBeGreaterThan(0.08)
      expect(level).toBeLessThan(0.14)
      expect(Math.max(...samples.map(Math.abs))).toBeLessThan(1)
    }
  })

  it('have the pitch that the table says', () => {
    const flite = createFlite()
    for (const name of ['thalia', 'iris', 'hera', 'zeus', 'saturn']) {
      const timbre = timbres.get(`aura-2-${name}-en`)
      if (!timbre) continue
      const samples = speakClause(
        flite,
        { text: 'Nobody knows where the mayor was hiding.', pauseMs: 0 },
        timbre,
        16_000,
      )
      expect(pitchOf(samples) / (timbre.pitch ?? 0)).toBeCloseTo(1, 0)
    }
  })
})

/** Median pitch of the voiced parts in Hz, by autocorrelation of 64 ms. */
function pitchOf(samples: Float32Array): number {
  const found: number[] = []
  for (let at = 0; at + 1024 < samples.length; at += 512) {
    const part = samples.subarray(at, at + 1024)
    const energy = part.reduce((sum, sample) => sum + sample * sample, 0)
    if (energy < 5) continue
    let [best, lag] = [0, 0]
    for (let shift = 45; shift < 230; shift += 1) {
      let sum = 0
      for (let index = shift; index < 1024; index += 1) sum += (part[index] ?? 0) * (part[index - shift] ?? 0)
      const likeness = (sum / energy) * (1024 / (1024 - shift))
      // The first good one: the double of a period fits nearly as well.
      if (likeness > best + 0.05) [best, lag] = [likeness, shift]
    }
    if (best > 0.5) found.push(16_000 / lag)
  }
  return found.toSorted((a, b) => a - b)[found.length >> 1] ?? 0
}
