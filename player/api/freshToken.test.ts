import { afterEach, expect, test } from 'vitest'
import { createFreshToken, type FreshToken } from './freshToken.ts'
import type { SignedIn } from './operations.ts'

let tokens: FreshToken | undefined
afterEach(() => tokens?.close())

function signedIn(n: number, expiresInMs = 900_000): SignedIn {
  const player = { id: 'p1', name: 'Ada' }
  return { __typename: 'SignedIn', token: `t${n}`, refreshToken: `r${n}`, expiresInMs, player }
}

/** Answers with the next tokens, each good for so long. */
function createRig(expiresInMs?: number) {
  const asked: string[] = []
  const heard: string[] = []
  const server = { answer: null as (() => Promise<SignedIn | null>) | null }
  tokens = createFreshToken({
    refresh: async (refreshToken) => {
      asked.push(refreshToken)
      return server.answer ? server.answer() : signedIn(asked.length + 1, expiresInMs)
    },
    onRefreshed: ({ token }) => heard.push(token),
  })
  return { asked, heard, server, tokens }
}

test('A4 a token is refreshed before it expires, again and again, without being asked for', async () => {
  const { tokens: fresh, asked, heard } = createRig(20)
  fresh.become(signedIn(1, 20))
  await expect.poll(() => asked.length, { interval: 5 }).toBeGreaterThan(3)
  expect(asked.slice(0, 4)).toEqual(['r1', 'r2', 'r3', 'r4'])
  expect(heard.slice(0, 3)).toEqual(['t2', 't3', 't4'])
})

test('A4 one that has expired, or is not taken, is refreshed once for all who ask', async () => {
  const { tokens: fresh, asked } = createRig()
  fresh.become(signedIn(1, 0))
  expect(await Promise.all([fresh.current(), fresh.current()])).toEqual(['t2', 't2'])
  expect(await Promise.all([fresh.after('t2'), fresh.after('t2')])).toEqual(['t3', 't3'])
  expect(await fresh.after('t2'), 'somebody was faster').toBe('t3')
  expect(asked).toEqual(['r1', 'r2'])
})

test('A4 a server that is away costs nothing: the same refresh token is tried again', async () => {
  const rig = createRig()
  rig.tokens.become(signedIn(1, 0))
  rig.server.answer = () => Promise.reject(new Error('away'))
  expect(await rig.tokens.current()).toBe('t1')
  expect(await rig.tokens.after('t1')).toBeUndefined()
  rig.server.answer = null
  expect(await rig.tokens.current()).toBe('t4')
  expect(rig.asked).toEqual(['r1', 'r1', 'r1'])
})

test('A4 a sign-in that is over is asked for once', async () => {
  const rig = createRig()
  rig.tokens.become(signedIn(1, 0))
  rig.server.answer = async () => null
  for (let n = 0; n < 3; n += 1) expect(await rig.tokens.current()).toBe('t1')
  expect(rig.asked).toEqual(['r1'])
})

test('M1 a token of an identity provider is used as it is', async () => {
  const rig = createRig()
  expect(await rig.tokens.current()).toBeUndefined()
  rig.tokens.use('x')
  expect(await rig.tokens.current()).toBe('x')
  expect(await rig.tokens.after('x')).toBeUndefined()
  expect(rig.asked).toEqual([])
})
