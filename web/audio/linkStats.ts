/**
 * How the media connection fares, as `getStats` has it (W5); null where it says nothing. What is counted, is
 * counted since the seat was taken: see linkFigures for what is true of now.
 */
export interface LinkStats {
  /** When this was so, in milliseconds since any moment. */
  readonly at: number | null
  /** The way of the packets: UDP, TCP, or by which of them to a relay. */
  readonly path: string | null
  readonly roundTripMs: number | null
  readonly jitterMs: number | null
  readonly packetsReceived: number | null
  readonly packetsLost: number | null
  /** That came too late to be played. */
  readonly packetsLate: number | null
  readonly bytesReceived: number | null
  readonly samples: number | null
  /**
   * Samples that were made up for lost ones; the silence between two lines is none of them.
   */
  readonly samplesConcealed: number | null
  /** How long the jitter buffer has held each sample that it gave out, summed up over all of them. */
  readonly bufferedMs: number | null
  readonly samplesBuffered: number | null
  /** What the hosts' voice sums up to since the beginning: it grows with what is heard. */
  readonly hostEnergy: number | null
  readonly packetsSent: number | null
  readonly bytesSent: number | null
  /** Share of the microphone's packets that the server has lately missed, 0 to 1. */
  readonly microphoneLost: number | null
}

type Entry = Record<string, unknown>

/** Reads the figures of the hosts' voice and of the microphone from the reports of both transports. */
export function linkStatsOf(reports: readonly RTCStatsReport[]): LinkStats {
  const all = reports.flatMap((report) => [...report.values()] as Entry[])
  const audio = (type: string) => all.find((entry) => entry['type'] === type && entry['kind'] === 'audio')
  const hosts = audio('inbound-rtp')
  const microphone = audio('outbound-rtp')
  const pair = selectedPair(reports[0])

  const concealed = figure(hosts, 'concealedSamples')
  return {
    at: figure(hosts, 'timestamp'),
    path: pathOf(reports[0], pair),
    roundTripMs: milliseconds(figure(pair, 'currentRoundTripTime')),
    jitterMs: milliseconds(figure(hosts, 'jitter')),
    packetsReceived: figure(hosts, 'packetsReceived'),
    packetsLost: figure(hosts, 'packetsLost'),
    packetsLate: figure(hosts, 'packetsDiscarded'),
    bytesReceived: figure(hosts, 'bytesReceived'),
    samples: figure(hosts, 'totalSamplesReceived'),
    samplesConcealed: concealed === null ? null : concealed - (figure(hosts, 'silentConcealedSamples') ?? 0),
    bufferedMs: milliseconds(figure(hosts, 'jitterBufferDelay')),
    samplesBuffered: figure(hosts, 'jitterBufferEmittedCount'),
    hostEnergy: figure(hosts, 'totalAudioEnergy'),
    packetsSent: figure(microphone, 'packetsSent'),
    bytesSent: figure(microphone, 'bytesSent'),
    microphoneLost: figure(audio('remote-inbound-rtp'), 'fractionLost'),
  }
}

/** The pair of candidates that is in use. Not every browser has the transport name it. */
function selectedPair(report: RTCStatsReport | undefined): Entry | undefined {
  const entries = [...(report?.values() ?? [])] as Entry[]
  const chosen = entries.find((entry) => entry['type'] === 'transport')?.['selectedCandidatePairId']
  const pairs = entries.filter((entry) => entry['type'] === 'candidate-pair')
  return (
    pairs.find((pair) => pair['id'] === chosen) ??
    pairs.find((pair) => pair['selected'] === true) ??
    pairs.find((pair) => pair['nominated'] === true)
  )
}

function pathOf(report: RTCStatsReport | undefined, pair: Entry | undefined): string | null {
  const local = ([...(report?.values() ?? [])] as Entry[]).find(
    (entry) => entry['id'] !== undefined && entry['id'] === pair?.['localCandidateId'],
  )
  const word = (name: string) => (typeof local?.[name] === 'string' ? local[name].toUpperCase() : null)
  if (word('candidateType') === 'RELAY') return `relay by ${word('relayProtocol') ?? word('protocol') ?? 'UDP'}`
  return word('protocol')
}

function figure(entry: Entry | undefined, name: string): number | null {
  const value = entry?.[name]
  return typeof value === 'number' ? value : null
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000
}
