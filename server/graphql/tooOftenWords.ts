import type { Ms } from '../core/ids.ts'

/** Up to one and a half of a unit a wait is told in the smaller one: "2 minutes" is no answer to who has to wait for 61 s. */
const units = [
  { ms: 3_600_000, name: 'hours' },
  { ms: 60_000, name: 'minutes' },
  { ms: 1_000, name: 'seconds' },
] as const

/** What a player is told who has to wait: for how long, and never less than it is (A4). */
export function tooOftenWords(wait: Ms): string {
  const { ms, name } = units.find((unit) => wait > 1.5 * unit.ms) ?? units[2]
  const count = Math.ceil(wait / ms)
  return `That is too often. Try again in ${count > 1 ? `${count} ${name}` : 'a second'}.`
}
