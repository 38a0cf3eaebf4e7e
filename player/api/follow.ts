import { setTimeout as delay } from 'node:timers/promises'
import type { Api } from './api.ts'
import { ApiFailure } from './apiFailure.ts'
import { type SessionEvent, SessionEvents } from './operations.ts'

/** As long as the server keeps a show on hold for a player who is gone (E5). */
const GRACE_MS = 60_000
const FIRST_WAIT = 250
const LONGEST_WAIT = 4_000

export type Follower = {
  /** The stream was lost; it is asked for again. */
  onLost: (reason: string) => void
  /** Called before each attempt to go on: a server that was restarted knows the show only when it is tuned in to again. */
  comeBack: () => Promise<void>
  /** Another client has taken the show over (E5). */
  onReplaced: () => void
  /** Once it is aborted, the stream ends with the next thing that happens to it, such as the closing of its socket. */
  signal: AbortSignal
}

/**
 * The events of a session in order, each once, over as many sockets as it takes (E3): after a drop it goes on behind
 * the last event that came. It ends with the show.
 * @throws {ApiFailure} The session cannot be followed, or could not be reached for a minute.
 */
export async function* followSession(
  api: Api,
  sessionId: string,
  { onLost, comeBack, onReplaced, signal }: Follower,
): AsyncGenerator<SessionEvent> {
  let since: number | null = null
  let lostAt: number | undefined
  let wait = FIRST_WAIT
  let refusal: ApiFailure | undefined

  while (!signal.aborted) {
    try {
      if (lostAt !== undefined) await comeBack()
      for await (const { sessionEvents: delivered } of api.follow(SessionEvents, { sessionId, since })) {
        if (signal.aborted) return
        if (delivered.__typename === 'Replaced') return onReplaced()
        if (delivered.__typename === 'NotFound' || delivered.__typename === 'Unauthenticated') {
          refusal = new ApiFailure(`${delivered.__typename}: ${delivered.message}`)
          throw refusal
        }
        lostAt = undefined
        wait = FIRST_WAIT
        if (isKnown(delivered, since)) continue
        since = delivered.seq
        yield delivered
        if (isLast(delivered)) return
      }
      throw new ApiFailure('the server ended the stream of events')
    } catch (error) {
      if (signal.aborted) return
      if (error === refusal || !(error instanceof ApiFailure)) throw error
      lostAt ??= performance.now()
      if (performance.now() - lostAt > GRACE_MS) throw error
      onLost(error.message)
      await delay(wait, undefined, { signal }).catch(() => {})
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
  }
}

/** A snapshot replaces what is known, whatever its number. */
function isKnown({ __typename, seq }: SessionEvent, since: number | null) {
  return since !== null && seq <= since && __typename !== 'Snapshot'
}

function isLast(event: SessionEvent) {
  return (
    event.__typename === 'ShowEnded' || (event.__typename === 'Snapshot' && event.session.state === 'ENDED')
  )
}
