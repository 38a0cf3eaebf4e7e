import {
  conceptOf,
  isPerson,
  isWhen,
  kindNamed,
  kindsOf,
  negations,
  plainWords,
  rivalled,
} from './judgeLexicon.ts'
import { phrased } from './judgePhrases.ts'
import { distance, soundOf, soundsLike } from './judgeSound.ts'
import { isCode, unitsOf, type Unit } from './judgeUnits.ts'

/** An intent as the prompt tells it. */
export interface Intent {
  readonly name: string
  readonly about: string
  readonly examples: readonly string[]
}

/** What an intent is made of. */
export interface Meaning {
  readonly intent: Intent
  readonly examples: readonly (readonly Unit[])[]
  readonly about: readonly Unit[]
  /** What nearly all examples have: without it, it is something else. */
  readonly core: readonly Unit[]
  /** Kinds of things any of which will do. */
  readonly kinds: ReadonlySet<number>
}

/** In how many of the examples something has to be to belong to the core. */
const coreShare = 0.6

/** `open`: things like those of the examples will do. `named`: only where the intent says so of itself. */
export function meaningOf(intent: Intent, kinds: 'open' | 'named' = 'open'): Meaning {
  const examples = intent.examples.map(unitsOf).filter((units) => units.length > 0)
  const about = unitsOf(intent.about)
  const all = examples
    .flat()
    .filter((unit, index, some) => some.findIndex((one) => same(one, unit)) === index)
  const telling = all.filter(({ name, weight }) => weight > 0.3 && !name.startsWith('?'))
  const shared = all.filter(
    (unit) =>
      examples.length >= 2 &&
      examples.filter((units) => units.some((one) => same(one, unit))).length >= coreShare * examples.length,
  )
  const strong = shared.filter((unit) => telling.includes(unit))
  // "To take away" has nothing but a verb that mostly only carries other words.
  const bare = examples.filter((units) => !units.some((unit) => telling.includes(unit))).length
  const core = strong.length > 0 || bare < examples.length / 2 ? strong : shared
  return {
    intent,
    examples,
    about,
    core,
    kinds: kindsIn(kinds === 'open' ? telling : [], about, core, intent.about),
  }
}

/** Kinds that are named, and those of which the examples have two and insist on none. */
function kindsIn(
  telling: readonly Unit[],
  about: readonly Unit[],
  core: readonly Unit[],
  text: string,
): ReadonlySet<number> {
  const named = about.flatMap(({ name }) => kindNamed(name) ?? [])
  const members = telling.filter((unit) => !unit.denied)
  const counts = new Map<number, number>()
  for (const { name } of members)
    for (const kind of kindsOf(name)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const shared = new Set(core.flatMap(({ name }) => kindsOf(name)))
  // One that names a kind means that one.
  if (named.length > 0) return new Set(named.filter((kind) => !shared.has(kind)))
  // An intent that lists its things itself means these, unless it says that there are others.
  const listed = (kind: number) =>
    !/\b(?:an?other|others?|any|such as|like|kind|something|somebody|someone|some)\b/i.test(text) &&
    new Set(about.filter(({ name }) => kindsOf(name).includes(kind)).map(({ name }) => name)).size >= 2
  const several = [...counts].flatMap(([kind, count]) =>
    count >= 2 && !shared.has(kind) && !listed(kind) ? [kind] : [],
  )
  return new Set(several)
}

function same(one: Unit, other: Unit): boolean {
  return one.name === other.name && one.denied === other.denied
}

/** From how much of its sounds on a whole example counts as said, words run together or torn apart. */
const nearlyWhole = 0.8
/** Shorter examples are too easily something else. */
const leastSounds = 8

/** How much of an example that lacks the core has to be said. */
const leastAlone = 0.75

/** How well an answer says what an intent means, 0 to 1. */
export function fitOf(text: string, answer: readonly Unit[], meaning: Meaning): number {
  const { intent, examples, about, core, kinds } = meaning
  const said = intent.examples.map((example) => spelledLike(text, example))
  if (said.includes(1)) return 1
  if (answer.length === 0 || examples.length === 0) return 0
  const vocabulary = [...examples.flat(), ...about.map((unit) => ({ ...unit, weight: unit.weight * 0.6 }))]
  if (contradicts(answer, meaning, vocabulary)) return 0
  // When it is done tells nothing, unless that is what is asked.
  const timed = vocabulary.some(({ name }) => isWhen(name))
  const telling = timed ? answer : answer.filter(({ name }) => !isWhen(name))
  const recall = Math.max(...examples.map((units) => covered(units, answer, kinds)))
  const precision = covered(telling, vocabulary, kinds)
  const missing = core.filter((unit) => likeness(unit, answer, kinds) < 0.6).length
  const spelled = Math.max(0, ...said)
  // Where far more is said of something else, a word in common is chance.
  const chance = Math.min(1, (1.5 * precision) / (1 - precision))
  const whole = (0.6 * recall + 0.4 * precision) * chance
  // Some examples do without what most have: "to my family" is as good as "home".
  const without = examples.filter((units) => !core.some((unit) => units.some((one) => same(one, unit))))
  const alone = Math.max(0, ...without.map((units) => covered(units, answer, kinds)))
  if (core.length === 0) return Math.max(spelled, whole)
  if (missing > 0 && alone >= leastAlone && precision >= 0.5)
    return Math.max(spelled, 0.6 * alone + 0.4 * precision)
  // All of the core is said: then the rest of it is manner.
  if (missing === 0) return Math.max(spelled, whole, 0.55 + 0.3 * precision)
  return Math.max(spelled, whole * (1 - (0.5 * missing) / core.length))
}

/** 1 for an example as it stands, 0.8 for one as a recogniser hears it: "here is my past port"; or else 0. */
function spelledLike(text: string, example: string): number {
  const [one, other] = [text, example].map((words) => {
    const all = plainWords(words)
    const telling = all.filter((word) => conceptOf(word) !== null)
    return (telling.length > 0 ? telling : all).map(soundOf).join('')
  })
  if (!one || !other) return 0
  if (plainWords(text).join(' ') === plainWords(example).join(' ')) return 1
  if (turned(text) !== turned(example)) return 0
  const longer = Math.max(one.length, other.length)
  return longer >= leastSounds && distance(one, other) <= (1 - nearlyWhole) * longer ? 0.8 : 0
}

/** What no likeness of sounds may add or take away: what denies, and what asks. "Who" is often "here" misheard. */
function turned(text: string): string {
  return plainWords(phrased(text))
    .filter(
      (word) =>
        negations.has(word) ||
        /^(?:no|where|what|when|why|which|donde|que|por|wo|was|wann|warum)$/.test(word),
    )
    .join(' ')
}

/** The part of `units`, by weight, that `others` have. */
function covered(units: readonly Unit[], others: readonly Unit[], kinds: ReadonlySet<number>): number {
  const total = units.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  return units.reduce((sum, unit) => sum + unit.weight * likeness(unit, others, kinds), 0) / total
}

function likeness(unit: Unit, others: readonly Unit[], kinds: ReadonlySet<number>): number {
  return Math.max(0, ...others.map((other) => (unit.denied === other.denied ? alike(unit, other, kinds) : 0)))
}

function alike(first: Unit, second: Unit, kinds: ReadonlySet<number>): number {
  const [one, other] = [first.name, second.name]
  if (one === other) return 1
  if (exactOnly.test(one) || exactOnly.test(other)) return 0
  const common = kindsOf(one).filter((kind) => kindsOf(other).includes(kind))
  if (common.some((kind) => kinds.has(kind))) return 0.85
  const [kind, otherKind] = [kindNamed(one), kindNamed(other)]
  if (
    (kind !== null && kindsOf(other).includes(kind)) ||
    (otherKind !== null && kindsOf(one).includes(otherKind))
  )
    return 0.7
  // Only a word that is none of the lexicon can be another one misheard.
  if (!one.startsWith('=') && !other.startsWith('=')) return 0
  return soundsLike(first.word, second.word) ? 0.8 : 0
}

/** Numbers, code words, yes and no, and what asks: heard or not heard, never nearly. */
const exactOnly = /^(?:[#!?]|YES$|NO$|NOTHING$)/

/** Of how many examples numbers have to be a part, for another number to be another answer. */
const numberShare = 0.15

/** Whether the answer takes back, denies or excludes what the intent is about. */
function contradicts(
  answer: readonly Unit[],
  { intent, examples, core, kinds }: Meaning,
  vocabulary: readonly Unit[],
): boolean {
  const has = (units: readonly Unit[], name: string) => units.some((unit) => unit.name === name)
  if (core.some(({ name }) => isCode(name))) {
    // A code is that code, in that order, once or said again.
    const codes = new Set(examples.map(codeOf).filter(Boolean))
    const said = codeOf(answer)
    return (
      ![...codes].some((code) => said === code || said === `${code} ${code}`) ||
      core.some((unit) => answer.some((one) => one.name === unit.name && one.denied !== unit.denied))
    )
  }
  const numbers = answer.filter(({ name }) => name.startsWith('#'))
  const open = /\b(?:how (?:many|much|long|old)|number of|amount|or more)\b/i.test(intent.about)
  const counted = open ? [] : examples.filter((units) => units.some(({ name }) => name.startsWith('#')))
  if (
    counted.length >= numberShare * examples.length &&
    numbers.length > 0 &&
    !numbers.some(({ name }) => has(vocabulary, name))
  )
    return true
  if (
    answer.some(
      (unit) =>
        !unit.denied && core.some(({ name }) => rivalled(name, unit.name)) && !has(vocabulary, unit.name),
    )
  )
    return true
  if (has(vocabulary, 'alone') && accompanied(answer, vocabulary)) return true
  if (answer.some(({ name }) => name.startsWith('?') && !has(vocabulary, name))) return true
  const told = core.length > 0 && core.every((unit) => likeness(unit, answer, kinds) >= 0.7)
  return answer.some((unit) => {
    if (unit.weight < 0.6 || unit.name.startsWith('#')) return false
    // "The toast, but without tomato" is the toast.
    if (told && !core.some((one) => alike(one, unit, kinds) >= 0.7)) return false
    const like = vocabulary.filter((other) => alike(unit, other, kinds) >= 0.7)
    const affirmed = answer.some(
      (one) => one.denied !== unit.denied && one.weight >= 0.6 && alike(one, unit, kinds) > 0,
    )
    return like.length > 0 && !affirmed && like.every((other) => other.denied !== unit.denied)
  })
}

/** Whether somebody is named, though it is about being alone; who is at home is not here. */
function accompanied(answer: readonly Unit[], vocabulary: readonly Unit[]): boolean {
  return (
    answer.some(
      ({ name, denied }) => !denied && isPerson(name) && !vocabulary.some((one) => one.name === name),
    ) && !answer.some(({ name, denied }) => name === 'home' && !denied)
  )
}

/** The numbers and code words in the order in which they are said. */
function codeOf(units: readonly Unit[]): string {
  return units
    .map(({ name }) => name)
    .filter(isCode)
    .join(' ')
}
