import { sequenceDistance, type RtpPacket } from './rtp.ts'

/** A longer gap is an interruption, and no decoder makes up anything for it: it is not kept in its full length. */
const longestGap = 50

/**
 * Turns packets in order into the Opus packets of a stream without gaps: for each packet that never came there is one
 * that says so, a frame of no bytes, and every decoder of Opus fills its time with what the sound before it leads to
 * (RFC 6716, 3.2.1 and 4.4). So a word that lost 20 ms is as long as it was, and nothing is transcoded (E12).
 */
export function createConcealment(): (packet: RtpPacket) => Uint8Array[] {
  let last: RtpPacket | undefined

  return (packet) => {
    const missing = last?.ssrc === packet.ssrc ? sequenceDistance(last.sequenceNumber, packet.sequenceNumber) - 1 : 0
    const filled = last && missing > 0 && missing <= longestGap ? missing : 0
    const filler = last && filled > 0 ? emptyLike(last.payload) : undefined
    last = packet
    return [...(filler ? Array.from({ length: filled }, () => filler) : []), packet.payload]
  }
}

/** A packet of the same frames without a byte in them; undefined where there is no such. */
function emptyLike([toc, count]: Uint8Array): Uint8Array | undefined {
  if (toc === undefined) return undefined
  const code = toc & 3
  if (code === 0) return Uint8Array.of(toc)
  // Code 3 says how many frames there are, here without padding, all of one length (RFC 6716, 3.2.5).
  if (code === 3) return count === undefined ? undefined : Uint8Array.of(toc, count & 63)
  return Uint8Array.of(toc | 3, 2)
}
