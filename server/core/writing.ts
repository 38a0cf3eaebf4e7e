import type { Item } from './batch.ts'
import { textWritten as messageWritten } from './conversationPlay.ts'
import { change, type Draft } from './draft.ts'
import type { Fault } from './errors.ts'
import type { AskId } from './ids.ts'
import { itemWritten as batchWritten, reactionWritten as scoreWritten } from './missionPlay.ts'
import { suspend } from './offAir.ts'
import { playOf } from './plays.ts'
import { proceed } from './proceed.ts'
import type { Programme, Verdict } from './programme.ts'
import { judged as answerJudged } from './scenarioPlay.ts'
import type { Ask } from './session.ts'
import { weaken } from './signal.ts'
import { added, type Usage } from './usage.ts'

/** The request that an answer names, if it is still the one under way (E2), and of the programme that it answers for. */
function current(draft: Draft, id: AskId, kind?: Programme['kind']): Ask | undefined {
  const { ask, programme } = draft.session
  return ask?.id === id && (!kind || programme.kind === kind) ? ask : undefined
}

/** The hosts' answer begins, and says how the listeners moved (M11). */
export function reactionWritten(draft: Draft, askId: AskId, percent: number, reason: string): void {
  const ask = current(draft, askId, 'mission')
  if (!ask) return
  change(draft, { ask: { ...ask, begun: true } })
  scoreWritten(draft, ask, percent, reason)
}

export function itemWritten(draft: Draft, askId: AskId, item: Item): void {
  if (!current(draft, askId, 'mission')) return
  batchWritten(draft, item)
  start(draft)
}

/** More of a character's message (C5). */
export function textWritten(draft: Draft, askId: AskId, text: string): void {
  const ask = current(draft, askId, 'conversation')
  if (!ask) return
  if (!ask.begun) change(draft, { ask: { ...ask, begun: true } })
  messageWritten(draft, text)
  start(draft)
}

/** The model's verdict on an answer (S3). */
export function judged(draft: Draft, askId: AskId, verdict: Verdict): void {
  const ask = current(draft, askId, 'scenario')
  if (!ask || ask.begun) return
  change(draft, { ask: { ...ask, begun: true } })
  answerJudged(draft, verdict)
  start(draft)
}

/** The air is empty and waits for what has just come. */
function start(draft: Draft): void {
  const { present, state, queue } = draft.session
  if (present && state.kind === 'PREPARING' && queue.length > 0) proceed(draft)
}

export function writingEnded(draft: Draft, askId: AskId, usage: Partial<Usage>): void {
  const ask = current(draft, askId)
  if (!ask) return
  change(draft, { ask: null, faultsInARow: 0, usage: added(draft.session.usage, usage) })
  playOf(draft.session).written(draft, ask)
  settle(draft)
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
  if (ask.why !== 'CLOSING' && faultsInARow >= draft.session.rules.faultsInARow) return suspend(draft, 'FAULT')
  playOf(draft.session).failed(draft, ask, fault)
  settle(draft)
}

/** No more comes of the request. */
function settle(draft: Draft): void {
  const { present, state, rules } = draft.session
  if (state.kind !== 'PREPARING') return
  if (present) return proceed(draft)
  change(draft, { state: { ...state, deadline: draft.at + rules.graceMs } })
}
