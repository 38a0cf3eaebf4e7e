import { describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type PlayerId } from '../core/ids.ts'
import { createRetention } from './retention.ts'
import { createSimulatedClock, settled } from './testing/simulatedClock.ts'

const aDay = 86_400_000

/** A retention of ten days, what it asked the store for, and what it wrote down. */
function create(answer: () => Promise<number> = async () => 0, found = 0) {
  const clock = createSimulatedClock()
  const asked: { readonly keptMs: number; readonly now: number }[] = []
  const idle: object[] = []
  const logged: string[] = []
  const log = {
    info: (facts: object, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`),
    warn: (_: object, message: string) => void logged.push(message),
    error: () => undefined,
  }
  const store = {
    deleteOlder(before: number, now: number) {
      asked.push({ keptMs: now - before, now: now - start })
      return answer()
    },
    async deleteIdle(before: number, returns: (playerId: PlayerId) => boolean) {
      idle.push({ keptMs: clock.now() - before, returns: ['idp-1', 'p1'].map((player) => returns(id(player))) })
      return found
    },
  }
  const start = clock.now()
  const retention = createRetention({
    ...{ store, clock, log, keptMs: 10 * aDay },
    returns: (player) => player.startsWith('idp-'),
  })
  return { clock, asked, idle, logged, retention }
}

describe('E17 what is kept for long enough', () => {
  it('is deleted at the start, and then daily', async () => {
    const { clock, asked, logged } = create()
    await settled()
    await clock.pass(2 * aDay)
    expect(asked).toEqual([0, aDay, 2 * aDay].map((now) => ({ keptMs: 10 * aDay, now })))
    expect(logged).toEqual([])
  })

  it('is said to be, in numbers alone', async () => {
    const { logged } = create(async () => 7, 2)
    await settled()
    expect(logged).toEqual([expect.stringMatching(/^\{"sessions":7,"guests":2\} /)])
  })

  it('has guests with it who have nothing left, and nobody whom an identity provider knows', async () => {
    const { idle } = create()
    await settled()
    expect(idle).toEqual([{ keptMs: 10 * aDay, returns: [true, false] }])
  })

  it('is deleted some minutes later where the store was away', async () => {
    let away = true
    const failure = new ProviderFailure({ service: 'STORE', message: 'away', retryable: true })
    const { clock, asked, logged } = create(() => (away ? Promise.reject(failure) : Promise.resolve(0)))
    await settled()
    expect(logged).toHaveLength(1)
    await clock.pass(600_000)
    expect(asked).toHaveLength(2)
    away = false
    await clock.pass(600_000)
    await clock.pass(aDay)
    expect(asked.map(({ now }) => now)).toEqual([0, 600_000, 1_200_000, 1_200_000 + aDay])
    expect(logged).toHaveLength(2)
  })

  it('a round that is under way is over when it is closed, and no other follows', async () => {
    const round = Promise.withResolvers<number>()
    const { clock, asked, retention } = create(() => round.promise)
    let closed = false
    const closing = retention.close().then(() => (closed = true))
    await settled()
    expect(closed).toBe(false)
    round.resolve(0)
    await closing
    await clock.pass(3 * aDay)
    expect(asked).toHaveLength(1)
    await retention.close()
  })
})
