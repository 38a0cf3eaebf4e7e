import { id, type AskId, type LineId, type TurnId } from './ids.ts'
import { change, effect, enter, tell, type Draft } from './draft.ts'
import { reached } from './score.ts'
import type { Item } from './batch.ts'
import type { DiscardReason, Queued } from './session.ts'
import { added } from './usage.ts'

/** Puts the next thing of the queue on the air, or has it written, or ends the show that is closed. */
export function proceed(draft: Draft): void {
  const { session } = draft
  const [head, ...rest] = session.queue
  if (head) {
    change(draft, { queue: rest })
    return goOn(draft, head)
  }
  if (session.closing?.written && !session.ask) return end(draft)
  write(draft)
  enter(draft, { kind: 'PREPARING', deadline: (draft.session.ask ?? session.ask)?.deadline ?? draft.at })
}

function goOn(draft: Draft, next: Queued): void {
  const { rules, closing, ahead, usage } = draft.session
  switch (next.kind) {
    case 'line':
      // A line that was made ahead of its time has been counted then.
      if (ahead === next.line.id) change(draft, { ahead: null })
      else change(draft, { usage: added(usage, { voiceCharacters: next.line.text.length }) })
      enter(draft, {
        kind: 'HOST_SPEAKING',
        moment: { step: 'voicing', line: next.line },
        deadline: draft.at + rules.voiceMs,
      })
      return effect(draft, { type: 'speak', line: next.line })
    case 'gap':
      return enter(draft, { kind: 'HOST_SPEAKING', moment: { step: 'gap' }, deadline: draft.at + next.ms })
    case 'pause':
      if (closing) return proceed(draft)
      return enter(draft, { kind: 'WAITING_FOR_USER', hint: next.hint, deadline: draft.at + rules.pauseMs })
    default:
      return next satisfies never
  }
}

/** Asks the writer for what comes next, unless it is writing already (E11: never two at once). */
export function write(draft: Draft): void {
  const { session, at } = draft
  if (session.ask) return
  const number = session.counters.ask + 1
  const why = session.closing
    ? 'CLOSING'
    : session.unanswered
      ? 'REACTION'
      : session.opened
        ? 'CONTINUATION'
        : 'OPENING'
  const ask = {
    id: id<AskId>(`a${number}`),
    why,
    turn: session.unanswered,
    deadline: at + session.rules.writerMs,
    begun: false,
  } as const
  change(draft, { ask, counters: { ...session.counters, ask: number } })
  effect(draft, { type: 'write', ask })
}

/** Takes what is written and what is being written off the table, and counts it with the reason (E11). */
export function drop(draft: Draft, reason: DiscardReason): void {
  const { ask, queue, ahead, discards } = draft.session
  if (ask) effect(draft, { type: 'stopWriting', ask: ask.id })
  if (ahead) effect(draft, { type: 'forget', lineIds: [ahead] })
  if (ask || queue.some((next) => next.kind === 'line'))
    change(draft, { discards: { ...discards, [reason]: (discards[reason] ?? 0) + 1 } })
  change(draft, { ask: null, queue: [], ahead: null })
}

/** Adds what the writer sent to the end of the queue; each line gets its id here. */
export function append(draft: Draft, item: Item): void {
  const { queue, counters } = draft.session
  if (item.kind !== 'line') return change(draft, { queue: [...queue, item] })
  const number = counters.line + 1
  const line = { id: id<LineId>(`l${number}`), speaker: item.speaker, text: item.text }
  change(draft, { queue: [...queue, { kind: 'line', line }], counters: { ...counters, line: number } })
}

export function newTurn(draft: Draft): TurnId {
  const { counters } = draft.session
  change(draft, { counters: { ...counters, turn: counters.turn + 1 } })
  return id<TurnId>(`t${counters.turn + 1}`)
}

/**
 * What is done after every step while the hosts speak: the next batch is written in time, and the next line is voiced
 * while this one plays (E11).
 */
export function lookAhead(draft: Draft): void {
  const { session } = draft
  const { state, queue, rules, closing, faultsInARow } = session
  if (state.kind !== 'HOST_SPEAKING' && state.kind !== 'PREPARING') return
  const pause = queue.some((next) => next.kind === 'pause')
  const lines = queue.filter((next) => next.kind === 'line').length
  const due = closing ? !closing.written : !pause && lines <= rules.linesAhead
  // A writer that failed is asked again when the air is empty, not while somebody speaks.
  if (state.kind === 'HOST_SPEAKING' && due && faultsInARow === 0) write(draft)

  const next = queue.find((candidate) => candidate.kind !== 'gap')
  if (next?.kind !== 'line' || next.line.id === session.ahead) return
  const usage = added(draft.session.usage, { voiceCharacters: next.line.text.length })
  change(draft, { ahead: next.line.id, usage })
  effect(draft, { type: 'voiceAhead', line: next.line })
}

function end(draft: Draft): void {
  const { score, rules } = draft.session
  const outcome = reached(score, rules.targetShare) ? 'WON' : 'TIME_UP'
  finish(draft, outcome)
}

export function finish(draft: Draft, outcome: 'WON' | 'TIME_UP' | 'ABANDONED'): void {
  const { awakened, listeners } = draft.session.score
  drop(draft, 'CLOSING')
  enter(draft, { kind: 'ENDED', outcome, at: draft.at })
  tell(draft, { kind: 'ShowEnded', outcome, awakened, listeners })
  effect(draft, { type: 'close' })
}
