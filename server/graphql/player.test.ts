import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { playerOf } from './testing/things.ts'

const SignIn = `mutation ($name: String!) {
  signIn(name: $name) {
    __typename
    ... on SignedIn { token expiresAt player { id name } }
    ... on InvalidInput { field message }
    ... on RateLimited { retryAfterMs message }
  }
}`

describe('M1 signing in', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi({ limits: { ...limits, missionsPerHour: 1, signInsPerHour: 2 } })
  })
  afterEach(() => api.close())

  it('makes a player, whose token is good for everything that follows', async () => {
    const { data } = await api.ask(SignIn, { name: '  Night Owl ' }, null)
    expect(data).toEqual({
      signIn: {
        __typename: 'SignedIn',
        token: expect.any(String) as string,
        expiresAt: '2027-01-15T09:00:00.000Z',
        player: { id: 'new-1', name: 'Night Owl' },
      },
    })
    expect(api.players.get('new-1')?.name).toBe('Night Owl')
    const { token } = (data as { signIn: { token: string } }).signIn
    const me = await api.ask('{ me { id name } }', {}, null, { authorization: `Bearer ${token}` })
    expect(me.data).toEqual({ me: { id: 'new-1', name: 'Night Owl' } })
  })

  it.each([[''], ['   '], ['x'.repeat(41)], ['two\nlines']])('takes no name like %j', async (name) => {
    const { data } = await api.ask(SignIn, { name }, null)
    expect(data).toMatchObject({ signIn: { __typename: 'InvalidInput', field: 'name' } })
    expect(api.players.size).toBe(0)
  })

  it('A4 makes so many players from one address, and more an hour later', async () => {
    for (let call = 0; call < 2; call += 1)
      expect((await api.ask(SignIn, { name: 'x' }, null)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
    const { data } = await api.ask(SignIn, { name: 'x' }, null)
    expect(data).toMatchObject({ signIn: { __typename: 'RateLimited', retryAfterMs: 3_600_000 } })
    api.clock.advance(3_600_000)
    expect((await api.ask(SignIn, { name: 'x' }, null)).data).toMatchObject({ signIn: { __typename: 'SignedIn' } })
  })

  it('A4 does not believe an address that the client wrote itself', async () => {
    for (let call = 0; call < 3; call += 1)
      await api.ask(SignIn, { name: 'x' }, null, { 'x-forwarded-for': `10.0.0.${call}` })
    expect(api.players.size).toBe(2)
  })
})

describe('A4 behind a proxy', () => {
  it('addresses are those that the proxy saw', async () => {
    const api = await startApi({ proxies: 1, limits: { ...limits, missionsPerHour: 1, signInsPerHour: 1 } })
    for (const seen of ['10.0.0.1', '10.0.0.2', '10.0.0.2'])
      await api.ask(SignIn, { name: 'x' }, null, { 'x-forwarded-for': `6.6.6.${Math.random()}, ${seen}` })
    expect(api.players.size).toBe(2)
    await api.close()
  })
})

const tokens = 'token expiresAt refreshToken refreshExpiresAt player { id name }'
const Refresh = `mutation ($t: String!) { refreshSignIn(refreshToken: $t) { __typename ... on SignedIn { ${tokens} } } }`
const SignOut = 'mutation ($t: String) { signOut(refreshToken: $t) { __typename } }'
const Me = '{ me { id } }'

interface Given {
  readonly __typename: string
  readonly token: string
  readonly expiresAt: string
  readonly refreshToken: string
  readonly refreshExpiresAt: string
  readonly player: { readonly id: string; readonly name: string }
}

describe('A4 tokens are short-lived and refreshed', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
  })
  afterEach(() => api.close())

  async function guest(name = 'Ada'): Promise<Given> {
    const { data } = await api.ask(`mutation { signIn(name: "${name}") { __typename ... on SignedIn { ${tokens} } } }`, {}, null)
    return (data as { signIn: Given }).signIn
  }

  async function refresh(refreshToken: string): Promise<Given> {
    return ((await api.ask(Refresh, { t: refreshToken }, null)).data as { refreshSignIn: Given }).refreshSignIn
  }

  async function me(token: string): Promise<unknown> {
    return (await api.ask(Me, {}, null, { authorization: `Bearer ${token}` })).data?.me
  }

  it('the next token is the same player, after the last one has expired too', async () => {
    const first = await guest()
    expect(first.refreshExpiresAt).toBe('2027-01-16T08:00:00.000Z')
    api.clock.advance(3_600_000)
    expect(await me(first.token)).toBeNull()
    const second = await refresh(first.refreshToken)
    expect(second).toMatchObject({ player: first.player, expiresAt: '2027-01-15T10:00:00.000Z' })
    expect(await me(second.token)).toEqual({ id: first.player.id })
    expect(api.players.size).toBe(1)
  })

  it('one that was stolen ends the sign-in: no token of it is taken, at once', async () => {
    const first = await guest()
    const second = await refresh(first.refreshToken)
    api.clock.advance(30_000)
    expect((await refresh(first.refreshToken)).__typename).toBe('Unauthenticated')
    for (const { token } of [first, second]) expect(await me(token)).toBeNull()
    expect((await refresh(second.refreshToken)).__typename).toBe('Unauthenticated')
    const written = JSON.stringify(api.logged)
    expect(written).toContain('a refresh token came twice')
    expect(written).not.toContain(first.refreshToken.split('.')[1])
  })

  it('a refresh token is no token, and a token is no refresh token', async () => {
    const { token, refreshToken } = await guest()
    expect(await me(refreshToken)).toBeNull()
    expect((await refresh(token)).__typename).toBe('Unauthenticated')
    expect(await me(token)).not.toBeNull()
  })

  it('signing out ends the tokens at once, by the refresh token or by the token; a token of another changes nothing', async () => {
    const [ada, eve] = [await guest(), await guest('Eve')]
    const out = async (variables: object, token: string | null) => {
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
      return ((await api.ask(SignOut, variables, null, headers)).data as { signOut: Given }).signOut.__typename
    }
    expect(await out({}, null)).toBe('Unauthenticated')
    expect(await out({ t: 'x' }, eve.token), 'it names a sign-in, and it is that one or none').toBe('Unauthenticated')
    expect(await me(eve.token)).not.toBeNull()
    expect(await out({}, eve.token)).toBe('SignedOut')
    expect(await out({}, eve.token)).toBe('Unauthenticated')
    expect(await me(eve.token)).toBeNull()
    expect(await me(ada.token)).not.toBeNull()
    expect(await out({ t: ada.refreshToken }, null)).toBe('SignedOut')
    expect(await me(ada.token)).toBeNull()
    expect(api.signIns.size).toBe(0)
  })

  it('a guest whom the store does not have any more is nobody, at once', async () => {
    const { token, refreshToken, player } = await guest()
    api.players.delete(player.id)
    expect(await me(token)).toBeNull()
    expect((await refresh(refreshToken)).__typename).toBe('Unauthenticated')
    expect(api.players.size, 'and is not put back').toBe(0)
  })

  it("a guest's token whose sign-in is another player's is nobody's", async () => {
    const [ada, eve] = [await guest(), await guest('Eve')]
    const [, , , signInId] = eve.token.split('|')
    expect(await me(api.identity.tokenOf({ id: ada.player.id as never, name: 'Ada', createdAt: 0 }, undefined, signInId))).toBeNull()
  })
})

describe('A4 whatever is asked has its rate', () => {
  it('of a player, in the same words over HTTP and on the socket, with the time to wait', async () => {
    const api = await startApi({ limits: { ...limits, requestsPerMinute: 2 } })
    for (let n = 0; n < 2; n += 1) expect((await api.ask(Me)).status).toBe(200)
    const refused = await api.ask(Me)
    expect(refused.status).toBe(429)
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 30_000 })
    const told = api.subscribe(Me).next()
    await expect(told).rejects.toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 30_000 } }])
    expect((await api.ask(Me, {}, api.stranger)).status).toBe(200)
    api.clock.advance(30_000)
    expect((await api.ask(Me)).status).toBe(200)
    await api.close()
  })

  it('of an address, before anything of it is read', async () => {
    const api = await startApi({ limits: { ...limits, requestsPerMinute: 1, playersPerAddress: 2 } })
    for (let n = 0; n < 2; n += 1) expect((await api.ask(Me, {}, null)).status).toBe(200)
    const response = await fetch(api.url, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30'])
    expect(await response.json()).toEqual({
      errors: [{ message: 'That is too often. Try again in 30 seconds.', extensions: { code: 'RATE_LIMITED', retryAfterMs: 30_000 } }],
    })
    const end = api.connect(undefined).iterate({ query: Me }).next()
    await expect(end).rejects.toBeDefined()
    await api.close()
  })

  it('what costs money has a limit for all players at one address together', async () => {
    const api = await startApi({ limits: { ...limits, sessionsPerHour: 1, playersPerAddress: 2 } })
    const start = 'mutation { startScenario(input: { scenarioId: "gate" }) { __typename ... on RateLimited { retryAfterMs } } }'
    const outcomes: unknown[] = []
    for (const name of ['a', 'b', 'c']) outcomes.push((await api.ask(start, {}, playerOf(name))).data?.startScenario)
    expect(outcomes).toEqual([{ __typename: 'Session' }, { __typename: 'Session' }, { __typename: 'RateLimited', retryAfterMs: 3_600_000 }])
    await api.close()
  })
})
