import type { Deepgram, DeepgramClient } from '@deepgram/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silencePacket } from '../audio/opus.ts'
import { createDeepgramServer, type DeepgramServer } from './deepgram.ts'
import { apiKey, clientOf, listen, spoken, type Message, type Results } from './testing/deepgramStream.ts'

const sentence = 'we need to cut the power to the tower'
let studio: DeepgramServer
let client: DeepgramClient
let packets: Uint8Array[]

beforeAll(async () => {
  studio = await createDeepgramServer({ apiKey })
  client = clientOf(studio.url)
  packets = await spoken(client, sentence)
})
afterAll(() => studio.close())

/** Samples at 16 kHz, in pieces of 20 ms. */
function pcm(seconds: number, sample: (at: number) => number): Uint8Array[] {
  const samples = Int16Array.from({ length: seconds * 16_000 }, (_, at) => sample(at))
  return Array.from({ length: seconds * 50 }, (_, at) => new Uint8Array(samples.buffer, at * 640, 640))
}
const linear = { encoding: 'linear16', sample_rate: 16_000 } as const

const silence = (seconds: number): Uint8Array[] => Array.from({ length: seconds * 50 }, () => silencePacket)

const isFinal = (message: Message): message is Results =>
  message.type === 'Results' && message.is_final === true
const isFinalized = (message: Message): message is Results =>
  isFinal(message) && message.from_finalize === true
const isMetadata = (message: Message): message is Deepgram.listen.ListenV1Metadata =>
  message.type === 'Metadata'
const finals = (messages: readonly Message[]): Results[] => messages.filter(isFinal)
const textOf = (messages: readonly Message[]): string =>
  finals(messages)
    .map(({ channel }) => channel.alternatives[0]?.transcript)
    .filter(Boolean)
    .join(' ')

describe('listening, through the real SDK', () => {
  it('E8 understands what its own voice says, with words, times and confidence', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const stream = await listen(client)
    stream.send(packets)
    stream.say('Finalize')
    const answer = await stream.until(isFinalized)
    stream.close()

    expect(textOf(stream.messages)).toBe('We need to cut the power to the tower.')
    const said = finals(stream.messages).find(({ channel }) => channel.alternatives[0]?.transcript)
    expect(said).toMatchObject({
      channel_index: [0, 1],
      is_final: true,
      start: 0,
      metadata: { model_info: { name: 'nova-3' } },
    })
    const [best] = said?.channel.alternatives ?? []
    expect(best?.confidence).toBeGreaterThan(0.6)
    expect(best?.confidence).toBeLessThanOrEqual(1)
    expect(best?.words?.map(({ word }) => word).join(' ')).toBe(sentence)
    expect(best?.words?.at(-1)).toMatchObject({ punctuated_word: 'tower.' })
    const times = best?.words?.flatMap(({ start, end }) => [start ?? -1, end ?? -1]) ?? []
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(packets.length * 0.02 + 0.1)
    expect(answer.from_finalize).toBe(true)
  })

  it('E8 says that speech has begun, and what it has understood so far', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const stream = await listen(client)
    const partial = (message: Message): message is Results =>
      message.type === 'Results' && message.is_final === false
    // Audio as it comes from a microphone: the next piece when the last one has been looked at.
    for (let at = 0; at < packets.length; at += 50) {
      stream.send(packets.slice(at, at + 50))
      if (at >= 50) await stream.until(partial)
    }
    stream.say('Finalize')
    await stream.until(isFinalized)
    stream.close()
    expect(stream.messages[0]).toMatchObject({ type: 'SpeechStarted', channel: [0, 1] })
    const { channel } = stream.messages.find(partial) as Results
    expect(sentence.startsWith(channel.alternatives[0]?.words?.[0]?.word ?? '?')).toBe(true)
    expect(channel.alternatives[0]?.confidence).toBeLessThan(1)
  })

  it('S4 ends a stretch of speech at a pause, and the utterance after a longer one', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const stream = await listen(client, { utterance_end_ms: 1000 })
    const ended = (message: Message): message is Deepgram.listen.ListenV1UtteranceEnd =>
      message.type === 'UtteranceEnd'
    stream.send([...packets, ...silence(1.4)])
    const end = await stream.until(ended)
    stream.close()
    const [said] = finals(stream.messages)
    expect(said).toMatchObject({ speech_final: true, from_finalize: false })
    expect(end.last_word_end).toBe(said?.channel.alternatives[0]?.words?.at(-1)?.end)
  })

  it('ends no stretch at a pause where endpointing is off', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const stream = await listen(client, { endpointing: 'false' })
    stream.send([...packets, ...silence(0.5), ...packets])
    stream.say('Finalize')
    await stream.until(isFinalized)
    stream.close()
    expect(finals(stream.messages)).toHaveLength(1)
    expect(finals(stream.messages)[0]?.channel.alternatives[0]?.words).toHaveLength(18)
  })

  it('gives the last words, then the metadata, then closes with 1000 after CloseStream', async () => {
    const stream = await listen(client)
    stream.send(packets)
    stream.say('CloseStream')
    const metadata = await stream.until(isMetadata)
    expect((await stream.closed).code).toBe(1000)
    expect(metadata).toMatchObject({
      transaction_key: 'deprecated',
      channels: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    })
    expect(metadata.duration).toBeCloseTo(packets.length * 0.02, 1)
    expect(stream.messages.findLastIndex(isFinal)).toBe(stream.messages.findIndex(isMetadata) - 1)
    if (studio.ear !== 'none') expect(textOf(stream.messages)).toContain('power')
  })

  it('takes an empty message for CloseStream', async () => {
    const stream = await listen(client)
    stream.send([...packets.slice(0, 10), new Uint8Array(0)])
    expect((await stream.closed).code).toBe(1000)
  })

  it('takes linear16 at the rate it is told, and stereo', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const answer = await client.speak.v1.audio.generate({
      text: sentence,
      model: 'aura-2-apollo-en',
      encoding: 'linear16',
      container: 'none',
      sample_rate: 24_000,
    })
    const mono = new Int16Array(await answer.arrayBuffer())
    const stereo = Int16Array.from({ length: mono.length * 2 }, (_, at) => mono[at >> 1] ?? 0)
    const stream = await listen(client, {
      encoding: 'linear16',
      sample_rate: 24_000,
      channels: 2,
      punctuate: 'false',
    })
    // An odd number of bytes: samples may be cut anywhere.
    const bytes = new Uint8Array(stereo.buffer)
    for (let at = 0; at < bytes.length; at += 1501) stream.send([bytes.subarray(at, at + 1501)])
    stream.say('CloseStream')
    await stream.closed
    expect(textOf(stream.messages)).toBe(sentence)
  })

  it('E8 hears nothing in silence, in a hum or in noise', async () => {
    let seed = 1
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5
    for (const sound of [
      pcm(2, () => 0),
      pcm(2, (at) => 6000 * Math.sin(at / 10)),
      pcm(2, () => 8000 * random()),
    ]) {
      const stream = await listen(client, linear)
      stream.send(sound)
      stream.say('Finalize')
      const answer = await stream.until(isFinalized)
      stream.close()
      expect(textOf(stream.messages)).toBe('')
      expect(answer.channel.alternatives[0]).toMatchObject({ transcript: '', confidence: 0, words: [] })
    }
  })

  it('E8 notices speech of a language that it does not know, and gives no transcript', async () => {
    const stream = await listen(client, { language: 'es' })
    stream.send(packets)
    stream.say('Finalize')
    await stream.until(isFinalized)
    stream.close()
    expect(stream.messages.some(({ type }) => type === 'SpeechStarted')).toBe(true)
    expect(textOf(stream.messages)).toBe('')
  })

  it('understands several people at once, more than it has decoders in a process', async (test) => {
    if (studio.ear === 'none') return test.skip()
    const streams = await Promise.all(Array.from({ length: 4 }, () => listen(client)))
    for (const stream of streams) {
      stream.send(packets)
      stream.say('CloseStream')
    }
    await Promise.all(streams.map(({ closed }) => closed))
    for (const { messages } of streams)
      expect(textOf(messages)).toBe('We need to cut the power to the tower.')
  })
})
