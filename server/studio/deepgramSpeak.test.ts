import { DeepgramClient, DeepgramError } from '@deepgram/sdk'
import { Decoder } from '@evan/opus'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOggDemuxer } from '../audio/ogg.ts'
import { packetDuration } from '../audio/opus.ts'
import { createDeepgramServer, type DeepgramServer } from './deepgram.ts'

const apiKey = 'studio-key'
let studio: DeepgramServer
let client: DeepgramClient

beforeAll(async () => {
  studio = await createDeepgramServer({ apiKey, mostSpeaking: 2 })
  client = new DeepgramClient({ apiKey, baseUrl: studio.url, maxRetries: 0 })
})
afterAll(() => studio.close())

function post(
  query: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${studio.url}/v1/speak?${query}`, {
    method: 'POST',
    headers: { authorization: `Token ${apiKey}`, 'content-type': 'application/json', ...headers },
    body,
  })
}

const hello = JSON.stringify({ text: 'Good evening, listeners.' })

async function refusal(answer: Response): Promise<{ status: number; code: unknown }> {
  const body = (await answer.json()) as Record<string, unknown>
  expect(answer.headers.get('dg-request-id')).toBe(body['request_id'])
  expect(answer.headers.get('dg-error')).toBe(body['err_msg'])
  return { status: answer.status, code: body['err_code'] }
}

describe('speaking, heard through the real SDK', () => {
  it('E12 streams Ogg/Opus of 20 ms packets with the headers of Deepgram', async () => {
    const text = 'Good evening, listeners. This is the voice of the river.'
    const answer = await client.speak.v1.audio
      .generate({ text, model: 'aura-2-thalia-en', encoding: 'opus', container: 'ogg', bit_rate: 32_000 })
      .withRawResponse()
    expect(Object.fromEntries(answer.rawResponse.headers)).toMatchObject({
      'content-type': 'audio/ogg;codecs=opus',
      'dg-char-count': String(text.length),
      'dg-model-name': 'aura-2-thalia-en',
      'dg-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    })
    const demuxer = createOggDemuxer()
    const packets: Uint8Array[] = []
    for await (const bytes of answer.data.stream() ?? []) packets.push(...demuxer.push(bytes))
    expect(new Set(packets.map(packetDuration))).toEqual(new Set([960]))
    expect(packets.length).toBeGreaterThan(120)

    const decoder = new Decoder({ channels: 1, sample_rate: 16_000 })
    const samples = packets.flatMap((packet) => [...new Int16Array(decoder.decode(packet).slice().buffer)])
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    expect(peak).toBeGreaterThan(8000)
    expect(peak).toBeLessThan(32_767)
  })

  it('honours the bit rate, and takes 12,000 without one', async () => {
    const text = 'The river police have closed the bridge, and everyone has to walk home along the bank.'
    const size = async (bits?: number): Promise<number> => {
      const request = { text, model: 'aura-2-apollo-en', encoding: 'opus', container: 'ogg' } as const
      const answer = await client.speak.v1.audio.generate({ ...request, ...(bits && { bit_rate: bits }) })
      return (await answer.arrayBuffer()).byteLength
    }
    const [low, high] = [await size(), await size(48_000)]
    expect(high).toBeGreaterThan(low * 2)
  })

  it.each([8000, 16_000, 24_000, 32_000, 48_000])('sends linear16 at %i Hz as WAV', async (rate) => {
    const answer = await post(`model=aura-2-apollo-en&encoding=linear16&sample_rate=${rate}`, hello)
    expect(answer.headers.get('content-type')).toBe('audio/wav')
    const wav = new DataView(await answer.arrayBuffer())
    expect(wav.getUint32(24, true)).toBe(rate)
    const seconds = (wav.byteLength - 44) / 2 / rate
    expect(seconds).toBeGreaterThan(1)
    expect(seconds).toBeLessThan(3)
  })

  it('sends the raw samples, and the codes of the telephone', async () => {
    const raw = await post('model=aura-2-apollo-en&encoding=linear16&container=none', hello)
    expect(raw.headers.get('content-type')).toBe('audio/l16;rate=24000')
    const muLaw = await post('model=aura-2-apollo-en&encoding=mulaw&container=none', hello)
    expect(muLaw.headers.get('content-type')).toBe('audio/mulaw;rate=8000')
    const [long, short] = [await raw.arrayBuffer(), await muLaw.arrayBuffer()]
    expect(long.byteLength / 6 / short.byteLength).toBeCloseTo(1, 1)
  })

  it('E7 goes on for nobody who has hung up', async () => {
    const abort = new AbortController()
    const text = 'One sentence after the other, and none of them is heard. '.repeat(30)
    const answer = await client.speak.v1.audio.generate(
      { text, model: 'aura-2-thalia-en', encoding: 'opus', container: 'ogg' },
      { abortSignal: abort.signal },
    )
    const reader = answer.stream()?.getReader()
    await reader?.read()
    abort.abort()
    await expect(
      (async () => {
        for (;;) if ((await reader?.read())?.done !== false) throw new Error('complete')
      })(),
    ).rejects.toMatchObject({ name: 'AbortError' })
    const next = await post('model=aura-2-thalia-en&encoding=opus', hello)
    expect((await next.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  it('is silent for what it cannot read', async () => {
    const answer = await post(
      'model=aura-2-fujin-ja&encoding=linear16&container=none',
      JSON.stringify({ text: 'こんばんは' }),
    )
    const samples = new Int16Array(await answer.arrayBuffer())
    expect(samples.length).toBeGreaterThan(0)
    expect(samples.every((sample) => sample === 0)).toBe(true)
  })
})

describe('what is refused, as Deepgram refuses it', () => {
  it.each([
    ['no key', '', 401],
    ['another key', 'Token wrong', 401],
    ['a key without its scheme', apiKey, 401],
    ['the key as a bearer token', `Bearer ${apiKey}`, 200],
  ])('%s', async (_name, authorization, status) => {
    const answer = await post('model=aura-2-thalia-en&encoding=opus', hello, { authorization })
    expect(answer.status).toBe(status)
    if (status === 401) expect(await refusal(answer)).toEqual({ status, code: 'INVALID_AUTH' })
    else await answer.arrayBuffer()
  })

  it.each([
    'model=aura-2-nobody-en&encoding=opus',
    'model=aura-2-perseo-it&encoding=opus',
    'encoding=opus&sample_rate=48000',
    'encoding=opus&container=wav',
    'encoding=opus&bit_rate=3000',
    'encoding=opus&bit_rate=many',
    'encoding=linear16&sample_rate=44100',
    'encoding=linear16&bit_rate=32000',
    'encoding=linear16&container=ogg',
    'encoding=opus&colour=red',
    'encoding=opus&encoding=opus',
    'encoding=opus&callback=http://127.0.0.1/',
    'encoding=opus&mip_opt_out=perhaps',
    'encoding=opus&speed=3',
    'encoding=mp3',
    '',
  ])('the query %j is a bad request', async (query) => {
    const answer = await post(query, hello)
    expect((await refusal(answer)).status).toBe(400)
  })

  it.each([
    ['no text', JSON.stringify({ words: 'hello' }), 400],
    ['an empty text', JSON.stringify({ text: ' \n' }), 400],
    ['broken JSON', '{"text":', 400],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x80]), 400],
    ['2,000 characters', JSON.stringify({ text: '.'.repeat(1999) + 'a' }), 200],
    ['2,001 characters', JSON.stringify({ text: 'a'.repeat(2001) }), 413],
    ['more than 2 MB', JSON.stringify({ text: 'a'.repeat(2 * 1024 * 1024) }), 413],
  ])('%s', async (_name, body, status) => {
    const answer = await post('model=aura-2-thalia-en&encoding=opus', body)
    expect(answer.status).toBe(status)
    if (status === 200) await answer.arrayBuffer()
    else expect((await refusal(answer)).status).toBe(status)
  })

  it('tells the SDK what is wrong', async () => {
    const error = await client.speak.v1.audio.generate({ text: 'hello', model: 'aura-2-nobody-en' }).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DeepgramError)
    expect(error).toMatchObject({ statusCode: 400, body: { err_code: 'INVALID_QUERY_PARAMETER' } })
  })

  it('another path, another method, another type of body', async () => {
    const headers = { authorization: `Token ${apiKey}` }
    expect((await fetch(`${studio.url}/v1/nothing`, { headers })).status).toBe(404)
    expect((await fetch(`${studio.url}/v1/speak`, { headers })).status).toBe(405)
    expect((await post('encoding=opus', hello, { 'content-type': 'image/png' })).status).toBe(415)
  })

  it('more at the same time than the plan allows', async () => {
    const text = JSON.stringify({
      text: 'This takes a while to say, so that others have to wait. '.repeat(6),
    })
    const ask = (): Promise<Response> => post('model=aura-2-thalia-en&encoding=opus', text)
    const answers = await Promise.all([ask(), ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 429, 429])
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  })
})
