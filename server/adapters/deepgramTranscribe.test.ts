import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOggDemuxer } from '../audio/ogg.ts'
import { readRecording } from '../audio/recording.ts'
import { ProviderFailure } from '../core/errors.ts'
import type { EarWish, Recording, Transcript } from '../core/ports.ts'
import { createDeepgramServer, type DeepgramServer } from '../studio/deepgram.ts'
import { createFaultProxy, type FaultProxy } from '../studio/faults.ts'
import { silentRecording, spokenRecording, type RecordingType } from '../studio/testing/spokenRecording.ts'
import { createDeepgramEar } from './deepgramEar.ts'

const sentence = 'We need to cut the power to the tower.'
const apiKey = 'studio-key'
const types: readonly RecordingType[] = ['audio/wav', 'audio/ogg', 'audio/webm']
const english: EarWish = { keyterms: ['tower'], language: null }

let studio: DeepgramServer
let faults: FaultProxy
const closers: (() => unknown)[] = []

beforeAll(async () => {
  studio = await createDeepgramServer({ apiKey })
  faults = await createFaultProxy({ target: studio.url, callOf: () => 'listen' })
})
afterAll(async () => {
  await faults.close()
  await studio.close()
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const earAt = (baseUrl: string, more: { apiKey?: string; model?: string; transcribeMs?: number } = {}) =>
  createDeepgramEar({
    apiKey,
    baseUrl,
    model: 'nova-3',
    language: 'en',
    connectMs: 2000,
    transcribeMs: 10_000,
    understands: () => true,
    ...more,
  })

async function recordingOf(bytes: Uint8Array): Promise<Recording> {
  const read = await readRecording(bytes)
  if ('refused' in read) throw new Error(read.refused)
  return read.recording
}
const spoken = async (type: RecordingType): Promise<Recording> => recordingOf(await spokenRecording(sentence, type))
const never = (): AbortSignal => new AbortController().signal

async function faultOf(wait: Promise<unknown>): Promise<ProviderFailure['fault']> {
  const error = await wait.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderFailure)
  return (error as ProviderFailure).fault
}

describe('S5 a recording is understood, by the real SDK from the studio', () => {
  it.each(types)('%s', async (type) => {
    if (studio.ear === 'none') return
    const heard = await earAt(studio.url).transcribe(await spoken(type), english, never())
    expect(heard).toMatchObject({ text: sentence, speech: true, language: null })
    expect(heard.confidence).toBeGreaterThan(0.6)
    expect(heard.confidence).toBeLessThanOrEqual(1)
  })

  it.each(types)('S3 silence as %s is no speech and no words', async (type) => {
    const recording = await recordingOf(await silentRecording(1500, type))
    const heard = await earAt(studio.url).transcribe(recording, english, never())
    expect(heard).toEqual({ text: '', confidence: 0, language: null, speech: false })
  })

  it('S3 where another language is expected, the one that was spoken is told', async () => {
    if (studio.ear === 'none') return
    const heard = await earAt(studio.url, { model: 'nova-3-medical' }).transcribe(
      await spoken('audio/webm'),
      { keyterms: [], language: 'es' },
      never(),
    )
    expect(heard).toMatchObject({ text: sentence, language: { code: 'en', confidence: 1 } })
  })

  it('E8 streaming tells the language as well', async () => {
    if (studio.ear === 'none') return
    const packets = createOggDemuxer().push((await spoken('audio/ogg')).bytes)
    const ear = earAt(studio.url)
    const final = await new Promise((resolve, reject) => {
      const stream = ear.open({ keyterms: [], language: 'es' }, (news) => {
        if (news.kind === 'failed') reject(new Error('the ear failed', { cause: news.error }))
        if (news.kind !== 'segment' || news.text === '') return
        stream.close()
        resolve(news)
      })
      for (const packet of packets) stream.send(packet)
      stream.finalize()
    })
    expect(final).toMatchObject({ text: sentence, language: { code: 'en', confidence: 1 } })
  })
})

describe('E14 a recording that is not understood', () => {
  it('what is no recording is refused, and not tried again', async () => {
    const wrong: Recording = { bytes: new Uint8Array(2000).fill(7), type: 'audio/wav', durationMs: 100 }
    const armed = faults.arm('listen', { kind: 'delay', ms: 0 }, 10)
    const fault = await faultOf(earAt(faults.url).transcribe(wrong, english, never()))
    armed.lift()
    expect(fault).toEqual({ service: 'EAR', message: 'The ear refused: HTTP 400.', retryable: false })
    expect(armed.struck()).toBe(1)
  })

  it('a wrong key is refused, and not tried again', async () => {
    const ear = earAt(studio.url, { apiKey: 'wrong' })
    const fault = await faultOf(ear.transcribe(await spoken('audio/ogg'), english, never()))
    expect(fault).toMatchObject({ message: 'The ear refused: HTTP 401.', retryable: false })
  })

  it.each([503, 429])('%i is tried again', async (status) => {
    const armed = faults.arm('listen', { kind: 'status', status })
    const heard = await earAt(faults.url).transcribe(await spoken('audio/ogg'), english, never())
    expect(armed.struck()).toBe(1)
    if (studio.ear !== 'none') expect(heard.text).toBe(sentence)
  })

  it('a connection that is cut is tried again', async () => {
    const armed = faults.arm('listen', { kind: 'drop', afterBytes: 20 }, 2)
    await earAt(faults.url).transcribe(await spoken('audio/ogg'), english, never())
    expect(armed.struck()).toBe(2)
  })

  it('one that never answers ends after three tries', async () => {
    const armed = faults.arm('listen', { kind: 'hang' }, 10)
    const ear = earAt(faults.url, { transcribeMs: 100 })
    const fault = await faultOf(ear.transcribe(await spoken('audio/ogg'), english, never()))
    armed.lift()
    expect(fault).toEqual({ service: 'EAR', message: 'The ear did not answer in time.', retryable: true })
    expect(armed.struck()).toBe(3)
  })

  it('one whose answer stalls in the middle ends in time as well', async () => {
    const armed = faults.arm('listen', { kind: 'stall', afterBytes: 20 }, 3)
    const ear = earAt(faults.url, { transcribeMs: 400 })
    const fault = await faultOf(ear.transcribe(await spoken('audio/ogg'), english, never()))
    armed.lift()
    expect(fault.message).toBe('The ear did not answer in time.')
  })

  it('after abort it ends at once, in a request and between two', async () => {
    const recording = await spoken('audio/ogg')
    const reason = new Error('the turn is over')
    for (const fault of [{ kind: 'hang' }, { kind: 'status', status: 503 }] as const) {
      const armed = faults.arm('listen', fault, 10)
      const abort = new AbortController()
      const ended = earAt(faults.url).transcribe(recording, english, abort.signal)
      await expect.poll(() => armed.struck()).toBe(1)
      abort.abort(reason)
      await expect(ended).rejects.toBe(reason)
      armed.lift()
    }
    const gone = AbortSignal.abort(reason)
    await expect(earAt(faults.url).transcribe(recording, english, gone)).rejects.toBe(reason)
  })
})

describe('what is asked of Deepgram, and what is read of its answer', () => {
  /** A provider that keeps what it is asked, and answers with this. */
  async function scripted(answer: unknown) {
    const asked: { readonly query: URLSearchParams; readonly body: Buffer }[] = []
    const server = createServer((request: IncomingMessage, response: ServerResponse) => {
      void buffer(request).then((body) => {
        asked.push({ query: new URL(request.url ?? '', 'http://x').searchParams, body })
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(answer))
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(() => {
      server.closeAllConnections()
      server.close()
    })
    return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }
  const answerOf = (alternative: object, channel: object = {}): object => ({
    results: { channels: [{ alternatives: [{ transcript: 'hola', confidence: 0.9, ...alternative }], ...channel }] },
  })
  const transcribed = async (answer: unknown, wanted = english, model = 'nova-3') => {
    const { asked, url } = await scripted(answer)
    const recording = await spoken('audio/ogg')
    const heard: Transcript = await earAt(url, { model }).transcribe(recording, wanted, never())
    return { heard, asked: asked[0], recording }
  }

  it('E17 the recording as it is, and that nothing be trained on it', async () => {
    const { asked, recording } = await transcribed(answerOf({}))
    expect(asked?.query.get('mip_opt_out')).toBe('true')
    expect(Buffer.compare(asked?.body ?? Buffer.alloc(0), recording.bytes)).toBe(0)
  })

  it.each([
    [null, 'nova-3', 'nova-3', 'en', ['tower']],
    ['en', 'nova-3', 'nova-3', 'en', ['tower']],
    ['es', 'nova-3', 'nova-3', 'multi', ['tower']],
    [null, 'nova-2-phonecall', 'nova-2-phonecall', 'en', []],
    ['de', 'nova-2-phonecall', 'nova-3', 'multi', ['tower']],
    ['de', 'nova-2', 'nova-2', 'multi', []],
  ] as const)('expecting %s of %s it asks %s for %s', async (expected, model, asksModel, language, keyterms) => {
    const { asked } = await transcribed(answerOf({}), { keyterms: ['tower'], language: expected }, model)
    expect(asked?.query.get('model')).toBe(asksModel)
    expect(asked?.query.get('language')).toBe(language)
    expect(asked?.query.getAll('keyterm')).toEqual(keyterms)
  })

  it.each([
    ['its words', answerOf({ languages: ['es', 'en'], words: words('es', 'es', 'en-US', 'es') }), 'es', 0.75],
    ['their order', answerOf({ languages: ['fr', 'en'] }), 'fr', 0.5],
    ['detection', answerOf({}, { detected_language: 'de', language_confidence: 0.8 }), 'de', 0.8],
  ])('S3 the language comes from %s', async (_name, answer, code, confidence) => {
    const { heard } = await transcribed(answer)
    expect(heard).toEqual({ text: 'hola', confidence: 0.9, language: { code, confidence }, speech: true })
  })

  it.each([[answerOf({})], [answerOf({ languages: [], words: words(null) })], [answerOf({ languages: ['cmn'] })]])(
    'S3 no language where %j does not say',
    async (answer) => {
      expect((await transcribed(answer)).heard.language).toBeNull()
    },
  )

  it.each([[{}], [null], [{ results: { channels: [] } }], [{ results: { channels: [{ alternatives: [{}] }] } }]])(
    'E14 the answer %j is a failure of the ear',
    async (answer) => {
      const { url } = await scripted(answer)
      const fault = await faultOf(earAt(url).transcribe(await spoken('audio/ogg'), english, never()))
      expect(fault).toMatchObject({ service: 'EAR', message: 'The ear sent a transcript that does not fit.' })
    },
  )
})

function words(...languages: (string | null)[]): object[] {
  return languages.map((language) => ({ word: 'hola', start: 0, end: 1, confidence: 0.9, ...(language && { language }) }))
}
