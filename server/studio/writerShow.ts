import { anyStory } from './story/anyStory.ts'
import { tempers, type Temper } from './story/temper.ts'
import { missingWord } from './plots/missingWord.ts'
import { plots } from './plots/plots.ts'
import type { Beat, Plot } from './plots/plot.ts'
import { capitalised, sayable } from './writerEcho.ts'
import { contentOf, stem } from './writerCaller.ts'
import { pick } from './writerChance.ts'
import type { Past } from './writerPast.ts'
import type { BatchPrompt, Line } from './writerPrompt.ts'

export interface Host {
  readonly name: string
  readonly temper: Temper
}

/** One turn of the story, ready to be spoken. */
export interface Scene {
  readonly lines: readonly Line[]
  readonly ask: Line
  readonly hint: string
  readonly yes: Line | null
  readonly no: Line | null
}

/** What can be said in this show, whoever wrote its story. */
export interface Show {
  readonly hosts: readonly Host[]
  /** Stems of the words that belong to the matter. */
  readonly words: ReadonlySet<string>
  readonly opening: readonly Line[]
  readonly openingHint: string
  /** The scene that was played last, and the one that comes next; null where there is none. */
  readonly last: Scene | null
  readonly next: Scene | null
  /** What the hosts know of something that was named, and why listeners move when it is. */
  topic(text: string): { readonly replies: readonly Line[]; readonly moved: string } | null
  answer(asks: 'who' | 'what' | 'where' | 'when' | 'why' | 'how'): Line | null
  signs(kind: 'wake' | 'stir' | 'sleep'): readonly Line[]
  closing(end: 'won' | 'near' | 'up'): readonly Line[]
}

/** The show of a prompt: one of our own stories where it is one, any other otherwise. */
export function showOf(prompt: BatchPrompt, past: Past): Show {
  const names = prompt.hosts.map(({ name }) => name)
  const own = [...plots, missingWord].find(
    ({ title, cast }) => title === prompt.title && cast.every(({ name }) => names.includes(name)),
  )
  return own ? plotShow(own, prompt, past) : anyShow(prompt, past)
}

/** A line of `Name: words`. */
export function lineOf(text: string): Line {
  const at = text.indexOf(': ')
  return { speaker: text.slice(0, at), text: text.slice(at + 2) }
}

/** The text with what was wished for in its place. */
export function themed(text: string, theme: string): string {
  return text.replaceAll('{theme}', theme).replaceAll('{Theme}', capitalised(theme))
}

/** What a story of the missing word is about, as its text says. */
function themeOf(story: string): string {
  return /This week's word is: (.+?)\. Three people/.exec(story)?.[1] ?? 'the word'
}

function plotShow(plot: Plot, prompt: BatchPrompt, past: Past): Show {
  const theme = plot === missingWord ? themeOf(prompt.story) : ''
  const { opening, openingHint, beats, answers, signs, closings } = plot
  const line = (text: string) => lineOf(themed(text, theme))
  const told = beats.findLastIndex(
    ({ ask, lines, note }) => past.has(note) || [ask, ...lines].some((text) => past.has(lineOf(text).text)),
  )
  const scene = (beat: Beat | undefined): Scene | null =>
    beat
      ? {
          lines: beat.lines.map(line),
          ask: line(beat.ask),
          hint: themed(beat.hint, theme),
          yes: beat.yes ? line(beat.yes) : null,
          no: beat.no ? line(beat.no) : null,
        }
      : null
  return {
    hosts: hostsOf(prompt),
    words: stemsOf([prompt.story, prompt.task, theme, theme].join(' ')),
    opening: opening.map(line),
    openingHint: themed(openingHint, theme),
    last: scene(beats[told]),
    next: scene(beats[told + 1]),
    topic(text) {
      const ranked = plot.topics
        .map((topic) => ({ topic, hits: (text.match(new RegExp(topic.words, 'gi')) ?? []).length }))
        .filter(({ hits }) => hits > 0)
        .sort((one, other) => other.hits - one.hits)
      // What has not been spoken of yet is more interesting than what has.
      const found =
        ranked.find(({ topic }) => topic.replies.some((reply) => !past.has(lineOf(reply).text))) ?? ranked[0]
      if (!found) return null
      const replies = found.topic.replies.filter((reply) => !past.has(lineOf(reply).text))
      return { replies: replies.map(line), moved: found.topic.moved }
    },
    answer: (asks) => line(answers[asks]),
    signs: (kind) => signs[kind].map(line),
    closing: (end) => closings[end].map(line),
  }
}

/** A show of a story that somebody else wrote: what happens comes out of its direction, the rest fits any night. */
function anyShow(prompt: BatchPrompt, past: Past): Show {
  const hosts = hostsOf(prompt)
  const host = (index: number): Host => hosts[index % hosts.length] ?? { name: '', temper: 'dry' }
  const by = (index: number, lines: Readonly<Record<Temper, string>>): Line => ({
    speaker: host(index).name,
    text: lines[host(index).temper],
  })
  const told = anyStory.asks.findLastIndex(({ ask }) => past.has(ask))
  const turns = turnsOf(prompt.direction)
  const scene = (index: number): Scene | null => {
    const asked = anyStory.asks[index]
    if (!asked) return null
    const speaker = host(index + 1)
    const turn = turns[index]
    const news = anyStory.news[host(index).temper]
    const happens = turn ?? news[Math.floor(index / hosts.length) % news.length] ?? ''
    // Nobody speaks of themselves as of somebody else.
    const teller = [host(index), ...hosts].find(({ name }) => !happens.includes(name)) ?? host(index)
    return {
      lines: [{ speaker: teller.name, text: happens }],
      ask: { speaker: speaker.name, text: asked.ask },
      hint: asked.hint,
      yes: null,
      no: null,
    }
  }
  const fill = (text: string) =>
    text.replaceAll('{frequency}', prompt.frequency).replaceAll('{title}', prompt.title)
  return {
    hosts,
    words: stemsOf(`${prompt.story} ${prompt.task}`),
    opening: [by(0, anyStory.opening), by(1, anyStory.stakes), by(2, anyStory.call)].map(
      ({ speaker, text }) => ({ speaker, text: fill(text) }),
    ),
    openingHint: 'Say who you are and what you know.',
    last: scene(told),
    next: scene(told + 1),
    topic: () => null,
    answer: () => null,
    signs: (kind) => hosts.map((_, index) => by(index, anyStory.signs[kind])),
    closing: (end) => hosts.slice(0, 3).map((_, index) => by(index, anyStory.closings[end])),
  }
}

function hostsOf({ hosts }: BatchPrompt): readonly Host[] {
  const found = tempers(hosts.map(({ about }) => about))
  return hosts.map(({ name }, index) => ({ name, temper: found[index] ?? 'dry' }))
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(contentOf(text).map(stem))
}

/** The turns of the story as a direction lists them, where they can be said aloud as they are. */
function turnsOf(direction: string): readonly string[] {
  const part =
    /TURNS OF THE STORY:?\s*([\s\S]*?)(?=\n[A-Z][A-Z ]{3,}:?\s*(?:\n|$)|$)/.exec(direction)?.[1] ?? ''
  return part
    .split('\n')
    .map((line) => line.replace(/^[\s\d.)•*-]+/, '').trim())
    .map(sayable)
    .filter((line) => line.split(' ').length >= 5 && line.split(' ').length <= 25)
}

/** Somebody else than those named, where there is anybody else. */
export function another(hosts: readonly Host[], not: readonly (string | undefined)[], seed: string): Host {
  const others = hosts.filter(({ name }) => !not.includes(name))
  return pick(others.length > 0 ? others : hosts, seed)
}
