import { randomUUID, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { createEar, type Ear } from './ear.ts'
import {
  answerError,
  type DeepgramError,
  errorBody,
  invalidCredentials,
  isDeepgramError,
  tooManyRequests,
} from './deepgramError.ts'
import { serveListen } from './deepgramListen.ts'
import { readListenQuery } from './deepgramListenQuery.ts'
import { answerSpeak } from './deepgramSpeak.ts'
import { answerTranscribe } from './deepgramTranscribe.ts'
import { createVoice, type Voice } from './voice.ts'

export interface DeepgramServerOptions {
  /** The only key that is let in. */
  readonly apiKey: string
  /** 0, the default, is any that is free. */
  readonly port?: number
  /** Milliseconds without audio or KeepAlive that end a stream; Deepgram's 10 s. */
  readonly idleMs?: number
  /** Requests and streams at the same time, beyond which the answer is 429; Deepgram's 15 and 150. */
  readonly mostSpeaking?: number
  readonly mostListening?: number
}

export interface DeepgramServer {
  /** `http://127.0.0.1:port`: the `baseUrl` of the SDK, for WebSockets too. */
  readonly url: string
  /** What listens. With none, streams work as ever, and nothing that is said is understood. */
  readonly ear: 'pocketsphinx' | 'none'
  close(): Promise<void>
}

const notFound: DeepgramError = { status: 404, code: 'NOT_FOUND', message: 'Not found.' }
const notAllowed: DeepgramError = { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed.' }

/** No message of a microphone is so long. */
const longestMessage = 1024 * 1024

/**
 * Deepgram's speech API on loopback, as far as this product uses it: `POST /v1/speak`, `POST /v1/listen`
 * and the WebSocket `/v1/listen`. It speaks with flite and listens with pocketsphinx: no key, no network.
 */
export async function createDeepgramServer(options: DeepgramServerOptions): Promise<DeepgramServer> {
  const { apiKey, port = 0, idleMs = 10_000, mostSpeaking = 15, mostListening = 150 } = options
  const [voice, ear] = await openBoth()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage })
  let speaking = 0
  let transcribing = 0
  const listeners = (): number => sockets.clients.size + transcribing

  function mayEnter({ headers }: IncomingMessage): boolean {
    const [, key = ''] = /^(?:token|bearer) +(\S+)$/i.exec(headers.authorization ?? '') ?? []
    const [given, right] = [Buffer.from(key), Buffer.from(apiKey)]
    return given.length === right.length && timingSafeEqual(given, right)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    const { pathname, searchParams: query } = urlOf(request)
    const refusal = refusalOf(request, pathname)
    if (refusal) {
      response.shouldKeepAlive = false
      return answerError(response, refusal, requestId)
    }
    const exchange = { request, response, query, requestId }
    if (pathname === '/v1/listen') {
      transcribing += 1
      return await answerTranscribe(ear, exchange).finally(() => (transcribing -= 1))
    }
    speaking += 1
    await answerSpeak(voice, exchange).finally(() => (speaking -= 1))
  }

  function refusalOf(request: IncomingMessage, pathname: string): DeepgramError | undefined {
    if (!mayEnter(request)) return invalidCredentials
    if (pathname !== '/v1/speak' && pathname !== '/v1/listen') return notFound
    if (request.method !== 'POST') return notAllowed
    const full = pathname === '/v1/speak' ? speaking >= mostSpeaking : listeners() >= mostListening
    return full ? tooManyRequests : undefined
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const requestId = randomUUID()
    const { pathname, searchParams } = urlOf(request)
    socket.on('error', () => socket.destroy())
    if (!mayEnter(request)) return refuse(socket, invalidCredentials, requestId)
    if (pathname !== '/v1/listen') return refuse(socket, notFound, requestId)
    const asked = readListenQuery(searchParams)
    if (isDeepgramError(asked)) return refuse(socket, asked, requestId)
    if (listeners() >= mostListening) return refuse(socket, tooManyRequests, requestId)
    const tellId = (headers: string[]): void => void headers.push(`dg-request-id: ${requestId}`)
    sockets.once('headers', tellId)
    sockets.handleUpgrade(request, socket, head, (opened) =>
      serveListen(ear, { socket: opened, request: asked, requestId, idleMs }),
    )
    sockets.off('headers', tellId)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', upgrade)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: listening } = server.address() as AddressInfo
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    for (const socket of sockets.clients) socket.terminate()
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await Promise.all([closed, voice.close(), ear.close()])
  }

  return {
    url: `http://127.0.0.1:${listening}`,
    ear: ear.kind,
    close: () => (closing ??= close()),
  }
}

/** Both or none: where one cannot be started, the other does not go on. */
async function openBoth(): Promise<[Voice, Ear]> {
  const [voice, ear] = await Promise.allSettled([createVoice(), createEar()])
  if (voice.status === 'fulfilled' && ear.status === 'fulfilled') return [voice.value, ear.value]
  if (voice.status === 'fulfilled') await voice.value.close()
  if (ear.status === 'fulfilled') await ear.value.close()
  throw [voice, ear].find((each) => each.status === 'rejected')?.reason
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1')
}

function refuse(socket: Duplex, error: DeepgramError, requestId: string): void {
  const body = errorBody(error, requestId)
  socket.end(
    [
      `HTTP/1.1 ${error.status} ${error.code}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `dg-error: ${error.message}`,
      `dg-request-id: ${requestId}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  )
}
