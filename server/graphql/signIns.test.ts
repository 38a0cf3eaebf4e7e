import { describe, expect, it } from 'vitest'
import type { Player, SignIn } from '../core/ports.ts'
import { createSignIns, graceMs, type Tokens } from './signIns.ts'
import { createHandClock } from './testing/clock.ts'
import { createPuppetIdentity } from './testing/puppetIdentity.ts'
import { birth, playerOf } from './testing/things.ts'

const life = { tokenMs: 900_000, signInMs: 30 * 24 * 3_600_000 }

function createRig() {
  const clock = createHandClock(birth)
  const { identity } = createPuppetIdentity(clock)
  const stored = new Map<string, SignIn>()
  const ada = playerOf('ada')
  const players = new Map<string, Player>([[ada.id, ada]])
  const ended: string[] = []
  const warned: object[] = []
  /** Runs right before the next write, as another request might. */
  let meanwhile: (() => Promise<unknown>) | undefined
  let ids = 0
  const signIns = createSignIns({
    identity,
    store: {
      player: async (id) => players.get(id) ?? null,
      putSignIn: async (signIn, replacing) => {
        const act = meanwhile
        meanwhile = undefined
        await act?.()
        if ((stored.get(signIn.id)?.hash ?? null) !== replacing) return false
        stored.set(signIn.id, signIn)
        return true
      },
      signIn: async (id) => stored.get(id) ?? null,
      deleteSignIn: async (id) => void stored.delete(id),
    },
    life,
    clock,
    newId: () => `f${(ids += 1)}`,
    log: { warn: (facts) => void warned.push(facts) },
    ended: (id) => void ended.push(id),
  })
  const next = async (tokens: Tokens): Promise<Tokens> => {
    const answer = await signIns.refresh(tokens.refreshToken)
    if (!answer) throw new Error('not refreshed')
    expect(answer.player).toEqual(ada)
    return answer.tokens
  }
  return { clock, signIns, stored, players, ada, ended, warned, next, atNextWrite: (act: () => Promise<unknown>) => (meanwhile = act) }
}

describe('A4 a sign-in', () => {
  it('is refreshed as often as one likes, with another secret each time, and slides', async () => {
    const { clock, signIns, ada, next } = createRig()
    let tokens = await signIns.open(ada)
    const seen = new Set([tokens.refreshToken])
    for (let day = 0; day < 90; day += 29) {
      expect(tokens.refreshExpiresAt).toBe(clock.now() + life.signInMs)
      clock.advance(29 * 24 * 3_600_000)
      tokens = await next(tokens)
      seen.add(tokens.refreshToken)
    }
    expect(seen.size).toBe(5)
  })

  it('is over when nobody has refreshed it for its time, and nothing is left of it', async () => {
    const { clock, signIns, stored, ada, ended, warned } = createRig()
    const { refreshToken } = await signIns.open(ada)
    clock.advance(life.signInMs)
    expect(await signIns.refresh(refreshToken)).toBeNull()
    expect(stored.size).toBe(0)
    expect([ended, warned]).toEqual([[], []])
  })

  it('stores no secret: only what cannot be turned back', async () => {
    const { signIns, stored, ada, next } = createRig()
    const first = await signIns.open(ada)
    const second = await next(first)
    const text = JSON.stringify([...stored.values()])
    for (const { refreshToken, token } of [first, second]) {
      expect(refreshToken).toMatch(/^f1\.[0-9a-f]{64}$/)
      expect(text).not.toContain(refreshToken.split('.')[1])
      expect(text).not.toContain(token)
    }
  })

  it('an answer that was lost is given again within 30 s: the same one', async () => {
    const { clock, signIns, ada, next, stored } = createRig()
    const first = await signIns.open(ada)
    const second = await next(first)
    clock.advance(graceMs - 1)
    const again = await next(first)
    expect(again.refreshToken).toBe(second.refreshToken)
    expect(stored.size).toBe(1)
    expect((await next(second)).refreshToken).not.toBe(second.refreshToken)
  })

  it('two requests at once with one token get the same answer, whoever is first', async () => {
    const { signIns, ada, next, atNextWrite } = createRig()
    const first = await signIns.open(ada)
    let other: Tokens | undefined
    atNextWrite(async () => (other = await next(first)))
    const mine = await next(first)
    expect(other?.refreshToken).toBe(mine.refreshToken)
    expect(await next(mine)).toBeDefined()
  })

  it('a token that was used before, after 30 s, ends it for whoever has a token of it, and is logged without it', async () => {
    const { clock, signIns, ada, next, stored, ended, warned } = createRig()
    const first = await signIns.open(ada)
    const second = await next(first)
    clock.advance(graceMs)
    expect(await signIns.refresh(first.refreshToken)).toBeNull()
    expect(await signIns.refresh(second.refreshToken)).toBeNull()
    expect([stored.size, ended]).toEqual([0, ['f1']])
    expect(warned).toEqual([{ playerId: ada.id }])
  })

  it('the one before the last is a theft at once: its answer has been used', async () => {
    const { signIns, ada, next, ended } = createRig()
    const first = await signIns.open(ada)
    await next(await next(first))
    expect(await signIns.refresh(first.refreshToken)).toBeNull()
    expect(ended).toEqual(['f1'])
  })

  it.each(['', 'x', '.', 'f1', 'f1.', `f9.${'0'.repeat(64)}`, `f1.${'G'.repeat(64)}`, `__proto__.${'0'.repeat(64)}`, `${'f'.repeat(65)}.${'0'.repeat(64)}`])(
    '%j is no token, and ends nothing',
    async (refreshToken) => {
      const { signIns, ada, next, ended } = createRig()
      const tokens = await signIns.open(ada)
      expect(await signIns.refresh(refreshToken)).toBeNull()
      expect(await signIns.end({ refreshToken: refreshToken })).toBe(false)
      expect(ended).toEqual([])
      await next(tokens)
    },
  )

  it('of a player who was deleted is none', async () => {
    const { signIns, ada, players } = createRig()
    const { refreshToken } = await signIns.open(ada)
    players.delete(ada.id)
    expect(await signIns.refresh(refreshToken)).toBeNull()
  })

  it('that was signed out is none, by its token or by its id; another device stays', async () => {
    const { signIns, ada, ended, next } = createRig()
    const [phone, desk, tablet] = [await signIns.open(ada), await signIns.open(ada), await signIns.open(ada)]
    expect(await signIns.end({ refreshToken: phone.refreshToken })).toBe(true)
    expect(await signIns.end({ refreshToken: phone.refreshToken })).toBe(false)
    expect(await signIns.end({ id: 'f2' })).toBe(true)
    expect(ended).toEqual(['f1', 'f2'])
    for (const { refreshToken } of [phone, desk]) expect(await signIns.refresh(refreshToken)).toBeNull()
    await next(tablet)
  })

  it('lives for its own player, and is good until its newest token expires', async () => {
    const { clock, signIns, ada, next } = createRig()
    const tokens = await signIns.open(ada)
    expect(await signIns.lives('f1', ada.id)).toBe(true)
    expect(await signIns.lives('f1', 'eve')).toBe(false)
    expect(await signIns.lives('f2', ada.id)).toBe(false)
    expect(await signIns.goodUntil('f1')).toBe(birth + life.tokenMs)
    clock.advance(600_000)
    await next(tokens)
    expect(await signIns.goodUntil('f1')).toBe(birth + 600_000 + life.tokenMs)
    await signIns.end({ id: 'f1' })
    expect(await signIns.goodUntil('f1')).toBe(0)
  })
})
