import { nameIn } from './writerCaller.ts'
import { repaired } from './writerEcho.ts'

/** What a caller has told about themselves; the newest where it was told twice. */
export interface Facts {
  readonly name: string | null
  readonly like: string | null
  readonly hate: string | null
  readonly place: string | null
  readonly job: string | null
  /** Somebody of theirs, by name: a sister, a dog. */
  readonly kin: string | null
}

const end = '(?=\\s+(?:because|but|and|so|when|since|that|although|though)\\b|[.,;:!?]|$)'
const thing = "([\\p{L}][\\p{L}' -]{1,40}?)"
const patterns = {
  like: new RegExp(`\\bI (?:really |also |just |do |quite )?(?:like|love|enjoy|adore) ${thing}${end}`, 'giu'),
  hate: new RegExp(
    `\\bI (?:really |also |just )?(?:hate|can't stand|don't like|do not like|dislike) ${thing}${end}`,
    'giu',
  ),
  place:
    /\bI(?:'m| am)? (?:live in|come from|from|grew up in|was born in)\s+((?:\p{Lu}[\p{L}'-]+\s?){1,3})/gu,
  job: new RegExp(
    `\\b(?:I work as|I'm|I am) an? ((?!bit|little|lot|fan|big)[a-z][a-z -]{2,25}?)${end.replace('because', 'in|at|for|from|because')}`,
    'giu',
  ),
  kin: /\bmy (?:dog|cat|horse|sister|brother|son|daughter|wife|husband|friend|mother|father|aunt|uncle|boyfriend|girlfriend|best friend)(?:'s name is| is called| is named| called| named|,)?\s+(\p{Lu}\p{L}{1,15})\b/giu,
} as const

/** Nothing that one could come back to. */
const empty =
  /^(?:you|it|that|this|them|him|her|to (?:be|do|know|hear|say|think)|what|how|your|the (?:way|idea|sound)|when)\b/i

/** What the caller's words, oldest first, tell of the caller. */
export function factsOf(words: readonly string[]): Facts {
  const texts = words.map(repaired)
  const last = (pattern: RegExp) =>
    texts
      .flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => (found ?? '').trim()))
      .filter((found) => found.length > 1 && !empty.test(found) && found.split(' ').length <= 5)
      .map((found) => found.replace(/\bmy\b/gi, 'your').replace(/\bme\b/gi, 'you'))
      .at(-1) ?? null
  const kin = last(patterns.kin)
  return {
    name: texts.map(nameIn).findLast((name) => name !== null) ?? null,
    like: last(patterns.like),
    hate: last(patterns.hate),
    place: last(patterns.place),
    job: last(patterns.job),
    kin: kin !== null && /^\p{Lu}/u.test(kin) ? kin : null,
  }
}

/**
 * A sentence about somebody, as they would say it themselves: "She collects maps" is "I collect maps". Null where it
 * cannot be turned round.
 */
export function firstPerson(sentence: string, name: string): string | null {
  const bare = sentence.trim().replace(/[.!?]+$/, '')
  const implied = unsaidSubject.exec(bare)
  if (implied) return firstPerson(`He ${bare.charAt(0).toLowerCase()}${bare.slice(1)}`, name)
  const begin = [`${name} `, 'He ', 'She '].find((start) => bare.startsWith(start))
  if (!begin || bare.length > 110 || /[;:()"]/.test(bare)) return null
  const [verb = '', ...rest] = bare.slice(begin.length).split(' ')
  if (['never', 'always', 'still', 'often', 'secretly', 'once', 'only', 'also', 'rarely'].includes(verb)) {
    const further = firstPerson(`He ${rest.join(' ')}`, name)
    return further ? further.replace(/^I /, `I ${verb} `) : null
  }
  const mine = rest
    .join(' ')
    .replace(/\b(?:himself|herself)\b/g, 'myself')
    .replace(/\bhis\b/g, 'my')
    .replace(/\bher(?= \p{L}+)/gu, 'my')
    .replace(/\b(?:he|she) (\p{L}+)/gu, (_, other: string) => `I ${own(other)}`)
    .replace(/\b(?:him|her)\b/g, 'me')
    .replace(afterAdverb, (_, before: string, other: string) => `${before} ${own(other)}`)
    .replace(beforeObject, (_, before: string, other: string) => `${before} ${own(other)}`)
    .replace(
      /(\band|,) (wakes|cooks|swears|sleeps|walks|swims|dances|cooks|drinks|eats|sees|hears|likes|loves|hates|knows|keeps|has|is|sings|talks|laughs|believes|thinks|remembers|collects|speaks|tells|trusts|never|forgets|misses|wants|bakes|reads|writes|plays|hums|counts|gets|gives|denies|calls|regrets|takes|makes|stays|goes|lives|works|says)\b/g,
      (_, before: string, other: string) => `${before} ${own(other)}`,
    )
  return `I ${own(verb)} ${mine}`.trim()
}

/** So a description begins that leaves out whom it is of: "Hates cats." */
const unsaidSubject =
  /^(?:Loves|Likes|Hates|Dislikes|Fears|Collects|Believes|Knows|Thinks|Never|Always|Secretly|Cannot|Can't|Sings|Speaks|Wants|Has|Keeps|Talks|Dreams|Distrusts|Prefers|Is) /
/** A further verb after an adverb: "and still wakes". */
const afterAdverb =
  /((?:\b(?:and|but|or|then)|,) (?:still|always|often|never|rarely|secretly|sometimes|usually|quietly|also|only|now|then)) (\w+s)\b/g
/** A further verb before what only a verb has after it: "and denies it". "Maps and hats" are things. */
const beforeObject =
  /((?:\b(?:and|but|or|then)|,)) (\w+[^s\W]s)(?= (?:it|them|the|an?|my|me|to|no|every|everything|everybody|nothing|nobody|what|whoever|that|at)\b)/g

/** A verb of the third person in the first. */
export function own(verb: string): string {
  const irregular: Readonly<Record<string, string>> = {
    is: 'am',
    was: 'was',
    has: 'have',
    does: 'do',
    "doesn't": "don't",
    "isn't": 'am not',
    never: 'never',
  }
  if (verb.endsWith(',')) return `${own(verb.slice(0, -1))},`
  const known = irregular[verb]
  if (known) return known
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(verb)) return verb.slice(0, -2)
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb
}
