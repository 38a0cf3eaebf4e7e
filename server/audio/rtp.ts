/** One RTP packet, with what this product needs of it (RFC 3550). */
export interface RtpPacket {
  readonly payloadType: number
  readonly sequenceNumber: number
  readonly timestamp: number
  readonly ssrc: number
  readonly marker: boolean
  readonly payload: Uint8Array
}

const headerLength = 12

/** The bytes of a packet, without CSRCs, extensions or padding. */
export function packRtp(packet: RtpPacket): Uint8Array {
  const bytes = new Uint8Array(headerLength + packet.payload.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 0x80)
  view.setUint8(1, (packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7f))
  view.setUint16(2, packet.sequenceNumber & 0xffff)
  view.setUint32(4, packet.timestamp >>> 0)
  view.setUint32(8, packet.ssrc >>> 0)
  bytes.set(packet.payload, headerLength)
  return bytes
}

/** The packet in these bytes; undefined where they are none. The payload is a view of the bytes given. */
export function parseRtp(bytes: Uint8Array): RtpPacket | undefined {
  if (bytes.length < headerLength) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = view.getUint8(0)
  const second = view.getUint8(1)
  if (first >> 6 !== 2) return undefined
  let start = headerLength + (first & 0x0f) * 4
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined
    start += 4 + view.getUint16(start + 2) * 4
  }
  const padding = first & 0x20 ? view.getUint8(bytes.length - 1) : 0
  if ((first & 0x20 && padding === 0) || start + padding > bytes.length) return undefined
  return {
    payloadType: second & 0x7f,
    sequenceNumber: view.getUint16(2),
    timestamp: view.getUint32(4),
    ssrc: view.getUint32(8),
    marker: (second & 0x80) !== 0,
    payload: bytes.subarray(start, bytes.length - padding),
  }
}

/** How far `to` is ahead of `from`, modulo 2^16: -32768 to 32767. */
export function sequenceDistance(from: number, to: number): number {
  return ((((to - from) & 0xffff) + 0x8000) & 0xffff) - 0x8000
}

export interface Reorder {
  /** Takes the bytes of one packet that came at `at`, in milliseconds; gives the packets that are due now, in order. */
  push(bytes: Uint8Array, at: number): RtpPacket[]
  /** Gives what is held, in order; what it was held for is not waited for any more. */
  flush(): RtpPacket[]
  /** True while packets are held for one that is missing. */
  readonly waiting: boolean
}

/** A jump so far is no loss: the sender began anew. */
const restart = 1000

/**
 * Puts packets that overtook each other back in order. Duplicates and late ones are dropped; a gap is waited for until
 * `packets` are held or the oldest of them is `maxWaitMs` old, whichever is first. Time comes in with the packets.
 */
export function createReorder({ packets: most = 8, maxWaitMs = 120 } = {}): Reorder {
  let held: { readonly packet: RtpPacket; readonly at: number }[] = []
  let ssrc: number | undefined
  let next = 0

  return {
    push(bytes, at) {
      const packet = parseRtp(bytes)
      if (!packet) return []
      const jump = Math.abs(sequenceDistance(next, packet.sequenceNumber))
      const out: RtpPacket[] = []
      if (packet.ssrc !== ssrc || jump > restart) {
        for (const waiting of held) out.push(waiting.packet)
        held = []
        ssrc = packet.ssrc
        next = packet.sequenceNumber
      }
      const { sequenceNumber } = packet
      if (sequenceDistance(next, sequenceNumber) < 0) return out
      if (held.some((waiting) => waiting.packet.sequenceNumber === sequenceNumber)) return out
      held.push({ packet, at })
      held.sort((a, b) => sequenceDistance(b.packet.sequenceNumber, a.packet.sequenceNumber))
      for (let first = held[0]; first; first = held[0]) {
        const due =
          first.packet.sequenceNumber === next ||
          held.length > most ||
          at - Math.min(...held.map((waiting) => waiting.at)) >= maxWaitMs
        if (!due) break
        out.push(first.packet)
        held.shift()
        next = (first.packet.sequenceNumber + 1) & 0xffff
      }
      return out
    },
    flush() {
      const out = held.map(({ packet }) => packet)
      const last = out.at(-1)
      if (last) next = (last.sequenceNumber + 1) & 0xffff
      held = []
      return out
    },
    get waiting() {
      return held.length > 0
    },
  }
}
