import { describe, expect, it } from 'vitest'
import { missingWord } from '../plots/missingWord.ts'
import { plots } from '../plots/plots.ts'
import type { Plot } from '../plots/plot.ts'
import { anyStory } from './anyStory.ts'
import { people } from './people.ts'
import { action, fragment, greeting, question, statement } from './pickups.ts'
import { quiet } from './quiet.ts'
import { reasons } from './reasons.ts'
import { again, asides, late, named, remembered, unknowns } from './talk.ts'
import { tempers } from './temper.ts'
import { themed } from '../writerShow.ts'

/** Every string inside a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null && !(value instanceof RegExp)
    ? Object.values(value).flatMap(textsIn)
    : []
}

const all: readonly Plot[] = [...plots, missingWord]
const spokenIn = ({ opening, beats, topics, answers, signs, closings }: Plot): readonly string[] =>
  textsIn([
    opening,
    beats.map(({ lines, ask, yes, no }) => [lines, ask, yes ?? [], no ?? []]),
    topics.map(({ replies }) => replies),
    answers,
    signs,
    closings,
  ])

const pools = textsIn([
  statement,
  action,
  fragment,
  question,
  people,
  quiet,
  again,
  asides,
  late,
  named,
  remembered,
  unknowns,
])

describe('what the studio has to say', () => {
  it.each(all.map((plot) => [plot.title, plot] as const))(
    '%s: every line has a speaker, can be said in one breath, and comes once',
    (_, plot) => {
      const names = plot.cast.map(({ name }) => name)
      const lines = spokenIn(plot)
      for (const line of lines) {
        const [name = '', words = ''] = line.split(/: (.*)/s)
        expect(names, line).toContain(name)
        const said = themed(words, 'penguins')
        expect(said, line).toMatch(/^[\p{L} .,?'-]+$/u)
        expect(said.split(' ').length, line).toBeLessThanOrEqual(36)
        expect(said.split(' ').length, line).toBeGreaterThanOrEqual(3)
        expect(said, line).toMatch(/[.?]$/)
      }
      expect(new Set(lines).size).toBe(lines.length)
    },
  )

  it.each(all.map((plot) => [plot.title, plot] as const))(
    '%s: the hosts sound different, and each has something to hide',
    (_, plot) => {
      const found = tempers(plot.cast.map(({ personality, sound }) => `${personality} ${sound}`))
      expect(new Set(found).size).toBe(plot.cast.length)
      expect(new Set(plot.cast.map(({ gender }) => gender)).size).toBe(2)
      for (const { hides, moved } of plot.cast)
        expect(Math.min(hides.length, moved.length)).toBeGreaterThan(20)
    },
  )

  it.each(all.map((plot) => [plot.title, plot] as const))(
    '%s: a brief of the size that was asked for, and turns enough for a show',
    (_, plot) => {
      expect(plot.story.split(/\s+/).length).toBeGreaterThanOrEqual(70)
      expect(plot.story.split(/\s+/).length).toBeLessThanOrEqual(140)
      expect(plot.frequency * 10).toBe(Math.round(plot.frequency * 10))
      expect(plot.frequency).toBeGreaterThanOrEqual(87.5)
      expect(plot.frequency).toBeLessThanOrEqual(108)
      expect(plot.beats.length).toBeGreaterThanOrEqual(7)
      expect(plot.topics.length).toBeGreaterThanOrEqual(8)
      for (const { hint } of plot.beats) expect(hint).toMatch(/^[A-Z].+\.$/)
      // A story names its frequency as it is said, and no two stand on the same one.
      expect(all.filter(({ frequency }) => frequency === plot.frequency)).toHaveLength(1)
    },
  )

  it('the pools can be said, and fill in nothing that is not there', () => {
    for (const line of [...pools, ...textsIn(anyStory)]) {
      const said = line.replace(/\{(?:name|said|Said|quote|Quote|word|Word|host|frequency|title)\}/g, 'so')
      expect(said, line).toMatch(/^[\p{L} .,?'-]+$/u)
      expect(said.split(' ').length, line).toBeLessThanOrEqual(34)
    }
    expect(new Set(pools).size).toBe(pools.length)
    for (const voices of [statement, action, fragment])
      for (const lines of Object.values(voices)) expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(
      Object.values(greeting)
        .flat()
        .every((line) => line.includes('{name}')),
    ).toBe(true)
  })

  it('every reason is one short sentence without a number', () => {
    for (const reason of [
      ...textsIn(reasons),
      ...all.flatMap(({ topics }) => topics.map(({ moved }) => moved)),
    ])
      expect(reason).toMatch(/^[A-Z][\p{L} ,:'-]{8,110}\.$/u)
  })
})
