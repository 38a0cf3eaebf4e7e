import type { types } from 'mediasoup-client'

/** 'recovering' while new ICE parameters are tried, 'failed' when that has come to nothing. */
export type LinkState = 'connected' | 'recovering' | 'failed'

/** A short loss mends itself: ICE goes on by itself for a while. */
const patienceMs = 2_000
/** From new ICE parameters to a connection. */
const restartMs = 6_000

/** The part of a transport that a watcher needs. */
export type WatchedTransport = Pick<types.Transport, 'id' | 'closed' | 'connectionState' | 'restartIce'> & {
  on(event: 'connectionstatechange', listener: (state: types.ConnectionState) => void): unknown
}

/**
 * Watches transports that were connected once. One that is lost gets new ICE parameters (E5): after two
 * seconds where it is disconnected, at once where it has failed. If six seconds later it is still not
 * connected, the link has failed.
 * @param ask asks the server for new ICE parameters
 * @returns stops watching
 */
export function watchLink(
  transports: readonly WatchedTransport[],
  ask: (transportId: string) => Promise<types.IceParameters>,
  tell: (state: LinkState) => void,
): () => void {
  const lost = new Map<string, ReturnType<typeof setTimeout>>()
  const wereUp = new Set<string>()
  let over = false

  function settle(transport: WatchedTransport): void {
    clearTimeout(lost.get(transport.id))
    if (lost.delete(transport.id) && lost.size === 0) tell('connected')
  }

  function fail(): void {
    if (over) return
    stop()
    tell('failed')
  }

  async function restart(transport: WatchedTransport): Promise<void> {
    clearTimeout(lost.get(transport.id))
    lost.set(transport.id, setTimeout(fail, restartMs))
    try {
      const iceParameters = await ask(transport.id)
      if (!over && lost.has(transport.id)) await transport.restartIce({ iceParameters })
    } catch {
      fail()
    }
  }

  function lose(transport: WatchedTransport, state: 'disconnected' | 'failed'): void {
    if (!lost.has(transport.id)) {
      lost.set(
        transport.id,
        setTimeout(() => void restart(transport), patienceMs),
      )
      if (lost.size === 1) tell('recovering')
    }
    if (state === 'failed') void restart(transport)
  }

  for (const transport of transports)
    transport.on('connectionstatechange', (state) => {
      if (over || transport.closed) return
      if (state === 'connected') {
        wereUp.add(transport.id)
        settle(transport)
      } else if (state === 'disconnected' || state === 'failed') {
        if (wereUp.has(transport.id)) lose(transport, state)
        else if (state === 'failed') fail()
      }
    })

  function stop(): void {
    over = true
    for (const timer of lost.values()) clearTimeout(timer)
    lost.clear()
  }
  return stop
}
