import { describe, expect, it } from 'vitest'
import { linkStatsOf } from './linkStats.ts'

const report = (...entries: readonly object[]) =>
  new Map(entries.map((entry, index) => [String(index), entry])) as unknown as RTCStatsReport

describe('the figures of the connection', () => {
  it('W5 are read from the reports of both transports, in milliseconds and shares', () => {
    const receiving = report(
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.042 },
      {
        type: 'inbound-rtp',
        kind: 'audio',
        jitter: 0.003,
        packetsReceived: 200,
        packetsLost: 2,
        jitterBufferDelay: 9600 * 0.05,
        jitterBufferEmittedCount: 9600,
        concealedSamples: 1096,
        silentConcealedSamples: 1000,
        totalSamplesReceived: 9600,
        totalAudioEnergy: 0.7,
      },
    )
    const sending = report({ type: 'outbound-rtp', kind: 'audio', packetsSent: 50 })
    expect(linkStatsOf([receiving, sending])).toEqual({
      roundTripMs: 42,
      jitterMs: 3,
      packetsReceived: 200,
      packetsLost: 2,
      jitterBufferMs: 50,
      concealed: 0.01,
      hostEnergy: 0.7,
      packetsSent: 50,
    })
  })

  it('W5 are null where the browser says nothing', () => {
    const figures = linkStatsOf([report({ type: 'inbound-rtp', kind: 'audio', jitterBufferEmittedCount: 0 })])
    expect(Object.values(figures).every((figure) => figure === null)).toBe(true)
  })
})
