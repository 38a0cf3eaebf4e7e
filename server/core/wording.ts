import { wordings, type WordingOf } from './wordingWords.ts'

/** How like two wordings are: the same content, nearly so, or not to be told without understanding them. */
export type Likeness = 'SAME' | 'NEARLY' | 'OTHER'

const nothing: WordingOf = {
  numbers: new Map(),
  same: new Map(),
  empty: new Set(),
  opening: new Set(),
  contractions: [],
}

/** Below this many letters a word that differs at all is another word: `left`, `links`, `north`, `drei`. */
const longWord = 6

/** Shorter ones that are written as two words mean something else: `nowhere` and `now here`. */
const longCompound = 8
const shortestPart = 3

/** The longest number, courtesy or spelling in the tables, in words: `thank you very much`. */
const longestPhrase = 4

/**
 * The words that carry the meaning of what was said, one way to write each: lower case, no accents, no punctuation,
 * numbers as digits, contractions in full, without fillers, articles and politeness. Where nothing else was said, the
 * courtesy is the meaning. `language`: ISO 639-1; one without tables is taken word for word.
 */
export function contentWords(text: string, language: string): readonly string[] {
  const own = wordings[language] ?? nothing
  const all = spelled(plainWords(text, language), own)
  const content = withoutOpening(all, own)
  const meant = replaced(content, (phrase) => (own.empty.has(phrase) ? '' : undefined))
  const words = meant.length === 0 ? all : meant
  return replaced(words, (phrase) => own.numbers.get(phrase))
}

/**
 * Compares the content words of two wordings. `NEARLY` forgives what a keyboard or a recogniser does: a word written as
 * two (`Haupt Bahnhof`, `7 3`), and in one word of six letters or more a single letter inside it. First and last letter
 * have to be right, since `derecha` and `derecho`, `export` and `import` are not the same; so have numbers and short
 * words; and a word of `known` is never a slip for another one. A word more or less is `OTHER`: it may be a "not".
 */
export function likeness(said: readonly string[], expected: readonly string[], known: ReadonlySet<string>): Likeness {
  if (said.length === 0 || expected.length === 0) return 'OTHER'
  if (said.join(' ') === expected.join(' ')) return 'SAME'
  if (isSplit(said, expected)) return 'NEARLY'
  if (said.length !== expected.length) return 'OTHER'
  const slips = said.flatMap((word, at) => (word === expected[at] ? [] : [[word, expected[at] ?? ''] as const]))
  const [slip, ...more] = slips
  if (!slip || more.length > 0 || known.has(slip[0])) return 'OTHER'
  return isSlip(...slip) ? 'NEARLY' : 'OTHER'
}

function plainWords(text: string, language: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
  const { contractions } = wordings[language] ?? nothing
  const full = contractions.reduce((done, [short, long]) => done.replace(short, long), lower)
  const bare = full.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')
  // "fuer" is how "für" is typed without an umlaut: in German both become "fur".
  const plain = language === 'de' ? bare.replace(/([aou])e/g, '$1') : bare
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function spelled(plain: string, own: WordingOf): readonly string[] {
  return replaced(plain === '' ? [] : plain.split(' '), (phrase) => own.same.get(phrase))
}

function withoutOpening(words: readonly string[], own: WordingOf): readonly string[] {
  for (let length = longestPhrase; length > 0; length -= 1) {
    const phrase = words.slice(0, length).join(' ')
    if (words.length >= length && (own.opening.has(phrase) || own.empty.has(phrase)))
      return withoutOpening(words.slice(length), own)
  }
  return words
}

/** Replaces phrases, the longest first; an empty text takes them out. */
function replaced(words: readonly string[], by: (phrase: string) => string | undefined): readonly string[] {
  const done: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at)
    let found = by(words.slice(at, at + length).join(' '))
    while (found === undefined && length > 1) {
      length -= 1
      found = by(words.slice(at, at + length).join(' '))
    }
    if (found === undefined) done.push(words[at] ?? '')
    else if (found !== '') done.push(found)
    at += length
  }
  return done
}

/** Whether they differ only in where one long word, or a row of digits, is cut. */
function isSplit(one: readonly string[], other: readonly string[]): boolean {
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  let to = 0
  while (to < Math.min(one.length, other.length) - from && one.at(-1 - to) === other.at(-1 - to)) to += 1
  const [left, right] = [one.slice(from, one.length - to), other.slice(from, other.length - to)]
  const joined = left.join('')
  if (joined === '' || joined !== right.join('')) return false
  if (/^\p{N}+$/u.test(joined)) return true
  const [whole, parts] = left.length < right.length ? [left, right] : [right, left]
  const isCompound = whole.length === 1 && parts.length === 2 && joined.length >= longCompound
  return isCompound && parts.every((part) => part.length >= shortestPart)
}

/** Whether one is the other with a letter inside it added, left out, changed, or changed places with the next. */
function isSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < longWord || /\p{N}/u.test(one + other)) return false
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false
  let from = 0
  while (one[from] === other[from]) from += 1
  const [rest, otherRest] = [one.slice(from), other.slice(from)]
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  )
}
