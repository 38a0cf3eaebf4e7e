import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { AnyVariables, Client, CombinedError } from 'urql'
import { MeDocument } from './generated/graphql.ts'
import type { Socket } from './socket.ts'

export interface Follower<Data> {
  next(data: Data): void
  /** The subscription has been sent over a socket that is up. */
  up?(): void
  /** There is no connection; it is tried again by itself. */
  down?(): void
}

export interface Following {
  /** Subscribes again now, with new variables. */
  readonly again: () => void
  readonly close: () => void
}

/**
 * Half a second, then twice as long each time, up to five; each between half and the whole of it, at random.
 */
const firstWaitMs = 500
const longestWaitMs = 5_000

/** Codes by which a server turns a sign-in away: graphql-ws knows 4401 and 4403. */
const turnedAway = new Set([4401, 4403])

/**
 * Subscribes, and subscribes again for ever after each end of it that `close` did not bring about, with what
 * `variables` says at that time (E3). Where a socket is turned away, `me` is asked for: without a player
 * there, the sign-in has run out, and the client takes notice of that by itself.
 */
export function follow<Data, Variables extends AnyVariables>(
  deps: { readonly client: Client; readonly socket: Socket },
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  follower: Follower<Data>,
): Following {
  const { client, socket } = deps
  let closed = false
  let state: 'starting' | 'up' | 'down' = 'starting'
  let failures = 0
  // The number of the newest attempt: whatever comes of an older one counts no more.
  let attempt = 0
  let drop = (): void => undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  function become(next: 'up' | 'down'): void {
    if (state === next) return
    state = next
    if (next === 'up') follower.up?.()
    else follower.down?.()
  }

  function subscribe(): void {
    clearTimeout(waiting)
    waiting = undefined
    drop()
    if (closed) return
    attempt += 1
    const mine = attempt
    const isMine = () => mine === attempt && !closed
    // A moment later: graphql-ws sends what is to be subscribed after it has told of the connection.
    const soon = () => setTimeout(() => isMine() && become('up'), 0)
    const forget = socket.client.on('connected', soon)
    if (socket.connected()) soon()
    const active = client.subscription(document, variables()).subscribe(({ data, error }) => {
      if (!isMine()) return
      // A fault in a field that may be null is null there; the rest is as good as ever.
      if (data === undefined || data === null) return error && fail(error)
      failures = 0
      become('up')
      follower.next(data)
    })
    drop = () => {
      forget()
      active.unsubscribe()
    }
  }

  function fail(error: CombinedError): void {
    attempt += 1
    drop()
    become('down')
    if (turnedAway.has(codeOf(error))) void client.query(MeDocument, {}).toPromise()
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** failures)
    failures += 1
    waiting = setTimeout(subscribe, wait * (0.5 + Math.random() / 2))
  }

  /** The network is back, or the tab is looked at again: no reason to wait any longer. */
  function hurry(): void {
    if (waiting !== undefined) subscribe()
  }

  globalThis.addEventListener?.('online', hurry)
  globalThis.document?.addEventListener('visibilitychange', hurry)
  subscribe()

  return {
    again() {
      if (!closed) subscribe()
    },
    close() {
      if (closed) return
      closed = true
      clearTimeout(waiting)
      globalThis.removeEventListener?.('online', hurry)
      globalThis.document?.removeEventListener('visibilitychange', hurry)
      drop()
    },
  }
}

function codeOf(error: CombinedError): number {
  const cause: unknown = error.networkError
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'number'
    ? cause.code
    : 0
}
