/** Bytes that are no WAV file, or one that is damaged. */
export class WavError extends Error {
  override readonly name = 'WavError'
}

export interface WavFile {
  /** The format's number (RFC 2361): 1 is PCM, 3 floating point; others are told so that they can be named. */
  readonly format: number
  /** Hz. */
  readonly sampleRate: number
  readonly channels: number
  readonly bits: number
  /** The samples as they stand, channels in turn. */
  readonly data: Uint8Array
}

export const wavPcm = 1
export const wavFloat = 3
const extensible = 0xfffe

/** A length from here on is what programs write that do not know it yet; it is then what is there. */
const unknownLength = 0x7fff_0000

/**
 * Reads a whole WAV file.
 * @throws WavError where the bytes are no such file, break off or contradict themselves
 */
export function readWav(bytes: Uint8Array): WavFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') throw new WavError('a WAV file begins with RIFF and WAVE')
  let format: Omit<WavFile, 'data'> | undefined
  let at = 12
  while (at + 8 <= bytes.length) {
    const chunk = name(at)
    const claimed = view.getUint32(at + 4, true)
    at += 8
    const length = chunk === 'data' && claimed >= unknownLength ? bytes.length - at : claimed
    if (at + length > bytes.length) throw new WavError('the file breaks off')
    if (chunk === 'fmt ') format = readFormat(new DataView(bytes.buffer, bytes.byteOffset + at, length))
    if (chunk === 'data') {
      if (!format) throw new WavError('the format stands before the samples')
      return { ...format, data: bytes.subarray(at, at + length) }
    }
    // Chunks begin at even places.
    at += length + (length % 2)
  }
  throw new WavError('there are no samples in it')
}

function readFormat(view: DataView): Omit<WavFile, 'data'> {
  if (view.byteLength < 16) throw new WavError('the format has at least 16 bytes')
  const tag = view.getUint16(0, true)
  if (tag === extensible && view.byteLength < 40) throw new WavError('an extensible format has 40 bytes')
  const format = tag === extensible ? view.getUint16(24, true) : tag
  const [channels, sampleRate, bits] = [view.getUint16(2, true), view.getUint32(4, true), view.getUint16(14, true)]
  if (format === wavPcm || format === wavFloat) {
    const sizes = format === wavPcm ? [8, 16, 24, 32] : [32, 64]
    if (!sizes.includes(bits)) throw new WavError(`there are no samples of ${bits} bits`)
    if (channels === 0 || view.getUint16(12, true) !== (channels * bits) / 8) throw new WavError('the format contradicts itself')
  }
  return { format, sampleRate, channels, bits }
}

/** The samples of PCM or floating point from -1 to 1, all channels mixed into one. */
export function wavSamples({ format, channels, bits, data }: WavFile): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const size = bits / 8
  const read = format === wavFloat ? floats(view, size) : integers(view, size)
  return Float32Array.from({ length: Math.floor(data.length / size / channels) }, (_, frame) => {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) sum += read((frame * channels + channel) * size)
    const mean = sum / channels
    // A float may be anything, infinite or no number too.
    return mean > 1 ? 1 : mean > -1 ? mean : mean <= -1 ? -1 : 0
  })
}

function floats(view: DataView, size: number): (at: number) => number {
  return size === 4 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true)
}

/** 8 bits are unsigned, all others are not. */
function integers(view: DataView, size: number): (at: number) => number {
  switch (size) {
    case 1:
      return (at) => (view.getUint8(at) - 128) / 2 ** 7
    case 2:
      return (at) => view.getInt16(at, true) / 2 ** 15
    case 3:
      return (at) => (view.getUint16(at, true) / 2 ** 16 + view.getInt8(at + 2)) / 2 ** 7
    default:
      return (at) => view.getInt32(at, true) / 2 ** 31
  }
}
