import type { Reception } from './reception.ts'

/** How a line went by: wholly played, played as far as it arrived, or never heard. */
export type Playout = 'PLAYED' | 'DRAINED' | 'MISSED'

/** One packet: the last one may be shorter than what the line's length was rounded to. */
const SLACK_MS = 20

/** Without a packet for so long, and with nothing left in the jitter buffer, nothing more comes of a line. */
const QUIET_MS = 150

/** A line that nothing arrived of is given up after so much longer than it lasts. */
const GRACE_MS = 3_000

/**
 * E10 asks whether the last packet of a line has been played. libwebrtc in Node does not tell the RTP timestamp that is
 * being played, but how much sound has left the jitter buffer: the line has been played when that has grown by the
 * line's length. Where packets were lost it never does: then the line is over when the buffer has run empty.
 * @param before How things stood when the line started.
 * @param last The figures before these, for seeing what does not grow any more.
 * @param elapsed Since the line started, in ms.
 * @returns undefined while it is still being played.
 */
export function judgePlayout(
  durationMs: number,
  before: Reception,
  last: Reception,
  now: Reception,
  elapsed: number,
): Playout | undefined {
  const played = now.playedMs - before.playedMs
  if (played >= durationMs - SLACK_MS) return 'PLAYED'
  const stands =
    now.at > last.at && now.playedMs === last.playedMs && now.packetsReceived === last.packetsReceived
  const quiet = now.lastPacketAt !== null && now.at - now.lastPacketAt > QUIET_MS
  if (played > 0 && stands && quiet) return 'DRAINED'
  return elapsed > durationMs + GRACE_MS ? 'MISSED' : undefined
}
