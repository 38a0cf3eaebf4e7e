import { eld } from 'eld/extrasmall'
import type { Linguist } from '../core/ports.ts'
import { smallWords } from './linguistWords.ts'

/** Languages that players are likely to fall back on. The one that is expected counts besides, whatever it is. */
const common = Object.keys(smallWords)

/** Words of all languages and of none: the spelling alphabet, and what a menu or a street sign says everywhere. */
const international = new Set(
  (
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa ' +
    'quebec romeo sierra tango uniform victor whiskey whisky x-ray xray yankee zulu ok okay hm hmm uh um eh taxi museum ' +
    'café cafe cortado paella tapas churros espresso cappuccino pizza pasta'
  ).split(' '),
)

/** Fewer different words than this are a name or a greeting as often as a sentence: nobody can be sure of them. */
const sentence = 3
const unsure = 0.7

/**
 * A lead over the expected language, or over the next one where that leads, below this says nothing. From `sureLead` on
 * not one of 1,100 utterances was taken for another language than the expected one it was in.
 */
const leastLead = 0.04
const sureLead = 0.1

/**
 * Tells a language by eld's n-grams, in the process and without a network. It is sure of another language than the
 * expected one, 0.8 and more, only where small words bear that out: n-grams alone take "una coca cola light" for English,
 * and that would cost the player a life (S3; figures in `docs/decisions/language.md`). The same for the same words.
 */
export function createLinguist(): Linguist {
  return {
    languageOf(text, expected) {
      const words = wordsOf(text)
      if (words.length < 2) return null
      const scores = Object.entries(eld.detect(words.join(' ')).getScores())
      const likely = scores
        .filter(([code]) => common.includes(code) || code === expected)
        .toSorted(([, one], [, other]) => other - one)
      const [best, second] = likely
      if (!best) return null
      // Spanish or Portuguese may be hard to say where it is easy to say that it is not German.
      const rival = best[0] === expected ? second : likely.find(([code]) => code === expected)
      const lead = best[1] - (rival?.[1] ?? 0)
      if (lead < leastLead) return null
      const sureness = Math.min(0.99, 0.5 + (0.3 * lead) / sureLead)
      const borneOut = best[0] === expected || bearOut(best[0], expected, words)
      const isSentence = new Set(words).size >= sentence
      return { code: best[0], confidence: round(isSentence && borneOut ? sureness : Math.min(sureness, unsure)) }
    },
  }
}

/** What can tell a language: no numbers, nothing international, and no names where a capital gives all of them away. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
  if (words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))) return []
  return words.map((word) => word.toLowerCase()).filter((word) => !international.has(word))
}

/** Whether more small words are foreign to the expected language than are of it. Those of both say nothing. */
function bearOut(code: string, expected: string, words: readonly string[]): boolean {
  const own = words.filter((word) => smallWords[expected]?.has(word) && !smallWords[code]?.has(word))
  const foreign = words
    .filter((word) => !smallWords[expected]?.has(word))
    .filter((word) => common.some((one) => smallWords[one]?.has(word)))
  return foreign.length > own.length
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}
