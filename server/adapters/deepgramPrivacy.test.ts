import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDeepgramEar } from './deepgramEar.ts'
import { createDeepgramVoice } from './deepgramVoice.ts'

/** What was asked, by path; everything is turned down. */
const asked: URL[] = []
const server = createServer((request, response) => {
  asked.push(new URL(request.url ?? '', 'http://deepgram'))
  response.writeHead(400, { 'content-type': 'application/json' }).end('{"err_code":"Bad Request","err_msg":"no"}')
}).on('upgrade', (request, socket) => {
  asked.push(new URL(request.url ?? '', 'http://deepgram'))
  socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
})
let options: { readonly apiKey: string; readonly baseUrl: string }
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  options = { apiKey: 'key', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
})

const wish = { keyterms: [], language: null }
const { signal } = new AbortController()

describe('E17 Deepgram is told not to train on', () => {
  const voice = () => createDeepgramVoice({ ...options, timeoutMs: 2000, bitRate: 32_000, concurrency: 1 })
  const ear = () =>
    createDeepgramEar({ ...options, model: 'nova-3', language: 'en', connectMs: 2000, understands: () => true })

  it.each([
    ['a line that it speaks', '/v1/speak', () => Array.fromAsync(voice().speak({ text: 'Hello.', voice: 'aura-2-thalia-en' }, signal))],
    ['what it hears as it is said', '/v1/listen', () => new Promise<void>((heard) => void ear().open(wish, () => heard()))],
    [
      'a recording that it hears',
      '/v1/listen',
      () => ear().transcribe({ bytes: new Uint8Array(100), type: 'audio/wav', durationMs: 1 }, wish, signal),
    ],
  ] as const)('%s', async (_, path, ask) => {
    asked.length = 0
    await Promise.resolve(ask()).catch(() => undefined)
    expect(asked.length).toBeGreaterThan(0)
    for (const { pathname, searchParams } of asked)
      expect([pathname, searchParams.get('mip_opt_out')]).toEqual([path, 'true'])
  })
})
