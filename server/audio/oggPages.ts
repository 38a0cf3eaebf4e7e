import { OggError } from './ogg.ts'
import { oggChecksum } from './oggMux.ts'

export interface OggPage {
  /** Which of the streams in the file it belongs to. */
  readonly serial: number
  /** Its number in that stream, from 0. */
  readonly sequence: number
  /** Whether a stream begins with it. */
  readonly begins: boolean
  /** Samples at 48 kHz up to the last packet that ends in it, for Opus; undefined where none does. */
  readonly granule: number | undefined
  readonly body: Uint8Array
  /** Bytes of the whole page. */
  readonly length: number
}

const headerLength = 27
const checksumAt = 22
/** The granule of a page in which no packet ends. */
const noGranule = 0xffff_ffff_ffff_ffffn

/**
 * Takes a whole Ogg file apart into its pages (RFC 3533).
 * @throws OggError where it breaks off, or a checksum says that it is damaged; what came before is given first
 */
export function* readOggPages(bytes: Uint8Array): Generator<OggPage, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length; ) {
    if (at + headerLength > bytes.length) throw new OggError('the file breaks off')
    if (view.getUint32(at) !== 0x4f67_6753) throw new OggError('an Ogg page begins with OggS')
    const segments = view.getUint8(at + headerLength - 1)
    const from = at + headerLength + segments
    const end = bytes.subarray(at + headerLength, from).reduce((sum, length) => sum + length, from)
    if (end > bytes.length) throw new OggError('the file breaks off')
    // A copy, which the slice of a Buffer is not.
    const page = new Uint8Array(bytes.subarray(at, end))
    page.fill(0, checksumAt, checksumAt + 4)
    if (oggChecksum(page) !== view.getUint32(at + checksumAt, true)) throw new OggError('a checksum is wrong')
    const granule = view.getBigUint64(at + 6, true)
    yield {
      serial: view.getUint32(at + 14, true),
      sequence: view.getUint32(at + 18, true),
      begins: (view.getUint8(at + 5) & 2) !== 0,
      granule: granule === noGranule ? undefined : Number(granule),
      body: bytes.subarray(from, end),
      length: end - at,
    }
    at = end
  }
}
