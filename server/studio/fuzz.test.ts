import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { silencePacket } from '../audio/opus.ts'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { thorough } from '../core/testing/thorough.ts'
import { createDeepgramServer, type DeepgramServer } from './deepgram.ts'
import { createGeminiServer } from './gemini.ts'

const apiKey = 'studio-key'
let gemini: Awaited<ReturnType<typeof createGeminiServer>>
let deepgram: DeepgramServer

beforeAll(async () => {
  gemini = await createGeminiServer({ apiKey, firstTokenMs: 0, tokensPerSecond: 0 })
  deepgram = await createDeepgramServer({ apiKey, mostSpeaking: 1000, mostListening: 1000 })
})
afterAll(async () => {
  await Promise.all([gemini.close(), deepgram.close()])
})

function anything(dice: Dice): unknown {
  return dice.one<unknown>([
    null,
    true,
    -1,
    0.5,
    1e308,
    '',
    'text',
    [],
    {},
    [null],
    [{}],
    { a: [1] },
    [[]],
    '__proto__',
    { type: 'OBJECT' },
  ])
}

/** The same structure with one thing in it replaced, left out, or added. */
function broken(dice: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || dice.oneIn(10)) return anything(dice)
  const entries = Object.entries(value)
  const [key, inner] = dice.one(entries.length > 0 ? entries : [['0', null]])
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? broken(dice, one) : (one as unknown)))
  if (dice.oneIn(8)) return Object.fromEntries(entries.filter(([name]) => name !== key))
  if (dice.oneIn(10))
    return { ...value, [dice.one(['nonsense', 'temperature', 'role', 'type'])]: anything(dice) }
  return { ...value, [key]: broken(dice, inner) }
}

/** One request as it stands, over a socket of its own; the status, and the body to its end. */
function post(
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('latin1') }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** All seeds, some at a time. */
async function inTurns(count: number, check: (dice: Dice, seed: number) => Promise<void>): Promise<void> {
  let seed = 0
  const worker = async (): Promise<void> => {
    while (seed < count) {
      const mine = (seed += 1)
      await check(createDice(mine), mine)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

describe('the studio under any request', () => {
  it(
    'Gemini answers each with what was asked for, or with 4xx in the words of the service',
    { timeout: 120_000 * thorough },
    async () => {
      const whole = {
        contents: [
          { role: 'user', parts: [{ text: 'Good evening.' }] },
          { role: 'model', parts: [{ text: 'Good evening.' }] },
          { role: 'user', parts: [{ text: 'Go on.' }] },
        ],
        systemInstruction: { parts: [{ text: 'You are a radio.' }] },
        safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_ONLY_HIGH' }],
        generationConfig: {
          temperature: 1,
          topP: 0.9,
          maxOutputTokens: 500,
          responseMimeType: 'application/json',
          responseJsonSchema: {
            type: 'object',
            properties: {
              a: { type: 'array', items: { type: 'string', enum: ['x', 'y'] }, minItems: 1 },
              b: { type: 'number', minimum: 1 },
            },
            required: ['a'],
          },
          thinkingConfig: { thinkingBudget: 0 },
        },
      }
      const statuses = new Set<number>()
      await inTurns(1200 * thorough, async (dice, seed) => {
        const json =
          JSON.stringify(dice.oneIn(6) ? whole : broken(dice, dice.oneIn(3) ? broken(dice, whole) : whole)) ??
          ''
        const body = dice.oneIn(10)
          ? json.slice(0, dice.below(json.length))
          : dice.oneIn(20)
            ? dice.bytes(dice.below(60))
            : json
        const method = dice.one([
          'generateContent',
          'streamGenerateContent?alt=sse',
          'streamGenerateContent',
          'countTokens',
          'nonsense',
          '',
        ])
        const path = `/v1beta/models/${dice.one(['gemini-2.5-flash-lite', 'gemini-2.5-flash-lite', 'gemini-3.5-flash-lite', 'nobody', '%E0%A4%A', '..'])}:${method}`
        const headers = {
          'content-type': 'application/json',
          'x-goog-api-key': dice.oneIn(20) ? 'wrong' : apiKey,
        }
        const { status, text } = await post(gemini.url + path, headers, body)
        statuses.add(status)
        const where = `seed ${seed}: ${path} ${status} ${text.slice(0, 300)}\n${json}`
        expect(status, where).toBeLessThan(500)
        if (status !== 200) expect(text, where).toContain('"error"')
      })
      expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]))
    },
  )

  it('Deepgram speaks, or refuses in the words of the service', { timeout: 120_000 * thorough }, async () => {
    const statuses = new Set<number>()
    await inTurns(400 * thorough, async (dice, seed) => {
      const query = new URLSearchParams()
      const choices: Record<string, readonly string[]> = {
        model: ['aura-2-thalia-en', 'aura-2-apollo-en', 'nobody', ''],
        encoding: ['opus', 'opus', 'linear16', 'mulaw', 'mp3', 'x'],
        container: ['ogg', 'ogg', 'wav', 'none', 'x'],
        sample_rate: ['48000', '8000', '0', '-1', 'x'],
        bit_rate: ['24000', '1', '999999999', 'x'],
        mip_opt_out: ['true', 'x'],
        ['__proto__']: ['x'],
      }
      for (const [name, values] of Object.entries(choices))
        if (dice.oneIn(name === 'sample_rate' || name === 'bit_rate' ? 8 : 3))
          query.append(name, dice.one(values))
      // Speech itself is dear: most of what is asked for is wrong in some way.
      const text = dice.oneIn(10) ? 'Good.' : dice.one<unknown>(['', ' ', 'x'.repeat(2001), anything(dice)])
      const json = JSON.stringify(dice.oneIn(5) ? anything(dice) : { text }) ?? ''
      const body = dice.oneIn(10)
        ? dice.bytes(dice.below(60))
        : dice.oneIn(10)
          ? json.slice(0, dice.below(json.length))
          : json
      const headers = {
        'content-type': dice.one(['application/json', 'application/json', 'text/plain; x', 'x']),
        authorization: dice.one([`Token ${apiKey}`, `Token ${apiKey}`, `Bearer ${apiKey}`, 'Token', '']),
      }
      const answer = await post(
        `${deepgram.url}/v1/speak?${query.toString()}`,
        headers,
        headers['content-type'].startsWith('text') ? '' : body,
      )
      statuses.add(answer.status)
      const where = `seed ${seed}: ${query.toString()} ${answer.status} ${answer.text.slice(0, 200)}`
      expect(answer.status, where).toBeLessThan(500)
      if (answer.status !== 200) expect(JSON.parse(answer.text), where).toHaveProperty('err_code')
    })
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 415]))
  })

  it(
    'Deepgram listens to anything: a stream of nonsense is closed, and the next one is heard',
    { timeout: 120_000 * thorough },
    async () => {
      const codes = new Set<number>()
      const stream = (query: string): WebSocket =>
        new WebSocket(`${deepgram.url.replace('http', 'ws')}/v1/listen?${query}`, {
          headers: { authorization: `Token ${apiKey}` },
        })
      await inTurns(250 * thorough, async (dice, seed) => {
        const coding = dice.one([
          'encoding=opus&sample_rate=48000',
          'encoding=opus&sample_rate=48000',
          'encoding=linear16&sample_rate=16000',
          'encoding=linear16&sample_rate=192000&channels=99',
          'encoding=x',
          '',
        ])
        const socket = stream(
          `model=${dice.oneIn(20) ? 'nobody' : 'nova-3'}&${coding}&interim_results=true&vad_events=true`,
        )
        socket.on('error', () => undefined)
        socket.on('message', (message: Buffer) =>
          expect(JSON.parse(message.toString()), `seed ${seed}`).toHaveProperty('type'),
        )
        const closed = new Promise<number>((resolve) => void socket.on('close', resolve))
        await Promise.race([new Promise((resolve) => socket.on('open', resolve)), closed])
        for (let count = dice.below(15); count > 0 && socket.readyState === WebSocket.OPEN; count -= 1) {
          const control = JSON.stringify({
            type: dice.one(['KeepAlive', 'KeepAlive', 'Finalize', 'Finalize', 'CloseStream', 'Configure', 7]),
          })
          const message = dice.one<() => string | Uint8Array>([
            () => control,
            () => silencePacket,
            () => silencePacket,
            () => Uint8Array.of(dice.below(256), ...dice.bytes(dice.below(50))),
            () => dice.bytes(dice.below(4000)),
            () => (dice.oneIn(4) ? dice.one(['{', 'null', '', '[]', control.slice(0, 5)]) : silencePacket),
            () => (dice.oneIn(5) ? new Uint8Array(0) : silencePacket),
          ])()
          socket.send(message, { binary: typeof message !== 'string' })
          if (dice.oneIn(4)) await new Promise((resolve) => setImmediate(resolve))
          if (dice.oneIn(60)) socket.terminate()
          if (dice.oneIn(60))
            (
              socket as unknown as { readonly _socket: { write(bytes: Uint8Array): void } | null }
            )._socket?.write(dice.bytes(20))
        }
        if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"CloseStream"}')
        codes.add(await closed)
      })
      expect([...codes]).toEqual(expect.arrayContaining([1000, 1008]))
      expect(
        [...codes].filter((code) => ![1000, 1002, 1006, 1007, 1008].includes(code)),
        'no stream broke, and none fell idle',
      ).toEqual([])

      const socket = stream('model=nova-3&encoding=opus&sample_rate=48000')
      const last = Promise.withResolvers<unknown>()
      socket.on('message', (message: Buffer) => last.resolve(JSON.parse(message.toString())))
      await new Promise((resolve) => socket.on('open', resolve))
      socket.send(silencePacket)
      socket.send('{"type":"CloseStream"}')
      expect(await last.promise).toHaveProperty('type')
      socket.terminate()
    },
  )
})
