import { createOggDemuxer, OggError } from './ogg.ts'
import { readOggPages } from './oggPages.ts'
import { OpusError, packetDuration } from './opus.ts'
import { kindOf, type Container } from './recordingKind.ts'
import { readWav, WavError, wavFloat, wavPcm } from './wavFile.ts'
import { readWebm, WebmError } from './webm.ts'

/** A recording that was looked into, in the form of the port of that name. */
export interface RecordingFile {
  readonly bytes: Uint8Array
  readonly type: 'audio/wav' | 'audio/webm' | 'audio/ogg'
  /** Of the sound that is in it, whatever its headers say. */
  readonly durationMs: number
}

/** A recording, or why it is none that is taken: one sentence for a person. */
export type RecordingRead = { readonly recording: RecordingFile } | { readonly refused: string }

export const mostRecordingBytes = 5_000_000
export const longestRecordingMs = 30_000

const wanted = 'send WAV, WebM with Opus or Ogg with Opus'
const names: Record<Container, string> = { wav: 'WAV', webm: 'WebM', ogg: 'Ogg' }

/** What is no recording for us, although it may be one for others; the message is for a person. */
class Refused extends Error {
  override readonly name = 'Refused'
}

/** Reads on for a while; yields when others should have their turn, and returns the length in milliseconds. */
type Look = Generator<void, number>

/**
 * Looks into an uploaded recording (S5): WAV, WebM with Opus or Ogg with Opus, of at most 5 MB and 30 s. It goes by the
 * content alone, reads every packet once, and lets others have their turn in between.
 */
export async function readRecording(bytes: Uint8Array): Promise<RecordingRead> {
  if (bytes.length === 0) return { refused: 'The recording is empty.' }
  if (bytes.length > mostRecordingBytes) {
    const most = `at most ${mostRecordingBytes / 1e6} MB are taken`
    return { refused: `That recording has ${oneDecimal(bytes.length / 1e6)} MB: ${most}.` }
  }
  const kind = kindOf(bytes)
  if (!('container' in kind)) return { refused: `That is ${kind.other ?? 'no recording that is known here'}: ${wanted}.` }
  const { container } = kind
  try {
    const look = looks[container](bytes)
    let next = look.next()
    for (; !next.done; next = look.next()) await new Promise((resolve) => setTimeout(resolve))
    const durationMs = next.value
    if (durationMs === 0) return { refused: `There is no sound in that ${names[container]} recording.` }
    if (durationMs > longestRecordingMs) {
      const most = `at most ${longestRecordingMs / 1000} s are taken`
      return { refused: `That recording is ${oneDecimal(durationMs / 1000)} s long: ${most}.` }
    }
    return { recording: { bytes, type: `audio/${container}`, durationMs } }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message }
    if (damages.some((damage) => error instanceof damage) && error instanceof Error)
      return { refused: `That ${names[container]} recording is damaged or incomplete: ${error.message}.` }
    throw error
  }
}

const damages = [WavError, WebmError, OggError, OpusError]

/** Up: what is over by a tenth is over. */
function oneDecimal(value: number): string {
  return String(Math.ceil(value * 10) / 10)
}

const looks: Record<Container, (bytes: Uint8Array) => Look> = { wav: lookIntoWav, webm: lookIntoWebm, ogg: lookIntoOgg }

/** Work between two turns of others, in bytes or in small packets; well below the 20 ms of the pacer. */
const bytesAtATime = 100_000
const packetsAtATime = 10_000
/** Of Ogg, where half of the bytes can be packets of one byte. */
const packedBytesAtATime = 50_000

/** How the sound of a WAV file can be coded that is not taken (RFC 2361). */
const wavCodecs: Readonly<Record<number, string>> = { 2: 'ADPCM', 6: 'A-law', 7: 'mu-law', 17: 'ADPCM', 85: 'MP3' }

// oxlint-disable-next-line require-yield -- There is nothing to read but the header.
function* lookIntoWav(bytes: Uint8Array): Look {
  const { format, sampleRate, channels, bits, data } = readWav(bytes)
  if (format !== wavPcm && format !== wavFloat)
    throw new Refused(
      `That is a WAV recording with ${wavCodecs[format] ?? 'another codec'}: send WAV with PCM or floating point.`,
    )
  if (sampleRate < 8000 || sampleRate > 192_000)
    throw new Refused(`That WAV recording has ${sampleRate} samples a second: send 8,000 to 192,000.`)
  checkChannels('WAV', channels)
  return Math.ceil((Math.floor(data.length / ((channels * bits) / 8)) / sampleRate) * 1000)
}

const webmCodecs: readonly (readonly [start: string, name: string])[] = [
  ['A_VORBIS', 'Vorbis'],
  ['A_AAC', 'AAC'],
  ['A_MPEG/L3', 'MP3'],
  ['A_FLAC', 'FLAC'],
  ['A_PCM', 'PCM'],
]

function* lookIntoWebm(bytes: Uint8Array): Look {
  let type = 'matroska'
  let audio: number | undefined
  let samples = 0
  let span = 0
  let began: number | undefined
  let count = 0
  for (const part of readWebm(bytes)) {
    if (part.kind === 'pause' || (count += 1) % packetsAtATime === 0) yield
    if (part.kind === 'pause') continue
    if (part.kind === 'type') type = part.type
    else if (type !== 'webm') throw new Refused(`That is a Matroska recording: ${wanted}.`)
    else if (part.kind === 'track') {
      const { kind, codec, head, encoded, number } = part.track
      if (kind === 'video') throw new Refused(`That WebM recording has a picture: ${wanted}, without one.`)
      if (kind !== 'audio') continue
      if (audio !== undefined) throw new Refused('That WebM recording has more than one track: send one.')
      if (codec !== 'A_OPUS') {
        const name = webmCodecs.find(([start]) => codec.startsWith(start))?.[1] ?? 'another codec'
        throw new Refused(`That is a WebM recording with ${name}: ${wanted}.`)
      }
      if (encoded) throw new Refused('That WebM recording is compressed once more, or encrypted: send it as it was recorded.')
      checkHead('WebM', head)
      audio = number
    } else if (part.track === audio) {
      const duration = packetDuration(part.bytes)
      samples += duration
      began ??= part.ms
      span = Math.max(span, part.ms + duration / 48 - began)
    }
  }
  return Math.ceil(Math.max(samples / 48, span))
}

const oggCodecs: readonly (readonly [start: string, name: string])[] = [
  ['\x01vorbis', 'Vorbis'],
  ['\x7fFLAC', 'FLAC'],
  ['Speex   ', 'Speex'],
]

function* lookIntoOgg(bytes: Uint8Array): Look {
  const span = yield* checkPages(bytes)
  const demuxer = createOggDemuxer()
  let samples = 0
  for (let at = 0; at < bytes.length; at += packedBytesAtATime) {
    for (const packet of demuxer.push(bytes.subarray(at, at + packedBytesAtATime))) samples += packetDuration(packet)
    yield
  }
  demuxer.end()
  return Math.ceil(Math.max(samples, span) / 48)
}

/** Holds the pages to be all there, of one Opus stream, and gives the samples from the first to the last. */
function* checkPages(bytes: Uint8Array): Look {
  let serial: number | undefined
  let sequence = 0
  let first: number | undefined
  let last = 0
  let read = 0
  for (const page of readOggPages(bytes)) {
    if (page.begins) {
      const start = String.fromCharCode(...page.body.subarray(0, 8))
      if (start.startsWith('\x80theora')) throw new Refused(`That Ogg recording has a picture: ${wanted}, without one.`)
      const other = oggCodecs.find(([codec]) => start.startsWith(codec))?.[1]
      if (start !== 'OpusHead') throw new Refused(`That is an Ogg recording with ${other ?? 'another codec'}: ${wanted}.`)
      if (serial !== undefined) throw new Refused('That Ogg recording has more than one track: send one.')
      checkHead('Ogg', page.body)
      serial = page.serial
      sequence = page.sequence
    }
    if (page.serial !== serial || page.sequence !== sequence) throw new OggError('an Ogg page is missing')
    sequence = (sequence + 1) >>> 0
    // The two headers have the granule 0.
    if (page.granule) {
      first ??= page.granule
      last = Math.max(last, page.granule - first)
    }
    read += page.length
    if (read < bytesAtATime) continue
    read = 0
    yield
  }
  return last
}

/** What an Opus stream begins with (RFC 7845, 5.1). */
function checkHead(name: string, head: Uint8Array): void {
  const magic = String.fromCharCode(...head.subarray(0, 8))
  if (head.length < 19 || magic !== 'OpusHead' || ((head[8] ?? 0) & 0xf0) !== 0)
    throw new OpusError('it does not begin with an Opus head')
  checkChannels(name, head[9] ?? 0)
  if (head[18] !== 0) throw new OpusError('one or two channels need no mapping')
}

function checkChannels(name: string, channels: number): void {
  if (channels < 1 || channels > 2) throw new Refused(`That ${name} recording has ${channels} channels: send one or two.`)
}
