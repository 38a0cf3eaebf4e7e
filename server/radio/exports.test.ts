import { describe, expect, it } from 'vitest'
import { id, type PlayerId } from '../core/ids.ts'
import type { SignIn, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { createExports } from './exports.ts'
import { mission, playerId } from './testing/house.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

const signIn: SignIn = {
  ...{ id: 'i1', playerId, hash: 'a hash', previous: { hash: 'another hash', until: 2 } },
  ...{ createdAt: 1, expiresAt: 3 },
}

/** Exports of a store that says what it is asked for, with a session of each id. */
function create(sessions: readonly string[] = ['s1', 's2']) {
  const clock = createSimulatedClock(1_795_000_000_000)
  const asked: string[] = []
  const log = [{ n: 1, event: { at: 5, type: 'typed', text: 'a "word"', language: null, sentMs: 0, totalMs: null } }]
  const store = {
    player: async (who: PlayerId) => ({ id: who, name: 'Ann', createdAt: 1 }),
    signIns: async () => [signIn],
    personas: async () => [],
    missions: async (_: PlayerId, { after }: { readonly after: string | null }) =>
      after === null ? { missions: [mission, mission], more: true } : { missions: [mission], more: false },
    sessionIds: async () => sessions,
    shareOf: async (sessionId: string) => (sessionId === 's2' ? 'a token' : null),
    log: async (sessionId: string) => {
      asked.push(sessionId)
      return log
    },
  } as unknown as Store
  const gone = new Set<PlayerId>()
  let links = 0
  const exports = createExports({
    ...{ store, clock },
    station: {
      read: async (_, sessionId) =>
        sessionId === id('gone') ? null : ({ id: sessionId, summary: 'said' } as unknown as Session),
    },
    gone: (who) => gone.has(who),
    newLink: () => `link${(links += 1)}`,
  })
  return { clock, exports, asked, log, gone }
}

async function textOf(pieces: AsyncIterable<string> | null): Promise<string> {
  let text = ''
  for await (const piece of pieces ?? []) text += piece
  return text
}

describe('E17 an export', () => {
  it('is one JSON document with everything, and without what one signs in with', async () => {
    const { exports, log } = create(['s1', 'gone', 's2'])
    const text = await textOf(exports.take(exports.offer(playerId).link))
    expect(JSON.parse(text)).toEqual({
      exportedAt: '2026-11-18T11:06:40.000Z',
      player: { id: playerId, name: 'Ann', createdAt: 1 },
      signIns: [{ createdAt: 1, expiresAt: 3 }],
      characters: [],
      missions: [mission, mission, mission],
      sessions: [
        { session: { id: 's1', summary: 'said' }, share: null, log },
        { session: { id: 's2', summary: 'said' }, share: 'a token', log },
      ],
    })
    expect(text).not.toContain('hash')
  })

  it('of a player with nothing is one too', async () => {
    const { exports } = create([])
    expect(JSON.parse(await textOf(exports.take(exports.offer(playerId).link)))).toMatchObject({ sessions: [] })
  })

  it('reads a session when it is wanted, and not before', async () => {
    const { exports, asked } = create(Array.from({ length: 100 }, (_, n) => `s${n}`))
    const pieces = exports.take(exports.offer(playerId).link)?.[Symbol.asyncIterator]()
    while (asked.length < 3) await pieces?.next()
    expect(asked).toEqual(['s0', 's1', 's2'])
    await pieces?.return?.()
    expect(asked).toHaveLength(3)
  })

  it('is nothing once the player is gone', async () => {
    const { exports, gone } = create()
    const { link } = exports.offer(playerId)
    gone.add(playerId)
    expect(exports.take(link)).toBeNull()
  })

  it('is good once, for five minutes, and by its own link alone', async () => {
    const { clock, exports } = create()
    const [one, two, three] = [exports.offer(playerId), exports.offer(playerId), exports.offer(playerId)]
    expect(one.expiresAt - clock.now()).toBe(300_000)
    for (const wrong of ['', 'link', 'link9', '__proto__']) expect(exports.take(wrong)).toBeNull()
    expect(exports.take(one.link)).not.toBeNull()
    expect(exports.take(one.link)).toBeNull()
    await clock.pass(299_999)
    expect(exports.take(two.link)).not.toBeNull()
    await clock.pass(1)
    expect(exports.take(three.link)).toBeNull()
    exports.close()
  })
})
