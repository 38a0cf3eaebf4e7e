/** Bytes that are not an Ogg/Opus stream, or one that breaks the rules of the container. */
export class OggError extends Error {
  override readonly name = 'OggError'
}

export interface OggDemuxer {
  /**
   * Takes the next bytes, cut anywhere, and gives the Opus packets that are complete with them: as soon as their last
   * byte is there, without waiting for the end of the page.
   * @throws OggError; packets that came before what is broken are given first, and the next call throws
   */
  push(bytes: Uint8Array): Uint8Array[]
  /**
   * The bytes are over.
   * @throws OggError where they were broken, or ended in the middle of a packet
   */
  end(): void
}

const pageHeader = 27
/** No Opus packet has more than 1,275 bytes a frame and 48 frames; nothing larger is kept. */
const largestPacket = 1275 * 48

const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[from + index] === letter.charCodeAt(0))

/** Takes the Opus packets out of an Ogg stream (RFC 3533, RFC 7845) as its bytes come in. */
export function createOggDemuxer(): OggDemuxer {
  let bytes = new Uint8Array(0)
  /** Lengths in the lacing table of the page that is being read, and how many of them are done. */
  let lacing = new Uint8Array(0)
  let laced = 0
  let parts: Uint8Array[] = []
  let length = 0
  let packets = 0
  let broken: OggError | undefined

  function take(count: number): Uint8Array {
    const taken = bytes.subarray(0, count)
    bytes = bytes.subarray(count)
    return taken
  }

  /** Whether a page header was there to be read. */
  function readHeader(): boolean {
    const magic = Math.min(4, bytes.length)
    if (!ascii(bytes, 0, 'OggS'.slice(0, magic))) throw new OggError('an Ogg page begins with OggS')
    const segments = bytes[pageHeader - 1]
    if (segments === undefined || bytes.length < pageHeader + segments) return false
    if (bytes[4] !== 0) throw new OggError(`Ogg version 0 is all there is, not ${bytes[4]}`)
    const continued = ((bytes[5] ?? 0) & 1) !== 0
    if (continued !== length > 0) throw new OggError('an Ogg page is missing')
    take(pageHeader)
    lacing = take(segments).slice()
    laced = 0
    return true
  }

  function finish(): Uint8Array | undefined {
    const packet = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      packet.set(part, at)
      at += part.length
    }
    parts = []
    length = 0
    packets += 1
    if (packets === 1 && !ascii(packet, 0, 'OpusHead')) throw new OggError('the stream is not Opus')
    if (packets === 2 && !ascii(packet, 0, 'OpusTags')) throw new OggError('an Opus stream has its tags second')
    return packets > 2 ? packet : undefined
  }

  /** Reads on as far as the bytes go. */
  function read(out: Uint8Array[]): void {
    while (bytes.length > 0) {
      if (laced === lacing.length) {
        if (!readHeader()) break
        continue
      }
      const size = lacing[laced] ?? 0
      if (bytes.length < size) break
      laced += 1
      parts.push(take(size).slice())
      length += size
      if (length > largestPacket) throw new OggError('an Opus packet is too long to be one')
      if (size === 255) continue
      const packet = finish()
      if (packet && packet.length > 0) out.push(packet)
    }
  }

  return {
    push(more) {
      if (broken) throw broken
      const joined = new Uint8Array(bytes.length + more.length)
      joined.set(bytes)
      joined.set(more, bytes.length)
      bytes = joined
      const out: Uint8Array[] = []
      try {
        read(out)
      } catch (error) {
        if (!(error instanceof OggError) || out.length === 0) throw error
        broken = error
      }
      return out
    },
    end() {
      if (broken) throw broken
      if (bytes.length > 0 || length > 0 || laced < lacing.length) throw new OggError('the stream breaks off in a packet')
    },
  }
}
