import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { createOggMux } from '../audio/oggMux.ts'
import { ProviderFailure } from '../core/errors.ts'
import type { EarNews, WriterPiece } from '../core/ports.ts'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { thorough } from '../core/testing/thorough.ts'
import { createDeepgramEar } from './deepgramEar.ts'
import { createDeepgramVoice } from './deepgramVoice.ts'
import { createGemini } from './gemini.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A provider that answers as the script of this moment says. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** The dice of the provider for each seed, which the request names: its content is the same in every run. */
function createScripts() {
  const scripts = new Map<string, Dice>()
  return (seed: string | null | undefined): Dice => {
    const key = seed ?? '0'
    const dice = scripts.get(key) ?? createDice(1_000_000 + Number(key))
    scripts.set(key, dice)
    return dice
  }
}

/** So many at a time: a provider serves many shows, and a stall of one is no reason to wait for the others. */
async function forSeeds(count: number, check: (dice: Dice, seed: number) => Promise<void>): Promise<void> {
  let seed = 0
  const worker = async (): Promise<void> => {
    while (seed < count) {
      const mine = (seed += 1)
      await check(createDice(mine), mine).catch((error: unknown) => {
        throw new Error(`seed ${mine}`, { cause: error })
      })
    }
  }
  await Promise.all(Array.from({ length: 64 }, worker))
}

/** What a model, a proxy or a bug might put in the place of a value. */
function anything(dice: Dice): unknown {
  return dice.one<unknown>([
    null,
    true,
    -1,
    0,
    1e308,
    'text',
    '',
    [],
    {},
    [null],
    [{}],
    { a: [1] },
    [[]],
    [7],
    ['x'],
  ])
}

/** The same structure with one thing in it replaced or left out. */
function broken(dice: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || dice.oneIn(12)) return anything(dice)
  const entries = Object.entries(value)
  const [key, inner] = dice.one(entries.length > 0 ? entries : [['0', null]])
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? broken(dice, one) : (one as unknown)))
  if (dice.oneIn(8)) return Object.fromEntries(entries.filter(([name]) => name !== key))
  return { ...value, [key]: broken(dice, inner) }
}

/** Writes pieces as they come, and ends in one of the ways that connections end. Nothing waits for longer than 1 s. */
function send(dice: Dice, response: ServerResponse, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) response.write(piece)
  const end = dice.below(12)
  if (end === 0) response.destroy()
  else if (end === 1) response.socket?.resetAndDestroy()
  else if (end > 2) response.end()
}

const query = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? '', 'http://x').searchParams

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('E14 Gemini sends anything', () => {
  function chunk(dice: Dice): object {
    const whole = {
      candidates: [
        {
          content: { parts: [{ text: 'Good evening.' }, { text: 'hm', thought: true }], role: 'model' },
          index: 0,
          ...(dice.oneIn(3) && {
            finishReason: dice.one(['STOP', 'STOP', 'MAX_TOKENS', 'SAFETY', 'NONSENSE']),
          }),
        },
      ],
      usageMetadata: {
        promptTokenCount: 12,
        candidatesTokenCount: 3,
        thoughtsTokenCount: 4,
        totalTokenCount: 19,
      },
      ...(dice.oneIn(20) && { promptFeedback: { blockReason: 'SAFETY' } }),
    }
    return (dice.oneIn(3) ? broken(dice, whole) : whole) as object
  }

  function event(dice: Dice): string {
    const end = dice.one(['\n\n', '\r\n\r\n', '\r\r', '\n', ''])
    const json = JSON.stringify(chunk(dice))
    return dice.one([
      ...Array<string>(8).fill(`data: ${json}\r\n\r\n`),
      `data: ${json}\n\n`,
      `data: ${json}${end}`,
      `data: ${json.slice(0, dice.below(json.length))}${end}`,
      `data:${json}${end}`,
      `: comment${end}`,
      `data: {"error":{"code":${dice.one([400, 429, 503, 0])},"message":"no","status":"UNAVAILABLE"}}${end}`,
      `{"error":{"code":${dice.one([400, 429, 503])},"message":"no","status":"UNAVAILABLE"}}`,
      new TextDecoder('latin1').decode(dice.bytes(dice.below(40))),
    ])
  }

  it(
    'every request ends in time, as an answer or as a ProviderFailure of the writer',
    { timeout: 120_000 * thorough },
    async () => {
      const script = createScripts()
      const { url } = await serve(async (request, response) => {
        const dice = script(/seed (\d+)/.exec(await text(request))?.[1])
        const status = dice.oneIn(5) ? dice.one([400, 401, 404, 429, 500, 503, 204, 301]) : 200
        const headers: Record<string, string> = {
          'content-type': dice.one([
            'text/event-stream',
            'text/event-stream',
            'application/json',
            'text/html',
          ]),
        }
        if (dice.oneIn(15)) headers['content-encoding'] = 'gzip'
        response.writeHead(status, headers)
        const body = Array.from({ length: dice.below(6) }, () => event(dice)).join('')
        const good = `data: ${JSON.stringify({ candidates: [{ content: { parts: [{ text: 'x' }] }, finishReason: 'STOP' }] })}\r\n\r\n`
        send(dice, response, dice.cut(bytesOf(dice.oneIn(3) ? body + good : body), dice.one([1, 30, 5000])))
      })
      const gemini = createGemini({
        apiKey: 'key',
        baseUrl: url,
        models: { brief: 'a', direction: 'a', batch: 'a', summary: 'a', judgement: 'a', message: 'a', fallback: 'b' },
        conversationModels: [],
        patience: { batchMs: 250, otherMs: 250, idleMs: 200 },
        backOffMs: { batch: 1, other: 1 },
        log: { warn: () => undefined },
      })
      closers.push(() => gemini.close())
      const ends: Record<string, number> = {}
      await forSeeds(800 * thorough, async (dice, seed) => {
        const controller = new AbortController()
        if (dice.oneIn(12)) setTimeout(() => controller.abort(), dice.below(20))
        const request = {
          purpose: dice.one(['batch', 'brief'] as const),
          system: 's',
          messages: [{ from: 'user', text: `seed ${seed}` } as const],
          schema: null,
        }
        const pieces: WriterPiece[] = []
        try {
          for await (const piece of gemini.write(request, controller.signal)) pieces.push(piece)
          ends.answer = (ends.answer ?? 0) + 1
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderFailure)
          expect((error as ProviderFailure).fault.service).toBe('WRITER')
          ends.failure = (ends.failure ?? 0) + 1
        }
        for (const piece of pieces) {
          if (piece.kind === 'text') expect(typeof piece.text).toBe('string')
          else
            for (const count of Object.values(piece.usage))
              expect(Number.isFinite(count) && count >= 0, `usage of ${count}`).toBe(true)
        }
      })
      expect(Math.min(ends.answer ?? 0, ends.failure ?? 0), 'both were seen').toBeGreaterThan(20)
    },
  )
})

describe('E14 a voice that sends anything', () => {
  it(
    'every line ends in time, as packets or as a ProviderFailure of the voice',
    { timeout: 120_000 * thorough },
    async () => {
      const script = createScripts()
      const { url } = await serve((request, response) => {
        request.resume()
        const dice = script(query(request).get('model'))
        const status = dice.oneIn(5) ? dice.one([400, 401, 413, 429, 500, 503, 204, 301]) : 200
        const mux = createOggMux({ serial: 1 })
        const packet = (): Uint8Array => Uint8Array.of(0xf8, ...dice.bytes(dice.below(50)))
        const pages = [
          mux.headers(),
          ...Array.from({ length: dice.below(5) }, () => mux.page([packet(), packet()])),
        ]
        const body = Buffer.concat(pages)
        for (let flips = dice.oneIn(2) ? dice.below(5) : 0; flips > 0; flips -= 1)
          body[dice.below(body.length)] = dice.below(256)
        const bytes = dice.oneIn(8)
          ? dice.bytes(dice.below(300))
          : body.subarray(0, dice.oneIn(4) ? dice.below(body.length) : body.length)
        const headers: Record<string, string> = {
          'content-type': dice.one(['audio/ogg', 'application/json', 'text/html']),
        }
        if (dice.oneIn(10)) headers['content-length'] = String(bytes.length + dice.below(50))
        if (dice.oneIn(15)) headers['content-encoding'] = 'gzip'
        response.writeHead(status, headers)
        send(dice, response, dice.cut(Uint8Array.from(bytes), dice.one([1, 30, 5000])))
      })
      const voice = createDeepgramVoice({
        apiKey: 'key',
        baseUrl: url,
        timeoutMs: 200,
        bitRate: 24_000,
        concurrency: 64,
      })
      const ends: Record<string, number> = {}
      await forSeeds(600 * thorough, async (dice, seed) => {
        const controller = new AbortController()
        const aborts = dice.oneIn(12)
        if (aborts) setTimeout(() => controller.abort(), dice.below(20))
        try {
          for await (const packet of voice.speak(
            { text: 'Good evening.', voice: String(seed) },
            controller.signal,
          )) {
            expect(packet.length).toBeGreaterThan(0)
            if (dice.oneIn(50)) break
          }
          ends.spoken = (ends.spoken ?? 0) + 1
        } catch (error) {
          if (!controller.signal.aborted) {
            expect(error).toBeInstanceOf(ProviderFailure)
            expect((error as ProviderFailure).fault.service).toBe('VOICE')
          }
          ends.failure = (ends.failure ?? 0) + 1
        }
      })
      expect(Math.min(ends.spoken ?? 0, ends.failure ?? 0), 'both were seen').toBeGreaterThan(20)
    },
  )
})

describe('E14 an ear that says anything', () => {
  const results = {
    type: 'Results',
    channel_index: [0, 1],
    duration: 1,
    start: 0,
    is_final: true,
    speech_final: true,
    from_finalize: true,
    channel: { alternatives: [{ transcript: 'cut the power', confidence: 0.9, words: [] }] },
    metadata: { request_id: 'r', model_info: { name: 'n', version: 'v', arch: 'a' }, model_uuid: 'u' },
  }

  const farewell = 'that was all'
  const lastWords = {
    ...results,
    channel: { alternatives: [{ transcript: farewell, confidence: 1, words: [] }] },
  }

  function message(dice: Dice): string | Uint8Array {
    const whole = dice.one([
      { ...results, is_final: dice.oneIn(2), from_finalize: dice.oneIn(2) },
      results,
      results,
      { type: 'SpeechStarted', channel: [0, 1], timestamp: 0 },
      { type: 'UtteranceEnd', channel: [0, 1], last_word_end: 1 },
      { type: 'Metadata', request_id: 'r' },
      { type: 'Error', description: 'no' },
    ])
    const json = JSON.stringify(dice.oneIn(2) ? broken(dice, whole) : whole)
    return dice.one([
      json,
      json,
      json,
      json,
      json.slice(0, dice.below(json.length)),
      '',
      'null',
      dice.bytes(dice.below(30)),
    ])
  }

  it(
    'every stream goes on or is told as failed, once, and never breaks the process',
    { timeout: 120_000 * thorough },
    async () => {
      const { server, url } = await serve((_request, response) => void response.writeHead(401).end())
      const sockets = new WebSocketServer({ noServer: true })
      const script = createScripts()
      server.on('upgrade', (request, duplex, head) => {
        const dice = script(query(request).get('keyterm'))
        duplex.on('error', () => undefined)
        const how = dice.below(15)
        if (how === 0) return duplex.destroy()
        if (how === 1) return duplex.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
        if (how === 2) return duplex.end(dice.bytes(30))
        sockets.handleUpgrade(request, duplex, head, (socket) => converse(dice, socket))
      })
      closers.push(() => sockets.clients.forEach((socket) => socket.terminate()))

      function converse(dice: Dice, socket: WebSocket): void {
        socket.on('error', () => undefined)
        socket.on('message', () => {
          if (dice.oneIn(3)) socket.send(message(dice))
        })
        for (let count = dice.below(6); count > 0; count -= 1) socket.send(message(dice))
        const end = dice.below(8)
        if (end === 0) socket.terminate()
        if (end === 1) socket.close(1011, 'NET-0001')
        if (end === 2) socket.close()
        if (end === 3) {
          // A frame of a kind that there is not, or half of one.
          const { _socket: wire } = socket as unknown as { readonly _socket: Duplex }
          wire.write(dice.bytes(20))
          wire.end()
        }
        if (end > 3) socket.send(JSON.stringify(lastWords))
      }

      const ear = createDeepgramEar({
        apiKey: 'key',
        baseUrl: url,
        model: 'nova-3',
        language: 'en',
        connectMs: 500,
        transcribeMs: 500,
        understands: () => true,
      })
      const kinds = new Set<string>()
      // Where the SDK writes what the program should have caught.
      const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined)
      closers.push(() => console.mockRestore())
      await forSeeds(1500 * thorough, async (dice, seed) => {
        const heard: EarNews[] = []
        let failed = 0
        let closed = false
        const end = Promise.withResolvers<void>()
        const stream = ear.open({ keyterms: [String(seed)], language: dice.one([null, 'es']) }, (item) => {
          expect(closed, 'nothing is heard of a stream that is closed').toBe(false)
          expect(failed, 'nothing is heard after the failure').toBe(0)
          heard.push(item)
          kinds.add(item.kind)
          if (item.kind === 'failed') failed += 1
          if (failed || (item.kind === 'segment' && item.text === farewell)) end.resolve()
        })
        for (let count = dice.below(20); count > 0; count -= 1) {
          if (dice.oneIn(4)) await new Promise((resolve) => setImmediate(resolve))
          if (dice.oneIn(5)) stream.finalize()
          else stream.send(dice.bytes(dice.below(60)))
        }
        // Half of them are left in the middle, at whatever it is; the others hear all that there is.
        if (dice.oneIn(2)) await end.promise
        closed = true
        stream.close()
        stream.close()
        stream.send(dice.bytes(3))
        stream.finalize()
        for (const item of heard) {
          if (item.kind === 'failed') expect(item.error).toBeInstanceOf(ProviderFailure)
          if (item.kind === 'partial' || item.kind === 'segment') {
            expect(typeof item.text).toBe('string')
            expect(Number.isFinite(item.confidence), `confidence ${item.confidence}`).toBe(true)
          }
        }
      })
      expect(console.mock.calls.map(String)).toEqual([])
      expect([...kinds].sort()).toEqual(['failed', 'partial', 'segment', 'speechStarted'])
    },
  )
})
