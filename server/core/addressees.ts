import type { Persona } from './conversation.ts'
import type { CharacterId } from './ids.ts'

/**
 * Who is to answer a message, in this order (C4). Only active characters do.
 *
 * Those mentioned by name, in the order of their first mention: whole name or first name, in any case, with or without
 * accents or a possessive ending. Of two with the same first name the whole name tells; where that alone is said, it is
 * whoever of them was addressed last, else the first in the list. "Everyone" (and its like in English, German, French
 * and Spanish) is everyone, whatever it is said of: those also named come first, then the others as the list has them.
 * Nobody named: whoever was addressed last, else the first of the list. Nobody active: nobody.
 */
export function addressees(
  text: string,
  personas: readonly Persona[],
  addressed: CharacterId | null,
): readonly CharacterId[] {
  const active = personas.filter((persona) => persona.active)
  const words = wordsOf(text)
  const named = mentioned(words, personas, addressed)
  if (everyone.some((phrase) => places(words, phrase).length > 0))
    return [...new Set([...named, ...active.map(({ id }) => id)])]
  if (named.length > 0) return named
  const last = active.find(({ id }) => id === addressed) ?? active[0]
  return last ? [last.id] : []
}

/** A stretch of words that is a name of somebody's. */
interface Mention {
  readonly persona: Persona
  readonly at: number
  readonly length: number
  readonly whole: boolean
}

/**
 * Ids of the active ones who are mentioned, in that order. Those who are switched off are looked for as well: a whole
 * name that is theirs is not the first name of somebody else.
 */
function mentioned(
  words: readonly string[],
  personas: readonly Persona[],
  addressed: CharacterId | null,
): readonly CharacterId[] {
  const found = personas.flatMap((persona): Mention[] => {
    const { whole, first } = namesOf(persona.name)
    return [
      ...places(words, whole).map((at) => ({ persona, at, length: whole.length, whole: true })),
      ...places(words, first).map((at) => ({ persona, at, length: first.length, whole: false })),
    ]
  })
  const meant = found.filter((one) => !found.some((other) => hides(other, one)))
  const ids = new Set<CharacterId>()
  for (const at of [...new Set(meant.map((mention) => mention.at))].toSorted((a, b) => a - b)) {
    const namesakes = meant.filter((mention) => mention.at === at && mention.persona.active)
    const one = namesakes.find(({ persona }) => persona.id === addressed) ?? namesakes[0]
    if (one) ids.add(one.persona.id)
  }
  return [...ids]
}

/** Whether the words of `one` are really those of `other`: a longer name round it, or a whole name of the same length. */
function hides(other: Mention, one: Mention): boolean {
  const inside = other.at <= one.at && other.at + other.length >= one.at + one.length
  return inside && (other.length > one.length || (other.whole && other.persona.active && !one.whole))
}

/** The words of the whole name, and of the first name: its first part that is no title. */
function namesOf(name: string): { readonly whole: readonly string[]; readonly first: readonly string[] } {
  const parts = name.split(/\s+/u).map(wordsOf).filter((words) => words.length > 0)
  return { whole: parts.flat(), first: parts.find((words) => !titles.has(words.join(' '))) ?? parts[0] ?? [] }
}

/**
 * The words of a text as they are compared. Apostrophes and hyphens inside a word belong to it: Jo-Ann is no mention of
 * Jo. Scripts that are written without spaces give a word a letter, so that a name in them is found anywhere.
 */
function wordsOf(text: string): readonly string[] {
  return fold(text).match(word) ?? []
}

const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]'
const letters = `(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`
const word = new RegExp(`${unspaced}|${letters}(?:['-]${letters})*`, 'gu')

/** Case and accents off, and the letters that do not come apart into a plain one and an accent. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u05b0-\u05c7\u064b-\u065f]/g, '')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑]/g, '-')
    .toLowerCase()
    .replace(/[ßıøłđæœς]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC')
}

const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
}

/** Where the phrase stands among the words. */
function places(words: readonly string[], phrase: readonly string[]): readonly number[] {
  if (phrase.length === 0) return []
  return words.flatMap((_, at) => {
    const fits = phrase.every((part, index) => {
      const word = words[at + index]
      return word !== undefined && (word === part || bare(word, index === phrase.length - 1) === part)
    })
    return fits ? [at] : []
  })
}

/** A word without what only leans on it: d'Anna and, where it is the last of a name, Mara's, Mara'll, Mara'nın. */
function bare(word: string, last: boolean): string {
  const free = word.replace(/^(?:d|l|qu)'/, '')
  return last ? free.replace(/'\p{L}*$/u, '') : free
}

const titles: ReadonlySet<string> = new Set(
  `captain capt colonel col commander detective doctor dr father general inspector lady lieutenant lord madame major
  miss mister mother mr mrs ms mx professor prof queen king prince princess reverend saint senor senora sergeant sgt
  sir sister brother uncle aunt agent herr frau hauptmann kapitan monsieur mademoiselle capitaine don dona the der die
  das le la el`.split(/\s+/),
)

const everyone: readonly (readonly string[])[] = [
  ...['everyone', 'everybody', 'all of you', 'you all', "y'all", 'yall', 'both of you', 'you both', 'each of you'],
  ...['ihr alle', 'euch alle', 'euch allen', 'alle zusammen', 'hallo zusammen', 'hallo alle', 'an alle', 'allesamt'],
  ...['alle miteinander', 'jeder von euch', 'jede von euch', 'ihr beide', 'ihr beiden', 'euch beide', 'euch beiden'],
  ...['tout le monde', 'vous tous', 'vous toutes', 'à tous', 'à toutes', 'chacun de vous', 'vous deux'],
  ...['todo el mundo', 'todos ustedes', 'todas ustedes', 'todos vosotros', 'todas vosotras', 'a todos', 'a todas'],
  ...['hola todos', 'cada uno de ustedes', 'cada uno de vosotros', 'ustedes dos'],
].map(wordsOf)
