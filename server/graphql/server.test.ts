import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startApi, type TestApi } from './testing/api.ts'
import { missionOf, ready, sessionOf } from './testing/things.ts'

const json = { 'content-type': 'application/json' }

describe('the API over HTTP', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
  })
  afterEach(() => api.close())

  const post = (body: string, headers: Record<string, string> = json) => fetch(api.url, { method: 'POST', headers, body })

  it('A4 answers a body of 1 MB with 413, and goes on', async () => {
    const response = await post(JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(1_000_000)}` }))
    expect(response.status).toBe(413)
    expect(await api.ask('{ me { name } }')).toMatchObject({ data: { me: { name: 'me' } } })
  })

  it('A4 cuts off a body of 1 MB that does not say how long it is', async () => {
    const socket = connect(api.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('error', () => undefined)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.write('POST /graphql HTTP/1.1\r\nHost: radio\r\nConnection: close\r\n')
    socket.write('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = 'x'.repeat(65_536)
    for (let sent = 0; sent < 16; sent += 1) socket.write(`10000\r\n${chunk}\r\n`)
    socket.write('0\r\n\r\n')
    await closed
    expect(answer).toMatch(/^HTTP\/1.1 413/)
  })

  it.each(['{', '[]', 'null', '"text"', '{"query":1}', '{"query":"{ me { id } }","variables":"x"}', ''])(
    'A4 answers the malformed body %s with 400',
    async (body) => {
      expect((await post(body)).status).toBe(400)
      expect(api.logged).toEqual([])
    },
  )

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/graphql'])(
    'A4 takes no %s, which a form of another site could send',
    async (type) => {
      expect((await post('query={me{id}}', { 'content-type': type })).status).toBe(415)
    },
  )

  it('A4 takes a form from who can set a header', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'graphql-preflight': '1' }
    const response = await post(`query=${encodeURIComponent('{ me { id } }')}`, headers)
    expect(await response.json()).toEqual({ data: { me: null } })
  })

  it('A4 does nothing by GET', async () => {
    const query = encodeURIComponent('mutation { signIn(name: "x") { __typename } }')
    expect((await fetch(`${api.url}?query=${query}`)).status).toBe(405)
    expect(api.players.size).toBe(0)
  })

  it('A4 tells pages of other origins nothing', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
    const preflight = await fetch(api.url, { method: 'OPTIONS', headers })
    const response = await post('{"query":"{ me { id } }"}', { ...json, origin: 'https://elsewhere.example' })
    for (const { headers: answered } of [preflight, response])
      expect([...answered.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('A4 has no subscription over HTTP, where nothing would end it with the token', async () => {
    const query = 'subscription { missionStatus(missionId: "m1") { __typename } }'
    const response = await post(JSON.stringify({ query }), { ...json, accept: 'text/event-stream' })
    expect(await response.text()).toContain('Subscribe over graphql-ws.')
  })

  it('M1 takes a wrong token for none', async () => {
    const response = await post('{"query":"{ me { id } }"}', { ...json, authorization: 'Bearer wrong' })
    expect(await response.json()).toEqual({ data: { me: null } })
  })

  it('M1 puts a player of an identity provider in the store at first sight', async () => {
    expect(api.players.has(api.me.id)).toBe(false)
    await api.ask('{ me { id } }')
    expect(api.players.get(api.me.id)).toEqual(api.me)
  })

  it('A3 hides a bug, and logs it', async () => {
    const mission = ready(missionOf(api.me))
    api.desk.put(mission)
    api.station.put(sessionOf(mission))
    api.station.broken = new Error('the secret inside')
    const { errors, data } = await api.ask('mutation { startTalking(sessionId: "s1") { __typename } }')
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(JSON.stringify(errors)).not.toContain('secret')
    expect(api.logged).toMatchObject([{ level: 'error', facts: { err: api.station.broken, path: 'startTalking' } }])
  })

  it('A3 hides and logs what went wrong before the resolvers', async () => {
    api.identity.unreachable = new Error('the secret inside')
    const { status, errors } = await api.ask('{ me { id } }')
    expect(status).toBe(500)
    expect(errors).toMatchObject([{ message: 'Unexpected error.' }])
    expect(api.logged).toMatchObject([{ level: 'error', facts: { err: api.identity.unreachable } }])
  })

  it('A3 says what is wrong with a request, and logs nothing', async () => {
    const unknown = await api.ask('{ nonsense }')
    expect(unknown.errors?.[0]?.message).toContain('nonsense')
    const wrong = await api.ask('query ($first: Int) { missions(first: $first) { edges { cursor } } }', { first: 'x' })
    expect(wrong).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('$first') as string }] })
    expect(api.logged).toEqual([])
  })

  it('A1 is not found elsewhere, and shows no page', async () => {
    expect((await fetch(new URL('/other', api.url))).status).toBe(404)
    const page = await fetch(api.url, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-type') ?? '').not.toContain('html')
  })
})
