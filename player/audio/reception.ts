/** What libwebrtc says of the hosts' voice as it came in, since the media was opened. */
export type Reception = {
  /** When these figures were taken, in ms since 1970; libwebrtc keeps them for 50 ms and gives the same ones again. */
  at: number
  packetsReceived: number
  packetsLost: number
  bytesReceived: number
  /** When the newest packet came, in ms since 1970; null before the first. */
  lastPacketAt: number | null
  /** How much sound has left the jitter buffer to be played; what is made up to fill a gap does not count. */
  playedMs: number
  /** For how long sound waits in the jitter buffer, on average. */
  jitterBufferMs: number
  jitterMs: number
  /** Share of the samples that were made up for lost ones; null before the first. Silence between lines is none. */
  concealed: number | null
  /** To the server and back; null until it was measured. */
  roundTripMs: number | null
}

/** Opus counts 48,000 samples a second, whatever it carries. */
const SAMPLES_PER_MS = 48

type Entry = { type: string; timestamp: number; [name: string]: unknown }

/**
 * @param received Statistics of the connection that the hosts come by.
 * @param sent Statistics of the microphone's connection.
 */
export function readReception(received: RTCStatsReport, sent: RTCStatsReport): Reception {
  const inbound = entries(received).find(({ type }) => type === 'inbound-rtp')
  const number = (name: string) => numberIn(inbound, name) ?? 0
  const played = number('jitterBufferEmittedCount')
  const samples = number('totalSamplesReceived')
  const madeUp = number('concealedSamples') - number('silentConcealedSamples')
  return {
    at: inbound?.timestamp ?? 0,
    packetsReceived: number('packetsReceived'),
    packetsLost: number('packetsLost'),
    bytesReceived: number('bytesReceived'),
    lastPacketAt: numberIn(inbound, 'lastPacketReceivedTimestamp'),
    playedMs: played / SAMPLES_PER_MS,
    jitterBufferMs: played === 0 ? 0 : (number('jitterBufferDelay') / played) * 1000,
    jitterMs: number('jitter') * 1000,
    concealed: samples === 0 ? null : madeUp / samples,
    roundTripMs: roundTrip(entries(sent)),
  }
}

/** By RTCP if the server has reported, else by the checks that keep the connection alive. */
function roundTrip(sent: Entry[]) {
  const report = sent.find(
    (entry) => entry.type === 'remote-inbound-rtp' && numberIn(entry, 'roundTripTimeMeasurements'),
  )
  const pair = sent.find((entry) => entry.type === 'candidate-pair' && entry['nominated'] === true)
  const seconds = numberIn(report, 'roundTripTime') ?? numberIn(pair, 'currentRoundTripTime')
  return seconds === null ? null : seconds * 1000
}

function entries(report: RTCStatsReport) {
  return [...(report as unknown as Map<string, Entry>).values()]
}

function numberIn(entry: Entry | undefined, name: string) {
  const value = entry?.[name]
  return typeof value === 'number' ? value : null
}
