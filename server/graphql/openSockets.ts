import type { WebSocket } from 'ws'

/** How long a client has to answer a close before it is cut off. */
const goodbyeMs = 1000

/** The sockets that are open, by whoever they belong to: an address, a player, a sign-in. */
export interface OpenSockets {
  /** Counts a socket for `whose` until it closes; false, and not counted, where so many are open already (A4). */
  join(whose: string, socket: WebSocket, most?: number): boolean
  /** Closes every socket of `whose`. */
  end(whose: string, code: number, reason: string): void
}

export function createOpenSockets(): OpenSockets {
  const open = new Map<string, Set<WebSocket>>()

  return {
    join(whose, socket, most = Infinity) {
      const sockets = open.get(whose) ?? new Set()
      if (sockets.has(socket)) return true
      if (sockets.size >= most) return false
      open.set(whose, sockets.add(socket))
      socket.once('close', () => {
        sockets.delete(socket)
        if (sockets.size === 0 && open.get(whose) === sockets) open.delete(whose)
      })
      return true
    },
    end(whose, code, reason) {
      for (const socket of open.get(whose) ?? []) sayGoodbye(socket, code, reason)
    },
  }
}

/** Closes a socket; a client that does not answer holds it for a second at most. */
export function sayGoodbye(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason)
  const impatience = setTimeout(() => socket.terminate(), goodbyeMs)
  socket.once('close', () => clearTimeout(impatience))
}
