import { end } from './airtime.ts'
import { change, effect, enter, type Draft } from './draft.ts'
import { playOf } from './plays.ts'
import type { DiscardReason, Outcome, Queued } from './session.ts'
import { voicingMs } from './signal.ts'
import { added } from './usage.ts'

/** Puts the next thing of the queue on the air, or has it written, or ends the show that is over. */
export function proceed(draft: Draft): void {
  const [head, ...rest] = draft.session.queue
  if (head) {
    change(draft, { queue: rest })
    return goOn(draft, head)
  }
  const next = playOf(draft.session).next(draft)
  if (next === 'queued') return proceed(draft)
  if (next !== 'asked') return finish(draft, next)
  enter(draft, { kind: 'PREPARING', deadline: draft.session.ask?.deadline ?? draft.at })
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
        deadline: draft.at + voicingMs(draft.session, next.line),
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

/** Takes what is written and what is being written off the table, and counts it with the reason (E11). */
export function drop(draft: Draft, reason: DiscardReason): void {
  const { ask, queue, ahead, discards } = draft.session
  if (ask) effect(draft, { type: 'stopWriting', ask: ask.id })
  if (ahead) effect(draft, { type: 'forget', lineIds: [ahead] })
  if (ask || queue.some((next) => next.kind === 'line'))
    change(draft, { discards: { ...discards, [reason]: (discards[reason] ?? 0) + 1 } })
  change(draft, { ask: null, queue: [], ahead: null })
  playOf(draft.session).dropped(draft)
}

/**
 * What is done after every step while the hosts speak: what comes next is written in time, and the next line is voiced
 * while this one plays (E11).
 */
export function lookAhead(draft: Draft): void {
  const { state, faultsInARow } = draft.session
  if (state.kind !== 'HOST_SPEAKING' && state.kind !== 'PREPARING') return
  // A writer that failed is asked again when the air is empty, not while somebody speaks.
  if (state.kind === 'HOST_SPEAKING' && faultsInARow === 0) playOf(draft.session).ahead(draft)

  const { queue, ahead } = draft.session
  const next = queue.find((candidate) => candidate.kind !== 'gap')
  if (next?.kind !== 'line' || next.line.id === ahead) return
  const usage = added(draft.session.usage, { voiceCharacters: next.line.text.length })
  change(draft, { ahead: next.line.id, usage })
  effect(draft, { type: 'voiceAhead', line: next.line })
}

export function finish(draft: Draft, outcome: Outcome): void {
  drop(draft, 'CLOSING')
  end(draft, outcome)
}
