import type { DeepgramClient } from '@deepgram/sdk'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { silencePacket } from '../audio/opus.ts'
import { createDeepgramServer, type DeepgramServer } from './deepgram.ts'
import { apiKey, clientOf, listen } from './testing/deepgramStream.ts'

let studio: DeepgramServer
let client: DeepgramClient

beforeAll(async () => {
  studio = await createDeepgramServer({ apiKey })
  client = clientOf(studio.url)
})
afterAll(() => studio.close())

describe('what ends a stream', () => {
  it('1008 DATA-0000: audio that cannot be decoded', async () => {
    const stream = await listen(client)
    stream.send([Uint8Array.from({ length: 60 }, () => 255)])
    expect(await stream.closed).toEqual({ code: 1008, reason: 'DATA-0000' })
  })

  it('1008 DATA-0000: a container that is none', async () => {
    const stream = await listen(client, { encoding: undefined, sample_rate: undefined })
    stream.send([new TextEncoder().encode('this is no Ogg page at all')])
    expect(await stream.closed).toEqual({ code: 1008, reason: 'DATA-0000' })
  })

  /** As Deepgram's 10 s, but sooner. */
  async function hurried<T>(use: (by: DeepgramClient) => Promise<T>): Promise<T> {
    const impatient = await createDeepgramServer({ apiKey, idleMs: 100 })
    try {
      return await use(clientOf(impatient.url))
    } finally {
      await impatient.close()
    }
  }

  it('1011 NET-0001: nothing comes, and a KeepAlive before any audio does not count', () =>
    hurried(async (by) => {
      const stream = await listen(by)
      stream.say('KeepAlive')
      expect(await stream.closed).toEqual({ code: 1011, reason: 'NET-0001' })
    }))

  it('1011 NET-0001: audio, KeepAlive, and then nothing', () =>
    hurried(async (by) => {
      const stream = await listen(by)
      stream.send([silencePacket, silencePacket])
      stream.say('KeepAlive')
      expect(await stream.closed).toEqual({ code: 1011, reason: 'NET-0001' })
    }))

  it('1008: a message that is none', async () => {
    const socket = new WebSocket(`${studio.url.replace('http', 'ws')}/v1/listen?model=nova-3`, {
      headers: { authorization: `Token ${apiKey}` },
    })
    await once(socket, 'open')
    socket.send('{"type":"Sing"}')
    expect((await once(socket, 'close'))[0]).toBe(1008)
  })
})

describe('connections that are refused', () => {
  interface Refusal {
    readonly status: number | undefined
    readonly error: string | undefined
    readonly requestId: string | undefined
  }
  function refused(query: string, authorization = `Token ${apiKey}`, url = studio.url): Promise<Refusal> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/listen?${query}`, {
        headers: { authorization },
      })
      socket.on('open', () => reject(new Error('open')))
      socket.on('error', () => undefined)
      socket.on('unexpected-response', (_request, response) => {
        const { headers } = response
        resolve({
          status: response.statusCode,
          error: headers['dg-error'] as string,
          requestId: headers['dg-request-id'] as string,
        })
        response.destroy()
      })
    })
  }
  const uuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/)
  const opus = 'model=nova-3&encoding=opus&sample_rate=48000'

  it('401 without the key', async () => {
    expect(await refused(opus, 'Token wrong')).toEqual({
      status: 401,
      error: 'Invalid credentials.',
      requestId: uuid,
    })
  })

  it.each([
    'encoding=opus&sample_rate=48000',
    'model=nova-9&encoding=opus&sample_rate=48000',
    'model=nova-3&encoding=opus',
    'model=nova-3&encoding=opus&sample_rate=44100',
    'model=nova-3&encoding=flac&sample_rate=16000',
    `${opus}&keywords=Meridian`,
    `${opus}&endpointing=soon`,
    `${opus}&utterance_end_ms=500&interim_results=true`,
    `${opus}&utterance_end_ms=1000`,
    `${opus}&interim_results=yes`,
    `${opus}&diarize=true`,
    `${opus}&colour=red`,
    'model=enhanced&language=multi&encoding=opus&sample_rate=48000',
  ])('400 for %s', async (query) => {
    expect(await refused(query)).toMatchObject({
      status: 400,
      error: expect.any(String) as unknown,
      requestId: uuid,
    })
  })

  it('keyterm with nova-3 and keywords with nova-2 are no errors', async () => {
    for (const query of [
      `${opus}&keyterm=Meridian&keyterm=Kepler%209`,
      opus.replace('3', '2') + '&keywords=a&keywords=b',
    ])
      await expect(refused(query)).rejects.toThrow('open')
  })

  it('429 beyond the plan', async () => {
    const small = await createDeepgramServer({ apiKey, mostListening: 1 })
    const first = new WebSocket(`${small.url.replace('http', 'ws')}/v1/listen?${opus}`, {
      headers: { authorization: `Token ${apiKey}` },
    })
    await once(first, 'open')
    expect(await refused(opus, undefined, small.url)).toMatchObject({ status: 429, requestId: uuid })
    await small.close()
    await small.close()
  })

  it('the SDK hears of it as an error that names the status', async () => {
    const socket = await client.listen.v1.connect({
      model: 'nova-3',
      encoding: 'opus',
      reconnectAttempts: 0,
    })
    const error = new Promise<Error>((resolve) => socket.on('error', resolve))
    socket.connect()
    expect((await error).message).toContain('400')
  })
})
