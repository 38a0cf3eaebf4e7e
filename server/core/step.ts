import { beginClosing, budgetSpent } from './closing.ts'
import { personaChanged, settingsChanged } from './conversationPlay.ts'
import { change, effect, tell, type Draft } from './draft.ts'
import { refuse, type Refusal } from './errors.ts'
import { interrupt, lineSpoken, lineVoiced, momentOver, readyReceived, voiceFailed } from './hosts.ts'
import type { Ms } from './ids.ts'
import type { SessionEvent, Stepped } from './machine.ts'
import { dueSummary } from './memory.ts'
import { graceOver, recover, suspend, tunedIn } from './offAir.ts'
import { playOf } from './plays.ts'
import { outOfPatience } from './patience.ts'
import { drop, finish, lookAhead, proceed } from './proceed.ts'
import { repeatAsked, resetAsked } from './scenarioWishes.ts'
import { leftMs, type Session } from './session.ts'
import { patienceOver, watchSignal, weaken } from './signal.ts'
import {
  answerAwaited,
  heard,
  listen,
  nothingPressed,
  partialHeard,
  settled,
  speechStarted,
  speechStopped,
  stableHeard,
  stepAnswered,
  talkPressed,
  talkReleased,
  turnOver,
  typed,
  unheard,
} from './turns.ts'
import { added } from './usage.ts'
import { itemWritten, judged, reactionWritten, textWritten, writingEnded, writingFailed } from './writing.ts'

/**
 * The show: takes a session and what happened, and gives the next session and what is to be done, or a refusal (E2).
 * Pure: the same log of events always folds to the same session. An event that changes nothing (a late answer, a tick
 * before its time) returns the very session it was given.
 */
export function step(session: Session, event: SessionEvent): Stepped {
  const draft: Draft = { at: event.at, session, effects: [] }
  const refusal = carryOut(draft, event)
  if (refusal) return { session, effects: [], refusal }
  if (draft.session === session) return { session, effects: [] }
  if (budgetSpent(draft.session)) spent(draft)
  lookAhead(draft)
  sumUp(draft)
  watchSignal(draft, session)
  return { session: draft.session, effects: draft.effects }
}

function carryOut(draft: Draft, event: SessionEvent): Refusal | undefined {
  const over = draft.session.state.kind === 'ENDED'
  switch (event.type) {
    case 'talkPressed':
      return talkPressed(draft, event.sentMs, event.totalMs)
    case 'talkReleased':
      return over ? refuse('SHOW_ENDED') : talkReleased(draft)
    case 'typed': {
      const words = { kind: 'words', text: event.text, confidence: 1, typed: true, language: event.language } as const
      return typed(draft, words, event.sentMs, event.totalMs)
    }
    case 'stepAnswered':
      return stepAnswered(draft, event.step, event.heard, event.usage)
    case 'repeatAsked':
      return repeatAsked(draft, event.sentMs, event.totalMs)
    case 'resetAsked':
      return resetAsked(draft, event.sentMs, event.totalMs)
    case 'listeningStarted':
      return listen(draft, true)
    case 'listeningStopped':
      return listen(draft, false)
    case 'settingsChanged':
      if (draft.session.programme.kind !== 'conversation') return refuse('WRONG_PROGRAMME')
      return over ? refuse('SHOW_ENDED') : void settingsChanged(draft, event.settings)
    case 'readyReceived':
      return readyReceived(draft, event.lineId)
    default:
      if (!over) answerTo(draft, event)
      return undefined
  }
}

/** What a player does, and can be refused. */
type Wish =
  | 'talkPressed'
  | 'talkReleased'
  | 'typed'
  | 'stepAnswered'
  | 'repeatAsked'
  | 'resetAsked'
  | 'listeningStarted'
  | 'listeningStopped'
  | 'settingsChanged'
  | 'readyReceived'
type Answer = Exclude<SessionEvent, { type: Wish }>

function answerTo(draft: Draft, event: Answer): void {
  switch (event.type) {
    case 'tick':
      return tick(draft)
    case 'tunedIn':
      return tunedIn(draft)
    case 'clientLost':
      return suspend(draft, 'CLIENT_GONE')
    case 'left':
      return suspend(draft, 'LEFT')
    case 'recovered':
      return recover(draft)
    case 'reactionWritten':
      return reactionWritten(draft, event.ask, event.percent, event.reason)
    case 'itemWritten':
      return itemWritten(draft, event.ask, event.item)
    case 'textWritten':
      return textWritten(draft, event.ask, event.text)
    case 'judged':
      return judged(draft, event.ask, event.verdict)
    case 'writingEnded':
      return writingEnded(draft, event.ask, event.usage)
    case 'writingFailed':
      return writingFailed(draft, event.ask, event.fault, event.usage)
    case 'lineVoiced':
      return lineVoiced(draft, event.lineId, event.totalMs)
    case 'voiceFailed':
      return voiceFailed(draft, event.lineId, event.fault)
    case 'lineSpoken':
      return lineSpoken(draft, event.lineId, event.rtpTimestamp, event.durationMs)
    case 'partialHeard':
      return partialHeard(draft, event.turn, event.text, event.confidence, event.language)
    case 'stableHeard':
      return stableHeard(draft, event.turn, event.text, event.confidence)
    case 'answerAwaited':
      return answerAwaited(draft)
    case 'speechStarted':
      return speechStarted(draft, event.sentMs, event.totalMs)
    case 'speechStopped':
      return speechStopped(draft)
    case 'personaChanged':
      return draft.session.programme.kind === 'conversation' ? personaChanged(draft, event.persona, event) : undefined
    case 'heard':
      return heard(draft, event.turn, event.heard, event.usage)
    case 'earFailed':
    case 'storeFailed':
      return weaken(draft, event.fault)
    case 'turnMeasured':
      change(draft, { latencies: [...draft.session.latencies, event.latency] })
      return tell(draft, { kind: 'TurnMeasured', latency: event.latency })
    case 'usageCounted':
      return change(draft, { usage: added(draft.session.usage, event.usage) })
    case 'summarised':
      return summarised(draft, event)
    default:
      return event satisfies never
  }
}

/** The first thing whose time has come; the next tick takes the next one. */
function tick(draft: Draft): void {
  const { session, at } = draft
  const { state, ask, clock, rules, closing } = session
  if (state.kind === 'ENDED') return
  const left = clock.since === null ? null : leftMs(session, at)
  if (left === 0 && !closing) return close(draft, 'TIME_UP')
  if (left !== null && !clock.warned && left <= rules.warningMs) {
    change(draft, { clock: { ...clock, warned: true } })
    return tell(draft, { kind: 'ClockWarning', leftMs: left })
  }
  if (ask && at >= ask.deadline) {
    effect(draft, { type: 'stopWriting', ask: ask.id })
    const message = 'The writer did not answer in time.'
    return writingFailed(draft, ask.id, { service: 'WRITER', message, retryable: true }, {})
  }
  if (state.kind === 'USER_SPEAKING' && state.enough && at >= state.enough.at)
    return settled(draft, state.turn, state.enough.words)
  const patience = patienceOver(session)
  if (patience !== null && at >= patience) return outOfPatience(draft)
  if (at >= state.deadline) stateOver(draft)
}

function stateOver(draft: Draft): void {
  const { state, present, ask } = draft.session
  switch (state.kind) {
    case 'PREPARING':
      // While the writer is asked, the deadline is the request's own.
      if (ask) return change(draft, { state: { ...state, deadline: ask.deadline } })
      return present ? proceed(draft) : suspend(draft, 'CLIENT_GONE')
    case 'HOST_SPEAKING':
      return momentOver(draft, state.moment)
    case 'WAITING_FOR_USER':
      return playOf(draft.session).idle(draft) ? suspend(draft, 'IDLE') : nothingPressed(draft)
    case 'USER_SPEAKING':
      return state.keyDown ? turnOver(draft, state.handsFree) : unheard(draft, state.turn)
    case 'OFF_AIR':
      return graceOver(draft, state)
    case 'ENDED':
      return
    default:
      return state satisfies never
  }
}

/** A limit is reached (M12, E15): a line on the air is heard to its end, a player who speaks is heard out, then the hosts close. */
function close(draft: Draft, why: 'TIME_UP' | 'BUDGET_SPENT'): void {
  const { state } = draft.session
  beginClosing(draft, why)
  if (state.kind === 'USER_SPEAKING') return state.keyDown ? void talkReleased(draft) : undefined
  const speaking = state.kind === 'HOST_SPEAKING' && (state.moment.step === 'onAir' || state.moment.step === 'hearing')
  if (!speaking) interrupt(draft, 0, null)
  drop(draft, 'CLOSING')
  if (speaking) playOf(draft.session).ahead(draft)
  else proceed(draft)
}

/** Nothing more can be paid for (E15). Where nobody is there to be told, it is said when somebody is. */
function spent(draft: Draft): void {
  const { state, present, ask } = draft.session
  if (present) return close(draft, 'BUDGET_SPENT')
  // In time-stop there is no air to say goodbye on.
  if (state.kind === 'OFF_AIR' && state.why === 'TIME_STOP' && !state.saved && !ask) finish(draft, 'BUDGET_SPENT')
}

function sumUp(draft: Draft): void {
  const { state } = draft.session
  if (state.kind === 'ENDED' || (state.kind === 'OFF_AIR' && state.saved)) return
  const upTo = dueSummary(draft.session)
  if (upTo === null) return
  change(draft, { summary: { ...draft.session.summary, asked: upTo } })
  effect(draft, { type: 'summarise', upTo })
}

/** A summary that could not be had is asked for again after so many more lines and turns. */
const linesBeforeRetry = 4

function summarised(draft: Draft, event: Extract<SessionEvent, { type: 'summarised' }>): void {
  const { summary, usage } = draft.session
  if (summary.asked !== event.upTo) return
  const next =
    event.text === null
      ? { ...summary, asked: null, notBefore: draft.session.context.length + linesBeforeRetry }
      : { text: event.text, upTo: event.upTo, asked: null, notBefore: 0 }
  change(draft, { summary: next, usage: added(usage, event.usage) })
}

/** When `step` has to be called with a tick at the latest; null once the show has ended (E1: nothing waits for ever). */
export function nextDeadline(session: Session): Ms | null {
  const { state, ask, clock, rules } = session
  if (state.kind === 'ENDED') return null
  const due = [state.deadline]
  if (ask) due.push(ask.deadline)
  if (state.kind === 'USER_SPEAKING' && state.enough) due.push(state.enough.at)
  const patience = patienceOver(session)
  if (patience !== null) due.push(patience)
  if (clock.since !== null && rules.timeLimitMs !== null) {
    const limit = clock.since + rules.timeLimitMs - clock.spentMs
    due.push(limit)
    if (!clock.warned) due.push(limit - rules.warningMs)
  }
  return Math.min(...due)
}
