import { fillsFrame, meantBy } from './judgeAsked.ts'
import {
  conceptOf,
  evasive,
  grammar,
  isKnown,
  isWhen,
  plainWords,
  refusing,
  tonguesOf,
} from './judgeLexicon.ts'
import { fitOf, meaningOf, type Intent, type Meaning } from './judgeMeaning.ts'
import {
  asksBack,
  correctedIn,
  hasOtherSubject,
  headsElsewhere,
  onlyNeeds,
  phrased,
  readBySound,
  takesBack,
  tellsOfAnother,
} from './judgePhrases.ts'
import { slotFit } from './judgeSlots.ts'
import { unitsOf, type Unit } from './judgeUnits.ts'
import type { Prompt } from './writerPrompt.ts'

export interface JudgementAnswer {
  readonly reason: string
  readonly outcome: 'CORRECT' | 'INCORRECT_ANSWER' | 'WRONG_LANGUAGE' | 'UNHEARD'
  readonly intent: string
  readonly reply: string
}

/** All that the prompt of a judgement says. */
export interface JudgementPrompt {
  /** ISO 639-1. */
  readonly language: string
  readonly asked: string
  readonly expects: readonly Intent[]
  readonly mistakes: readonly Intent[]
  readonly words: string
  /** What the language seems to be, and how sure that is, 0 to 1. */
  readonly guess: { readonly code: string; readonly sure: number } | null
}

/** From which fit on an answer is what it could be. */
const leastFit = 0.5

/** How well an answer fits that fills what the examples leave open. */
const framed = 0.7

/** From here on an answer is one of the examples, but for what is polite. */
const asItStands = 0.95

/** By how much a mistake has to fit better than what is right. */
const clearlyMore = 0.1

/** The prompt as the one of a judgement; null where it is none. */
export function judgementOf(prompt: Prompt): JudgementPrompt | null {
  const answer = prompt.get('THE ANSWER') ?? ''
  const expects = intentsIn(prompt.get('EXPECTED') ?? '')
  if (!/^JUDGEMENT\b/.test(prompt.get('REQUEST') ?? '') || expects.length === 0) return null
  const guess = /Language by its words: ([a-z]{2,3}), (\d+) percent/.exec(answer)
  return {
    language: /\(([a-z]{2})\)/.exec(prompt.get('LANGUAGE') ?? '')?.[1] ?? 'en',
    asked: prompt.get('ASKED') ?? '',
    expects,
    mistakes: intentsIn(prompt.get('KNOWN MISTAKES') ?? ''),
    words: /«([^»]*)»/.exec(answer)?.[1]?.trim() ?? '',
    guess: guess ? { code: guess[1] ?? '', sure: Number(guess[2]) / 100 } : null,
  }
}

/** Lines of `- name: what it means. Examples: "one" "another"`. */
function intentsIn(text: string): readonly Intent[] {
  return [...text.matchAll(/^- ([a-z][a-z0-9_]*): (.*?) Examples: (".*")$/gm)].map(
    ([, name, about, examples]) => ({
      name: name ?? '',
      about: about ?? '',
      examples: [...(examples ?? '').matchAll(/"([^"]*)"/g)].map(([, example]) => example ?? ''),
    }),
  )
}

/** Decides what an answer is, from nothing but what the prompt says of the step. */
export function writeJudgement(prompt: JudgementPrompt): JudgementAnswer {
  const decided = decide(prompt)
  const { outcome, intent } = decided
  // The host of a scenario has words of its own for what is recognised: better ones than the studio would find.
  return { reason: reasonOf(decided, prompt), outcome, intent: intent ?? '', reply: '' }
}

interface Decision {
  readonly outcome: JudgementAnswer['outcome']
  readonly intent: string | null
  readonly why: 'fits' | 'mistake' | 'evasive' | 'other' | 'language' | 'noise'
}

/** Decides by the words as they stand, or else as they may have sounded. */
function decide(prompt: JudgementPrompt): Decision {
  const words = correctedIn(prompt.words)
  const decided = decideBy({ ...prompt, words })
  if (decided.why !== 'other') return decided
  const sounded = readBySound(words)
  const told = unitsOf(words).some(
    (unit) =>
      unit.weight >= 1 &&
      !unit.denied &&
      prompt.expects.some((intent) =>
        meaningOf(intent)
          .examples.flat()
          .some(({ name }) => name === unit.name),
      ),
  )
  // What it is about has to be heard as it is.
  if (sounded === phrased(words) || !told || asksBack(words)) return decided
  return decideBy({ ...prompt, words: sounded })
}

function decideBy({ words, asked, language, expects, mistakes, guess }: JudgementPrompt): Decision {
  const plain = plainWords(words)
  const said = unitsOf(words)
  const mistaken = mistakes.flatMap(({ examples }) => examples.flatMap(unitsOf))
  const rated = (intents: readonly Intent[], fit: (intent: Intent) => number) =>
    intents.map((intent) => ({ intent, fit: fit(intent) })).sort((one, other) => other.fit - one.fit)[0]
  const rightBy = (units: readonly Unit[]) =>
    rated(expects, (intent) => {
      const fit = fitWith(words, units, meaningOf(intent))
      if (fit < asItStands && !tellsApart(units, expects)) return 0
      return fit < framed && fillsFrame(words, intent.examples, mistaken) ? framed : fit
    })
  let [units, right] = [said, rightBy(said)]
  if ((right?.fit ?? 0) < leastFit) {
    const meant = meantBy(said, asked)
    const inAsked = new Set(unitsOf(asked).map(({ name }) => name))
    if (meant.length > 0) {
      units = [...said.filter(({ name }) => !inAsked.has(name)), ...meant]
      right = rightBy(units)
    }
  }
  // A mistake is what it says, and not what is like it: a bus is no car.
  const wrong = rated(mistakes, (intent) => fitWith(words, units, meaningOf(intent, 'named')))
  const named = right && right.fit >= leastFit ? right.intent.name : null
  if (foreign(words, language, guess)) return { outcome: 'WRONG_LANGUAGE', intent: named, why: 'language' }
  if (repeats(plain) || (isNoise(plain, units.length) && !named))
    return { outcome: 'UNHEARD', intent: null, why: 'noise' }
  const beaten = right && right.fit >= leastFit ? Math.min(0.99, right.fit + clearlyMore) : 0
  if (wrong && wrong.fit >= leastFit && wrong.fit > beaten)
    return { outcome: 'INCORRECT_ANSWER', intent: wrong.intent.name, why: 'mistake' }
  const admitted =
    right && right.fit < 1 ? mistakes.find((mistake) => admits(units, mistake, right.intent)) : undefined
  if (admitted) return { outcome: 'INCORRECT_ANSWER', intent: admitted.name, why: 'mistake' }
  const text = plain.join(' ')
  if (takesBack(words) && (right?.fit ?? 0) < 1)
    return { outcome: 'INCORRECT_ANSWER', intent: null, why: 'other' }
  if (refusing.test(text) || (evasive.test(text) && (right?.fit ?? 0) < 0.75)) {
    const known = mistakes.find(({ name, about }) =>
      /evad|evas|refus|know|silent|dodg|avoid/i.test(`${name} ${about}`),
    )
    return { outcome: 'INCORRECT_ANSWER', intent: known?.name ?? null, why: 'evasive' }
  }
  if (named) return { outcome: 'CORRECT', intent: begunWith(words, expects) ?? named, why: 'fits' }
  return { outcome: 'INCORRECT_ANSWER', intent: null, why: 'other' }
}

/**
 * Whether it says anything that is not said with each of the right answers: to "how do you pay?", "I pay" is none. With
 * one right answer there is nothing to tell apart.
 */
function tellsApart(units: readonly Unit[], expects: readonly Intent[]): boolean {
  if (expects.length < 2) return true
  const names = expects.map(({ examples }) => new Set(examples.flatMap(unitsOf).map(({ name }) => name)))
  return units.some(
    ({ name, weight }) => weight > 0.3 && !isWhen(name) && !names.every((all) => all.has(name)),
  )
}

/** Of several right things the one that was said first and just so: "only there, back I walk". */
function begunWith(words: string, expects: readonly Intent[]): string | null {
  const [first = '', ...more] = words.split(/[,.;:!?]+/).map((clause) => plainWords(clause).join(' '))
  if (more.length === 0 || first === '') return null
  const begun = expects.find(({ examples }) =>
    examples.some((example) => plainWords(example).join(' ') === first),
  )
  return begun?.name ?? null
}

/** In how many examples of a mistake a word has to be that is none of the lexicon, to stand for it. */
const oftenSaid = 0.3

/** Whether it says, beside anything else, the very thing that makes a mistake one: "nothing but a gun". */
function admits(units: readonly Unit[], mistake: Intent, right: Intent): boolean {
  const { examples } = meaningOf(mistake)
  const allowed = [...meaningOf(right).examples.flat(), ...unitsOf(right.about)]
  return units.some((unit) => {
    if (unit.denied || unit.weight < 0.7 || !/^[a-z=]/.test(unit.name)) return false
    if (allowed.some(({ name }) => name === unit.name)) return false
    const said = examples.filter((one) =>
      one.some(({ name, denied }) => name === unit.name && !denied),
    ).length
    return said > 0 && (!unit.name.startsWith('=') || said >= oftenSaid * examples.length)
  })
}

function fitWith(words: string, units: readonly Unit[], meaning: Meaning): number {
  const { examples } = meaning.intent
  if (headsElsewhere(words, examples) || tellsOfAnother(words, examples) || onlyNeeds(words, examples))
    return 0
  const known = [...meaning.examples.flat(), ...meaning.about]
  const strong = units.some(
    ({ name, weight }) => weight >= 0.9 && name !== 'here' && known.some((one) => one.name === name),
  )
  if (!strong && hasOtherSubject(words, examples)) return 0
  if (asksBack(words) && !examples.some(asksBack) && !examples.some((example) => example.includes('?')))
    return 0
  const fit = fitOf(words, units, meaning)
  const filled = slotFit(words, meaning)
  if (filled === null) return 0
  // A question back fills nothing, and neither does what the examples deny.
  const asks = /\?\s*$/.test(words) || (units[0]?.name.startsWith('?') ?? false)
  return asks ? fit : Math.max(fit, filled)
}

/** Whether most of it is in another language than the one wanted. Names and things that both have tell nothing. */
function foreign(words: string, language: string, guess: JudgementPrompt['guess']): boolean {
  const plain = plainWords(words)
  const counts = new Map<string, number>()
  for (const word of plain) {
    const found = new Set<string>(tonguesOf(word))
    for (const tongue of Object.keys(grammar) as (keyof typeof grammar)[])
      if (grammar[tongue].has(word)) found.add(tongue)
    for (const tongue of found) counts.set(tongue, (counts.get(tongue) ?? 0) + 1 / found.size ** 2)
  }
  const own = counts.get(language) ?? 0
  const others = [...counts].filter(([tongue]) => tongue !== language).map(([, count]) => count)
  const best = Math.max(0, ...others)
  if (language in grammar && best >= 1 && best > 1.5 * own + (plain.length > 1 ? 0.5 : 0)) return true
  return guess !== null && guess.code !== language && guess.sure >= 0.8 && plain.length >= 3 && own < 1
}

/** Nothing that is language: no word at all, hesitation, keys that were hit at random. */
function isNoise(plain: readonly string[], units: number): boolean {
  if (plain.length === 0) return true
  const letters = plain.filter((word) => /\p{L}/u.test(word))
  const odd = letters.filter(
    (word) =>
      (word.length > 2 && /^[\p{Script=Latin}]+$/u.test(word) && !/[aeiouy]/.test(word)) ||
      /(.)\1{3}|[bcdfghjklmnpqrstvwxz]{6}|asdf|qwer|zxcv|hjkl/.test(word) ||
      /^(?:bla|blah|la|da|ba|na|mm+|hm+|uh+|um+|er+|ah+|eh+|oh+|pff+|tsk|brr+)$/.test(word),
  )
  if (odd.length > 0 && odd.length >= plain.length / 2) return true
  const stray = (word: string) =>
    /^[b-df-hj-np-tv-xz]+$/.test(word) && (conceptOf(word) === null || !isKnown(word))
  if (plain.every(stray)) return true
  return (
    units === 0 &&
    plain.every((word) => conceptOf(word) === null && word.length <= 2 && !/^(?:no|si|ja|ok|hi)$/.test(word))
  )
}

/** So many words are no answer any more if they are one or two, over and over. */
const mostRepeated = 12

function repeats(plain: readonly string[]): boolean {
  return plain.length >= mostRepeated && new Set(plain).size <= plain.length / 6
}

function reasonOf({ why, intent }: Decision, { words }: JudgementPrompt): string {
  const quote = `"${words.length > 80 ? `${words.slice(0, 77)}...` : words}"`
  const about = intent ? intent.replaceAll('_', ' ') : ''
  switch (why) {
    case 'fits':
      return `${quote} says what was asked for: ${about}.`
    case 'mistake':
      return `${quote} was taken as ${about}, which is not what was asked for.`
    case 'evasive':
      return `${quote} goes round the question and does not answer it.`
    case 'language':
      return `${quote} is in another language than the one that is practised here.`
    case 'noise':
      return words ? `Nothing could be made out of ${quote}.` : 'Not a word could be made out.'
    case 'other':
      return `${quote} does not answer the question.`
    default:
      return why satisfies never
  }
}
