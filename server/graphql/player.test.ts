import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits, startApi, type TestApi } from './testing/api.ts'

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
