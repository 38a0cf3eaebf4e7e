import { createClient, type Client } from 'graphql-ws'

/**
 * Between two signs of life. A socket that a network has lost without a word is found out within the sum of
 * both.
 */
const pingMs = 10_000
const pongMs = 5_000

/** Going away, without a word, restarting; and what graphql-ws says of one that it has given up. */
const lost = new Set<unknown>([1001, 1006, 1012, 4499])

export interface Socket {
  readonly client: Client
  /** Whether the server has taken the sign-in, and the socket has been open since. */
  connected(): boolean
  close(): void
}

/**
 * The socket of the subscriptions. It is opened by the first one, and never retries by itself: graphql-ws
 * would subscribe again with the variables of the first time, and everything after its `since` would come
 * again (E3).
 */
export function createSocket(deps: {
  readonly url: string
  readonly token: () => Promise<string | null>
  /** The socket has come about, or was lost, or could not be had. */
  readonly onReach: (reached: boolean) => void
}): Socket {
  let connected = false
  let overdue: ReturnType<typeof setTimeout> | undefined
  const client = createClient({
    url: deps.url,
    lazy: true,
    // A subscription that is followed by another one right away costs no new socket.
    lazyCloseTimeout: 2_000,
    retryAttempts: 0,
    connectionAckWaitTimeout: 10_000,
    keepAlive: pingMs,
    connectionParams: async () => {
      const token = await deps.token()
      return token === null ? {} : { token }
    },
    on: {
      ping(received) {
        if (!received) overdue = setTimeout(() => client.terminate(), pongMs)
      },
      pong(received) {
        if (received) clearTimeout(overdue)
      },
      connected: () => {
        connected = true
        deps.onReach(true)
      },
      closed(event) {
        connected = false
        clearTimeout(overdue)
        if (isLost(event)) deps.onReach(false)
      },
    },
  })
  /**
   * The device says that it has no network: that is found out at once, and not by the next sign of life. Where it is
   * mistaken, or the server is on the device itself, the next socket is there in a moment.
   */
  function giveUp(): void {
    if (connected) client.terminate()
  }

  globalThis.addEventListener?.('offline', giveUp)
  return {
    client,
    connected: () => connected,
    close() {
      globalThis.removeEventListener?.('offline', giveUp)
      void client.dispose()
    },
  }
}

/** Whether nobody is there any more; not where one of both ends had a reason to hang up, and said so. */
function isLost(event: unknown): boolean {
  const code = typeof event === 'object' && event !== null && 'code' in event ? event.code : 0
  return lost.has(code)
}
