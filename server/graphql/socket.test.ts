import { request } from 'node:http'
import type { Client } from 'graphql-ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { Player } from '../core/ports.ts'
import { closing, limits, startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready } from './testing/things.ts'

const Me = { query: '{ me { name } }' }

let api: TestApi
beforeEach(async () => {
  api = await startApi({ origins: ['https://radio.example'] })
})
afterEach(() => api.close())

/** A socket that has signed in, as it is on the wire. */
async function raw(payload?: object): Promise<WebSocket> {
  const socket = new WebSocket(api.socketUrl, 'graphql-transport-ws')
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  await new Promise((resolve) => socket.once('message', resolve))
  return socket
}

const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', resolve))

const ask = async (connectionParams?: Record<string, unknown>) => {
  const { value } = (await api.connect(connectionParams).iterate(Me).next()) as { value: object }
  return value
}

describe('M1 signing in on connection_init', () => {
  it.each([
    ['token', (token: string) => ({ token })],
    ['token as Bearer', (token: string) => ({ token: `Bearer ${token}` })],
    ['authorization', (token: string) => ({ authorization: `Bearer ${token}` })],
    ['Authorization', (token: string) => ({ Authorization: `Bearer ${token}` })],
  ])('by %s', async (_how, params) => {
    expect(await ask(params(api.token(api.me)))).toEqual({ data: { me: { name: 'me' } } })
  })

  it.each([[undefined], [{}], [{ token: '' }], [{ token: null }], [{ authorization: 'Bearer ' }]])(
    'is left out by %j: anonymous',
    async (params) => {
      expect(await ask(params)).toEqual({ data: { me: null } })
    },
  )

  it.each([[{ token: 'wrong' }], [{ authorization: 'Basic dXNlcg==' }]])('A4 %j closes the socket with 4403', async (params) => {
    const client = api.connect(params)
    const end = closing(client)
    await expect(client.iterate(Me).next()).rejects.toMatchObject({ code: 4403 })
    expect(await end).toMatchObject({ code: 4403 })
  })

  it('A4 an expired token closes the socket with 4403', async () => {
    const client = api.connect({ token: api.token(api.me, birth) })
    await expect(client.iterate(Me).next()).rejects.toMatchObject({ code: 4403 })
  })

  it('A4 closes the socket with 4403 at the moment the token expires, whatever it does', async () => {
    api.desk.put(ready(missionOf(api.me)))
    const client = api.connect({ token: api.token(api.me, birth + 60_000) })
    const told = client.iterate({ query: 'subscription { missionStatus(missionId: "m1") { __typename } }' })
    await told.next()
    const end = closing(client)
    api.clock.advance(59_999)
    const { value } = (await client.iterate(Me).next()) as { value: object }
    expect(value).toEqual({ data: { me: { name: 'me' } } })
    const rest = told.next()
    rest.catch(() => undefined)
    api.clock.advance(1)
    expect(await end).toEqual(expect.objectContaining({ code: 4403, reason: 'The token has expired' }))
    await expect(rest).rejects.toMatchObject({ code: 4403 })
    await api.desk.followers[0]?.returned
  })

  type Guest = { readonly token: string; readonly refreshToken: string; readonly player: Player }

  /** A socket of a guest, and what its sign-in gives. */
  async function ofGuest() {
    const query = 'mutation { signIn(name: "Ada") { ... on SignedIn { token refreshToken player { id } } } }'
    const { token, refreshToken, player } = ((await api.ask(query, {}, null)).data as { signIn: Guest }).signIn
    const missionId = `m-${player.id}`
    api.desk.put(ready(missionOf({ ...player, createdAt: birth }, missionId)))
    const client = api.connect({ token })
    const end = closing(client)
    // Something that goes on, so that the client keeps its socket.
    const following = client.iterate({ query: 'subscription ($m: ID!) { missionStatus(missionId: $m) { __typename } }', variables: { m: missionId } })
    await following.next()
    following.next().catch(() => undefined)
    return { client, end, refreshToken }
  }

  const answered = async (client: Client) => (await client.iterate(Me).next()).value as unknown
  const refresh = async (refreshToken: string) => {
    const query = 'mutation ($t: String!) { refreshSignIn(refreshToken: $t) { ... on SignedIn { refreshToken } } }'
    const { data } = await api.ask(query, { t: refreshToken }, null)
    return (data as { refreshSignIn: { refreshToken: string } }).refreshSignIn.refreshToken
  }

  it('A4 lasts as long as its sign-in is refreshed, and is closed with 4403 when the newest token expires', async () => {
    const guest = await ofGuest()
    let { refreshToken } = guest
    for (let times = 0; times < 3; times += 1) {
      api.clock.advance(3_000_000)
      refreshToken = await refresh(refreshToken)
      api.clock.advance(500_000)
      expect(await answered(guest.client)).toEqual({ data: { me: { name: 'Ada' } } })
    }
    api.clock.advance(3_100_000)
    expect(await guest.end).toMatchObject({ code: 4403, reason: 'The token has expired' })
  })

  it('A4 is closed at once when its player signs out, and when its sign-in was stolen', async () => {
    const [leaving, robbed, staying] = [await ofGuest(), await ofGuest(), await ofGuest()]
    await api.ask('mutation ($t: String) { signOut(refreshToken: $t) { __typename } }', { t: leaving.refreshToken }, null)
    expect(await leaving.end).toMatchObject({ code: 4403, reason: 'Signed out' })
    await refresh(robbed.refreshToken)
    api.clock.advance(30_000)
    await api.ask('mutation ($t: String!) { refreshSignIn(refreshToken: $t) { __typename } }', { t: robbed.refreshToken }, null)
    expect(await robbed.end).toMatchObject({ code: 4403, reason: 'Signed out' })
    expect(await answered(staying.client)).toEqual({ data: { me: { name: 'Ada' } } })
  })

  it('asks to come back later where the token cannot be checked, and logs it', async () => {
    api.identity.unreachable = new Error('no way to the keys')
    const client = api.connect({ token: api.token(api.me) })
    const end = closing(client)
    await expect(client.iterate(Me).next()).rejects.toMatchObject({ code: 1013 })
    expect(await end).toMatchObject({ code: 1013 })
    expect(api.logged).toMatchObject([{ level: 'error', facts: { err: api.identity.unreachable } }])
  })
})

describe('A4 limits on the socket', () => {
  it('a message of more than 256 KiB closes it with 1009', async () => {
    const socket = await raw()
    const end = closed(socket)
    socket.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(256 * 1024) } }))
    expect(await end).toBe(1009)
    expect(api.logged.every(({ level }) => level === 'info')).toBe(true)
  })

  it('a message that is no JSON closes it with 4400', async () => {
    const socket = await raw()
    const end = closed(socket)
    socket.send('{')
    expect(await end).toBe(4400)
  })

  it('an operation without connection_init closes it with 4401', async () => {
    const socket = new WebSocket(api.socketUrl, 'graphql-transport-ws')
    await new Promise((resolve) => socket.on('open', resolve))
    const end = closed(socket)
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: Me }))
    expect(await end).toBe(4401)
  })

  it('the limits of a query are those of HTTP', async () => {
    const client = api.connect(undefined)
    const query = `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`
    await expect(client.iterate({ query }).next()).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    await expect(client.iterate({ query: '{' }).next()).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    await expect(client.iterate({ query: '{ nonsense }' }).next()).rejects.toMatchObject([{ message: expect.stringContaining('nonsense') as string }])
  })

  it('10 of one player, and one more when one of them is closed; others are not kept out', async () => {
    const all: WebSocket[] = []
    for (let n = 0; n < 10; n += 1) all.push(await raw({ token: api.token(api.me) }))
    const client = api.connect({ token: api.token(api.me) })
    const end = closing(client)
    await expect(client.iterate(Me).next()).rejects.toMatchObject({ code: 4429 })
    expect(await end).toMatchObject({ code: 4429, reason: 'More than 10 sockets of one player' })
    all.push(await raw({ token: api.token(api.stranger) }))
    const [first, ...others] = all
    const gone = closed(first as WebSocket)
    first?.close()
    await gone
    expect(await ask({ token: api.token(api.me) })).toEqual({ data: { me: { name: 'me' } } })
    for (const socket of others) socket.terminate()
  })

  it('so many of one address, signed in or not, and a client that does not take its leave is cut off', async () => {
    const other = await startApi({ limits: { ...limits, socketsPerPlayer: 1, playersPerAddress: 2 } })
    const open = () => new WebSocket(other.socketUrl, 'graphql-transport-ws')
    const opened = (socket: WebSocket) => new Promise((resolve) => socket.once('open', resolve))
    const two = [open(), open()]
    await Promise.all(two.map(opened))
    const third = open()
    const end = new Promise((resolve) => third.once('close', (code, reason) => resolve([code, String(reason)])))
    expect(await end).toEqual([4429, 'More than 2 sockets of one address'])
    const gone = closed(two[0] as WebSocket)
    two[0]?.terminate()
    await gone
    // The server hears of it a moment later.
    await expect.poll(async () => {
      const again = open()
      await opened(again)
      again.send(JSON.stringify({ type: 'connection_init' }))
      return new Promise((resolve) => {
        again.once('message', () => resolve('taken'))
        again.once('close', () => resolve('refused'))
      })
    }).toBe('taken')
    await other.close()
  })

  it('nothing is compressed: no small frame becomes a large one', async () => {
    const socket = new WebSocket(api.socketUrl, 'graphql-transport-ws', { perMessageDeflate: true })
    await new Promise((resolve) => socket.on('open', resolve))
    expect(socket.extensions).toBe('')
    socket.terminate()
  })

  it('50 operations at a time, and no more', async () => {
    api.desk.put(ready(missionOf(api.me)))
    const socket = await raw({ token: api.token(api.me) })
    const query = 'subscription { missionStatus(missionId: "m1") { __typename } }'
    const refused = new Promise<unknown>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { type: string }
        if (message.type === 'error') resolve(message)
      })
    })
    for (let n = 1; n <= 51; n += 1) socket.send(JSON.stringify({ type: 'subscribe', id: String(n), payload: { query } }))
    expect(await refused).toMatchObject({ id: '51' })
    expect(api.desk.followers).toHaveLength(50)
    socket.terminate()
    await Promise.all(api.desk.followers.map(({ returned }) => returned))
  })
})

describe('A4 who may open a socket', () => {
  const upgrade = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      const asked = request(new URL(path, api.url), {
        headers: {
          connection: 'upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-protocol': 'graphql-transport-ws',
          ...headers,
        },
      })
      asked.on('response', (response) => resolve(response.statusCode))
      asked.on('upgrade', (response, socket) => {
        socket.destroy()
        resolve(response.statusCode)
      })
      asked.end()
    })

  it.each([
    [101, 'a client that is no browser', {}],
    [101, 'a page of an origin that was allowed', { origin: 'https://radio.example' }],
    [403, 'a page of another origin', { origin: 'https://elsewhere.example' }],
    [403, 'a page of another port', { origin: 'http://127.0.0.1:1' }],
    [403, 'a page without an origin', { origin: 'null' }],
  ])('%i for %s', async (status, _who, headers) => {
    expect(await upgrade('/graphql', headers)).toBe(status)
  })

  it('101 for a page of this server', async () => {
    expect(await upgrade('/graphql', { origin: new URL(api.url).origin })).toBe(101)
  })

  it('404 anywhere else', async () => {
    expect(await upgrade('/other', {})).toBe(404)
  })
})

describe('the end of the server', () => {
  it('closes sockets with 1001, so that their clients come back, and is done', async () => {
    const socket = await raw()
    const end = closed(socket)
    await Promise.all([api.api.close(), api.api.close()])
    expect(await end).toBe(1001)
  })
})
