import { describe, expect, it } from 'vitest'
import type { LinkStats } from '../audio/linkStats.ts'
import { createLinkWatch } from './linkWatch.ts'
import type { CurrentLine } from './view.ts'

/** A seat as it stands after so many seconds of 50 packets of 80 bytes, buffered for 60 ms each. */
const after = (seconds: number, changed: Partial<LinkStats> = {}): LinkStats => ({
  at: 10_000 + seconds * 1_000,
  path: 'UDP',
  roundTripMs: 20,
  jitterMs: 2,
  packetsReceived: seconds * 50,
  packetsLost: 0,
  packetsLate: 0,
  bytesReceived: seconds * 4_000,
  samples: seconds * 48_000,
  samplesConcealed: 0,
  bufferedMs: seconds * 48_000 * 60,
  samplesBuffered: seconds * 48_000,
  hostEnergy: 0,
  packetsSent: 0,
  bytesSent: 0,
  microphoneLost: null,
  ...changed,
})
const line = (id: string): CurrentLine => ({ id, messageId: null, speaker: `host of ${id}`, text: '', voiced: true, spokenMs: null })

describe('W5 the connection second by second', () => {
  it('has the figures of the last second, not those since the seat was taken', () => {
    const look = createLinkWatch()
    look(after(100), null)
    const { figures, path } = look(
      after(101, {
        packetsLost: 5,
        packetsLate: 3,
        samplesConcealed: 4_800,
        bufferedMs: 100 * 48_000 * 60 + 48_000 * 200,
        bytesSent: 3_000,
      }),
      null,
    )
    expect(path).toBe('UDP')
    expect(figures).toEqual({
      roundTripMs: 20,
      jitterMs: 2,
      jitterBufferMs: 200,
      concealed: 0.1,
      packetsReceived: 50,
      packetsLost: 5,
      packetsLate: 3,
      bitsPerSecond: 32_000,
      microphoneBitsPerSecond: 24_000,
    })
  })

  it('a look that comes too soon leaves the figures as they are', () => {
    const look = createLinkWatch()
    look(after(1), null)
    const { figures, history } = look(after(2), null)
    expect(look(after(2.1), line('a'))).toMatchObject({ figures, history })
    expect(look(after(3), line('a')).history).toHaveLength(3)
  })

  it('another seat begins anew, and none has no figures', () => {
    const look = createLinkWatch()
    look(after(100), null)
    expect(look(null, null).figures).toBeNull()
    const { figures } = look(after(1, { at: 200_000 }), null)
    expect(figures).toMatchObject({ packetsReceived: 50, bitsPerSecond: null })
  })

  it('each line is told by itself, from its beginning to that of the next one', () => {
    const look = createLinkWatch()
    look(after(10, { packetsLost: 7 }), line('a'))
    look(after(12, { packetsLost: 9, packetsLate: 1 }), line('a'))
    look(after(13, { packetsLost: 9, packetsLate: 1, samplesConcealed: 1_440 }), line('b'))
    const { lines } = look(
      after(14, { packetsLost: 10, packetsLate: 1, samplesConcealed: 1_440 }),
      line('b'),
    )
    const told = lines.map(({ id, figures: { packetsReceived, packetsLost, packetsLate, concealed } }) =>
      [id, packetsReceived, packetsLost, packetsLate, concealed],
    )
    expect(told).toEqual([
      ['b', 50, 1, 0, 0],
      ['a', 150, 2, 1, 0.01],
    ])
  })
})
