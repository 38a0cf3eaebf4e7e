import { createOggDemuxer } from '../audio/ogg.ts'
import { kindOf } from '../audio/recordingKind.ts'
import { createResampler } from '../audio/resample.ts'
import { readWav, wavFloat, wavPcm, wavSamples } from '../audio/wavFile.ts'
import { readWebm } from '../audio/webm.ts'

/** Longer recordings would keep everybody else waiting. */
const longestSeconds = 600

/**
 * The samples of a whole file, by its content: WAV, WebM or Ogg with Opus.
 * @throws on what is no such file
 */
export function decodeFile(
  bytes: Uint8Array,
  rate: number,
  decode: (packet: Uint8Array) => Int16Array,
): Int16Array {
  const kind = kindOf(bytes)
  if (!('container' in kind)) throw new Error('not a file that is known here')
  if (kind.container === 'wav') return decodeWav(bytes, rate)
  const parts: Int16Array[] = []
  let length = 0
  for (const packet of kind.container === 'ogg' ? oggPackets(bytes) : webmPackets(bytes)) {
    const part = decode(packet)
    parts.push(part)
    length += part.length
    if (length > longestSeconds * rate) throw new Error('the recording is too long')
  }
  if (length === 0) throw new Error('there is no sound in it')
  const samples = new Int16Array(length)
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  return samples
}

function decodeWav(bytes: Uint8Array, rate: number): Int16Array {
  const file = readWav(bytes)
  if (file.format !== wavPcm && file.format !== wavFloat) throw new Error('not a coding that is known here')
  const step = file.sampleRate / rate
  const samples = wavSamples(file)
  if (samples.length === 0) throw new Error('there is no sound in it')
  if (samples.length / file.sampleRate > longestSeconds) throw new Error('the recording is too long')
  const resampler = createResampler(step)
  const wanted = step === 1 ? [samples] : [resampler.push(samples), resampler.flush()]
  return Int16Array.from(
    wanted.flatMap((part) => [...part]),
    (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))),
  )
}

/** A file is taken apart in pieces, so that no more than one's packets are there at a time. */
const pieceBytes = 65_536

function* oggPackets(bytes: Uint8Array): Generator<Uint8Array, void> {
  const demuxer = createOggDemuxer()
  for (let at = 0; at < bytes.length; at += pieceBytes) yield* demuxer.push(bytes.subarray(at, at + pieceBytes))
  demuxer.end()
}

function* webmPackets(bytes: Uint8Array): Generator<Uint8Array, void> {
  let audio: number | undefined
  for (const part of readWebm(bytes)) {
    if (part.kind === 'track' && part.track.codec === 'A_OPUS') audio ??= part.track.number
    if (part.kind === 'frame' && part.track === audio) yield part.bytes
  }
}
