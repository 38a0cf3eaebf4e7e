import type { SessionEvent } from './machine.ts'
import { newConversation } from './conversationPlay.ts'
import { openSession, type Opening } from './opening.ts'
import type { LogEntry, SessionRecord } from './ports.ts'
import { newGame } from './scenarioPlay.ts'
import { newScore } from './score.ts'
import type { Session } from './session.ts'
import { step } from './step.ts'

/** Where a log and what is stored do not agree. `n` is the number of the entry. */
export type Difference =
  /** The log does not have this entry, though what is stored comes after it. */
  | { readonly kind: 'missing'; readonly n: number }
  /** It was stored because it changed the session, and now it is refused (with a code) or changes nothing (null). */
  | { readonly kind: 'unmoved'; readonly n: number; readonly type: SessionEvent['type']; readonly refusal: string | null }
  /** After this entry the two sessions differ at `path`; a value that is not there is undefined. */
  | ({ readonly kind: 'value'; readonly n: number } & ValueDifference)

export interface ValueDifference {
  /** Such as `score.changes[2].reason`; empty for the whole. */
  readonly path: string
  readonly stored: unknown
  readonly folded: unknown
}

/** The session as its log has it, and how many entries that took; `difference` is the first one, null where it is the same. */
export interface Replayed extends SessionRecord {
  /** When the newest entry happened. */
  readonly at: number
  readonly difference: Difference | null
}

/**
 * Folds a session's whole log again, from its opening, and compares: at the stored record's `n` with the record, and at
 * the end with what the record and the entries after it give, which is what a restart gives (E4). The opening is not
 * stored: everything that it is made of is in every later state of the session, and `openSession` is pure.
 * @param entries all of the session's log, in order
 */
export function replay(record: SessionRecord, entries: readonly LogEntry[]): Replayed {
  const { openedAt: at } = record.session
  let session = openSession({ ...openingFacts(record.session), at }).session
  let last = { n: 0, at }
  let resumed: Session | null = null
  const ended = (difference: Difference | null): Replayed => ({ session, ...last, difference })

  /** Called between two entries: what is stored is compared where the fold has come to it. */
  function compared(stored: Session): Difference | null {
    const found = firstDifference(stored, session)
    return found && { kind: 'value', n: last.n, ...found }
  }

  for (const { n, event } of entries) {
    if (n !== last.n + 1) return ended({ kind: 'missing', n: last.n + 1 })
    if (last.n === record.n) {
      const difference = compared(record.session)
      if (difference) return ended(difference)
      resumed = record.session
    }
    const stepped = step(session, event)
    if (stepped.session === session)
      return ended({ kind: 'unmoved', n, type: event.type, refusal: stepped.refusal?.code ?? null })
    session = stepped.session
    last = { n, at: event.at }
    if (resumed) resumed = step(resumed, event).session
  }
  if (last.n < record.n) return ended({ kind: 'missing', n: last.n + 1 })
  return ended(compared(resumed ?? record.session))
}

function openingFacts({ id, playerId, programme, cast, rules }: Session): Omit<Opening, 'at'> {
  switch (programme.kind) {
    case 'mission': {
      const score = newScore(programme.brief.listeners)
      return { id, playerId, cast, rules, programme: { ...programme, score } }
    }
    case 'scenario':
      return { id, playerId, cast, rules, programme: newGame(programme.scenario, programme.timeStop) }
    case 'conversation': {
      const { began, openCast } = programme
      return { id, playerId, cast: began.cast, rules, programme: newConversation({ ...began, openCast }) }
    }
    default:
      return programme satisfies never
  }
}

/**
 * The first place at which two values differ as JSON, in the order of the stored one's members; null where they do not.
 * A member that is undefined is one that is not there.
 */
export function firstDifference(stored: unknown, folded: unknown, path = ''): ValueDifference | null {
  if (stored === folded) return null
  if (!isBranch(stored) || !isBranch(folded) || Array.isArray(stored) !== Array.isArray(folded))
    return { path, stored, folded }
  for (const name of new Set([...Object.keys(stored), ...Object.keys(folded)])) {
    const under = Array.isArray(stored) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    const found = firstDifference(stored[name], folded[name], under)
    if (found) return found
  }
  return null
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
