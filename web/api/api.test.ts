import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, GraphQLError } from 'graphql'
import { useServer as serve } from 'graphql-ws/use/ws'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { createApi } from './api.ts'
import { createCredentials } from './credentials.ts'
import {
  FollowSessionDocument,
  MeDocument,
  SignInDocument,
  type FollowSessionSubscription,
} from './generated/graphql.ts'

const schema = buildSchema(`
  scalar DateTime
  type Query { me: Player }
  type Player { id: ID! name: String! }
  type Mutation { signIn(name: String!): SignInResult! }
  union SignInResult = Unauthenticated
  type Unauthenticated { message: String! }
  type Subscription { sessionEvents(sessionId: ID!, since: Int): SessionEventResult! }
  interface SessionEvent { seq: Int! at: DateTime! }
  union SessionEventResult = ClockWarning
  type ClockWarning implements SessionEvent { seq: Int! at: DateTime! leftMs: Int! }
`)

type Told = FollowSessionSubscription['sessionEvents']
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A station of one endless stream: it tells the next number each time that it is asked to. */
async function createStation() {
  const asked: { since: number | null; token: unknown }[] = []
  let closeCode: number | undefined
  let faulty = false
  let told = 0
  let listener: ((seq: number) => void) | undefined
  /** Tokens that are taken; with a life of theirs, refresh tokens are taken too. */
  const taken = new Set<string>()
  const refreshes: string[] = []
  let tokenLifeMs: number | undefined
  const refreshed = (body: string) => {
    const { refreshToken } = (JSON.parse(body) as { variables: { refreshToken: string } }).variables
    refreshes.push(refreshToken)
    if (tokenLifeMs === undefined) return { __typename: 'Unauthenticated', message: 'No.' }
    const { name, expiresAt: _, ...tokens } = signedIn(Number(refreshToken.slice(1)) + 1)
    taken.add(tokens.token)
    return { __typename: 'SignedIn', ...tokens, expiresInMs: tokenLifeMs, player: { id: 'p1', name } }
  }
  let status = 200
  let turnedAway: object | undefined
  const http = createServer((request, response) => {
    if (status !== 200) return void response.writeHead(status).end('Bad gateway')
    if (turnedAway) return void response.writeHead(429).end(JSON.stringify({ errors: [turnedAway] }))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const token = request.headers.authorization?.replace('Bearer ', '')
      const data = body.includes('RefreshSignIn')
        ? { refreshSignIn: refreshed(body) }
        : body.includes('SignIn')
          ? { signIn: { __typename: 'Unauthenticated', message: 'No.' } }
          : { me: taken.has(token ?? '') ? { id: 'p1', name: 'Nadja' } : null }
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
    })
  })
  const sockets = new WebSocketServer({ server: http, path: '/graphql' })
  serve<Record<string, unknown>>(
    {
      schema,
      onConnect: ({ extra }) => {
        if (closeCode !== undefined) extra.socket.close(closeCode, 'closed by the test')
        return true
      },
      onSubscribe({ connectionParams }, _id, { variables }) {
        asked.push({
          since: (variables?.['since'] as number | null | undefined) ?? null,
          token: connectionParams?.['token'],
        })
      },
      // The documents of the client ask for more than this small schema has.
      validate: () => [],
      async *subscribe() {
        const queue: number[] = []
        let wake = (): void => undefined
        listener = (seq) => {
          queue.push(seq)
          wake()
        }
        for (;;) {
          for (const seq of queue.splice(0)) {
            if (seq < 0) return
            const data = { sessionEvents: { __typename: 'ClockWarning', seq, at: '', leftMs: 1 } }
            yield faulty ? { data, errors: [new GraphQLError('Something went wrong here.')] } : { data }
          }
          await new Promise<void>((resolve) => (wake = resolve))
        }
      },
    },
    sockets,
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  closers.push(() => {
    for (const socket of sockets.clients) socket.terminate()
    http.closeAllConnections()
    http.close()
  })
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    tell: () => listener?.((told += 1)),
    complete: () => listener?.(-1),
    cut: () => sockets.clients.forEach((socket) => socket.terminate()),
    failHalf: () => (faulty = true),
    answerWith: (next: number) => (status = next),
    turnAway: (error: object) => (turnedAway = error),
    closeWith: (code: number | undefined) => (closeCode = code),
    refreshes,
    refreshFor: (lifeMs: number) => (tokenLifeMs = lifeMs),
  }
}

/** A storage that keeps nothing. */
const nothing = () => ({ getItem: () => null, setItem: () => undefined, removeItem: () => undefined })

/** The tokens after so many refreshes. */
function signedIn(n: number, expiresInMs = 900_000) {
  const expiresAt = Date.now() + expiresInMs
  return { token: `t${n}`, name: 'Nadja', expiresAt, refreshToken: `r${n}`, refreshExpiresAt: '2099-01-01T00:00:00.000Z' }
}

async function createRig() {
  const station = await createStation()
  const credentials = createCredentials({ tab: nothing, device: nothing, others: null, now: () => 0 })
  credentials.signIn(signedIn(1), false)
  const api = createApi({ origin: station.origin, credentials })
  closers.push(() => api.close())
  const events: Told[] = []
  const states: string[] = []
  const follow = () => {
    const following = api.follow(FollowSessionDocument, () => ({ sessionId: 's1', since: seqOf(events) }), {
      next: (data) => events.push(data.sessionEvents),
      up: () => states.push('up'),
      down: () => states.push('down'),
    })
    closers.push(() => following.close())
    return following
  }
  return { station, credentials, api, events, states, follow }
}

function seqOf(events: readonly Told[]): number | null {
  const last = events.at(-1)
  return last && 'seq' in last ? last.seq : null
}

const until = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 10_000, interval: 20 }).toBe(true)

describe('the API', () => {
  it('E3 a lost socket is opened again, and asked for what came after the last event', async () => {
    const { station, events, states, follow } = await createRig()
    follow()
    await until(() => station.asked.length === 1)
    station.tell()
    station.tell()
    await until(() => events.length === 2)
    station.cut()
    await until(() => station.asked.length === 2)
    expect(station.asked.map(({ since }) => since)).toEqual([null, 2])
    await until(() => states.length === 3)
    expect(states).toEqual(['up', 'down', 'up'])
  })

  it('W4 a device that says it has no network is believed at once, and what came after the last event is asked for', async () => {
    const device = new EventTarget()
    vi.stubGlobal('addEventListener', device.addEventListener.bind(device))
    vi.stubGlobal('removeEventListener', device.removeEventListener.bind(device))
    closers.push(() => vi.unstubAllGlobals())
    const { station, events, states, follow } = await createRig()
    follow()
    await until(() => states.length === 1)
    station.tell()
    await until(() => events.length === 1)
    device.dispatchEvent(new Event('offline'))
    await until(() => states.length === 3)
    expect(states).toEqual(['up', 'down', 'up'])
    expect(station.asked.map(({ since }) => since)).toEqual([null, 1])
  })

  it('E3 a subscription that the server completes is asked for again', async () => {
    const { station, follow } = await createRig()
    follow()
    await until(() => station.asked.length === 1)
    station.complete()
    await until(() => station.asked.length === 2)
  })

  it('E3 again subscribes at once with new variables, on the same socket', async () => {
    const { station, events, states, follow } = await createRig()
    const following = follow()
    await until(() => station.asked.length === 1)
    station.tell()
    await until(() => events.length === 1)
    following.again()
    await until(() => station.asked.length === 2)
    expect(station.asked[1]?.since).toBe(1)
    expect(states).toEqual(['up'])
  })

  it('A3 an event with a fault in one of its fields is an event all the same', async () => {
    const { station, events, states, follow } = await createRig()
    station.failHalf()
    follow()
    await until(() => station.asked.length === 1)
    station.tell()
    await until(() => events.length === 1)
    expect(states).toEqual(['up'])
  })

  it('M1 the token goes with connection_init, and a socket that is turned away ends the sign-in', async () => {
    const { station, credentials, follow } = await createRig()
    station.closeWith(4403)
    follow()
    await until(() => credentials.state().kind === 'signedOut')
    expect(credentials.state()).toEqual({ kind: 'signedOut', expired: true })
    station.closeWith(undefined)
    await until(() => station.asked.length > 0)
    expect(station.asked[0]?.token).toBeUndefined()
  })

  it('M1 an answer that says Unauthenticated, or that nobody is there, ends the sign-in', async () => {
    const first = await createRig()
    await first.api.ask(SignInDocument, { name: 'x' })
    expect(first.credentials.state()).toEqual({ kind: 'signedOut', expired: true })
    const second = await createRig()
    await second.api.ask(MeDocument, {})
    expect(second.credentials.state()).toEqual({ kind: 'signedOut', expired: true })
  })

  it('A4 a token that is not taken any more is refreshed, and what was asked is asked once more', async () => {
    const { station, api, credentials } = await createRig()
    station.refreshFor(900_000)
    const both = [api.ask(MeDocument, {}), api.ask(MeDocument, {})]
    expect(await Promise.all(both)).toMatchObject([{ me: { name: 'Nadja' } }, { me: { name: 'Nadja' } }])
    expect(station.refreshes).toEqual(['r1'])
    expect(credentials.token()).toBe('t2')
  })

  it('A4 a token that has expired is refreshed before a socket is opened with it', async () => {
    const { station, credentials, follow } = await createRig()
    station.refreshFor(900_000)
    credentials.signIn(signedIn(4, -1), false)
    follow()
    await until(() => station.asked.length === 1)
    expect(station.asked[0]?.token).toBe('t5')
  })

  it('A4 tokens are refreshed ahead of their end, by themselves, and the socket stays', async () => {
    const { station, credentials, follow, states } = await createRig()
    station.refreshFor(30)
    follow()
    await until(() => station.asked.length === 1)
    credentials.signIn(signedIn(1, 30), false)
    await until(() => station.refreshes.length > 3)
    expect(station.refreshes.slice(0, 4)).toEqual(['r1', 'r2', 'r3', 'r4'])
    expect(station.asked).toHaveLength(1)
    expect(states).not.toContain('down')
  })

  it('A4 who asks too often is told for how long to wait, in the words of the station', async () => {
    const { station, api } = await createRig()
    station.turnAway({ message: 'Try again in 30 seconds.', extensions: { code: 'RATE_LIMITED', retryAfterMs: 30_000 } })
    const limited = { message: 'Try again in 30 seconds.', retryAfterMs: 30_000, unreachable: false }
    await expect(api.ask(MeDocument, {})).rejects.toMatchObject(limited)
    expect(api.reach.reached()).toBe(true)
  })

  it('W4 a station that is away is known by whoever asks, and by a socket that is lost, until it is back', async () => {
    const { station, api, follow } = await createRig()
    const told: boolean[] = []
    closers.push(api.reach.subscribe(() => told.push(api.reach.reached())))
    follow()
    await until(() => station.asked.length === 1)
    station.cut()
    await until(() => told.length === 2)
    station.answerWith(503)
    await expect(api.ask(MeDocument, {})).rejects.toMatchObject({ unreachable: true })
    expect(told).toEqual([false, true, false])
  })

  it('W4 a server that is away while a token is refreshed signs nobody out', async () => {
    const credentials = createCredentials({ tab: nothing, device: nothing, others: null, now: () => 0 })
    credentials.signIn(signedIn(1, -1), false)
    const nowhere = createApi({ origin: 'http://127.0.0.1:1', credentials })
    closers.push(() => nowhere.close())
    await expect(nowhere.ask(MeDocument, {})).rejects.toMatchObject({ unreachable: true })
    expect(credentials.state().kind).toBe('signedIn')
  })

  it('W4 a server that cannot be reached is told apart from one that fails', async () => {
    const { api } = await createRig()
    const credentials = createCredentials({ tab: nothing, device: nothing, others: null, now: () => 0 })
    const nowhere = createApi({ origin: 'http://127.0.0.1:1', credentials })
    closers.push(() => nowhere.close())
    await expect(nowhere.ask(MeDocument, {})).rejects.toMatchObject({ name: 'ApiFailure', unreachable: true })
    await expect(api.ask(MeDocument, {})).resolves.toEqual({ me: null })
  })
})
