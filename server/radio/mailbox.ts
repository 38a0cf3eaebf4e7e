import { refuse, type Refusal } from '../core/errors.ts'
import { id, type LineId, type Ms, type TurnId } from '../core/ids.ts'
import type { Effect, SessionEvent } from '../core/machine.ts'
import type { Clock, LogEntry, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { nextDeadline, step } from '../core/step.ts'

/** What became of something that the player did. */
export type Done = { readonly seq: number; readonly turnId: TurnId | null } | { readonly refusal: Refusal }

/** The one way into a session: what happened is folded in its order, stored, and only then acted upon (E2, E4). */
export interface Mailbox {
  /** Puts an event in; it gets its time when it is taken out. Answered after what it changed is stored. */
  readonly post: (event: (at: Ms) => SessionEvent) => Promise<Done>
  /** The newest fold, and what of it is stored: clients hear of the latter only. */
  readonly session: Session
  readonly stored: Session
  /** Sets the timer for whatever is due next. */
  plan(): void
  /** Nothing is taken any more; what still waits is refused. */
  close(): void
}

/** Events after which the session as it stands is stored, so that few have to be folded after a restart. */
const entriesPerSnapshot = 200

interface Mail {
  readonly event: (at: Ms) => SessionEvent
  readonly done: (done: Done) => void
}

export function createMailbox(deps: {
  readonly clock: Clock
  readonly store: Pick<Store, 'append' | 'putSession'>
  /** The session after `n` events of its log. */
  readonly start: { readonly session: Session; readonly n: number }
  /** A barge-in does not wait for the store (E7). */
  readonly cutOff: (lineId: LineId) => void
  readonly carryOut: (effects: readonly Effect[]) => void
  /** The fold or the store failed: what is stored stands. */
  readonly failed: (error: unknown) => void
}): Mailbox {
  const { clock, store, start } = deps
  const { id: sessionId } = start.session
  let { session, n } = start
  let stored = session
  let snapshotN = n
  let waiting: Mail[] = []
  let draining = false
  let closed = false
  let cancelTick = (): void => undefined

  function post(event: Mail['event']): Promise<Done> {
    return new Promise((done) => {
      if (closed) return done({ refusal: refuse('SHOW_CLOSED') })
      waiting.push({ event, done })
      if (!draining) void drain()
    })
  }

  async function drain(): Promise<void> {
    draining = true
    let taken: readonly Mail[] = []
    try {
      while (waiting.length > 0 && !closed) {
        taken = waiting
        waiting = []
        const entries: LogEntry[] = []
        const effects: Effect[] = []
        const answers = taken.map((mail) => fold(mail, entries, effects))
        if (entries.length > 0) await store.append(sessionId, entries)
        stored = session
        deps.carryOut(effects)
        for (const answer of answers) answer()
        taken = []
        await snapshot()
      }
      plan()
    } catch (error) {
      for (const { done } of taken) done({ refusal: refuse('SHOW_CLOSED') })
      deps.failed(error)
    } finally {
      // In the same turn of the event loop in which the mailbox was seen to be empty.
      draining = false
    }
  }

  /** Folds one; what is returned answers whoever sent it. */
  function fold({ event: build, done }: Mail, entries: LogEntry[], effects: Effect[]): () => void {
    const event = build(clock.now())
    const stepped = step(session, event)
    if (stepped.refusal) return () => done({ refusal: stepped.refusal as Refusal })
    if (stepped.session !== session) entries.push({ n: (n += 1), event })
    session = stepped.session
    for (const effect of stepped.effects) {
      // At once, and once more in its order: an event before it in this batch may be about to play the line.
      if (effect.type === 'cutOff') deps.cutOff(effect.lineId)
      effects.push(effect)
    }
    const answer = { seq: session.seq, turnId: turnOf(session, event) }
    return () => done(answer)
  }

  async function snapshot(): Promise<void> {
    const rests = session.state.kind === 'ENDED' || (session.state.kind === 'OFF_AIR' && session.state.saved)
    if (n === snapshotN || (!rests && n - snapshotN < entriesPerSnapshot)) return
    await store.putSession({ session, n })
    snapshotN = n
  }

  function plan(): void {
    cancelTick()
    const due = closed ? null : nextDeadline(session)
    if (due !== null) cancelTick = clock.at(due, () => void post((at) => ({ type: 'tick', at })))
  }

  return {
    post,
    plan,
    get session() {
      return session
    },
    get stored() {
      return stored
    },
    close() {
      closed = true
      cancelTick()
      for (const { done } of waiting.splice(0)) done({ refusal: refuse('SHOW_CLOSED') })
    },
  }
}

/** The turn that is open, that the hosts are about to answer, or that an answer has just made. */
function turnOf({ state, unanswered, counters }: Session, { type }: SessionEvent): TurnId | null {
  if (state.kind === 'USER_SPEAKING') return state.turn
  // A rule may have decided it at once.
  if (type === 'typed' || type === 'stepAnswered') return id<TurnId>(`t${counters.turn}`)
  return unanswered
}
