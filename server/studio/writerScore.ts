import { reasons, type Ground } from './story/reasons.ts'
import { chance, pick } from './writerChance.ts'
import type { Reading } from './writerCaller.ts'

export interface Judgement {
  readonly percent: number
  readonly reason: string
}

/** Where the manner alone decides: the least and the most, and what is said of it. */
const fixed: Readonly<Partial<Record<Reading['manner'], readonly [number, number, Ground]>>> = {
  odd: [-2, 0, 'odd'],
  threat: [-10, -7, 'threat'],
  insult: [-12, -7, 'insult'],
  sleepOn: [-9, -6, 'sleepOn'],
  repeat: [-3, 1, 'repeat'],
  nonsense: [-2, 0, 'nonsense'],
  offTopic: [-5, -2, 'offTopic'],
  refusal: [-4, -2, 'refusal'],
  doubt: [-1, 1, 'doubt'],
  agreement: [2, 4, 'agreement'],
  greeting: [1, 2, 'greeting'],
  name: [2, 3, 'greeting'],
  thanks: [1, 1, 'greeting'],
  vague: [1, 3, 'vague'],
}

/**
 * By how many percent of all listeners the words of a turn move them, and why. `topic` is why listeners move when what
 * was named is named, where it was something of the story.
 */
export function judge(reading: Reading, topic: string | null, seed: string): Judgement {
  const { manner, features } = reading
  const range = fixed[manner]
  if (range) {
    const [low, high, ground] = range
    return { percent: low + Math.round(chance(seed) * (high - low)), reason: reasonOf(ground, seed) }
  }
  if (manner === 'foreign') {
    // Not understood here: what counts is that somebody took the trouble, and called out to them.
    const percent = 3 + Math.min(4, Math.floor(features.words / 4)) + (features.action ? 3 : 0)
    return { percent, reason: reasonOf('foreign', seed) }
  }
  const story = Math.min(3, features.story.length)
  const parts: readonly (readonly [Ground, number])[] = [
    ['relevant', (topic ? 3 : 0) + story],
    ['action', features.action ? 4 : 0],
    ['specific', Math.min(4, features.exact * 1.3)],
    ['courage', features.courage ? 3 : 0],
    ['personal', features.personal ? 3 : 0],
    ['address', features.address ? 1.5 : 0],
  ]
  const least = manner === 'question' ? 2 : reading.answer === 'yes' ? 3 : 1
  const sum = parts.reduce((total, [, points]) => total + points, least + (features.words >= 12 ? 1 : 0))
  const cap = capOf(reading, topic !== null)
  const wanted = Math.min(cap, sum) + (chance(`${seed} jitter`) < 0.5 ? 0 : 1)
  // Half of what it says was said before: then it is worth half.
  const percent = Math.min(
    25,
    Math.max(1, Math.round(wanted * (1 - 0.8 * Math.max(0, features.repeated - 0.2)))),
  )
  if (percent <= 3) return { percent, reason: reasonOf(manner === 'question' ? 'question' : 'vague', seed) }
  const best = [...parts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'relevant'
  if (topic && (best === 'relevant' || chance(`${seed} topic`) < 0.5)) return { percent, reason: topic }
  return { percent, reason: reasonOf(manner === 'question' && best === 'relevant' ? 'question' : best, seed) }
}

/** Few words, or only asking, can only be worth so much. */
function capOf({ manner, features }: Reading, onTopic: boolean): number {
  if (features.words < 4) return 4
  if (features.words < 7) return features.action && onTopic ? 10 : 8
  if (manner === 'plea') return 6
  if (manner === 'question') return features.personal || features.courage ? 10 : 6
  return 25
}

export function reasonOf(ground: Ground, seed: string): string {
  return pick(reasons[ground], `${seed} reason`)
}
