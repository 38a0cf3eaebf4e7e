import { packetDuration } from './opus.ts'

export interface OggMuxOptions {
  /** Tells this stream from others in the same file; 32 bits. */
  readonly serial: number
  readonly channels?: 1 | 2
  /** Samples at 48 kHz that a decoder throws away at the start: what the encoder looks ahead. */
  readonly preSkip?: number
  /** What the encoder was given, in Hz; for information only (RFC 7845, 5.1). */
  readonly inputSampleRate?: number
}

export interface OggMux {
  /** The two pages that every stream begins with. */
  headers(): Uint8Array
  /**
   * One page with these packets, which have at most 255 lacing values together (a second of speech is far
   * below). `last` closes the stream; it may come without packets.
   * @throws OpusError on a packet without a length; RangeError on too many bytes for one page.
   */
  page(packets: readonly Uint8Array[], last?: boolean): Uint8Array
}

const headerLength = 27
const begins = 2
const ends = 4

/** Puts Opus packets into an Ogg stream (RFC 3533, RFC 7845). */
export function createOggMux(options: OggMuxOptions): OggMux {
  const { serial, channels = 1, preSkip = 312, inputSampleRate = 48_000 } = options
  let sequence = 0
  let granule = 0

  function write(flags: number, packets: readonly Uint8Array[], position: number): Uint8Array {
    const lacing = packets.flatMap(({ length }) => [
      ...Array<number>(Math.floor(length / 255)).fill(255),
      length % 255,
    ])
    if (lacing.length > 255)
      throw new RangeError(`an Ogg page has at most 255 segments, not ${lacing.length}`)
    const body = packets.reduce((sum, packet) => sum + packet.length, 0)
    const bytes = new Uint8Array(headerLength + lacing.length + body)
    const view = new DataView(bytes.buffer)
    put(bytes, 0, 'OggS')
    view.setUint8(5, flags)
    view.setBigUint64(6, BigInt(position), true)
    view.setUint32(14, serial, true)
    view.setUint32(18, sequence++, true)
    view.setUint8(26, lacing.length)
    bytes.set(lacing, headerLength)
    let at = headerLength + lacing.length
    for (const packet of packets) {
      bytes.set(packet, at)
      at += packet.length
    }
    view.setUint32(22, oggChecksum(bytes), true)
    return bytes
  }

  return {
    headers() {
      const head = write(begins, [opusHead(channels, preSkip, inputSampleRate)], 0)
      const tags = write(0, [opusTags()], 0)
      const both = new Uint8Array(head.length + tags.length)
      both.set(head)
      both.set(tags, head.length)
      return both
    },
    page(packets, last = false) {
      for (const packet of packets) granule += packetDuration(packet)
      return write(last ? ends : 0, packets, granule)
    },
  }
}

function opusHead(channels: number, preSkip: number, inputSampleRate: number): Uint8Array {
  const head = new Uint8Array(19)
  const view = new DataView(head.buffer)
  put(head, 0, 'OpusHead')
  view.setUint8(8, 1)
  view.setUint8(9, channels)
  view.setUint16(10, preSkip, true)
  view.setUint32(12, inputSampleRate, true)
  return head
}

function opusTags(): Uint8Array {
  const vendor = 'wakeband'
  const tags = new Uint8Array(16 + vendor.length)
  put(tags, 0, 'OpusTags')
  new DataView(tags.buffer).setUint32(8, vendor.length, true)
  put(tags, 12, vendor)
  return tags
}

function put(bytes: Uint8Array, at: number, ascii: string): void {
  for (let index = 0; index < ascii.length; index += 1) bytes[at + index] = ascii.charCodeAt(index)
}

/** Ogg's own CRC-32: polynomial 0x04c11db7, not reflected, starting at 0. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** Of a page, with zeros in the place of its checksum. */
export function oggChecksum(bytes: Uint8Array): number {
  let value = 0
  for (const byte of bytes) value = ((value << 8) ^ (crcTable[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return value
}
