import type { Draft } from './draft.ts'
import type { Ms, PlayerId, SessionId } from './ids.ts'
import type { Stepped } from './machine.ts'
import { write } from './missionPlay.ts'
import type { Programme } from './programme.ts'
import { putAgain } from './scenarioPlay.ts'
import type { Rules, Session, Speaker } from './session.ts'
import { nothingUsed } from './usage.ts'

/** What a session is made of (M5, M6, S5, C2). The programme has not begun. */
export interface Opening {
  readonly id: SessionId
  readonly playerId: PlayerId
  readonly programme: Programme
  readonly cast: readonly Speaker[]
  readonly rules: Rules
  readonly at: Ms
}

/**
 * A new session. The hosts' first words of a mission are asked for at once, while the client is still connecting; a
 * scenario in time-stop begins off the air, with its first question put.
 */
export function openSession({ at, ...facts }: Opening): Stepped {
  const { programme, rules } = facts
  const timeStop = programme.kind === 'scenario' && programme.timeStop
  const session: Session = {
    ...facts,
    openedAt: at,
    state: timeStop
      ? { kind: 'OFF_AIR', why: 'TIME_STOP', awaiting: null, saved: false, deadline: at + rules.graceMs }
      : { kind: 'PREPARING', deadline: at + (programme.kind === 'mission' ? rules.writerMs : rules.graceMs) },
    seq: 0,
    counters: { line: 0, turn: 0, ask: 0 },
    clock: { spentMs: 0, since: null, warned: false },
    queue: [],
    ahead: null,
    ask: null,
    context: [],
    summary: { text: '', upTo: 0, asked: null, notBefore: 0 },
    opened: false,
    unanswered: null,
    present: false,
    listening: false,
    closing: null,
    faultsInARow: 0,
    faults: [],
    weak: null,
    emptySince: null,
    discards: {},
    usage: nothingUsed,
    latencies: [],
  }
  const draft: Draft = { at, session, effects: [] }
  if (programme.kind === 'mission') write(draft)
  if (programme.kind === 'scenario') putAgain(draft)
  return { session: draft.session, effects: draft.effects }
}
