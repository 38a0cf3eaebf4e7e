import { beforeAll, describe, expect, it } from 'vitest'
import { createDice } from '../core/testing/dice.ts'
import { recordingOf, silentRecording, webmOf, type RecordingType } from '../studio/testing/spokenRecording.ts'
import { createOggDemuxer } from './ogg.ts'
import { createOggMux, oggChecksum } from './oggMux.ts'
import { silencePacket } from './opus.ts'
import { readRecording } from './recording.ts'
import { wavHeader } from './wav.ts'

const types: readonly RecordingType[] = ['audio/wav', 'audio/ogg', 'audio/webm']
const made = new Map<RecordingType, Uint8Array>()

beforeAll(async () => {
  const dice = createDice(1)
  const noise = Float32Array.from({ length: 16_000 }, () => dice.below(1000) / 5000 - 0.1)
  for (const type of types) made.set(type, await recordingOf(noise, type))
})
const second = (type: RecordingType): Uint8Array => Uint8Array.from(made.get(type) ?? [])

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const read = await readRecording(bytes)
  return 'refused' in read ? read.refused : `taken as ${read.recording.type}, ${read.recording.durationMs} ms`
}
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

/** An EBML element with a length of four bytes. */
function element(id: string, ...children: readonly (Uint8Array | string)[]): Uint8Array {
  const body = Buffer.concat(children.map((child) => (typeof child === 'string' ? Buffer.from(child, 'hex') : child)))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(0x1000_0000 + body.length)
  return joined(Buffer.from(id, 'hex'), size, body)
}
const opusHead = joined(ascii('OpusHead'), Uint8Array.of(1, 1, 56, 1, 128, 187, 0, 0, 0, 0, 0))
const audioTrack = (codec = 'A_OPUS', ...more: Uint8Array[]): Uint8Array =>
  element('ae', element('d7', '01'), element('83', '02'), element('86', ascii(codec)), element('63a2', opusHead), ...more)
function webm(tracks: readonly Uint8Array[], clusters: readonly Uint8Array[], type = 'webm'): Uint8Array {
  const head = element('1a45dfa3', element('4282', ascii(type)))
  return joined(head, Buffer.from('18538067ff', 'hex'), element('1654ae6b', ...tracks), ...clusters)
}
/** A block of track 1 at a time in its cluster, with flags: 0 for no lacing. */
const block = (body: Uint8Array, flags = 0, ms = 0): Uint8Array =>
  element('a3', Uint8Array.of(0x81, ms >> 8, ms & 255, flags), body)
const cluster = (...blocks: readonly Uint8Array[]): Uint8Array =>
  joined(Buffer.from('1f43b675ff', 'hex'), element('e7', '00'), ...blocks)

describe('S5 a recording is looked into', () => {
  it.each(types)('%s is taken for what it is, with the length of its sound', async (type) => {
    const bytes = second(type)
    const read = await readRecording(bytes)
    // Opus comes in whole packets, and one more for what the encoder looks ahead.
    expect(read).toEqual({ recording: { bytes, type, durationMs: type === 'audio/wav' ? 1000 : 1040 } })
  })

  it.each(types)('%s in a Buffer is read, and left as it is', async (type) => {
    const bytes = Buffer.from(second(type))
    expect(await readRecording(bytes)).toMatchObject({ recording: { type } })
    expect(Buffer.compare(bytes, second(type))).toBe(0)
  })

  it('a WebM file with all its lengths, and one as a MediaRecorder streams it', async () => {
    const packets = createOggDemuxer().push(second('audio/ogg'))
    for (const live of [true, false])
      expect(await readRecording(await webmOf(packets, { live }))).toMatchObject({ recording: { durationMs: 1040 } })
  })

  it.each(types)('%s of 30 s is taken, and of a little more is not', async (type) => {
    const packets = type === 'audio/wav' ? 0 : 40
    expect(await refusalOf(await silentRecording(30_000 - packets, type))).toBe(`taken as ${type}, 30000 ms`)
    expect(await refusalOf(await silentRecording(30_040, type))).toBe('That recording is 30.1 s long: at most 30 s are taken.')
  })

  it.each([8000, 11_025, 22_050, 44_100, 48_000, 96_000])('WAV of %i Hz', async (rate) => {
    expect(await readRecording(joined(wavHeader('pcm16', rate, rate), new Uint8Array(rate)))).toMatchObject({
      recording: { durationMs: 500 },
    })
  })

  it('a WAV file that was streamed, and does not know its length', async () => {
    const bytes = joined(wavHeader('pcm16', 16_000), new Uint8Array(16_000))
    expect(await readRecording(bytes)).toMatchObject({ recording: { durationMs: 500 } })
  })

  it.each([
    ['Xiph', 2, '02' + '0103', 3],
    ['fixed', 4, '02', 3],
    ['EBML', 6, '02' + '81' + 'c1', 3],
  ])('frames in the lacing of %s', async (name, flags, head, frames) => {
    const body = name === 'fixed' ? '080808' : '08' + (name === 'Xiph' ? '080000' : '080000') + '08'
    const bytes = webm([audioTrack()], [cluster(block(joined(Buffer.from(head, 'hex'), Buffer.from(body, 'hex')), flags))])
    // 0x08 is a packet of 20 ms.
    expect(await readRecording(bytes)).toMatchObject({ recording: { durationMs: frames * 20 } })
  })
})

describe('S5 what is no recording for us is refused by its name', () => {
  const send = 'send WAV, WebM with Opus or Ogg with Opus'

  it.each([
    ['ID3\x04', 'That is an MP3 recording'],
    ['\xff\xfb\x90\x64', 'That is an MP3 recording'],
    ['\xff\xfd\x90\x64', 'That is an MP2 recording'],
    ['\xff\xf1\x50\x80', 'That is an AAC recording'],
    ['\0\0\0\x20ftypM4A ', 'That is an MP4 recording'],
    ['fLaC\0\0\0\x22', 'That is a FLAC recording'],
    ['FORM\0\0\0\0AIFFCOMM', 'That is an AIFF recording'],
    ['RIFF\0\0\0\0AVI LIST', 'That is an AVI video'],
    ['#!AMR\n', 'That is an AMR recording'],
    ['\x89PNG\r\n', 'That is a picture'],
    ['Hello, this is my answer.', 'That is no recording that is known here'],
  ])('%j', async (start, told) => {
    expect(await refusalOf(joined(ascii(start), new Uint8Array(100)))).toBe(`${told}: ${send}.`)
  })

  it('an empty one, and one that is too large', async () => {
    expect(await refusalOf(new Uint8Array(0))).toBe('The recording is empty.')
    expect(await refusalOf(new Uint8Array(5_000_001))).toBe('That recording has 5.1 MB: at most 5 MB are taken.')
  })

  it.each([
    [6, 'A-law'],
    [7, 'mu-law'],
    [2, 'ADPCM'],
    [85, 'MP3'],
    [4711, 'another codec'],
  ])('WAV of format %i', async (format, name) => {
    const bytes = joined(wavHeader('pcm16', 16_000, 1000), new Uint8Array(1000))
    new DataView(bytes.buffer).setUint16(20, format, true)
    expect(await refusalOf(bytes)).toBe(`That is a WAV recording with ${name}: send WAV with PCM or floating point.`)
  })

  it.each([
    [[audioTrack('A_VORBIS')], 'webm', `That is a WebM recording with Vorbis: ${send}.`],
    [[audioTrack('A_PCM/FLOAT/IEEE')], 'webm', `That is a WebM recording with PCM: ${send}.`],
    [[audioTrack('A_X')], 'webm', `That is a WebM recording with another codec: ${send}.`],
    [[audioTrack()], 'matroska', `That is a Matroska recording: ${send}.`],
    [[audioTrack(), audioTrack()], 'webm', 'That WebM recording has more than one track: send one.'],
    [[element('ae', element('83', '01'))], 'webm', `That WebM recording has a picture: ${send}, without one.`],
    [[], 'webm', 'There is no sound in that WebM recording.'],
  ])('WebM %#', async (tracks, type, told) => {
    expect(await refusalOf(webm(tracks, [cluster(block(silencePacket))], type))).toBe(told)
  })

  it('WebM whose frames are compressed or encrypted once more', async () => {
    const bytes = webm([audioTrack('A_OPUS', element('6d80', ''))], [cluster(block(silencePacket))])
    expect(await refusalOf(bytes)).toContain('compressed once more, or encrypted')
  })

  it.each([
    ['\x01vorbis', `That is an Ogg recording with Vorbis: ${send}.`],
    ['\x7fFLAC', `That is an Ogg recording with FLAC: ${send}.`],
    ['Speex   ', `That is an Ogg recording with Speex: ${send}.`],
    ['\x80theora', `That Ogg recording has a picture: ${send}, without one.`],
    ['whatever', `That is an Ogg recording with another codec: ${send}.`],
  ])('Ogg with %j', async (start, told) => {
    expect(await refusalOf(oggPage(ascii(start)))).toBe(told)
  })

  it('a second stream in an Ogg file, behind or beside the first', async () => {
    const bytes = joined(second('audio/ogg'), second('audio/ogg'))
    expect(await refusalOf(bytes)).toBe('That Ogg recording has more than one track: send one.')
  })
})

describe('S5 no header is believed', () => {
  it('WebM whose packets are longer than its times say', async () => {
    const bytes = webm([audioTrack()], [cluster(...Array.from({ length: 2000 }, () => block(silencePacket)))])
    expect(await refusalOf(bytes)).toBe('That recording is 40 s long: at most 30 s are taken.')
  })

  it('WebM whose times are longer than its packets', async () => {
    const bytes = webm([audioTrack()], [cluster(block(silencePacket), block(silencePacket, 0, 32_000))])
    expect(await refusalOf(bytes)).toBe('That recording is 32.1 s long: at most 30 s are taken.')
  })

  it('Ogg whose granules say less', async () => {
    const mux = createOggMux({ serial: 1 })
    const headers = mux.headers()
    const pages = Array.from({ length: 40 }, () => mux.page(Array<Uint8Array>(50).fill(silencePacket)))
    for (const page of pages) resealed(page, (view) => view.setBigUint64(6, 960n, true))
    expect(await refusalOf(joined(headers, ...pages))).toBe('That recording is 40 s long: at most 30 s are taken.')
  })

  it('the samples of a WAV file count, not the length of the file in its header', async () => {
    const bytes = joined(wavHeader('pcm16', 16_000, 32_000 * 31), new Uint8Array(32_000 * 31))
    new DataView(bytes.buffer).setUint32(4, 100, true)
    expect(await refusalOf(bytes)).toBe('That recording is 31 s long: at most 30 s are taken.')
  })
})

describe('S5 damaged or incomplete', () => {
  it.each(types)('%s that breaks off', async (type) => {
    const whole = second(type)
    for (const end of [14, 30, 50, 300, whole.length - 1])
      expect(await refusalOf(whole.slice(0, end)), `${end} bytes`).toMatch(/is damaged or incomplete: |is no sound in/)
  })

  it('Ogg with another byte in it', async () => {
    const bytes = second('audio/ogg')
    bytes[1000] = (bytes[1000] ?? 0) ^ 1
    expect(await refusalOf(bytes)).toBe('That Ogg recording is damaged or incomplete: a checksum is wrong.')
  })

  it('Ogg with a page missing', async () => {
    const mux = createOggMux({ serial: 1 })
    const headers = mux.headers()
    const [first, , third] = [1, 2, 3].map(() => mux.page([silencePacket]))
    const bytes = joined(headers, first ?? new Uint8Array(0), third ?? new Uint8Array(0))
    expect(await refusalOf(bytes)).toBe('That Ogg recording is damaged or incomplete: an Ogg page is missing.')
  })

  it('WebM with a packet that is none', async () => {
    expect(await refusalOf(webm([audioTrack()], [cluster(block(Uint8Array.of(3)))]))).toContain('damaged or incomplete')
  })

  it('WAV whose format contradicts itself', async () => {
    const bytes = joined(wavHeader('pcm16', 16_000, 100), new Uint8Array(100))
    new DataView(bytes.buffer).setUint16(32, 0, true)
    expect(await refusalOf(bytes)).toContain('the format contradicts itself')
  })
})

/** The first page of a stream, with this packet. */
function oggPage(packet: Uint8Array): Uint8Array {
  const page = createOggMux({ serial: 1 }).page([])
  const bytes = joined(page.subarray(0, 26), Uint8Array.of(1, packet.length), packet)
  return resealed(bytes, (view) => view.setUint8(5, 2))
}

function resealed(page: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  change(view)
  view.setUint32(22, 0, true)
  view.setUint32(22, oggChecksum(page), true)
  return page
}
