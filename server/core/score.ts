import type { Ms, TurnId } from './ids.ts'

/** Why the number of awakened listeners changed, once per turn (E13, M11). */
export interface ScoreChange {
  readonly turn: TurnId
  /** What the writer said, in percent of all listeners, before clamping. */
  readonly percent: number
  /** Listeners gained (or lost, negative), after clamping. */
  readonly change: number
  /** Awakened listeners after the change. */
  readonly awakened: number
  readonly reason: string
  readonly at: Ms
}

export interface Score {
  readonly listeners: number
  readonly awakened: number
  readonly changes: readonly ScoreChange[]
}

export function newScore(listeners: number): Score {
  return { listeners, awakened: 0, changes: [] }
}

/**
 * The score after the reaction to a turn: changed by the percentage of all listeners, clamped to 0..listeners (M11).
 * The same score where that turn has been scored before (E13).
 */
export function scored(score: Score, turn: TurnId, percent: number, reason: string, at: Ms): Score {
  if (score.changes.some((past) => past.turn === turn)) return score
  const wanted = Math.round((score.listeners * percent) / 100)
  const awakened = Math.min(score.listeners, Math.max(0, score.awakened + wanted))
  const entry: ScoreChange = { turn, percent, change: awakened - score.awakened, awakened, reason, at }
  return { ...score, awakened, changes: [...score.changes, entry] }
}

/** How many have to be awakened to win: the share of the listeners, rounded up (M12). */
export function targetOf(listeners: number, targetShare: number): number {
  // 0.07 * 100 is a little more than 7 in floating point, and 8 would be one too many.
  return Math.ceil(listeners * targetShare - 1e-9)
}

/** Whether the awakened make up the share that wins (M12). */
export function reached(score: Score, targetShare: number): boolean {
  return score.awakened >= targetOf(score.listeners, targetShare)
}
