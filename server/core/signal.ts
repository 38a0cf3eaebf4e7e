import { change, effect, tell, type Draft } from './draft.ts'
import type { Fault } from './errors.ts'
import type { Ms } from './ids.ts'
import type { Line, Session } from './session.ts'
import { isStandBy, standByLine } from './standBy.ts'

/** Whoever has asked for patience already waits so much longer, by the patience of the rules, before each further time. */
const repeatFactor = 3

/** A provider failed: the client is told, and the session remembers (E14). */
export function weaken(draft: Draft, fault: Fault): void {
  const { faults, weak } = draft.session
  change(draft, { faults: [...faults, fault] })
  // An ear that fails is no reason for static: the hosts are well, and it is the player's turn.
  if (fault.service === 'WRITER' || fault.service === 'VOICE') change(draft, { weak: { fault, standBys: weak?.standBys ?? 0 } })
  tell(draft, { kind: 'SignalWeak', fault })
}

/** A line is heard in its host's voice: what was away is back. */
export function strengthen(draft: Draft, line: Line): void {
  const { weak, faultsInARow } = draft.session
  if (!weak || isStandBy(line.text) || faultsInARow > 0) return
  change(draft, { weak: null })
  tell(draft, { kind: 'SignalBack' })
}

/** A line that holds the air; the next one will be another. */
export function standByItem(draft: Draft, speaker: string): { readonly kind: 'line'; readonly speaker: string; readonly text: string } {
  const text = standByLine(draft.session)
  const { weak } = draft.session
  if (weak) change(draft, { weak: { ...weak, standBys: weak.standBys + 1 } })
  return { kind: 'line', speaker, text }
}

/** Whether the hosts have the word and nothing of them can be heard. */
function empty({ present, state }: Session): boolean {
  return present && (state.kind === 'PREPARING' || (state.kind === 'HOST_SPEAKING' && state.moment.step === 'voicing'))
}

/** Whether static is on the air wherever no voice is (E14). */
function hissing({ present, state, weak }: Session): boolean {
  return present && weak !== null && (state.kind === 'PREPARING' || state.kind === 'HOST_SPEAKING')
}

/** Done after every step: notes since when the air has been empty, and switches the static. */
export function watchSignal(draft: Draft, before: Session): void {
  const { emptySince } = draft.session
  if (!empty(draft.session)) {
    if (emptySince !== null) change(draft, { emptySince: null })
  } else if (emptySince === null) change(draft, { emptySince: draft.at })
  const on = hissing(draft.session)
  if (on !== hissing(before)) effect(draft, { type: 'hiss', on })
}

/** When the listener has waited long enough for a word; null where nothing is waited for, or nothing more can be said. */
export function patienceOver({ emptySince, weak, state, rules }: Session): Ms | null {
  if (emptySince === null) return null
  const standBys = weak?.standBys ?? 0
  // Before a line there is one stand-by only: more of them would put the line off for ever.
  if (standBys > 0 && state.kind !== 'PREPARING') return null
  return emptySince + rules.patienceMs * (1 + repeatFactor * standBys)
}

/** How long the voice of a line is waited for: not so long again where the line before had none. */
export function voicingMs({ context, rules }: Session, { text }: Line): Ms {
  const before = context.at(-1)
  const unvoiced = before?.kind === 'line' && !before.voiced
  return unvoiced || isStandBy(text) ? Math.min(rules.patienceMs, rules.voiceMs) : rules.voiceMs
}
