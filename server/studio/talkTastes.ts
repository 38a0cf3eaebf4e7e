import { own } from './talkFacts.ts'
import { contentOf, stem } from './writerCaller.ts'

/** What somebody thinks of something, by how they were described. */
export interface Taste {
  /** In the first person, without a full stop: "I hate cats". */
  readonly sentence: string
  readonly likes: boolean
}

const liking =
  'loves?|likes?|adores?|enjoys?|prefers?|is fond of|is mad about|collects?|dreams? of|believes? in'
const disliking = [
  'hates?|dislikes?|detests?|despises?|distrusts?|fears?|avoids?|is afraid of|is scared of|is tired of',
  "is bored by|is allergic to|cannot stand|can't stand|can not stand|does not like|doesn't like|do not like",
  "don't like|no longer likes?|never liked|never (?:eats?|drinks?|touches|reads?|watches)",
].join('|')
const told = new RegExp(
  `(?<!\\b(?:for|in|of|with|his|her|the|a) )\\b(${liking}|${disliking}) ((?!and |but |or )[^.,;:!?()"]{2,60}?)(?=\\s+(?:and|but|because|when)\\b|[.,;:!?)"]|$)`,
  'gi',
)

/** What they like and what they do not, in the order in which it is told. */
export function tastesOf(about: string): readonly Taste[] {
  return [...about.matchAll(told)].map(([, verb = '', thing = '']) => {
    const [first = '', ...rest] = verb.toLowerCase().split(' ')
    const adverb = first === 'no' || first === 'never'
    const mine = [adverb ? first : own(first), ...rest.map((word) => (adverb ? own(word) : word))]
    const things = thing
      .replace(/\b(?:himself|herself|themselves)\b/g, 'myself')
      .replace(/\b(?:his|her|their)\b/g, 'my')
    return {
      sentence: `I ${mine.join(' ')} ${things}`.trim(),
      likes: new RegExp(`^(?:${liking})$`, 'i').test(verb),
    }
  })
}

/** The taste that has to do with what was said; null where none has. */
export function tasteIn(words: string, about: string): Taste | null {
  const stems = new Set(contentOf(words).map(stem))
  const things = (sentence: string) => contentOf(sentence.split(' ').slice(2).join(' '))
  return (
    tastesOf(about).findLast(({ sentence }) => things(sentence).some((one) => stems.has(stem(one)))) ?? null
  )
}
