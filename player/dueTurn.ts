import type { Utterance } from './playerEvent.ts'
import { clockLeft, type Show } from './show.ts'

/**
 * When an utterance may be said: at a pause for the player, or also into what a host says (E7). Who waits for a pause waits
 * no longer when the time is nearly up: better to cut in than to have said nothing.
 */
export type Manner =
  | 'AT_A_PAUSE'
  | 'AT_ONCE'
  /** At a pause, or into the answer to what was said before, so long after it began. */
  | { intoAnswerMs: number }

/** The show warns of its end then, too (M12). */
const HURRY_MS = 30_000

/**
 * Whether something may be said now.
 * @param answer How far the answer to what was said before is: the lines of it that began, and when it began.
 * @param now In the time of `answer.since` and of the show's clock.
 */
export function isDue(
  { how }: Utterance,
  manner: Manner,
  show: Show,
  {
    handsFree,
    answer,
    now,
  }: { handsFree: boolean; answer: { lines: number; since: number | null }; now: number },
): boolean {
  if (how === 'SPOKEN' && handsFree && !show.listening) return false
  if (show.state === 'WAITING_FOR_USER') return show.game === null || show.game.phase === 'PLAYING'
  if (typeof manner === 'object') {
    const isAnswered = show.state === 'HOST_SPEAKING' || show.state === 'PREPARING'
    if (!isAnswered || !show.interruptible || answer.since === null) return false
    return now - answer.since >= manner.intoAnswerMs
  }
  if (show.state !== 'HOST_SPEAKING' || !show.interruptible || !show.line) return false
  const left = clockLeft(show, now)
  // Whoever hurries lets at least the first line of an answer pass.
  return manner === 'AT_ONCE' || (answer.lines > 1 && left !== null && left > 0 && left < HURRY_MS)
}
