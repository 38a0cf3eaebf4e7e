import { describe, expect, it } from 'vitest'
import { linkStatsOf } from './linkStats.ts'

const report = (...entries: readonly object[]) =>
  new Map(entries.map((entry, index) => [String(index), entry])) as unknown as RTCStatsReport

/** As Chromium has it of a receiving transport, less what is not read. */
const recorded = [
  { type: 'transport', id: 'T01', selectedCandidatePairId: 'CPb' },
  { type: 'candidate-pair', id: 'CPa', nominated: true, currentRoundTripTime: 0.9, localCandidateId: 'La' },
  { type: 'candidate-pair', id: 'CPb', nominated: true, currentRoundTripTime: 0.042, localCandidateId: 'Lb' },
  { type: 'local-candidate', id: 'La', candidateType: 'host', protocol: 'udp' },
  { type: 'local-candidate', id: 'Lb', candidateType: 'host', protocol: 'tcp' },
  {
    type: 'inbound-rtp',
    kind: 'audio',
    timestamp: 5_000,
    jitter: 0.003,
    packetsReceived: 200,
    packetsLost: 2,
    packetsDiscarded: 1,
    bytesReceived: 16_000,
    jitterBufferDelay: 480,
    jitterBufferEmittedCount: 9600,
    concealedSamples: 1096,
    silentConcealedSamples: 1000,
    totalSamplesReceived: 9600,
    totalAudioEnergy: 0.7,
  },
]

describe('the figures of the connection', () => {
  it('W5 are read from the reports of both transports, in milliseconds', () => {
    const sending = report(
      { type: 'outbound-rtp', kind: 'audio', packetsSent: 50, bytesSent: 4_000 },
      { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.25 },
    )
    expect(linkStatsOf([report(...recorded), sending])).toEqual({
      at: 5_000,
      path: 'TCP',
      roundTripMs: 42,
      jitterMs: 3,
      packetsReceived: 200,
      packetsLost: 2,
      packetsLate: 1,
      bytesReceived: 16_000,
      samples: 9600,
      samplesConcealed: 96,
      bufferedMs: 480_000,
      samplesBuffered: 9600,
      hostEnergy: 0.7,
      packetsSent: 50,
      bytesSent: 4_000,
      microphoneLost: 0.25,
    })
  })

  it('W5 the way is told where the browser marks the pair itself, and that it goes by a relay', () => {
    const firefox = report(
      { type: 'candidate-pair', id: 'a', nominated: true, localCandidateId: 'x' },
      { type: 'candidate-pair', id: 'b', nominated: true, selected: true, localCandidateId: 'y' },
      { type: 'local-candidate', id: 'x', candidateType: 'host', protocol: 'udp' },
      { type: 'local-candidate', id: 'y', candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' },
    )
    expect(linkStatsOf([firefox]).path).toBe('relay by TLS')
  })

  it('W5 are null where the browser says nothing', () => {
    const figures = linkStatsOf([report({ type: 'inbound-rtp', kind: 'audio' })])
    expect(Object.values(figures).every((figure) => figure === null)).toBe(true)
  })
})
