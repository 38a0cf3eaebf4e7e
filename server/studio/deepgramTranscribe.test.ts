import { DeepgramError, type Deepgram, type DeepgramClient } from '@deepgram/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wavHeader } from '../audio/wav.ts'
import { createDeepgramServer, type DeepgramServer } from './deepgram.ts'
import { apiKey, clientOf } from './testing/deepgramStream.ts'
import { silentRecording, spokenRecording, type RecordingType } from './testing/spokenRecording.ts'

const sentence = 'We need to cut the power to the tower.'
let studio: DeepgramServer
let client: DeepgramClient

beforeAll(async () => {
  studio = await createDeepgramServer({ apiKey, mostListening: 2 })
  client = clientOf(studio.url)
})
afterAll(() => studio.close())

type Asked = Parameters<DeepgramClient['listen']['v1']['media']['transcribeFile']>[1]

async function transcribed(bytes: Uint8Array, asked: Asked = {}): Promise<Deepgram.ListenV1Response> {
  const request = { model: 'nova-3', language: 'en', punctuate: true, ...asked } as const
  return (await client.listen.v1.media.transcribeFile(bytes, request)) as Deepgram.ListenV1Response
}
const bestOf = ({ results }: Deepgram.ListenV1Response) => results.channels[0]?.alternatives?.[0]

function post(query: string, body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${studio.url}/v1/listen?${query}`, {
    method: 'POST',
    headers: { authorization: `Token ${apiKey}`, 'content-type': 'application/octet-stream', ...headers },
    body: body as BodyInit,
  })
}

describe('S5 understanding a recording, through the real SDK', () => {
  it.each<RecordingType>(['audio/wav', 'audio/ogg', 'audio/webm'])('%s', async (type) => {
    const answer = await transcribed(await spokenRecording(sentence, type))
    expect(answer.metadata).toMatchObject({ channels: 1, models: [expect.any(String)] })
    expect(answer.metadata.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(answer.metadata.duration).toBeCloseTo(2.4, 1)
    if (studio.ear === 'none') return
    const best = bestOf(answer)
    expect(best?.transcript).toBe(sentence)
    expect(best?.words).toHaveLength(9)
    expect(best?.words?.[8]).toMatchObject({ word: 'tower', punctuated_word: 'tower.' })
    const times = best?.words?.flatMap(({ start, end }) => [start ?? -1, end ?? -1]) ?? []
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(answer.results.channels[0]).not.toHaveProperty('detected_language')
  })

  it('S3 says which language it heard, where that is asked for', async () => {
    if (studio.ear === 'none') return
    const bytes = await spokenRecording(sentence, 'audio/webm')
    const multi = bestOf(await transcribed(bytes, { language: 'multi' }))
    expect(multi).toMatchObject({ transcript: sentence, languages: ['en'] })
    expect(multi?.words?.[0]).toMatchObject({ language: 'en' })
    const detected = await transcribed(bytes, { detect_language: true })
    expect(detected.results.channels[0]).toMatchObject({ detected_language: 'en' })
    const silent = await transcribed(await silentRecording(1000, 'audio/webm'), { language: 'multi' })
    expect(bestOf(silent)).toEqual({ transcript: '', confidence: 0, languages: [], words: [] })
  })

  it('S3 of a language that it does not know it gives no words', async () => {
    const answer = await transcribed(await spokenRecording(sentence, 'audio/wav'), { language: 'es' })
    expect(bestOf(answer)).toMatchObject({ transcript: '', words: [] })
  })

  it('several sentences with long pauses, each written as one', async () => {
    if (studio.ear === 'none') return
    const one = (await spokenRecording(sentence, 'audio/wav')).subarray(44)
    const pause = new Uint8Array(16_000 * 2 * 2)
    const bytes = Buffer.concat([wavHeader('pcm16', 16_000), one, pause, one])
    expect(bestOf(await transcribed(bytes))?.transcript).toBe(`${sentence} ${sentence}`)
  })
})

describe('what is refused, as Deepgram refuses it', () => {
  it.each([
    ['no audio', Buffer.from('Hello, this is no audio.')],
    ['nothing', new Uint8Array(0)],
    ['a header alone', wavHeader('pcm16', 16_000, 0)],
    ['a WebM file without sound', Buffer.from('1a45dfa3874282847765626d18538067ff', 'hex')],
  ])('%s', async (_name, bytes) => {
    const error = await transcribed(bytes).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DeepgramError)
    expect(error).toMatchObject({
      statusCode: 400,
      body: { err_code: 'Bad Request', err_msg: 'Bad Request: failed to process audio: corrupt or unsupported data' },
    })
  })

  it.each([
    ['', 400],
    ['model=nova-3&language=nonsense!', 400],
    ['model=nova-3-medical&language=multi', 400],
    ['model=nova-3&keywords=tower', 400],
    ['model=nova-3&colour=red', 400],
    ['model=nova-3&model=nova-2', 400],
    ['model=nova-3&diarize=true', 400],
    ['model=nova-3&paragraphs=true', 400],
    ['model=nova-3&interim_results=true', 400],
    ['model=nova-3&keyterm=tower&keyterm=power&mip_opt_out=true', 200],
  ])('the query %j: %i', async (query, status) => {
    const answer = await post(query, await silentRecording(200, 'audio/wav'))
    expect(answer.status).toBe(status)
    await answer.arrayBuffer()
  })

  it('a wrong key, another method, an address in place of a recording, and too much', async () => {
    const silence = await silentRecording(200, 'audio/wav')
    expect((await post('model=nova-3', silence, { authorization: 'Token wrong' })).status).toBe(401)
    const headers = { authorization: `Token ${apiKey}` }
    expect((await fetch(`${studio.url}/v1/listen?model=nova-3`, { headers })).status).toBe(405)
    const remote = await post('model=nova-3', '{"url":"http://127.0.0.1/"}', { 'content-type': 'application/json' })
    expect(await remote.json()).toMatchObject({ err_code: 'REMOTE_CONTENT_ERROR' })
    expect((await post('model=nova-3', new Uint8Array(25 * 1024 * 1024 + 1))).status).toBe(413)
  })

  it('more at the same time than the plan allows', async () => {
    const bytes = await spokenRecording(sentence, 'audio/ogg')
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('model=nova-3', bytes)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 429, 429])
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  })

  it('goes on when somebody hangs up in the middle', async () => {
    const bytes = await spokenRecording(sentence, 'audio/ogg')
    const abort = new AbortController()
    const asked = client.listen.v1.media.transcribeFile(bytes, { model: 'nova-3' }, { abortSignal: abort.signal })
    setImmediate(() => abort.abort())
    await expect(asked).rejects.toThrow('aborted')
    // The place is free again as soon as the studio has noticed.
    const both = () => Promise.all([1, 2].map(() => post('model=nova-3', bytes)))
    await expect.poll(async () => (await both()).every(({ ok }) => ok), { timeout: 14_000 }).toBe(true)
  })
})
