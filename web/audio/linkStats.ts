/** How the media connection fares, as `getStats` has it; null where it says nothing (W5). */
export interface LinkStats {
  readonly roundTripMs: number | null
  readonly jitterMs: number | null
  readonly packetsReceived: number | null
  readonly packetsLost: number | null
  /** What the jitter buffer holds back, on average. */
  readonly jitterBufferMs: number | null
  /**
   * Share of the samples that were made up for lost ones, 0 to 1; the silence between two lines is none of
   * them.
   */
  readonly concealed: number | null
  /** What the hosts' voice sums up to since the beginning: it grows with what is heard. */
  readonly hostEnergy: number | null
  readonly packetsSent: number | null
}

/** Reads the figures of the hosts' voice and of the microphone from the reports of both transports. */
export function linkStatsOf(reports: readonly RTCStatsReport[]): LinkStats {
  const all = reports.flatMap((report) => [...report.values()] as Record<string, unknown>[])
  const hosts = all.find((entry) => entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio')
  const microphone = all.find((entry) => entry['type'] === 'outbound-rtp' && entry['kind'] === 'audio')
  const pair = all.find((entry) => entry['type'] === 'candidate-pair' && entry['nominated'] === true)
  const ratio = (part: number | null, whole: number | null) => (part !== null && whole ? part / whole : null)

  const concealed = figure(hosts, 'concealedSamples')
  const madeUp = concealed === null ? null : concealed - (figure(hosts, 'silentConcealedSamples') ?? 0)
  const delay = ratio(figure(hosts, 'jitterBufferDelay'), figure(hosts, 'jitterBufferEmittedCount'))
  return {
    roundTripMs: milliseconds(figure(pair, 'currentRoundTripTime')),
    jitterMs: milliseconds(figure(hosts, 'jitter')),
    packetsReceived: figure(hosts, 'packetsReceived'),
    packetsLost: figure(hosts, 'packetsLost'),
    jitterBufferMs: milliseconds(delay),
    concealed: ratio(madeUp, figure(hosts, 'totalSamplesReceived')),
    hostEnergy: figure(hosts, 'totalAudioEnergy'),
    packetsSent: figure(microphone, 'packetsSent'),
  }
}

function figure(entry: Record<string, unknown> | undefined, name: string): number | null {
  const value = entry?.[name]
  return typeof value === 'number' ? value : null
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000
}
