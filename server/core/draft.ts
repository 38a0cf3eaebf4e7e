import type { Effect } from './machine.ts'
import type { Ms } from './ids.ts'
import { leftMs, stopped, type Session, type State } from './session.ts'
import type { ShowFact } from './showEvents.ts'

/** A step in the making: the session so far and the effects so far. It never leaves `step`. */
export interface Draft {
  readonly at: Ms
  session: Session
  readonly effects: Effect[]
}

export function change(draft: Draft, facts: Partial<Session>): void {
  draft.session = { ...draft.session, ...facts }
}

export function effect(draft: Draft, wanted: Effect): void {
  draft.effects.push(wanted)
}

/** Adds a fact to the feed, under the next number (E3). */
export function tell(draft: Draft, fact: ShowFact): void {
  const seq = draft.session.seq + 1
  change(draft, { seq })
  effect(draft, { type: 'tell', event: { ...fact, seq, at: draft.at } })
}

/** Moves to another state and tells the client, where it is one that the client can tell from the last. */
export function enter(draft: Draft, state: State): void {
  const before = draft.session.state
  change(draft, { state, clock: clockIn(state, draft) })
  if (before.kind === state.kind && (state.kind === 'HOST_SPEAKING' || state.kind === 'PREPARING')) return
  tell(draft, {
    kind: 'StateChanged',
    state: state.kind,
    hint: state.kind === 'WAITING_FOR_USER' ? state.hint : null,
    keyDown: state.kind === 'USER_SPEAKING' && state.keyDown,
    deadline: state.kind === 'ENDED' ? null : state.deadline,
    clockLeftMs: leftMs(draft.session, draft.at),
    clockRunning: draft.session.clock.since !== null,
    offAir: state.kind === 'OFF_AIR' ? state.why : null,
  })
}

/** The clock runs on the air only: not before the first line, not while the client is gone, not while closing (M12). */
function clockIn(state: State, { session, at }: Draft): Session['clock'] {
  const { clock } = session
  const begun = clock.spentMs > 0 || clock.since !== null
  const runs =
    !session.closing &&
    (state.kind === 'HOST_SPEAKING' ||
      state.kind === 'WAITING_FOR_USER' ||
      state.kind === 'USER_SPEAKING' ||
      (state.kind === 'PREPARING' && begun))
  if (runs === (clock.since !== null)) return clock
  return runs ? { ...clock, since: at } : stopped(session, at)
}
