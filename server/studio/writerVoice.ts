import { people, type Kind } from './story/people.ts'
import { action, fragment, greeting, question, statement } from './story/pickups.ts'
import { asides, named, remembered, unknowns } from './story/talk.ts'
import type { Voices } from './story/temper.ts'
import { nameIn, readCaller, type Reading } from './writerCaller.ts'
import { chance, shuffled } from './writerChance.ts'
import { capitalised } from './writerEcho.ts'
import type { Past } from './writerPast.ts'
import type { BatchPrompt, Line } from './writerPrompt.ts'
import { judge } from './writerScore.ts'
import { another, type Host, type Show } from './writerShow.ts'

/** One breath, in words. */
const mostWords = 35

/** Everything that the parts of a batch are made from. */
export interface Desk {
  readonly prompt: BatchPrompt
  readonly show: Show
  readonly past: Past
  /** What the caller said in earlier turns, oldest first. */
  readonly before: readonly string[]
  readonly seed: string
}

/** The line that takes up what the caller said. */
export function firstLine(desk: Desk, reading: Reading, reply: Line | undefined): Line {
  const { show, past, seed } = desk
  const { manner, answer, echo, name } = reading
  const scene = show.last
  const plain = answer === 'yes' ? scene?.yes : answer === 'no' ? scene?.no : null
  if (plain && !past.has(plain.text) && lastAsked(desk, scene?.ask.text)) return plain
  const addressed = show.hosts.find((one) => one.name === reading.host)
  const host = addressed ?? another(show.hosts, [reply?.speaker, lastSpeaker(desk)], seed)
  const slots = {
    name: name ?? '',
    said: echo?.said ?? '',
    Said: capitalised(echo?.said ?? ''),
    quote: echo?.quote ?? '',
    Quote: capitalised(echo?.quote ?? ''),
  }
  const line = voiced(desk, host, manner === 'question' && !reply ? unknowns : poolOf(manner), slots)
  if (!name || manner === 'name' || known(desk).includes(name)) return line
  const hello = fill(past.fresh(shuffled(greeting[host.temper], seed)) ?? '', slots)
  return countWords(hello) + countWords(line.text) <= mostWords
    ? { ...line, text: `${hello} ${line.text}` }
    : line
}

function poolOf(manner: Reading['manner']): Voices {
  switch (manner) {
    case 'statement':
      return statement
    case 'action':
      return action
    case 'fragment':
      return fragment
    case 'question':
      return question
    default:
      return people[manner satisfies Kind]
  }
}

/** What another host puts in where the story has nothing of its own to say to it. */
export function second(desk: Desk, reading: Reading, first: string | undefined): Line {
  const host = another(desk.show.hosts, [first], `${desk.seed} second`)
  const word = [...reading.features.story].sort((one, other) => other.length - one.length)[0]
  const pool = word && chance(`${desk.seed} word`) < 0.6 ? named : asides
  return voiced(desk, host, pool, { word: word ?? '', Word: capitalised(word ?? ''), host: first ?? '' })
}

/** The best of what the caller said tonight, in the mouth of a host; null where there was nothing. */
export function memory(desk: Desk, not: string | undefined): Line | null {
  const { show, seed, before } = desk
  const rated = before
    .map((text, index) => {
      const reading = readCaller(text, show, before.slice(0, index))
      return { echo: reading.echo, worth: judge(reading, show.topic(text)?.moved ?? null, text).percent }
    })
    .filter(({ worth }) => worth >= 4)
    .sort((one, other) => other.worth - one.worth)
  const echo = rated[0]?.echo
  if (!echo) return null
  const host = another(show.hosts, [not], `${seed} memory`)
  return voiced(desk, host, remembered, { quote: echo.quote, Quote: capitalised(echo.quote) })
}

/** A line of a host out of a pool, filled in: the first that is new and can be said in one breath. */
export function voiced(desk: Desk, host: Host, pool: Voices, slots: Readonly<Record<string, string>>): Line {
  const patterns = shuffled(pool[host.temper], `${desk.seed} ${host.name}`)
  const short = patterns.filter((pattern) => countWords(fill(pattern, slots)) <= mostWords)
  const pattern = desk.past.fresh(short.length > 0 ? short : patterns) ?? ''
  return { speaker: host.name, text: fill(pattern, slots) }
}

function fill(pattern: string, slots: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
}

/** Now and then the question has the caller's name in it. */
export function withName(desk: Desk, ask: Line): Line {
  const name = known(desk).at(-1)
  if (!name || !ask.text.endsWith('?') || chance(`${desk.seed} name`) < 0.5) return ask
  return { ...ask, text: `${ask.text.slice(0, -1)}, ${name}?` }
}

/** The names by which callers have introduced themselves, oldest first. */
function known(desk: Desk): readonly string[] {
  return desk.before.map(nameIn).filter((name) => name !== null)
}

/** Whether this was the question that the caller has answered. */
function lastAsked({ prompt }: Desk, ask: string | undefined): boolean {
  const last = prompt.dialogue.findLast(({ speaker }) => speaker !== 'CALLER')
  const words = (text: string) => text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')
  return ask !== undefined && last !== undefined && words(last.text).startsWith(words(ask).slice(0, 40))
}

export function lastSpeaker({ prompt }: Desk): string | undefined {
  return [...prompt.dialogue, ...prompt.unheard].findLast(({ speaker }) => speaker !== 'CALLER')?.speaker
}

function countWords(text: string): number {
  return text.split(/\s+/).length
}
