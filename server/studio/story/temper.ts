import { hash } from '../writerChance.ts'

/** A way of speaking. Everybody on the air has one, read from how they are described. */
export type Temper = 'dry' | 'warm' | 'jumpy' | 'gruff' | 'bright' | 'grave'

export type Voices = Readonly<Record<Temper, readonly string[]>>

const marks: Readonly<Record<Temper, RegExp>> = {
  dry: /\b(?:dry|wry|iron\w+|deadpan|sarcas\w+|laconic|pedantic|cynical|witty|cool|detached)\b/gi,
  warm: /\b(?:warm|kind\w*|motherly|fatherly|gentle|tender|soft|patient|caring|comforting|friendly|sweet)\b/gi,
  jumpy:
    /\b(?:nervous|jumpy|restless|anxious|twitchy|frightened|timid|fidgety|shy|worried|paranoid|apolog\w+|whispers?)\b/gi,
  gruff: /\b(?:gruff|blunt|hard|rough|grumbl\w+|grumpy|tough|gravelly|stubborn|stern|weathered|harsh)\b/gi,
  bright:
    /\b(?:bright|quick|cheerful|eager|excit\w+|lively|young|reckless|playful|energetic|optimistic|enthusiastic|fast)\b/gi,
  grave:
    /\b(?:grave|solemn|serious|precise|formal|exact|haunted|authoritative|slow|mysterious|quiet|deep|calm)\b/gi,
}

/**
 * The temper of each host, in the order given. Two hosts get the same one only where there are more than six: a show
 * in which everybody sounds alike is none.
 */
export function tempers(descriptions: readonly string[]): readonly Temper[] {
  const taken = new Set<Temper>()
  const kinds = Object.keys(marks) as Temper[]
  return descriptions.map((description) => {
    const free = kinds.filter((kind) => !taken.has(kind))
    const rated = (free.length > 0 ? free : kinds)
      .map((kind) => ({
        kind,
        weight: weightOf(description, marks[kind]),
        chance: hash(`${kind} ${description}`),
      }))
      .sort((one, other) => other.weight - one.weight || other.chance - one.chance)
    const kind = rated[0]?.kind ?? 'dry'
    taken.add(kind)
    return kind
  })
}

/** What is said first about somebody weighs most. */
function weightOf(description: string, mark: RegExp): number {
  return [...description.matchAll(mark)].reduce((sum, { index }) => sum + 1 + 2 / (1 + index / 20), 0)
}
