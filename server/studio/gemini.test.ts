import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGeminiServer } from './gemini.ts'

let studio: Awaited<ReturnType<typeof createGeminiServer>>
beforeEach(async () => {
  studio = await createGeminiServer({ apiKey: 'key', firstTokenMs: 0, tokensPerSecond: 0 })
})
afterEach(() => studio.close())

interface Answer {
  readonly error?: {
    readonly code: number
    readonly message: string
    readonly status: string
    readonly details?: readonly object[]
  }
  readonly candidates?: readonly {
    readonly content: { readonly parts: readonly { readonly text: string }[] }
    readonly finishReason?: string
  }[]
  readonly usageMetadata?: Readonly<Record<string, number>>
  readonly totalTokens?: number
}

const user = (text: string) => ({ role: 'user', parts: [{ text }] })
const hello = { contents: [user('Hello.')] }

async function post(
  body: object | string,
  path = 'gemini-3.5-flash-lite:generateContent',
  headers: Record<string, string> = { 'x-goog-api-key': 'key' },
) {
  const response = await fetch(`${studio.url}/v1beta/models/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, json: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer }
}

async function refused(body: object | string, path?: string) {
  const { status, json } = await post(body, path)
  return { status, message: json.error?.message ?? '', kind: json.error?.status }
}

const config = (generationConfig: object) => ({ ...hello, generationConfig })

describe("the wire of the studio's Gemini", () => {
  it('answers with a candidate, its end, and what it used', async () => {
    const { status, json } = await post(hello)
    expect(status).toBe(200)
    expect(json.candidates?.[0]?.content.parts[0]?.text).toMatch(/studio/)
    expect(json.candidates?.[0]?.finishReason).toBe('STOP')
    const { promptTokenCount = 0, candidatesTokenCount = 0, totalTokenCount } = json.usageMetadata ?? {}
    expect(candidatesTokenCount).toBeGreaterThan(5)
    expect(totalTokenCount).toBe(promptTokenCount + candidatesTokenCount)
  })

  it('streams server-sent events in CRLF frames, the last one with the reason of the end', async () => {
    const { text } = await post(hello, 'gemini-3.5-flash-lite:streamGenerateContent?alt=sse')
    const frames = text.split('\r\n\r\n')
    expect(frames.pop()).toBe('')
    const chunks = frames.map((frame) => JSON.parse(frame.replace(/^data: /, '')) as Answer)
    expect(chunks.length).toBeGreaterThan(1)
    expect(chunks.map((chunk) => chunk.candidates?.[0]?.finishReason ?? null)).toEqual([
      ...chunks.slice(1).map(() => null),
      'STOP',
    ])
    const whole = chunks.map((chunk) => chunk.candidates?.[0]?.content.parts[0]?.text).join('')
    expect(whole).toBe((await post(hello)).json.candidates?.[0]?.content.parts[0]?.text)
    const list = JSON.parse(
      (await post(hello, 'gemini-3.5-flash-lite:streamGenerateContent')).text,
    ) as Answer[]
    expect(list).toHaveLength(chunks.length)
  })

  it('C5 somebody talking is streamed in smaller pieces than JSON, so that one hears it being written', async () => {
    const system = '# IN THE ROOM\n- Ada: pilot. Dry. Sounds: low.'
    const request = '# REQUEST\nMESSAGE. Write what Ada says now.\n\n# WHO SPEAKS\n- Ada: pilot. Dry. Sounds: low.'
    const body = {
      systemInstruction: { parts: [{ text: system }] },
      contents: [user(`# THE CALLER JUST NOW\nThe caller said: «I had a dream about the sea»\n\n${request}`)],
    }
    const { text } = await post(body, 'gemini-3.5-flash-lite:streamGenerateContent?alt=sse')
    const pieces = text
      .split('\r\n\r\n')
      .filter(Boolean)
      .map((frame) => (JSON.parse(frame.replace(/^data: /, '')) as Answer).candidates?.[0]?.content.parts[0]?.text ?? '')
    expect(pieces.length).toBeGreaterThan(2)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(24)
    expect(pieces.join('')).toContain('sea')
  })

  it('takes the key in the header or in the address, and no other', async () => {
    expect((await post(hello, 'gemini-3.5-flash-lite:generateContent?key=key', {})).status).toBe(200)
    const none = await post(hello, undefined, {})
    expect([none.status, none.json.error?.status]).toEqual([403, 'PERMISSION_DENIED'])
    const wrong = await post(hello, undefined, { 'x-goog-api-key': 'wrong' })
    expect([wrong.status, wrong.json.error?.message]).toEqual([
      400,
      'API key not valid. Please pass a valid API key.',
    ])
    expect(wrong.json.error?.details).toMatchObject([{ reason: 'API_KEY_INVALID' }])
  })

  it('knows models by their names, and the retired ones no more', async () => {
    for (const name of [
      'gemini-3.8-flash',
      'gemini-2.5-flash-lite',
      'gemini-3.1-pro-preview',
      'gemini-flash-lite-latest',
    ])
      expect((await post(hello, `${name}:generateContent`)).status, name).toBe(200)
    for (const name of [
      'gemini-1.5-pro',
      'gemini-2.0-flash',
      'gemini-2.5-flash-lite-preview-06-17',
      'gpt-4',
      'gemini-3.8-flush',
    ])
      expect(await refused(hello, `${name}:generateContent`), name).toMatchObject({
        status: 404,
        kind: 'NOT_FOUND',
      })
    expect((await post(hello, 'gemini-3.8-flash:paint')).status).toBe(404)
  })

  it.each([
    ['no contents', {}, 'contents is not specified'],
    ['a part without data', { contents: [{ role: 'user', parts: [{}] }] }, "required oneof field 'data'"],
    ['no parts', { contents: [{ role: 'user', parts: [] }] }, 'contents.parts must not be empty'],
    [
      'another role',
      { contents: [{ role: 'system', parts: [{ text: 'x' }] }] },
      'Please use a valid role: user, model.',
    ],
    [
      'a model with the last word',
      { contents: [user('a'), { role: 'model', parts: [{ text: 'b' }] }] },
      'last content has the role model',
    ],
    ['an unknown member', { ...hello, temperature: 1 }, 'Unknown name "temperature": Cannot find field.'],
    ['an unknown setting', config({ temprature: 1 }), 'Unknown name "temprature" at \'generation_config\''],
    [
      'a setting of the wrong type',
      config({ maxOutputTokens: 'many' }),
      "Invalid value at 'generation_config.max_output_tokens'",
    ],
    ['a setting out of range', config({ temperature: 3 }), 'must be in the range [0, 2]'],
    ['a penalty', config({ presencePenalty: 1 }), 'Penalty is not enabled for this model'],
    ['a penalty out of range', config({ frequencyPenalty: -3 }), 'must be in the range [-2, 2]'],
    ['a choice out of none', config({ topK: 0 }), 'top_k: topK must be in the range [1, 64]'],
    [
      'a schema without JSON',
      config({ responseJsonSchema: { type: 'object' } }),
      'response_mime_type must be application/json',
    ],
    [
      'a keyword beyond the subset',
      config({ responseMimeType: 'application/json', responseJsonSchema: { type: 'string', maxLength: 3 } }),
      'the keyword maxLength is not supported',
    ],
    [
      'a keyword deep inside',
      config({
        responseMimeType: 'application/json',
        responseJsonSchema: { type: 'array', items: { const: 1 } },
      }),
      'response_json_schema.items: the keyword const',
    ],
    [
      'a safety setting that is none',
      { ...hello, safetySettings: [{ category: 'RUDE', threshold: 'OFF' }] },
      "Invalid value at 'safety_settings[0].category'",
    ],
    [
      'a level and a budget',
      config({ thinkingConfig: { thinkingLevel: 'LOW', thinkingBudget: 0 } }),
      'only one of thinking budget and thinking level',
    ],
  ])('refuses %s', async (_, body, message) => {
    const answer = await refused(body)
    expect(answer).toMatchObject({ status: 400, kind: 'INVALID_ARGUMENT' })
    expect(answer.message).toContain(message)
  })

  it('2.5 takes temperature, top P and top K, and no penalty but 0', async () => {
    const path = 'gemini-2.5-flash:generateContent'
    const taken = config({ temperature: 2, topP: 0.4, topK: 20, presencePenalty: 0 })
    expect((await post(taken, path)).status).toBe(200)
    expect((await refused(config({ frequencyPenalty: 0.2 }), path)).message).toBe(
      'Penalty is not enabled for models/gemini-2.5-flash',
    )
  })

  it('refuses what is no JSON', async () => {
    expect(await refused('{"contents"')).toMatchObject({ status: 400, kind: 'INVALID_ARGUMENT' })
  })

  it.each([
    ['gemini-2.5-flash-lite', { thinkingLevel: 'LOW' }, 'Thinking level is not supported for this model.'],
    [
      'gemini-3.8-flash',
      { thinkingLevel: 'MINIMAL' },
      'Thinking level MINIMAL is not supported for this model.',
    ],
    ['gemini-2.5-pro', { thinkingBudget: 0 }, 'only works in thinking mode'],
    ['gemini-2.5-flash', { thinkingBudget: 99_999 }, 'between 0 and 24576'],
    ['gemini-3.5-flash-lite', { thinkingLevel: 'SOME' }, 'TYPE_ENUM'],
  ])('%s refuses thinking like %j', async (model, thinkingConfig, message) => {
    expect((await refused(config({ thinkingConfig }), `${model}:generateContent`)).message).toContain(message)
  })

  it('takes both spellings, and the older form of a schema', async () => {
    const schema = {
      type: 'OBJECT',
      properties: { n: { type: 'INTEGER', nullable: true }, s: { type: 'STRING' } },
      required: ['s'],
    }
    const { json } = await post({
      contents: [user('x')],
      system_instruction: { parts: [{ text: 'be kind' }] },
      generation_config: { response_mime_type: 'application/json', response_schema: schema },
    })
    const value = JSON.parse(json.candidates?.[0]?.content.parts[0]?.text ?? '') as { s: unknown }
    expect(typeof value.s).toBe('string')
  })

  it('stops at the limit, in the middle of a word if need be, and says so', async () => {
    const { json } = await post(config({ maxOutputTokens: 3 }))
    expect(json.candidates?.[0]?.finishReason).toBe('MAX_TOKENS')
    expect(json.candidates?.[0]?.content.parts[0]?.text).toHaveLength(12)
    // A model that thinks can use it all up before the first word.
    const thinking = await post(config({ maxOutputTokens: 20, thinkingConfig: { thinkingLevel: 'HIGH' } }))
    expect(thinking.json.candidates?.[0]).toMatchObject({
      finishReason: 'MAX_TOKENS',
      content: { parts: [{ text: '' }] },
    })
    expect(thinking.json.usageMetadata?.['thoughtsTokenCount']).toBe(20)
  })

  it('counts tokens, and says how much of a prompt it has seen before', async () => {
    const long = { ...hello, systemInstruction: { parts: [{ text: 'The same beginning. '.repeat(300) }] } }
    expect((await post(long, 'gemini-3.5-flash-lite:countTokens')).json.totalTokens).toBeGreaterThan(1400)
    const first = await post(long)
    expect(first.json.usageMetadata?.['cachedContentTokenCount']).toBeUndefined()
    const second = await post({ ...long, contents: [user('Something else.')] })
    expect(second.json.usageMetadata?.['cachedContentTokenCount']).toBeGreaterThan(1400)
  })

  it('stops writing when the client hangs up, and closes with streams under way', async () => {
    const slow = await createGeminiServer({ apiKey: 'key', firstTokenMs: 0, tokensPerSecond: 1 })
    const controller = new AbortController()
    const response = await fetch(
      `${slow.url}/v1/models/gemini-3.5-flash-lite:streamGenerateContent?alt=sse&key=key`,
      {
        method: 'POST',
        body: JSON.stringify(hello),
        signal: controller.signal,
      },
    )
    const reader = response.body?.getReader()
    await reader?.read()
    controller.abort()
    await expect(reader?.read()).rejects.toThrow('aborted')
    await slow.close()
    await slow.close()
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1')
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNREFUSED')
  })
})
