import { write } from './airtime.ts'
import type { Draft } from './draft.ts'
import type { MissionId, Ms, PlayerId, SessionId } from './ids.ts'
import type { Stepped } from './machine.ts'
import type { Brief } from './mission.ts'
import { newScore } from './score.ts'
import type { Rules, Session, Speaker } from './session.ts'
import { nothingUsed } from './usage.ts'

/** What a session is made of when its show is tuned in to (M5, M6). */
export interface Opening {
  readonly id: SessionId
  readonly playerId: PlayerId
  readonly missionId: MissionId
  readonly brief: Brief
  readonly direction: string
  readonly cast: readonly Speaker[]
  readonly rules: Rules
  readonly at: Ms
}

/** A new session. The hosts' first words are asked for at once, while the client is still connecting. */
export function openSession({ at, ...facts }: Opening): Stepped {
  const session: Session = {
    ...facts,
    openedAt: at,
    state: { kind: 'PREPARING', deadline: at + facts.rules.writerMs },
    seq: 0,
    counters: { line: 0, turn: 0, ask: 0 },
    clock: { spentMs: 0, since: null, warned: false },
    score: newScore(facts.brief.listeners),
    queue: [],
    ahead: null,
    ask: null,
    context: [],
    summary: { text: '', upTo: 0, asked: null, notBefore: 0 },
    opened: false,
    unanswered: null,
    present: false,
    closing: null,
    faultsInARow: 0,
    faults: [],
    discards: {},
    usage: nothingUsed,
    latencies: [],
  }
  const draft: Draft = { at, session, effects: [] }
  write(draft)
  return { session: draft.session, effects: draft.effects }
}
