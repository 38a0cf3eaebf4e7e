import { request, type ClientRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApi, type TestApi } from './testing/api.ts'

const query = 'mutation ($input: AnswerStepInput!) { answerStep(input: $input) { __typename } }'
const operations = JSON.stringify({ query, variables: { input: { sessionId: 'g1', recording: null } } })
const map = JSON.stringify({ 0: ['variables.input.recording'] })

describe('A4 a multipart request', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())

  async function post(body: FormData | string, headers: Record<string, string> = {}) {
    const sent = { 'graphql-preflight': '1', authorization: `Bearer ${api.token(api.me)}`, ...headers }
    const response = await fetch(api.url, { method: 'POST', headers: sent, body })
    return { status: response.status, ...((await response.json()) as { data?: object; errors?: { message: string }[] }) }
  }

  function formOf(parts: Record<string, string | Blob>): FormData {
    const form = new FormData()
    for (const [name, part] of Object.entries(parts)) {
      if (typeof part === 'string') form.set(name, part)
      else form.set(name, part, 'x')
    }
    return form
  }

  const file = new Blob(['x'])

  /** A file of which nothing but the beginning comes. */
  async function begin(): Promise<ClientRequest> {
    const headers = { 'graphql-preflight': '1', authorization: `Bearer ${api.token(api.me)}`, 'content-type': 'multipart/form-data; boundary=x' }
    const sent = request(api.url, { method: 'POST', headers })
    sent.on('error', () => undefined)
    await new Promise<void>((written) => sent.write('--x\r\n', () => written()))
    return sent
  }

  it('A4 holds a place while it comes: two for a player, and none that is broken off keeps one', async () => {
    const coming = [await begin(), await begin()]
    const form = () => formOf({ operations, map, 0: file })
    await expect.poll(async () => (await post(form())).status, { timeout: 10_000 }).toBe(429)
    for (const sent of coming) sent.destroy()
    await expect.poll(async () => (await post(form())).status, { timeout: 10_000 }).toBe(200)
    expect(api.logged).toEqual([])
  })

  it('is one operation with one file', async () => {
    expect(await post(formOf({ operations, map, 0: file }))).toEqual({ status: 200, data: { answerStep: { __typename: 'NotFound' } } })
  })

  it('needs no file', async () => {
    const me = JSON.stringify({ query: '{ me { name } }' })
    expect(await post(formOf({ operations: me }))).toEqual({ status: 200, data: { me: { name: 'me' } } })
  })

  it('is not taken from a form of another site, which cannot set a header', async () => {
    const form = formOf({ operations, map, 0: file })
    const response = await fetch(api.url, { method: 'POST', body: form })
    expect(response.status).toBe(415)
  })

  it.each<[string, Record<string, string | Blob>]>([
    ['no operations', { map, 0: file }],
    ['operations that are a file', { operations: file, map, 0: file }],
    ['operations that are no JSON', { operations: '{', map, 0: file }],
    ['operations that are a number', { operations: '5', map, 0: file }],
    ['several operations', { operations: `[${operations}]`, map, 0: file }],
    ['no query', { operations: '{}', map: '{}' }],
    ['a map that is no JSON', { operations, map: '{', 0: file }],
    ['a map that is null', { operations, map: 'null', 0: file }],
    ['a place that is no list', { operations, map: '{"0":null}', 0: file }],
    ['several places', { operations, map: '{"0":["variables.input.recording","variables.input.text"]}', 0: file }],
    ['several files', { operations, map: '{"0":["variables.input.recording"],"1":["variables.input.text"]}', 0: file, 1: file }],
    ['a file that is not there', { operations, map }],
    ['a file that is text', { operations, map, 0: 'x' }],
    ['a place outside the variables', { operations, map: '{"0":["query"]}', 0: file }],
    ['a place that is not null', { operations, map: '{"0":["variables.input.sessionId"]}', 0: file }],
    ['a place that is not there', { operations, map: '{"0":["variables.other.recording"]}', 0: file }],
    ['a place in the prototype', { operations, map: '{"0":["variables.__proto__.recording"]}', 0: file }],
  ])('with %s does not fit', async (_what, parts) => {
    const { status, data, errors } = await post(formOf(parts))
    expect({ status, data }).toEqual({ status: 400, data: undefined })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.message).not.toContain('Unexpected')
    expect(api.logged).toEqual([])
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])('of type %s that is none does not fit', async (type) => {
    expect(await post('query={me{id}}', { 'content-type': type })).toMatchObject({ status: 400 })
    expect(api.logged).toEqual([])
  })
})
