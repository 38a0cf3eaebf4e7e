import { replies, silences } from './story/talkAnswers.ts'
import {
  answers,
  colours,
  confessions,
  cutOff,
  handovers,
  musings,
  openers,
  plainOpeners,
  recalls,
  wonders,
  wordOpeners,
} from './story/talkLines.ts'
import { topics, type Topic } from './story/talkTopics.ts'
import { tempers, type Temper } from './story/temper.ts'
import { factsOf, firstPerson, type Facts } from './talkFacts.ts'
import { wantsShort } from './talkHeard.ts'
import { replyTo, type Reply } from './talkReplies.ts'
import { tasteIn } from './talkTastes.ts'
import { contentOf, readCaller, stem, wordsOf, type Reading } from './writerCaller.ts'
import { chance, pick, shuffled } from './writerChance.ts'
import { capitalised, sayable } from './writerEcho.ts'
import { createPast, type Past } from './writerPast.ts'
import type { TalkPrompt } from './writerTalkPrompt.ts'

/** The first sentence is heard while the rest is written: so long it may be, in words. */
const mostFirstWords = 12
const mostSentences = 4

/** What patterns are filled with; what is null cannot be. */
export type Slots = Readonly<Record<string, string | null>>

/** Everything that the parts of a message are made from. */
export interface TalkDesk {
  readonly prompt: TalkPrompt
  readonly temper: Temper
  readonly past: Past
  readonly facts: Facts
  /** What the caller said before this, oldest first. */
  readonly before: readonly string[]
  readonly seed: string
  /** Who has spoken so far, there or not. */
  readonly spoke: readonly string[]
  /** One of several that can be filled in: a new one, or the one that was said longest ago. */
  fresh(patterns: readonly string[], slots?: Slots): string | null
  /** One that can be filled in and is new; null where all have been said. */
  unsaid(patterns: readonly string[], slots?: Slots): string | null
}

/** What a character says now, from nothing but what the prompt tells. */
export function writeTalk(prompt: TalkPrompt): string {
  const desk = deskOf(prompt)
  const parts = prompt.words === null ? quiet(desk) : answer(desk, prompt.words)
  return spoken(parts)
}

function deskOf(prompt: TalkPrompt): TalkDesk {
  const { self, dialogue, words, earlier } = prompt
  const said = dialogue
    .filter(({ speaker, text }) => speaker === 'CALLER' && !text.startsWith('('))
    .map(({ text }) => text)
  // What is being answered now was not said before.
  const before = words !== null && said.at(-1) && words.endsWith(said.at(-1) ?? '') ? said.slice(0, -1) : said
  const past = createPast(
    dialogue.filter(({ speaker }) => speaker !== 'CALLER'),
    earlier,
  )
  const seed = [self.name, dialogue.length, words ?? ''].join(' ')
  const fitting = (patterns: readonly string[], slots: Slots) =>
    shuffled(
      patterns.filter((pattern) =>
        [...pattern.matchAll(/\{(\w+)\}/g)].every(([, slot]) => slots[slot?.toLowerCase() ?? '']),
      ),
      seed,
    )
  return {
    prompt,
    temper: tempers([self.about])[0] ?? 'dry',
    past,
    before,
    seed,
    spoke: [...new Set(dialogue.map(({ speaker }) => speaker))].filter((one) => one !== 'CALLER'),
    facts: factsOf([earlier, ...said, ...(words === null ? [] : [words])]),
    fresh: (patterns, slots = {}) => {
      const pattern = past.fresh(fitting(patterns, slots))
      return pattern === undefined ? null : filled(pattern, slots)
    },
    unsaid: (patterns, slots = {}) => {
      const pattern = fitting(patterns, slots).find((one) => !past.has(one))
      return pattern === undefined ? null : filled(pattern, slots)
    },
  }
}

/** A capital in the name of a slot is a capital in what fills it. */
function filled(pattern: string, slots: Readonly<Record<string, string | null>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const small = slots[slot.toLowerCase()] ?? ''
    return slot === slot.toLowerCase() ? small : capitalised(small)
  })
}

function quiet(desk: TalkDesk): readonly (string | null)[] {
  const { prompt, seed } = desk
  const kind = prompt.silence ?? 'nothing'
  const first = desk.fresh(silences[kind])
  if (kind === 'unintelligible') return [first]
  const topic = pick(topics, `${seed} quiet`)
  return [
    first,
    trait(desk, null) ?? desk.unsaid(topic.tells),
    kind === 'nothing' ? desk.unsaid(topic.asks) : null,
  ]
}

function answer(desk: TalkDesk, words: string): readonly (string | null)[] {
  const { prompt, before, seed } = desk
  const room = [prompt.self, ...prompt.others]
  const reading = readCaller(words, { words: new Set(), hosts: room }, before)
  const first = opening(desk, reading, words)
  const reply = replyTo(desk, reading, words)
  if (wantsShort(words)) return [shortOf(desk, reply)]
  const topic = topicOf(words)
  const word = wordOf(
    words,
    room.map(({ name }) => name),
  )
  const pools: (() => string | null)[] = reply?.enough
    ? [() => (chance(`${seed} more`) < 0.5 ? trait(desk, words) : null)]
    : [
        () => opinion(desk, words),
        () => trait(desk, words, chance(`${seed} trait`) < 0.3 ? 0 : 1),
        () => (topic ? desk.unsaid(topic.thinks) : null),
        () => (topic && chance(`${seed} tell`) < 0.5 ? desk.unsaid(topic.tells) : null),
        () => desk.unsaid(colours[desk.temper]),
        () => (word ? desk.unsaid(musings, { word }) : null),
      ]
  const middle = pools.map((make) => make()).filter((one) => one !== null)
  const wanted = reply || chance(`${seed} length`) >= 0.45 ? 1 : 2
  // To what was unkind or strange nothing is added.
  const unkind = ['insult', 'threat', 'odd', 'sleepOn'].includes(reading.manner)
  const body = unkind ? [] : inOrder(middle, seed, topic !== null).slice(0, wanted)
  return [
    ...(prompt.since.length > 0 || !reply ? first : []),
    ...(reply ? [reply.text] : []),
    ...body,
    unkind ? null : hook(desk, reading, topic),
  ]
}

/** The most words of an answer to somebody who wants a short one. */
const mostBriefWords = 8

/** One short sentence. */
function shortOf(desk: TalkDesk, reply: Reply | null): string | null {
  const first = reply?.enough ? (reply.text.split(/(?<=[.!?])\s+/)[0] ?? '') : ''
  return first && first.split(' ').length <= mostBriefWords ? first : desk.fresh(replies.brief)
}

/** What has to do with the matter comes first; the rest as chance has it. */
function inOrder(parts: readonly string[], seed: string, toThePoint: boolean): readonly string[] {
  return toThePoint ? parts : shuffled(parts, `${seed} order`)
}

/** The first words: of what another one just said, or of what the caller said. */
function opening(desk: TalkDesk, reading: Reading, words: string): readonly (string | null)[] {
  const { prompt, seed } = desk
  const own = prompt.dialogue.findLast(({ speaker }) => speaker === prompt.self.name)
  if (prompt.since.length > 0) {
    const last = prompt.since.at(-1)
    const names = [prompt.self.name, ...prompt.others.map(({ name }) => name)]
    const word = wordOf(last?.text ?? '', names)
    // Only what is a matter of its own can be quoted out of somebody's mouth.
    const line = desk.unsaid(answers, {
      other: last?.speaker ?? null,
      word: word && topicOf(word) ? word : null,
    })
    if (line) return [line]
  }
  if (own?.text.endsWith('(interrupted)') && chance(`${seed} cut`) < 0.6) return [desk.fresh(cutOff)]
  const said = reading.echo?.said ?? null
  const short = said !== null && said.split(' ').length <= mostFirstWords - 4 ? said : null
  if (short) return [desk.fresh(openers, { said: short })]
  const word = wordOf(words, [prompt.self.name])
  return [desk.fresh(word ? wordOpeners : plainOpeners, { word })]
}

/** How the message ends: with the next one's turn, with what one remembers, with a question, or just so. */
function hook(desk: TalkDesk, reading: Reading, topic: Topic | null): string | null {
  const { prompt, seed, facts } = desk
  const next = prompt.after[0]
  if (next) return chance(`${seed} next`) < 0.7 ? desk.unsaid(handovers, { next }) : null
  const roll = chance(`${seed} hook`)
  if (roll < 0.22) {
    const said = prompt.words?.toLowerCase() ?? ''
    const known = (['like', 'hate', 'place', 'job', 'kin'] as const).filter(
      (fact) =>
        facts[fact] !== null && !said.includes((facts[fact] ?? '').toLowerCase().split(' ').at(-1) ?? ''),
    )
    const fact = known.length > 0 ? pick(known, `${seed} fact`) : null
    const line = fact && desk.unsaid(recalls[fact], { [fact]: facts[fact] })
    if (line) return line
  }
  if (roll > 0.66 || reading.manner === 'question') return null
  const ask = (topic && desk.unsaid(topic.asks)) ?? desk.unsaid(wonders)
  const name = facts.name
  return ask?.endsWith('?') && name && chance(`${seed} name`) < 0.35 ? `${ask.slice(0, -1)}, ${name}?` : ask
}

/** What they like or hate, where that was spoken of and they have not said so yet. */
function opinion({ prompt, past }: TalkDesk, words: string): string | null {
  const taste = tasteIn(words, prompt.self.about)
  return taste && !past.has(taste.sentence) ? `${taste.sentence}.` : null
}

/**
 * Something of themselves, in their own words: what fits what was said, or anything that was not told yet. `least` is
 * how many words it has to have in common with what was said.
 */
function trait(desk: TalkDesk, words: string | null, least = 0): string | null {
  const { prompt, past, seed } = desk
  const { self } = prompt
  const stems = new Set(contentOf(words ?? '').map(stem))
  const own = self.traits
    .map((sentence) => firstPerson(sentence, self.name))
    .filter((sentence) => sentence !== null)
    .filter((sentence) => !past.has(sentence))
    .map((sentence) => ({ sentence, near: contentOf(sentence).filter((one) => stems.has(stem(one))).length }))
  const best = shuffled(own, `${seed} trait`).toSorted((one, other) => other.near - one.near)[0]
  if (!best || best.near < least) return null
  return best.near > 0
    ? `${best.sentence}.`
    : (desk.unsaid(confessions, { trait: best.sentence }) ?? `${best.sentence}.`)
}

/** What somebody talks about: the matter that most of the words belong to. */
function topicOf(words: string): Topic | null {
  const rated = topics
    .map((topic) => ({ topic, hits: (words.match(new RegExp(topic.words, 'gi')) ?? []).length }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits)
  return rated[0]?.topic ?? null
}

/** What stands before a thing, and tells that it is one. */
const beforeThings =
  /^(?:an?|the|my|your|our|his|her|their|this|that|these|those|some|any|no|about|of|with|love|like|likes|loves|hate|enjoy|for|new|old|little|big)$/
/** Of these there may be many: spoken of by themselves, they are. */
const single = /^(?:an?|my|your|our|his|her|their|new|old|little|big)$/
/** Verbs and the like cannot be spoken of by themselves. */
const noThing =
  /(?:ed|ly|n't|'\w+)$|^(?:think|thought|believe|mean|guess|feel|felt|want|like|love|hate|went|came|told|asked|yours|mine|about|maybe|please|hello|today|yesterday|tomorrow|sometimes|often|usually|remember|favou?rite|myself|yourself|happen|understand|without|between|terrible|great|nice|best|worst|whole|same|last|next|little|moment)$/

/** The thing in a text that is most worth taking up, as one speaks of it by itself; null where there is none. */
function wordOf(text: string, names: readonly string[]): string | null {
  const known = new Set(names.flatMap((name) => name.toLowerCase().split(/\s+/)))
  const words = wordsOf(sayable(text))
  const content = new Set(contentOf(sayable(text)))
  const things = words.flatMap((word, index) => {
    const before = words[index - 1] ?? ''
    const next = words[index + 1] ?? ''
    if (!content.has(word) || word.length < 3 || word.length > 14 || noThing.test(word) || known.has(word))
      return []
    if (!beforeThings.test(before)) return []
    // "The old guitar": the one at the end is the thing.
    if (content.has(next) && !noThing.test(next) && !/(?:s|ing|ed)$/.test(next)) return []
    return [before === 'the' ? `the ${word}` : single.test(before) ? many(word) : word]
  })
  return [...things].sort((one, other) => other.length - one.length)[0] ?? null
}

function many(word: string): string {
  if (word.endsWith('s')) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:x|ch|sh|z)$/.test(word) ? `${word}es` : `${word}s`
}

/** The parts as one text: no more sentences than one listens to, each once, a short one first. */
function spoken(parts: readonly (string | null)[]): string {
  const sentences = [
    ...new Set(
      parts
        .filter((part) => part !== null && part !== '')
        .flatMap((part) => part?.split(/(?<=[.!?])\s+/) ?? []),
    ),
  ]
  const kept = sentences.slice(0, mostSentences)
  // A question at the end is what is answered: it stays.
  const last = sentences.at(-1)
  if (sentences.length > mostSentences && last?.endsWith('?')) kept.splice(-1, 1, last)
  return kept.map((sentence) => capitalised(sentence)).join(' ')
}
