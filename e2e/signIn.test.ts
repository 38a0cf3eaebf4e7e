import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, type Client } from 'graphql-ws'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { createApi } from '../player/api/api.ts'
import { followSession } from '../player/api/follow.ts'
import type { SignedIn } from '../player/api/operations.ts'
import { signIn } from '../player/signIn.ts'
import { createWire, frame, handshake, within } from './badInput/wire.ts'
import { act, follow, openClient, type Answer, type PlainClient } from './client.ts'
import { startProduct, type RunningProduct } from './product.ts'

/** So long that a show outlives three of them within seconds. */
const tokenMs = 3000
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Numbers of events, each one more than the one before. */
function expectWhole(seqs: readonly number[]): void {
  expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n))
}

async function post(url: string, query: string, variables: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json()
}

/** A show that begins at once, and goes on by itself. */
async function startGame(url: string, token: string): Promise<string> {
  const query = 'mutation { startScenario(input: { scenarioId: "checkpoint", captionsOnly: true }) { ... on Session { id } } }'
  return (await post(url, query, {}, token)).data.startScenario.id
}

describe('A4 tokens of three seconds', () => {
  let product: RunningProduct
  beforeAll(async () => {
    product = await startProduct({ SIGN_IN_MINUTES: String(tokenMs / 60_000), SCENARIO_PAUSE_SECONDS: '5' })
  })
  afterAll(() => product.stop())

  const refresh = 'mutation ($t: String!) { refreshSignIn(refreshToken: $t) { ... on SignedIn { token refreshToken } } }'

  it('one that expires closes its socket, and nothing that comes later is carried out', async () => {
    const guest = await openClient(product.url)
    const peer = await createWire(product.url).tcp()
    let heard = ''
    const heardOf = (what: string): Promise<void> =>
      within(
        new Promise<void>((resolve) => {
          peer.on('data', (data) => {
            heard += data.toString('latin1')
            if (heard.includes(what)) resolve()
          })
        }),
        `no ${what}`,
      )
    const upgraded = heardOf('101 Switching')
    peer.write(handshake)
    await upgraded
    const expired = heardOf('expired')
    peer.write(frame(JSON.stringify({ type: 'connection_init', payload: { token: guest.token } })))
    await expired
    // A client that does not close its own side may go on as if nothing had been said.
    const query = 'mutation { createMission(input: {}) { __typename } }'
    peer.write(frame(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } })))
    expect((await guest.ask(query)).data.createMission.__typename).toBe('Unauthenticated')
    const { data } = await post(product.url, refresh, { t: guest.refreshToken })
    const mine = await post(product.url, '{ missions { edges { cursor } } }', {}, data.refreshSignIn.token)
    expect(mine.data.missions.edges).toEqual([])
    peer.destroy()
    await guest.close()
  })

  it('a show of the terminal player outlives them on one socket: no event is missed, none comes twice, it stays on the air', async () => {
    const refreshed: string[] = []
    const api = createApi(product.url, ({ refreshToken }) => refreshed.push(refreshToken))
    closing.push(() => api.close())
    let guest: SignedIn | undefined
    const token = await signIn(api, { name: 'Ada', token: null }, () => {}, (signedIn) => (guest = signedIn))
    const sessionId = await startGame(product.url, token)
    const seqs: number[] = []
    const states: string[] = []
    const lost: string[] = []
    const watching = new AbortController()
    const events = followSession(api, sessionId, {
      onLost: (reason) => lost.push(reason),
      comeBack: async () => undefined,
      onReplaced: () => lost.push('replaced'),
      signal: watching.signal,
    })
    for await (const event of events) {
      if (event.__typename !== 'Snapshot') seqs.push(event.seq)
      if (event.__typename === 'StateChanged') states.push(event.state)
      if (refreshed.length > 5 && seqs.length > 3) break
    }
    expectWhole(seqs)
    expect(lost).toEqual([])
    expect(states).not.toContain('OFF_AIR')
    expect(new Set([guest?.refreshToken, ...refreshed]).size).toBe(refreshed.length + 1)
  })

  it('a client that opens a new socket for each token misses nothing either, and the show does not go off the air for it', async () => {
    let { data } = await post(product.url, 'mutation { signIn(name: "Ada") { ... on SignedIn { token refreshToken } } }', {})
    let held = data.signIn as { token: string; refreshToken: string }
    let client: PlainClient = await openClient(product.url, held.token)
    const sessionId = await startGame(product.url, held.token)
    const seqs: number[] = []
    const states: string[] = []
    for (let tokens = 0; tokens < 3; tokens += 1) {
      // Something to tell, while nobody listens.
      await act(client, 'say', sessionId, { text: 'I am a doctor' })
      const ended = await (async () => {
        for await (const event of follow(client, sessionId, seqs.at(-1) ?? null)) {
          if (event.__typename !== 'Snapshot') seqs.push(event.seq)
          if (event.__typename === 'StateChanged') states.push(event.state)
        }
      })().catch((error: unknown) => error)
      expect(ended).toMatchObject({ code: 4403, reason: 'The token has expired' })
      await client.close()
      ;({ data } = await post(product.url, refresh, { t: held.refreshToken }))
      held = data.refreshSignIn
      client = await openClient(product.url, held.token)
    }
    expect(await act(client, 'leave', sessionId)).toBe('Accepted')
    await client.close()
    expect(seqs.length).toBeGreaterThan(5)
    expectWhole(seqs)
    expect(states).not.toContain('OFF_AIR')
  })
})

describe('M1 players of an identity provider, in the whole product', () => {
  const issuer = 'https://id.example'
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey }
  let published: readonly JWK[]
  let down = true
  let product: RunningProduct
  const server = createServer((_request, response) => {
    response.writeHead(down ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }))
  })

  beforeAll(async () => {
    keys = await generateKeyPair('ES256')
    published = [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }]
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const JWKS_URL = `http://127.0.0.1:${port}/jwks`
    product = await startProduct({ JWKS_URL, JWT_ISSUER: issuer, JWT_AUDIENCE: 'wakeband' })
  })
  afterAll(async () => {
    await product.stop()
    server.closeAllConnections()
    server.close()
  })

  function tokenOf(sub: string, seconds = 60, key = keys.privateKey): Promise<string> {
    const jwt = new SignJWT({ name: sub }).setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    return jwt.setIssuer(issuer).setAudience('wakeband').setSubject(sub).setExpirationTime(`${seconds} s`).sign(key)
  }

  const me = async (token: string) => post(product.url, '{ me { id name } }', {}, token)

  function connect(token: string): { client: Client; closed: Promise<unknown> } {
    const url = `${product.url.replace('http', 'ws')}/graphql`
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token }, retryAttempts: 0, lazy: false, onNonLazyError: () => undefined })
    closing.push(() => client.dispose())
    const closed = new Promise((resolve) => {
      client.on('closed', (event) => {
        const { code, reason } = event as { code: number; reason: string }
        resolve({ code, reason })
      })
    })
    return { client, closed }
  }

  it('while its keys cannot be had nobody is taken for anybody, and guests come in; then its players are taken', async () => {
    const token = await tokenOf('ada')
    expect((await me(token)).errors).toHaveLength(1)
    expect(await connect(token).closed).toMatchObject({ code: 1013 })
    const guest = await openClient(product.url)
    expect((await me(guest.token)).data.me).toMatchObject({ name: 'Ada' })
    await guest.close()
    down = false
    expect((await me(token)).data.me).toMatchObject({ name: 'ada', id: expect.stringMatching(/^idp-/) as string })
    down = true
    expect((await me(await tokenOf('eve'))).data.me, 'the keys are kept').toMatchObject({ name: 'eve' })
    down = false
  })

  it('wrong keys, issuers and audiences are nobody; a player is the same one by every token', async () => {
    const own = await generateKeyPair('ES256')
    expect((await me(await tokenOf('ada', 60, own.privateKey))).data.me).toBeNull()
    expect(await connect(await tokenOf('ada', 60, own.privateKey)).closed).toMatchObject({ code: 4403 })
    const [one, other] = [await me(await tokenOf('ada')), await me(await tokenOf('ada', 90))]
    expect(one.data.me).toEqual(other.data.me)
    expect(JSON.stringify(product.log())).not.toContain('refresh token')
  })

  it('a socket is closed when its token expires, and the show goes on with the next one', async () => {
    const sessionId = await startGame(product.url, await tokenOf('ada'))
    const { client, closed } = connect(await tokenOf('ada', 2))
    const query = 'subscription ($id: ID!) { sessionEvents(sessionId: $id) { ... on SessionEvent { seq } } }'
    const told = client.iterate<{ sessionEvents: { seq: number } }>({ query, variables: { id: sessionId } })
    const seqs: number[] = []
    await (async () => {
      for await (const { data } of told) seqs.push(data?.sessionEvents.seq ?? 0)
    })().catch(() => undefined)
    expect(await closed).toEqual({ code: 4403, reason: 'The token has expired' })
    const again = await openClient(product.url, await tokenOf('ada'))
    const next = follow(again, sessionId, seqs.at(-1) ?? null)
    expect((await next.next()).value.seq).toBe((seqs.at(-1) ?? 0) + 1)
    await again.close()
    const stranger = await openClient(product.url, await tokenOf('eve'))
    expect(await act(stranger, 'leave', sessionId)).toBe('NotFound')
    await stranger.close()
  })
})
