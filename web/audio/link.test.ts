import type { types } from 'mediasoup-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchLink, type WatchedTransport } from './link.ts'

/** A transport whose state the test sets. */
function createTransport(id: string) {
  let tell: (state: types.ConnectionState) => void = () => undefined
  const restarts: types.IceParameters[] = []
  const transport: WatchedTransport = {
    id,
    closed: false,
    connectionState: 'new',
    on: (_event, listener) => (tell = listener),
    restartIce: async ({ iceParameters }) => void restarts.push(iceParameters),
  }
  return { transport, restarts, become: (state: types.ConnectionState) => tell(state) }
}

const iceParameters = { usernameFragment: 'u', password: 'p' }

describe('the media connection', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function watch(ask: (id: string) => Promise<types.IceParameters> = async () => iceParameters) {
    const { transport, restarts, become } = createTransport('t1')
    const told: string[] = []
    const stop = watchLink([transport], ask, (state) => told.push(state))
    return { restarts, become, told, stop }
  }

  it('E5 a short loss mends itself, without new parameters', async () => {
    const { become, told, restarts } = watch()
    become('connected')
    become('disconnected')
    await vi.advanceTimersByTimeAsync(1_500)
    become('connected')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(told).toEqual(['recovering', 'connected'])
    expect(restarts).toEqual([])
  })

  it('E5 a loss that lasts gets new ICE parameters', async () => {
    const { become, told, restarts } = watch()
    become('connected')
    become('disconnected')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(restarts).toEqual([iceParameters])
    become('connected')
    expect(told).toEqual(['recovering', 'connected'])
  })

  it('E5 a connection that has failed gets them at once, and six seconds to come up', async () => {
    const { become, told, restarts } = watch()
    become('connected')
    become('failed')
    await vi.advanceTimersByTimeAsync(0)
    expect(restarts).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(told).toEqual(['recovering', 'failed'])
  })

  it('E5 where the server has no new parameters, the connection has failed', async () => {
    const { become, told } = watch(async () => Promise.reject(new Error('no such transport')))
    become('connected')
    become('failed')
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual(['recovering', 'failed'])
  })

  it('E5 what happens after the watch has ended is not told', async () => {
    const { become, told, stop } = watch()
    become('connected')
    stop()
    become('failed')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(told).toEqual([])
  })
})
