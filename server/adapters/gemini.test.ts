import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Brief } from '../core/mission.ts'
import type { ProviderFailure } from '../core/errors.ts'
import type { WriterPiece, WriterRequest } from '../core/ports.ts'
import { batchRequest } from '../core/promptBatch.ts'
import { briefRequest, directionRequest } from '../core/promptBrief.ts'
import { schemaOf } from '../core/promptSchema.ts'
import { settingNames, type ModelSettings } from '../core/conversation.ts'
import { Judgement, judgementRequest, verdictOf } from '../core/promptJudgement.ts'
import { messageRequest } from '../core/promptMessage.ts'
import { createHand } from '../core/testing/sessions.ts'
import { cafe, judging, persona, playerSaid, sessionPlaying, talking, words } from '../core/testing/promptSessions.ts'
import { createWriting } from '../radio/write.ts'
import { createGeminiServer } from '../studio/gemini.ts'
import { createGemini, type GeminiOptions } from './gemini.ts'
import { thinkingOf } from './geminiThinking.ts'

const models = {
  brief: 'gemini-3.8-flash',
  direction: 'gemini-3.8-flash',
  batch: 'gemini-3.5-flash-lite',
  summary: 'gemini-3.5-flash-lite',
  judgement: 'gemini-3.5-flash-lite',
  message: 'gemini-3.5-flash-lite',
  fallback: 'gemini-2.5-flash-lite',
}
const conversationModels = ['gemini-3.5-flash-lite', 'gemini-2.5-flash', 'gemini-2.5-flash-lite']
const patience = { batchMs: 5000, otherMs: 5000, idleMs: 5000 }
const backOffMs = { batch: 1, other: 1 }
const asking = (purpose: WriterRequest['purpose'], text = 'Good evening.'): WriterRequest => ({
  purpose,
  system: 'You are a radio.',
  messages: [{ from: 'user', text }],
  schema: null,
})

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

function writerAt(baseUrl: string, changed: Partial<GeminiOptions> = {}) {
  const warnings: object[] = []
  const log = { warn: (facts: object) => void warnings.push(facts) }
  const gemini = createGemini({
    apiKey: 'key',
    baseUrl,
    models,
    conversationModels,
    patience,
    backOffMs,
    log,
    ...changed,
  })
  closers.push(() => gemini.close())
  return { ...gemini, warnings }
}

async function collect(pieces: AsyncIterable<WriterPiece>) {
  let text = ''
  const usage = { inputTokens: 0, outputTokens: 0 }
  for await (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text
    else {
      usage.inputTokens += piece.usage.inputTokens ?? 0
      usage.outputTokens += piece.usage.outputTokens ?? 0
    }
  }
  return { text, usage }
}

async function faultOf(pieces: AsyncIterable<WriterPiece>) {
  const error = await collect(pieces).then(
    () => null,
    (reason: unknown) => reason as ProviderFailure,
  )
  expect(error?.name).toBe('ProviderFailure')
  return error?.fault
}

const never = () => new AbortController().signal

describe('Gemini over the real SDK, against the studio', () => {
  let url = ''
  beforeEach(async () => {
    const studio = await createGeminiServer({ apiKey: 'key', firstTokenMs: 0, tokensPerSecond: 0 })
    closers.push(() => studio.close())
    url = studio.url
  })

  it('M2 and M3 writes a brief that zod takes and a direction, with the models of their purpose', async () => {
    const writer = writerAt(url)
    const wish = { theme: 'a lighthouse', timeLimitMs: 300_000, targetShare: 0.6 }
    const brief = await collect(writer.write(briefRequest(wish, 'm1'), never()))
    const checked = Brief.parse(JSON.parse(brief.text))
    expect(brief.usage.inputTokens).toBeGreaterThan(300)
    // Thinking counts as output: 3.8 does not go below LOW.
    expect(brief.usage.outputTokens).toBeGreaterThan(brief.text.length / 4)
    const direction = await collect(writer.write(directionRequest({ brief: checked, wish }), never()))
    expect(direction.text).toContain('WHAT EACH HOST HIDES')
    expect(writer.warnings).toEqual([])
  })

  it('M7 and M10 a batch of a real session is handed on item by item, and fits', async () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('cut the power to the tower, all of you')
    const { ask, programme } = hand.session
    if (!ask || programme.kind !== 'mission') throw new Error('nothing is asked')
    const writing = createWriting(writerAt(url))
    const told: string[] = []
    const speakers = programme.brief.characters.map(({ name }) => name)
    const written = await writing.writeBatch(
      batchRequest(hand.session, ask, hand.at),
      speakers,
      {
        firstToken: () => void told.push('token'),
        reaction: (percent) => void told.push(percent > 0 ? 'up' : 'down'),
        item: (item) => void told.push(item.kind === 'line' ? `${item.kind} of ${item.speaker}` : item.kind),
      },
      never(),
    )
    expect(written.cutShort).toBeNull()
    expect(written.usage.inputTokens).toBeGreaterThan(1000)
    expect(told.slice(0, 2)).toEqual(['token', 'up'])
    expect(told[2]).toMatch(/^line of (?:Mara|Otto)$/)
    expect(told.at(-1)).toBe('pause')
  })

  it('sends any schema made of zod as structured output', async () => {
    const Deep = z.object({
      kind: z.literal('a'),
      list: z.array(z.union([z.object({ x: z.int().min(3).max(4) }), z.null()])).min(2),
      note: z.string().max(5).optional(),
    })
    const writer = writerAt(url)
    const { text } = await collect(writer.write({ ...asking('batch'), schema: schemaOf(Deep) }, never()))
    expect(
      Deep.partial({ note: true }).safeParse({ ...JSON.parse(text), note: undefined }).error,
    ).toBeUndefined()
  })

  it('a refused key is told plainly, at once, and is not a reason to try again', async () => {
    const writer = writerAt(url, { apiKey: 'another' })
    expect(await faultOf(writer.write(asking('brief'), never()))).toEqual({
      service: 'WRITER',
      message: 'The writer does not accept the API key.',
      retryable: false,
    })
    expect(writer.warnings).toHaveLength(1)
    expect(JSON.stringify(writer.warnings)).not.toContain('another')
  })

  it('E14 a model that is gone is replaced by the fallback', async () => {
    const writer = writerAt(url, { models: { ...models, batch: 'gemini-2.5-flash-lite-preview-06-17' } })
    expect((await collect(writer.write(asking('batch'), never()))).text).not.toBe('')
    expect(writer.warnings).toMatchObject([
      { remedy: 'otherModel', fault: { message: expect.stringContaining('06-17') as string } },
    ])
    const gone = writerAt(url, { models: { ...models, batch: 'gemini-1.0-pro', fallback: 'gemini-1.0-pro' } })
    expect((await faultOf(gone.write(asking('batch'), never())))?.message).toContain(
      'no model gemini-1.0-pro',
    )
  })

  it('every model of the defaults, and each generation, is asked in the way that it takes', async () => {
    for (const model of [
      ...Object.values(models),
      'gemini-2.5-pro',
      'gemini-3-flash-preview',
      'gemini-3.1-pro',
      'gemini-flash-latest',
    ]) {
      const all = { brief: model, direction: model, batch: model, summary: model, fallback: model }
      const writer = writerAt(url, { models: { ...all, judgement: model, message: model } })
      for (const purpose of ['brief', 'batch', 'message'] as const) await collect(writer.write(asking(purpose), never()))
      expect(writer.warnings, model).toEqual([])
    }
    expect(thinkingOf('gemini-3.5-flash-lite', 'batch')).toEqual({ thinkingLevel: 'MINIMAL' })
    expect(thinkingOf('gemini-3.8-flash', 'batch')).toEqual({ thinkingLevel: 'LOW' })
    expect(thinkingOf('gemini-2.5-flash', 'batch')).toEqual({ thinkingBudget: 0 })
    expect(thinkingOf('gemini-flash-latest', 'batch')).toBeUndefined()
  })

  it('C6 what can be chosen says which settings it takes, and the service takes all of them', async () => {
    const writer = writerAt(url, { conversationModels: [...conversationModels, 'gemini-3.8-flash', 'gemini-flash-latest'] })
    expect(writer.models.map(({ name, takes }) => [name, Object.keys(takes)])).toEqual([
      ['gemini-3.5-flash-lite', []],
      ['gemini-2.5-flash', ['temperature', 'topP', 'topK']],
      ['gemini-2.5-flash-lite', ['temperature', 'topP', 'topK']],
      ['gemini-3.8-flash', []],
      ['gemini-flash-latest', []],
    ])
    for (const model of writer.models) {
      const ends = (['min', 'max'] as const).map((end) =>
        Object.fromEntries(settingNames.map((name) => [name, model.takes[name]?.[end] ?? null])),
      )
      for (const end of ends) {
        const settings = { ...end, model: model.name } as ModelSettings
        await collect(writer.write({ ...asking('message'), settings }, never()))
      }
    }
    expect(writer.warnings).toEqual([])
  })

  it('S3 an answer that no rule decides is judged, and the judgement fits', async () => {
    const heard = words('pues una limonada bien fría')
    const judged = await collect(writerAt(url).write(judgementRequest(sessionPlaying(judging(cafe, heard))), never()))
    const step = cafe.steps[0]
    if (!step) throw new Error('the scenario has no step')
    const verdict = verdictOf(Judgement.parse(JSON.parse(judged.text)), step)
    expect(verdict).toMatchObject({ outcome: 'CORRECT', intent: 'order_drink', by: 'MODEL' })
  })

  it('C5 a message comes as plain text, piece by piece', async () => {
    const otto = persona('Otto')
    const context = [playerSaid('t1', words('My name is Ada and I love the sea'))]
    const request = messageRequest(sessionPlaying(talking([otto], otto), { context }))
    const pieces: string[] = []
    for await (const piece of writerAt(url).write(request, never())) if (piece.kind === 'text') pieces.push(piece.text)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.join('')).toMatch(/^[^{[*#(]+[.!?]$/)
  })

  it('an abort ends it at once and without an error, and so does leaving the loop', async () => {
    const slow = await createGeminiServer({ apiKey: 'key', firstTokenMs: 0, tokensPerSecond: 1 })
    closers.push(() => slow.close())
    const writer = writerAt(slow.url)
    const controller = new AbortController()
    const seen: string[] = []
    for await (const piece of writer.write(asking('batch'), controller.signal)) {
      seen.push(piece.kind)
      if (piece.kind === 'text') controller.abort()
    }
    expect(seen.filter((kind) => kind === 'text')).toHaveLength(1)
    expect(writer.warnings).toEqual([])
    expect(await collect(writer.write(asking('batch'), AbortSignal.abort()))).toMatchObject({ text: '' })
  })

  it('closing it ends what is being written', async () => {
    const slow = await createGeminiServer({ apiKey: 'key', firstTokenMs: 60_000 })
    closers.push(() => slow.close())
    const writer = writerAt(slow.url)
    const written = faultOf(writer.write(asking('batch'), never()))
    await Promise.resolve()
    writer.close()
    expect((await written)?.message).toContain('shutting down')
    expect((await faultOf(writer.write(asking('batch'), never())))?.message).toContain('shutting down')
  })
})

interface Call {
  readonly model: string
  readonly body: { readonly generationConfig?: { readonly thinkingConfig?: object } }
  readonly response: ServerResponse
  /** Resolves when the client has hung up. */
  readonly gone: Promise<unknown>
}
type Script = (call: Call) => void

/** A server that answers each call as its script says: what the studio, which is well, never does. */
async function createScripted(...scripts: readonly Script[]) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const model = /models\/([^:]+):/.exec(request.url ?? '')?.[1] ?? ''
      const body = JSON.parse(Buffer.concat(parts).toString()) as Call['body']
      const call = { model, body, response, gone: once(response, 'close') }
      calls.push(call)
      ;(scripts[calls.length - 1] ?? fine)(call)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    models: () => calls.map((call) => call.model),
  }
}

const chunk = (text: string, finishReason?: string) => ({
  candidates: [
    { content: { role: 'model', parts: text ? [{ text }] : [] }, ...(finishReason ? { finishReason } : {}) },
  ],
  usageMetadata: { promptTokenCount: 10, candidatesTokenCount: text.length },
})
const send = ({ response }: Call, ...chunks: readonly object[]) => {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const one of chunks) response.write(`data: ${JSON.stringify(one)}\r\n\r\n`)
}
const fine: Script = (call) => {
  send(call, chunk('fine', 'STOP'))
  call.response.end()
}
const status =
  (code: number, message = 'no', name = 'UNAVAILABLE'): Script =>
  ({ response }) => {
    response.writeHead(code, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { code, message, status: name } }))
  }
const answering =
  (...chunks: readonly object[]): Script =>
  (call) => {
    send(call, ...chunks)
    call.response.end()
  }

describe('Gemini over the real SDK, when things go wrong', () => {
  it.each([500, 503, 408])('E14 %i is tried again once, then the fallback answers', async (code) => {
    const server = await createScripted(status(code), status(code))
    const { text } = await collect(writerAt(server.url).write(asking('batch'), never()))
    expect(text).toBe('fine')
    expect(server.models()).toEqual([models.batch, models.batch, models.fallback])
    // The fallback is of another generation, and is told so in its own words.
    expect(server.calls.map(({ body }) => body.generationConfig?.thinkingConfig)).toEqual([
      { thinkingLevel: 'MINIMAL' },
      { thinkingLevel: 'MINIMAL' },
      { thinkingBudget: 0 },
    ])
  })

  it('C6 and E14 the chosen model is asked in the chosen way, the fallback only as far as it takes it', async () => {
    const server = await createScripted(status(500), status(500))
    const settings = {
      model: 'gemini-2.5-flash',
      temperature: 1.5,
      topP: null,
      topK: 40,
      presencePenalty: null,
      frequencyPenalty: null,
    }
    const writer = writerAt(server.url, { models: { ...models, fallback: 'gemini-3.5-flash-lite' } })
    await collect(writer.write({ ...asking('message'), settings }, never()))
    expect(server.models()).toEqual(['gemini-2.5-flash', 'gemini-2.5-flash', 'gemini-3.5-flash-lite'])
    const [first, , last] = server.calls.map(({ body }) => body.generationConfig)
    expect(first).toMatchObject({ temperature: 1.5, topK: 40 })
    expect(first).not.toHaveProperty('topP')
    for (const name of ['temperature', 'topK']) expect(last).not.toHaveProperty(name)
  })

  it('E14 a quota is kept per model: 429 goes to the fallback at once', async () => {
    const server = await createScripted(status(429, 'slow down', 'RESOURCE_EXHAUSTED'))
    await collect(writerAt(server.url).write(asking('batch'), never()))
    expect(server.models()).toEqual([models.batch, models.fallback])
  })

  it('E14 when nothing helps, the failure says what it was, and that it may pass', async () => {
    const server = await createScripted(status(500), status(500), status(429))
    const fault = await faultOf(writerAt(server.url).write(asking('batch'), never()))
    expect(fault).toEqual({
      service: 'WRITER',
      message: 'The writer has more to do than its quota allows.',
      retryable: true,
    })
    expect(server.calls).toHaveLength(3)
  })

  it('E14 a connection that breaks before the first text is tried again', async () => {
    const server = await createScripted(({ response }) => response.destroy())
    expect((await collect(writerAt(server.url).write(asking('batch'), never()))).text).toBe('fine')
    expect(server.models()).toEqual([models.batch, models.batch])
    const nobody = writerAt('http://127.0.0.1:1')
    expect((await faultOf(nobody.write(asking('batch'), never())))?.message).toContain('connection')
  })

  it('E14 after the first text there is no second try: what was said was said', async () => {
    const server = await createScripted((call) => {
      send(call, chunk('Good'))
      setImmediate(() => call.response.destroy())
    })
    const pieces: WriterPiece[] = []
    const failed = (async () => {
      for await (const piece of writerAt(server.url).write(asking('batch'), never())) pieces.push(piece)
    })()
    await expect(failed).rejects.toThrow('connection to the writer was lost')
    expect(pieces).toContainEqual({ kind: 'text', text: 'Good' })
    expect(server.calls).toHaveLength(1)
  })

  it('an error in the middle of a stream is the error it says', async () => {
    const server = await createScripted((call) => {
      send(call, chunk('Good'), { error: { code: 503, message: 'overloaded', status: 'UNAVAILABLE' } })
      call.response.end()
    })
    expect((await faultOf(writerAt(server.url).write(asking('batch'), never())))?.message).toContain(
      'out of order (503)',
    )
  })

  it.each([
    [
      'a blocked prompt',
      [{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }],
      'stopped the request (PROHIBITED_CONTENT)',
    ],
    ['an answer stopped for safety', [chunk('', 'SAFETY')], 'stopped the answer (SAFETY)'],
    ['STOP and not a word', [chunk('', 'STOP')], 'nothing to say'],
    [
      'nothing but thoughts',
      [{ candidates: [{ content: { parts: [{ text: 'hm', thought: true }] }, finishReason: 'STOP' }] }],
      'nothing to say',
    ],
    ['MAX_TOKENS before the first word', [chunk('', 'MAX_TOKENS')], 'too long'],
    ['a stream without an end', [{ usageMetadata: { promptTokenCount: 3 } }], 'broke off'],
  ])('E14 %s goes to the fallback, and is a failure of its own kind', async (_, chunks, message) => {
    const saved = await createScripted(answering(...chunks))
    const writer = writerAt(saved.url)
    expect((await collect(writer.write(asking('batch'), never()))).text).toBe('fine')
    expect(saved.calls).toHaveLength(2)

    const lost = await createScripted(answering(...chunks), answering(...chunks), answering(...chunks))
    expect((await faultOf(writerAt(lost.url).write(asking('batch'), never())))?.message).toContain(message)
  })

  it('an answer cut off at its limit is told as such, after its text and with what it used', async () => {
    const server = await createScripted(answering(chunk('{"a":'), chunk('1', 'MAX_TOKENS')))
    const pieces: WriterPiece[] = []
    const failed = (async () => {
      for await (const piece of writerAt(server.url).write(asking('batch'), never())) pieces.push(piece)
    })()
    await expect(failed).rejects.toThrow('too long and was cut off')
    expect(pieces.filter(({ kind }) => kind === 'text')).toHaveLength(2)
    expect(pieces[0]).toEqual({ kind: 'usage', usage: { inputTokens: 10, outputTokens: 5 } })
  })

  it('E14 a model that does not begin is left for the fallback, and its connection is closed', async () => {
    const server = await createScripted(() => undefined)
    const writer = writerAt(server.url, { patience: { ...patience, batchMs: 600 } })
    expect((await collect(writer.write(asking('batch'), never()))).text).toBe('fine')
    await server.calls[0]?.gone
    expect(server.models()).toEqual([models.batch, models.fallback])
  })

  it('E14 thoughts are no beginning, and a stream that stalls is a failure and not a wait', async () => {
    const thinking = { candidates: [{ content: { parts: [{ text: 'let me see', thought: true }] } }] }
    const thoughtful = await createScripted((call) => send(call, thinking))
    const patient = writerAt(thoughtful.url, { patience: { ...patience, batchMs: 600 } })
    expect((await collect(patient.write(asking('batch'), never()))).text).toBe('fine')

    const stalled = await createScripted((call) => send(call, chunk('Good')))
    const writer = writerAt(stalled.url, { patience: { ...patience, idleMs: 40 } })
    expect((await faultOf(writer.write(asking('batch'), never())))?.message).toContain(
      'stopped in the middle',
    )
    await stalled.calls[0]?.gone
  })

  it('an abort closes the connection, and so does leaving the loop', async () => {
    const server = await createScripted(
      (call) => send(call, chunk('a')),
      (call) => send(call, chunk('b')),
    )
    const writer = writerAt(server.url)
    const controller = new AbortController()
    for await (const piece of writer.write(asking('batch'), controller.signal))
      if (piece.kind === 'text') controller.abort()
    await server.calls[0]?.gone
    for await (const piece of writer.write(asking('batch'), never())) if (piece.kind === 'text') break
    await server.calls[1]?.gone
    expect(server.calls).toHaveLength(2)
  })

  it('what failed attempts used is counted too (E15)', async () => {
    const server = await createScripted(answering(chunk('', 'STOP')))
    const { usage } = await collect(writerAt(server.url).write(asking('batch'), never()))
    expect(usage).toEqual({ inputTokens: 20, outputTokens: 4 })
  })
})
