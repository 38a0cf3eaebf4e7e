import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '../api/api.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import { withReports } from './mediaReports.ts'
import type { Sound } from './sound.ts'

/** After the first 10 s: 500 packets of 100 bytes, each held back for 60 ms. */
const figures: LinkStats = {
  at: 10_000,
  path: 'UDP',
  roundTripMs: 20,
  jitterMs: 2,
  packetsReceived: 500,
  packetsLost: 5,
  packetsLate: 0,
  bytesReceived: 50_000,
  samples: 480_000,
  samplesConcealed: 4_800,
  bufferedMs: 480_000 * 60,
  samplesBuffered: 480_000,
  hostEnergy: 1,
  packetsSent: 100,
  bytesSent: 8_000,
  microphoneLost: 0,
}

function createRig() {
  const sent: unknown[] = []
  let stats: LinkStats | null = figures
  let closed = 0
  const api = {
    ask: async (_document: unknown, { input }: { input: unknown }) => void sent.push(input),
  } as unknown as Pick<Api, 'ask'>
  const sound = { stats: async () => stats, close: () => void (closed += 1) } as unknown as Sound
  return {
    sent,
    reported: withReports(sound, api, 's1'),
    closed: () => closed,
    now: (changed: Partial<LinkStats> | null) => (stats = changed && { ...figures, ...changed }),
  }
}

describe('E16 the web client reports its media', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('every 10 s what came since the last report, while there is a seat, and once at the end', async () => {
    const { sent, reported, closed, now } = createRig()
    await vi.advanceTimersByTimeAsync(10_000)
    now(null)
    await vi.advanceTimersByTimeAsync(10_000)
    now({
      at: 30_000,
      packetsReceived: 1_400,
      packetsLost: 25,
      bytesReceived: 150_000,
      samples: 960_000,
      samplesConcealed: 52_800,
      bufferedMs: 480_000 * 60 + 480_000 * 90,
      samplesBuffered: 960_000,
      roundTripMs: null,
    })
    await vi.advanceTimersByTimeAsync(10_000)
    now({ at: 31_000, packetsReceived: 1_500, packetsLost: 24, bytesReceived: 160_000 })
    reported.close()
    expect(closed()).toBe(1)
    await vi.advanceTimersByTimeAsync(60_000)
    const same = { sessionId: 's1', jitterMs: 2 }
    expect(sent).toEqual([
      {
        ...same,
        roundTripMs: 20,
        packetsReceived: 500,
        packetsLost: 5,
        jitterBufferMs: 60,
        concealed: 0.01,
        bitsPerSecond: null,
      },
      {
        ...same,
        roundTripMs: null,
        packetsReceived: 900,
        packetsLost: 20,
        jitterBufferMs: 90,
        concealed: 0.1,
        bitsPerSecond: 40_000,
      },
      {
        ...same,
        roundTripMs: 20,
        packetsReceived: 100,
        packetsLost: 0,
        jitterBufferMs: null,
        concealed: null,
        bitsPerSecond: 80_000,
      },
    ])
  })

  it('another seat counts from its beginning', async () => {
    const { sent, now } = createRig()
    await vi.advanceTimersByTimeAsync(10_000)
    now({ packetsReceived: 40, packetsLost: 1 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent[1]).toMatchObject({ packetsReceived: 40, packetsLost: 1 })
  })
})
