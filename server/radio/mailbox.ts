import { ProviderFailure, refuse, type Refusal } from '../core/errors.ts'
import { id, type Ms, type TurnId } from '../core/ids.ts'
import type { Effect, SessionEvent } from '../core/machine.ts'
import type { Clock, LogEntry, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { nextDeadline, step } from '../core/step.ts'
import { createKeep } from './keep.ts'

/** What became of something that the player did. */
export type Done = { readonly seq: number; readonly turnId: TurnId | null } | { readonly refusal: Refusal }

/** The one way into a session: what happened is folded as it comes, stored, and only then told and acted upon (E2, E4). */
export interface Mailbox {
  /** Folds an event, as of now. Answered after what it changed is stored. */
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

/**
 * What does not wait for the store: nobody is told anything by it. A barge-in lets no further packet out (E7), and words
 * that are being said now cannot be heard later (E6).
 */
const urgent = ['cutOff', 'listen', 'hearOut', 'listenOn', 'stopListening'] as const
type Urgent = Extract<Effect, { type: (typeof urgent)[number] }>

/** Events that are stored together. */
interface Batch {
  readonly entries: LogEntry[]
  readonly effects: Effect[]
  /** Each answers whoever sent one of them. */
  readonly answers: ((stored: boolean) => void)[]
  /** The session after them, and after how many of its log. */
  session: Session
  n: number
}

export function createMailbox(deps: {
  readonly clock: Clock
  readonly store: Pick<Store, 'append' | 'putSession' | 'log'>
  /** The session after `n` events of its log. */
  readonly start: { readonly session: Session; readonly n: number }
  /** Carries out what cannot wait, at once. A cut-off comes again in its order: an event before it may be about to play the line. */
  readonly hurry: (effect: Urgent) => void
  readonly carryOut: (effects: readonly Effect[]) => void
  /** The store is away, and the show stands still until it is back (E14). */
  readonly stuck: (stuck: boolean) => void
  /** The fold failed, or the store for good: what is stored stands. */
  readonly failed: (error: unknown) => void
}): Mailbox {
  const { clock, store, start } = deps
  const { id: sessionId } = start.session
  let { session, n } = start
  let stored = session
  let snapshotN = n
  let batch: Batch = { entries: [], effects: [], answers: [], session, n }
  let storing = false
  let closed = false
  let cancelTick = (): void => undefined
  /** What is due next, and since when; and how much later than that what belongs to it was begun, once it was. */
  let due: { readonly at: Ms | null; readonly since: Ms; readonly late: Ms | null } = {
    at: nextDeadline(session),
    since: clock.now(),
    late: 0,
  }

  const keep = createKeep({
    clock,
    stuck: (stuck) => {
      if (!closed || !stuck) deps.stuck(stuck)
    },
    back: (fault) => void post((at) => ({ type: 'storeFailed', at, fault })),
  })

  function post(build: (at: Ms) => SessionEvent): Promise<Done> {
    return new Promise((done) => {
      const over = (): void => done({ refusal: refuse('SHOW_CLOSED') })
      if (closed) return over()
      try {
        fold(build(clock.now()), done, over)
      } catch (error) {
        over()
        return deps.failed(error)
      }
      if (!storing) void storeAll()
    })
  }

  function fold(event: SessionEvent, done: (done: Done) => void, over: () => void): void {
    const stepped = step(session, event)
    const { refusal } = stepped
    if (!refusal && stepped.session !== session) batch.entries.push({ n: (n += 1), event })
    session = stepped.session
    Object.assign(batch, { session, n })
    batch.effects.push(...stepped.effects.filter((effect) => !isUrgent(effect) || effect.type === 'cutOff'))
    const answer: Done = refusal ? { refusal } : { seq: session.seq, turnId: turnOf(session, event) }
    batch.answers.push((isStored) => (isStored ? done(answer) : over()))
    const at = nextDeadline(session)
    if (at !== due.at) due = { at, since: clock.now(), late: null }
    for (const effect of stepped.effects) if (isUrgent(effect)) deps.hurry(effect)
  }

  async function storeAll(): Promise<void> {
    storing = true
    let taken = batch
    try {
      while (batch.answers.length > 0 && !closed) {
        taken = batch
        batch = { entries: [], effects: [], answers: [], session, n }
        const { entries } = taken
        if (entries.length > 0) await keep((again) => append(entries, again))
        stored = taken.session
        if (due.late === null && nextDeadline(stored) === due.at) due = { ...due, late: clock.now() - due.since }
        deps.carryOut(taken.effects)
        for (const answer of taken.answers.splice(0)) answer(true)
        await snapshot(taken)
      }
      plan()
    } catch (error) {
      for (const answer of taken.answers.splice(0)) answer(false)
      deps.failed(error)
    } finally {
      // In the same turn of the event loop in which the mailbox was seen to be empty.
      storing = false
    }
  }

  async function append(entries: readonly LogEntry[], again: boolean): Promise<void> {
    try {
      await store.append(sessionId, entries)
    } catch (error) {
      const mayPass = error instanceof ProviderFailure && error.fault.retryable
      if (!again || mayPass) throw error
      // An attempt before this one may have gone through without a word: then it is our own entries that are in the way.
      const there = await store.log(sessionId, (entries[0]?.n ?? 1) - 1)
      if (JSON.stringify(there) !== JSON.stringify(entries)) throw error
    }
  }

  async function snapshot(after: Batch): Promise<void> {
    const { state } = after.session
    const rests = state.kind === 'ENDED' || (state.kind === 'OFF_AIR' && state.saved)
    if (after.n === snapshotN || (!rests && after.n - snapshotN < entriesPerSnapshot)) return
    await keep(() => store.putSession({ session: after.session, n: after.n }))
    snapshotN = after.n
  }

  function plan(): void {
    cancelTick()
    if (closed || due.at === null) return
    cancelTick = clock.at(due.at + (due.late ?? 0), () => {
      // While the store is away, time stands still: what is owed cannot come.
      if (!storing) void post((at) => ({ type: 'tick', at }))
    })
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
      for (const answer of batch.answers.splice(0)) answer(false)
    },
  }
}

function isUrgent(effect: Effect): effect is Urgent {
  return urgent.some((type) => type === effect.type)
}

/** The turn that is open, that the hosts are about to answer, or that an answer has just made. */
function turnOf({ state, unanswered, counters }: Session, { type }: SessionEvent): TurnId | null {
  if (state.kind === 'USER_SPEAKING') return state.turn
  // A rule may have decided it at once.
  if (type === 'typed' || type === 'stepAnswered') return id<TurnId>(`t${counters.turn}`)
  return unanswered
}
