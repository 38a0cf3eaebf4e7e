import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { describe, expect, it } from 'vitest'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { recordingOf, webmOf, type RecordingType } from '../studio/testing/spokenRecording.ts'
import { createOggMux } from './oggMux.ts'
import { packetDuration } from './opus.ts'
import { longestRecordingMs, readRecording } from './recording.ts'
import { readWebm, WebmError } from './webm.ts'

const types: readonly RecordingType[] = ['audio/wav', 'audio/ogg', 'audio/webm']

/** One frame of 20 ms with any content, now and then a large one. */
const opusPacket = (dice: Dice): Uint8Array => Uint8Array.of(0xf8, ...dice.bytes(dice.oneIn(5) ? dice.below(1270) : dice.below(80)))
const packetsOf = (dice: Dice): Uint8Array[] => Array.from({ length: 1 + dice.below(60) }, () => opusPacket(dice))

function damaged(dice: Dice, whole: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(whole)
  // The headers are short, and most is decided in them.
  const place = (): number => dice.below(dice.oneIn(2) ? Math.min(400, bytes.length) : bytes.length)
  for (let count = 1 + dice.below(4); count > 0; count -= 1)
    switch (dice.below(4)) {
      case 0:
        bytes[place()] = dice.below(256)
        break
      case 1:
        bytes[place()] = dice.one([0, 1, 0x7f, 0x80, 0xff])
        break
      case 2:
        bytes.fill(dice.one([0, 0xff]), place(), place())
        break
      default:
        bytes.set(dice.bytes(8).subarray(0, Math.min(8, bytes.length)), Math.max(0, place() - 8))
    }
  return dice.oneIn(3) ? bytes.slice(0, place()) : bytes
}

async function holdsOver(seeds: number, check: (dice: Dice) => Promise<void>): Promise<void> {
  for (let seed = 1; seed <= seeds; seed += 1)
    await check(createDice(seed)).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error })
    })
}

describe('S5 recordings of any kind', () => {
  it('what one writes, the other reads: the packets and their length', async () => {
    await holdsOver(60, async (dice) => {
      const packets = packetsOf(dice)
      const bytes = await webmOf(packets, { live: dice.oneIn(2) })
      const frames = [...readWebm(bytes)].flatMap((part) => (part.kind === 'frame' ? [part.bytes] : []))
      expect(frames.map((frame) => Buffer.from(frame).toString('hex'))).toEqual(packets.map((one) => Buffer.from(one).toString('hex')))
      expect(await readRecording(bytes)).toMatchObject({ recording: { type: 'audio/webm', durationMs: packets.length * 20 } })
      const mux = createOggMux({ serial: dice.below(2 ** 32) })
      const ogg = Buffer.concat([mux.headers(), ...packets.map((one, at) => mux.page([one], at === packets.length - 1))])
      expect(await readRecording(ogg)).toMatchObject({ recording: { type: 'audio/ogg', durationMs: packets.length * 20 } })
    })
  })

  it.each(types)('a damaged %s is taken or refused in a sentence, and nothing else', { timeout: 120_000 }, async (type) => {
    const samples = Float32Array.from({ length: 8000 }, (_, at) => Math.sin(at / 20) / 4)
    const whole = await recordingOf(samples, type)
    let refusals = 0
    await holdsOver(1500, async (dice) => {
      const read = await readRecording(damaged(dice, whole))
      if ('refused' in read) {
        refusals += 1
        expect(read.refused).toMatch(/^(?:That|There|The) [ -~]{5,150}\.$/)
      } else {
        expect(read.recording.durationMs).toBeGreaterThan(0)
        expect(read.recording.durationMs).toBeLessThanOrEqual(longestRecordingMs)
      }
    })
    expect(refusals).toBeGreaterThan(300)
  })

  it('bytes behind any beginning are taken or refused', async () => {
    const starts = ['RIFF\0\0\0\0WAVEfmt ', '\x1aE\xdf\xa3\x84B\x82\x81w', 'OggS\0\x02', '\x1aE\xdf\xa3\x80\x18S\x80g\xff', '']
    await holdsOver(1500, async (dice) => {
      const start = Buffer.from(dice.one(starts), 'latin1')
      expect(await readRecording(Buffer.concat([start, dice.bytes(dice.below(300))]))).toHaveProperty('refused')
    })
  })

  it('of a WebM with one byte changed no more packets come than were in it, or a WebmError', async () => {
    const packets = packetsOf(createDice(7))
    const whole = await webmOf(packets)
    await holdsOver(300, async (dice) => {
      const bytes = Uint8Array.from(whole)
      bytes[dice.below(bytes.length)] = dice.below(256)
      let ours = 0
      try {
        for (const part of readWebm(bytes)) if (part.kind === 'frame') ours += 1
      } catch (error) {
        expect(error).toBeInstanceOf(WebmError)
        return
      }
      expect(ours).toBeLessThanOrEqual(packets.length)
    })
  })

  it('mediabunny finds the same sound in what is taken', async () => {
    await holdsOver(30, async (dice) => {
      const packets = packetsOf(dice)
      const bytes = await webmOf(packets, { live: dice.oneIn(2) })
      const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
      const track = await input.getPrimaryAudioTrack()
      if (!track) throw new Error('no track')
      let samples = 0
      for await (const packet of new EncodedPacketSink(track).packets()) samples += packetDuration(packet.data)
      expect(await readRecording(bytes)).toMatchObject({ recording: { durationMs: samples / 48 } })
    })
  })
})

describe('S5 hostile files cost no more than their bytes', () => {
  const whole = 4_999_000
  const webmStart = Buffer.from('1a45dfa3874282847765626d18538067ff', 'hex')
  const filled = (start: Uint8Array, unit: string): Uint8Array =>
    Buffer.concat([start, Buffer.alloc(whole - start.length - ((whole - start.length) % (unit.length / 2)), unit, 'hex')])

  it.each([
    ['nothing but void elements', filled(webmStart, 'ec80'), 'There is no sound'],
    ['clusters in clusters', filled(webmStart, '1f43b675ff'), 'There is no sound'],
    ['segments in segments', filled(webmStart, '18538067ff'), 'nested too deep'],
    ['a million tracks', filled(webmStart, 'ae80'), 'There is no sound'],
    ['Ogg pages without anything', emptyPages(whole), 'There is no sound'],
    ['Ogg packets of one byte', tinyPackets(whole), 'at most 30 s'],
  ])('%s', { timeout: 20_000 }, async (_name, bytes, told) => {
    let turns = 0
    const others = setInterval(() => (turns += 1), 1)
    const read = await readRecording(bytes)
    clearInterval(others)
    expect('refused' in read && read.refused).toContain(told)
    if (told !== 'nested too deep') expect(turns, 'others had their turn').toBeGreaterThan(5)
  })

  function emptyPages(bytes: number): Uint8Array {
    const mux = createOggMux({ serial: 1 })
    const pages = [mux.headers()]
    for (let length = 200; length < bytes; length += 27) pages.push(mux.page([]))
    return Buffer.concat(pages).subarray(0, whole)
  }
  function tinyPackets(bytes: number): Uint8Array {
    const mux = createOggMux({ serial: 1 })
    const pages = [mux.headers()]
    const packets = Array.from({ length: 255 }, () => Uint8Array.of(0xe0))
    for (let length = 1000; length < bytes; length += 537) pages.push(mux.page(packets))
    return Buffer.concat(pages)
  }
})
