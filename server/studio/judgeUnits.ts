import { conceptOf, isPerson, negations, nothing, plainWords, turns } from './judgeLexicon.ts'
import { phrased } from './judgePhrases.ts'

/** Something that is said, and whether it is denied. */
export interface Unit {
  readonly name: string
  readonly weight: number
  readonly denied: boolean
  /** The word itself, as it was heard. */
  readonly word: string
}

/** A word that asks stands near the beginning; later on it only joins: "I think that I", "creo que voy". */
const latestQuestion = 2

/** Words that a negation reaches. */
const reach = 3

/** What a text says: the things in it, with what denies them. */
export function unitsOf(text: string): readonly Unit[] {
  // A comma ends what a negation reaches; "don't" loses its apostrophe first.
  const parts = phrased(text)
    .split(/[,.;:!?¿¡]+/)
    .map(plainWords)
    .filter((words) => words.length > 0)
  const units = united(parts.flatMap((words, part) => unitsIn(words, part === 0)))
  return [...units, ...partyOf(parts, units)]
}

const oneselfAnd =
  /\b(?:y|and|und) (?:yo|i|me|ich|myself)\b|\b(?:yo|me|i|ich|alone|solo|allein) (?:y|and|und) (?:mi|mis|my|mein\w*)\b/

/** "My wife and I" are two, whom nobody has counted. */
function partyOf(parts: readonly (readonly string[])[], units: readonly Unit[]): readonly Unit[] {
  const counted = units.some(({ name }) => name.startsWith('#'))
  const company = units.find((unit) => !unit.denied && isPerson(unit.name))
  if (counted || !company || !parts.some((words) => oneselfAnd.test(words.join(' ')))) return []
  return [{ name: '#2', weight: 1, denied: false, word: company.word }]
}

function unitsIn(words: readonly string[], first: boolean): readonly Unit[] {
  let left = 0
  const found: Unit[] = []
  for (const [index, word] of words.entries()) {
    if (turns.has(word)) left = 0
    const opening = first && index === 0
    if (negations.has(word) && !(opening && answersOnly(words))) {
      left = reach
      // German denies what stands before, too: "das ist nicht"; only "nicht" at the end of it.
      if (word === 'nicht' && index === words.length - 1) {
        const before = found.pop()
        if (before) found.push({ ...before, denied: true })
      }
      if (!opening || word !== 'no') continue
    }
    const concept = conceptOf(word)
    if (!concept || (concept.name.startsWith('?') && !asks(words, index))) continue
    // In the midst of a German sentence it is but a particle: "ich muss ja auch zurück".
    if (word === 'ja' && !(index === 0)) continue
    const denied = left > 0 && concept.name !== 'NO' && !nothing.has(word)
    found.push({ ...concept, denied, word })
    if (left > 0 && concept.weight > 0.3 && concept.name !== 'NO') left -= 1
  }
  return found
}

/** "Where I live" and "what I have" join; "where do you live" asks. */
function asks(words: readonly string[], index: number): boolean {
  return index <= latestQuestion && !/^(?:i|im|we|my|yo|vivo|ich|wir)$/.test(words[index + 1] ?? '')
}

/** "No, thanks, I am" begins with an answer; "no coffee" and "no quiero" deny. */
function answersOnly(words: readonly string[]): boolean {
  return (
    words.length === 1 ||
    words[0] === 'nein' ||
    /^(?:sir|thanks|thank|i|im|its|it|we|they|he|she|you|the|that|there|theres|only|just|nobody|nothing|none|gracias|danke|senor|hay)$/.test(
      words[1] ?? '',
    )
  )
}

/** Twenty and one are twenty-one; what is said twice counts once. */
function united(units: readonly Unit[]): readonly Unit[] {
  const joined: Unit[] = []
  for (const unit of units) {
    const last = joined.at(-1)
    const [tens, ones] = [numberIn(last), numberIn(unit)]
    if (
      last &&
      tens !== null &&
      ones !== null &&
      tens >= 20 &&
      tens % 10 === 0 &&
      tens < 100 &&
      ones > 0 &&
      ones < 10
    )
      joined.splice(-1, 1, { ...last, name: `#${tens + ones}` })
    else if (
      isCode(unit.name) ||
      !joined.some(({ name, denied }) => name === unit.name && denied === unit.denied)
    )
      joined.push(unit)
  }
  return joined
}

function numberIn(unit: Unit | undefined): number | null {
  return unit?.name.startsWith('#') ? Number(unit.name.slice(1)) : null
}

/** Whether it is a part of a code: a number, or a code word. */
export function isCode(name: string): boolean {
  return name.startsWith('#') || name.startsWith('!')
}
