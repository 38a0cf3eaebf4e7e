import { describe, expect, it } from 'vitest'
import { cast, colours } from './casting.ts'
import type { Character } from './mission.ts'
import type { VoiceModel } from './ports.ts'

function character(name: string, gender: Character['gender'], sound = '', personality = ''): Character {
  return { name, role: 'host', personality, sound, gender }
}

function voice(id: string, gender: VoiceModel['gender'], ...traits: string[]): VoiceModel {
  return { id, language: 'en', gender, traits }
}

const voices = [
  voice('clara', 'feminine', 'young', 'cheerful'),
  voice('vera', 'feminine', 'mature', 'calm', 'smooth'),
  voice('ruben', 'masculine', 'deep', 'raspy'),
  voice('timo', 'masculine', 'youthful', 'energetic'),
]

const names = (characters: readonly Character[], from: readonly VoiceModel[], seed = 'm1') =>
  cast(characters, from, seed).map((speaker) => speaker.voice)

describe('casting', () => {
  it('M6 fits gender first, then how the character is said to sound', () => {
    const characters = [
      character('Mags', 'feminine', 'older, low, unhurried'),
      character('Ike', 'masculine', 'young, quick, nervous'),
      character('Osei', 'masculine', 'rough, low, weathered'),
      character('Bea', 'feminine', 'bright and youthful'),
    ]
    expect(names(characters, voices)).toEqual(['vera', 'timo', 'ruben', 'clara'])
  })

  it('M6 is stable for the mission, whatever else changes', () => {
    const characters = [character('A', 'feminine'), character('B', 'feminine')]
    const many = Array.from({ length: 20 }, (_, index) => voice(`f${index}`, 'feminine'))
    expect(names(characters, many, 'm1')).toEqual(names(characters, [...many].reverse(), 'm1'))
    const casts = new Set(['m1', 'm2', 'm3', 'm4'].map((seed) => names(characters, many, seed).join()))
    expect(casts.size).toBeGreaterThan(1)
  })

  it('M6 gives no two speakers the same voice while there are voices left', () => {
    const four = ['A', 'B', 'C', 'D'].map((name) => character(name, 'feminine'))
    expect(new Set(names(four, voices)).size).toBe(4)
    const two = [voice('one', 'feminine'), voice('two', 'masculine')]
    expect(names(four, two).toSorted()).toEqual(['one', 'one', 'two', 'two'])
    expect(() => cast(four, [], 'm1')).toThrow('no voice')
  })

  it('every speaker has a colour of their own that can be read on a dark ground (AA)', () => {
    const four = ['A', 'B', 'C', 'D'].map((name) => character(name, 'feminine'))
    for (const seed of ['m1', 'm2', 'm3'])
      expect(new Set(cast(four, voices, seed).map(({ colour }) => colour)).size).toBe(4)
    for (const colour of colours) expect(contrast(colour, '#0b0d12')).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
