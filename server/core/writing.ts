import type { Item } from './batch.ts'
import type { Fault } from './errors.ts'
import type { AskId } from './ids.ts'
import { append, proceed } from './airtime.ts'
import { change, tell, type Draft } from './draft.ts'
import { standBy, weaken } from './hosts.ts'
import { suspend } from './offAir.ts'
import { reached, scored } from './score.ts'
import { stopped, type Ask } from './session.ts'
import { standByLine, stockClosing } from './standBy.ts'
import { added, type Usage } from './usage.ts'

/** The request that an answer names, if it is still the one under way (E2). */
function current(draft: Draft, ask: AskId): Ask | undefined {
  return draft.session.ask?.id === ask ? draft.session.ask : undefined
}

/** The hosts' answer begins, and says how the listeners moved: once per turn, with the reason (E13, M11). */
export function reactionWritten(draft: Draft, askId: AskId, percent: number, reason: string): void {
  const ask = current(draft, askId)
  if (!ask) return
  change(draft, { ask: { ...ask, begun: true } })
  if (!ask.turn) return
  const { score: before, rules, closing } = draft.session
  const score = scored(before, ask.turn, percent, reason, draft.at)
  if (score === before) return
  const { awakened, listeners } = score
  change(draft, { score })
  tell(draft, {
    kind: 'ScoreUpdated',
    turn: ask.turn,
    percent,
    change: awakened - before.awakened,
    awakened,
    listeners,
    reason,
  })
  if (!closing && reached(score, rules.targetShare)) beginClosing(draft, 'TARGET_REACHED')
}

export function itemWritten(draft: Draft, askId: AskId, item: Item): void {
  if (!current(draft, askId)) return
  // Now the caller is answered: a score alone is no answer, and an ask that breaks off before here is made again.
  change(draft, { unanswered: null, opened: true })
  append(draft, item)
  if (draft.session.present && draft.session.state.kind === 'PREPARING') proceed(draft)
}

export function writingEnded(draft: Draft, askId: AskId, usage: Partial<Usage>): void {
  const ask = current(draft, askId)
  if (!ask) return
  change(draft, { ask: null, unanswered: null, faultsInARow: 0, usage: added(draft.session.usage, usage) })
  settle(draft, ask)
}

/**
 * The writer gave up. What had come of its answer is played; where nothing had, a host holds the air with a line of
 * our own and the writer is asked again after it; after too many in a row the show goes off the air, saved (E14).
 */
export function writingFailed(draft: Draft, askId: AskId, fault: Fault, usage: Partial<Usage>): void {
  const ask = current(draft, askId)
  if (!ask) return
  const faultsInARow = draft.session.faultsInARow + 1
  change(draft, { ask: null, faultsInARow, usage: added(draft.session.usage, usage) })
  weaken(draft, fault)
  const { session } = draft
  const empty = !session.queue.some((next) => next.kind === 'line')
  if (ask.why === 'CLOSING') {
    if (empty) standBy(draft, stockClosing(session))
  } else if (faultsInARow >= session.rules.faultsInARow) return suspend(draft, 'FAULT')
  else if (empty && session.state.kind === 'PREPARING') standBy(draft, standByLine(session))
  settle(draft, ask)
}

/** No more comes from this request. */
function settle(draft: Draft, ask: Ask): void {
  const { closing, present, state, rules } = draft.session
  if (ask.why === 'CLOSING' && closing) change(draft, { closing: { ...closing, written: true } })
  if (state.kind !== 'PREPARING') return
  if (present) return proceed(draft)
  change(draft, { state: { ...state, deadline: draft.at + rules.graceMs } })
}

/** From here on the hosts only say goodbye (M12). The clock stands still. */
export function beginClosing(draft: Draft, why: 'TIME_UP' | 'TARGET_REACHED'): void {
  change(draft, { closing: { why, written: false }, clock: stopped(draft.session, draft.at) })
  tell(draft, { kind: 'ShowClosing', why })
}
