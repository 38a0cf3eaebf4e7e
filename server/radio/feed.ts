import type { Fault } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Session } from '../core/session.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { createQueue, type Queue } from './queue.ts'

/**
 * What a subscriber gets, in order: events, a snapshot where events are missing, and at the end `replaced`, `putAway` where
 * the session could not say so itself, or nothing.
 */
export type Told =
  | { readonly kind: 'event'; readonly event: ShowEvent }
  /** The session after event `session.seq`, as it stands at `at`. */
  | { readonly kind: 'snapshot'; readonly session: Session; readonly at: Ms }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'putAway'; readonly fault: Fault }

export type Subscription = AsyncIterableIterator<Told>

export interface Feed {
  /** Hands on what is stored: the events, in order, and the session after them. */
  publish(session: Session, events: readonly ShowEvent[]): void
  /**
   * Everything after event `since`, or a snapshot first where that is not kept, or null is given (E3). The newest
   * subscriber wins: the one before is told `replaced` (E5).
   */
  follow(since: number | null): Subscription
  /** @param fault of the store, where the show was put away because of it (E14) */
  close(fault?: Fault | null): void
}

/**
 * Events that are kept for a client that comes back. A show of five minutes has some 300. A reader that leaves more than
 * that unread is let go of: they are in the snapshot that it gets when it comes back.
 */
const kept = 1000

/** The ordered stream of one session. `onFollowed` is told when it gets its reader, and when it loses it. */
export function createFeed(deps: {
  readonly session: Session
  readonly now: () => Ms
  readonly onFollowed: (followed: boolean) => void
}): Feed {
  let { session } = deps
  let events: ShowEvent[] = []
  let reader: Queue<Told> | undefined
  let closed = false

  function missed(since: number | null): Told[] {
    const oldest = events[0]?.seq ?? session.seq + 1
    if (since === null || since > session.seq || since < oldest - 1)
      return [{ kind: 'snapshot', session, at: deps.now() }]
    return events.filter((event) => event.seq > since).map((event) => ({ kind: 'event', event }))
  }

  return {
    publish(next, more) {
      session = next
      events = [...events, ...more].slice(-kept)
      for (const event of more) reader?.push({ kind: 'event', event })
      if (reader && reader.size > kept) void reader.return?.()
    },
    follow(since) {
      const queue: Queue<Told> = createQueue(() => {
        if (reader !== queue) return
        reader = undefined
        deps.onFollowed(false)
      })
      const before = reader
      reader = queue
      before?.push({ kind: 'replaced' })
      before?.end()
      for (const told of missed(since)) queue.push(told)
      if (closed) queue.end()
      else deps.onFollowed(true)
      return queue
    },
    close(fault) {
      closed = true
      if (fault) reader?.push({ kind: 'putAway', fault })
      reader?.end()
    },
  }
}
