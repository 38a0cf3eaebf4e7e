import type { LinkStats } from './linkStats.ts'

/** How the media connection fared between two moments (W5, E16); null where nothing is known of it. */
export interface LinkFigures {
  /** As it stood at the end. */
  readonly roundTripMs: number | null
  /** As it stood at the end. */
  readonly jitterMs: number | null
  /** What the jitter buffer held back, on average. */
  readonly jitterBufferMs: number | null
  /** Share of the samples that were made up for lost ones, 0 to 1. */
  readonly concealed: number | null
  readonly packetsReceived: number | null
  readonly packetsLost: number | null
  /** That came too late to be played. */
  readonly packetsLate: number | null
  /** Of the hosts' voice. */
  readonly bitsPerSecond: number | null
  /** Of the microphone: 0 while it is not open (E17). */
  readonly microphoneBitsPerSecond: number | null
}

/** @param before null where `now` is the first look: what was counted until then has no span of time */
export function linkFigures(now: LinkStats, before: LinkStats | null): LinkFigures {
  // Another seat begins at 0 again.
  const then = (now.packetsReceived ?? 0) < (before?.packetsReceived ?? 0) ? null : before
  const since = (name: Counted): number | null => {
    const value = now[name]
    // A packet that was taken for lost may still have come.
    return value === null ? null : Math.max(0, value - (then?.[name] ?? 0))
  }
  const seconds = then === null || then.at === null || now.at === null ? null : (now.at - then.at) / 1000
  const perSecond = (bytes: number | null) => (bytes !== null && seconds ? (bytes * 8) / seconds : null)
  return {
    roundTripMs: now.roundTripMs,
    jitterMs: now.jitterMs,
    jitterBufferMs: ratio(since('bufferedMs'), since('samplesBuffered')),
    concealed: ratio(since('samplesConcealed'), since('samples')),
    packetsReceived: since('packetsReceived'),
    packetsLost: since('packetsLost'),
    packetsLate: since('packetsLate'),
    bitsPerSecond: perSecond(since('bytesReceived')),
    microphoneBitsPerSecond: perSecond(since('bytesSent')),
  }
}

type Counted = Exclude<
  keyof LinkStats,
  'at' | 'path' | 'roundTripMs' | 'jitterMs' | 'hostEnergy' | 'packetsSent' | 'microphoneLost'
>

function ratio(part: number | null, whole: number | null): number | null {
  return part !== null && whole ? part / whole : null
}
