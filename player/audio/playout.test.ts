import { expect, test } from 'vitest'
import { judgePlayout } from './playout.ts'
import type { Reception } from './reception.ts'

const figures = (
  at: number,
  playedMs: number,
  packetsReceived: number,
  lastPacketAt: number | null,
): Reception => ({
  at,
  playedMs,
  packetsReceived,
  lastPacketAt,
  packetsLost: 0,
  bytesReceived: 0,
  concealed: null,
  jitterBufferMs: 0,
  jitterMs: 0,
  roundTripMs: null,
})
/** An earlier line is in these already. */
const before = figures(1000, 5000, 250, 900)

test('E10 a line has been played when as much as it is long has left the jitter buffer', () => {
  const last = figures(1900, 5940, 300, 1890)
  expect(judgePlayout(1000, before, last, figures(1950, 5970, 300, 1890), 950)).toBeUndefined()
  expect(judgePlayout(1000, before, last, figures(2000, 5985, 300, 1890), 1000)).toBe('PLAYED')
})

test('E10 where packets were lost it is over when the buffer has run empty, and not in a gap', () => {
  const last = figures(2000, 5800, 290, 1890)
  expect(judgePlayout(1000, before, last, figures(2030, 5800, 290, 1890), 1030)).toBeUndefined()
  expect(judgePlayout(1000, before, last, figures(2060, 5840, 290, 1890), 1060)).toBeUndefined()
  expect(judgePlayout(1000, before, last, figures(2060, 5800, 291, 2055), 1060)).toBeUndefined()
  expect(judgePlayout(1000, before, last, figures(2060, 5800, 290, 1890), 1060)).toBe('DRAINED')
})

test('the same figures once more say nothing', () => {
  const last = figures(2060, 5800, 290, 1890)
  expect(judgePlayout(1000, before, last, last, 1080)).toBeUndefined()
})

test('E10 a line that nothing came of is missed, not heard', () => {
  const nothing = figures(9000, 5000, 250, 900)
  expect(judgePlayout(1000, before, before, nothing, 3900)).toBeUndefined()
  expect(judgePlayout(1000, before, before, nothing, 4100)).toBe('MISSED')
})
