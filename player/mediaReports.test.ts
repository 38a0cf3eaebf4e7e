import { expect, test } from 'vitest'
import type { Api } from './api/api.ts'
import type { Reception } from './audio/reception.ts'
import { createMediaReports } from './mediaReports.ts'

const first: Reception = {
  at: 50_000,
  packetsReceived: 250,
  packetsLost: 2,
  bytesReceived: 20_000,
  lastPacketAt: 49_990,
  playedMs: 4_900,
  jitterBufferMs: 60,
  jitterMs: 2.5,
  concealed: 0.01,
  roundTripMs: 20,
}

function rig(answer: () => Promise<unknown> = async () => ({})) {
  const sent: Record<string, unknown>[] = []
  const ask = (_document: unknown, { input }: { input: Record<string, unknown> }) => {
    sent.push(input)
    return answer()
  }
  const reports = createMediaReports({ api: { ask } as unknown as Pick<Api, 'ask'>, sessionId: 's1' })
  const measured = (changed: Partial<Reception>) =>
    reports.heed({ type: 'MEASURED', reception: { ...first, ...changed } })
  return { reports, sent, measured }
}

test('E16 reports every 10 s what came since the last report, and the rest at the end, once', async () => {
  const { reports, sent, measured } = rig()
  measured({})
  measured({ at: 55_000, packetsReceived: 500 })
  measured({ at: 60_000, packetsReceived: 740, packetsLost: 12, bytesReceived: 60_000, roundTripMs: null })
  measured({ at: 65_000, packetsReceived: 990, packetsLost: 10, bytesReceived: 80_000 })
  await reports.close()
  const figures = { sessionId: 's1', jitterMs: 2.5, jitterBufferMs: 60, concealed: 0.01 }
  expect(sent).toEqual([
    { ...figures, roundTripMs: 20, packetsReceived: 250, packetsLost: 2, bitsPerSecond: null },
    { ...figures, roundTripMs: null, packetsReceived: 490, packetsLost: 10, bitsPerSecond: 32_000 },
    // Two that were lost have come all the same.
    { ...figures, roundTripMs: 20, packetsReceived: 250, packetsLost: 0, bitsPerSecond: 32_000 },
  ])
  await reports.close()
  expect(sent).toHaveLength(3)
})

test('E16 another seat counts from its beginning', async () => {
  const { reports, sent, measured } = rig()
  measured({})
  reports.heed({ type: 'CONNECTED', tookMs: 100 })
  measured({ at: 52_000, packetsReceived: 40, packetsLost: 0 })
  expect(sent[1]).toMatchObject({ packetsReceived: 40, packetsLost: 0, bitsPerSecond: null })
})

test('a report that is not taken disturbs nobody', async () => {
  const { reports, measured } = rig(() => Promise.reject(new Error('gone')))
  measured({})
  await reports.close()
})
