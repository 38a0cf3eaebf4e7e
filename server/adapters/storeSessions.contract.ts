import { beforeEach, describe, expect, it } from 'vitest'
import { id, type MissionId, type PlayerId, type SessionId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import type { Programme } from '../core/programme.ts'
import type { StoreUnderTest } from './store.contract.ts'
import {
  endedState,
  hostileIds,
  longContext,
  sampleConversationSession,
  sampleEntries,
  sampleScenarioSession,
  sampleSession,
  faultOfStore,
} from './storeSamples.ts'

const p1 = id<PlayerId>('p1')
const m1 = id<MissionId>('m1')
const s1 = id<SessionId>('s1')

/** The part of the contract of a store that is about sessions and their logs. */
export function describeSessions(under: () => StoreUnderTest): void {
  let store: Store
  beforeEach(() => {
    store = under().store
  })

  describe('sessions', () => {
    it('M13 returns a session exactly as it was added, before the first event', async () => {
      const session = sampleSession('s1', 'm1')
      await store.addSession(session)
      expect(await store.session(s1)).toEqual({ session, n: 0 })
      expect(await store.session(id('s'))).toBeNull()
      await expect(store.addSession(sampleSession('s1', 'm2'))).rejects.toMatchObject(faultOfStore(false))
    })

    it('S7 C2 returns a scenario and a conversation exactly as they were put', async () => {
      const [scenario, conversation] = [sampleScenarioSession('s1'), sampleConversationSession('s2')]
      await store.addSession(scenario)
      await store.putSession({ session: conversation, n: 3 })
      const other = await under().reopen()
      expect(await other.session(s1)).toEqual({ session: scenario, n: 0 })
      expect(await other.session(conversation.id)).toEqual({ session: conversation, n: 3 })
    })

    it('takes any string for an id', async () => {
      const sessions = hostileIds.map((name) => sampleSession(name, name))
      for (const session of sessions) await store.addSession(session)
      for (const session of sessions) {
        expect(await store.session(session.id)).toEqual({ session, n: 0 })
        expect(await store.sessionsOf(id(session.id))).toEqual([{ session, n: 0 }])
      }
    })

    it('keeps one of more than a megabyte', async () => {
      const session = sampleSession('s1', 'm1', { context: longContext(1_200_000) })
      await store.putSession({ session, n: 1 })
      expect(await (await under().reopen()).session(s1)).toEqual({ session, n: 1 })
    })

    it('E4 a state never gives way to an older one', async () => {
      const at = (n: number, seq = n) => ({ session: sampleSession('s1', 'm1', { seq }), n })
      await store.addSession(at(0).session)
      for (const n of [5, 3, 4, 0]) await store.putSession(at(n))
      expect(await store.session(s1)).toEqual(at(5))
      await store.putSession(at(5, 50))
      expect(await store.session(s1)).toEqual(at(5, 50))
    })

    it('E4 the newest of states that race stands, added before or not, on two servers too', async () => {
      const other = await under().reopen()
      await store.addSession(sampleSession('s1', 'm1'))
      for (const name of ['s1', 's2']) {
        const puts = [4, 9, 1, 12, 3, 11, 7, 2, 10, 6, 8, 5].map((n) =>
          (n % 2 ? store : other).putSession({ session: sampleSession(name, 'm1', { seq: n }), n }),
        )
        await Promise.all(puts)
        expect(await store.session(id(name))).toEqual({
          session: sampleSession(name, 'm1', { seq: 12 }),
          n: 12,
        })
      }
    })

    it('lists those of a mission, newest first, and finds the newest that is not over', async () => {
      const facts = [
        ['s1', 'm1', 3],
        ['s2', 'm1', 1],
        ['s3', 'm1', 2],
        ['s4', 'm2', 9],
      ] as const
      for (const [name, mission, openedAt] of facts)
        await store.addSession(sampleSession(name, mission, { openedAt }))
      const open = async () => (await store.openSession(m1))?.session.id
      const end = async (name: string, openedAt: number) =>
        store.putSession({ session: sampleSession(name, 'm1', { openedAt, state: endedState }), n: 9 })

      expect((await store.sessionsOf(m1)).map(({ session }) => session.id)).toEqual(['s1', 's3', 's2'])
      expect(await open()).toBe('s1')
      await end('s1', 3)
      expect(await open()).toBe('s3')
      await end('s3', 2)
      await end('s2', 1)
      expect(await store.openSession(m1)).toBeNull()
      expect((await store.sessionsOf(m1)).map(({ n }) => n)).toEqual([9, 9, 9])
      expect(await store.sessionsOf(id('m'))).toEqual([])
    })
  })

  describe('pages of sessions', () => {
    async function walk(playerId: PlayerId, kind: Programme['kind'], first: number): Promise<string[]> {
      const ids: string[] = []
      for (let after: string | null = null; ; ) {
        const { records, more } = await store.sessions(playerId, kind, { first, after })
        ids.push(...records.map(({ session }) => session.id))
        if (!more) return ids
        expect(records).toHaveLength(first)
        after = records.at(-1)?.session.id ?? null
      }
    }

    it('C2 are newest first, of the size asked for, and say whether there are more', async () => {
      for (let openedAt = 0; openedAt < 5; openedAt++)
        await store.addSession(sampleConversationSession(`s${openedAt}`, { openedAt }))
      const page = async (first: number, after: string | null) => {
        const { records, more } = await store.sessions(p1, 'conversation', { first, after })
        return [...records.map(({ session }) => session.id), more]
      }
      expect(await page(2, null)).toEqual(['s4', 's3', true])
      expect(await page(2, 's3')).toEqual(['s2', 's1', true])
      expect(await page(1, 's1')).toEqual(['s0', false])
      expect(await page(2, 's0')).toEqual([false])
      expect(await page(0, null)).toEqual([true])
    })

    it('C2 give each session as it was last put, over or not', async () => {
      const session = sampleConversationSession('s1', { seq: 7 })
      await store.addSession(sampleConversationSession('s1'))
      await store.putSession({ session, n: 7 })
      const page = { first: 10, after: null }
      expect(await store.sessions(p1, 'conversation', page)).toEqual({ records: [{ session, n: 7 }], more: false })
      const ended = { session: { ...session, state: endedState }, n: 8 }
      await store.putSession(ended)
      expect(await store.sessions(p1, 'conversation', page)).toEqual({ records: [ended], more: false })
    })

    it('hold each session once, those of one millisecond too', async () => {
      for (const name of hostileIds) await store.addSession(sampleScenarioSession(name, { openedAt: 7.5 }))
      for (const first of [1, 3, 100])
        expect((await walk(p1, 'scenario', first)).toSorted()).toEqual(hostileIds.toSorted())
    })

    it('C2 never mix the kinds of programmes', async () => {
      await store.addSession(sampleSession('mission', 'm1', { openedAt: 1 }))
      await store.addSession(sampleScenarioSession('scenario', { openedAt: 1 }))
      await store.addSession(sampleConversationSession('conversation', { openedAt: 1 }))
      for (const kind of ['mission', 'scenario', 'conversation'] as const) {
        expect(await walk(p1, kind, 1)).toEqual([kind])
        for (const after of ['mission', 'scenario', 'conversation'])
          expect(await store.sessions(p1, kind, { first: 9, after })).toEqual({ records: [], more: false })
      }
      expect((await store.sessionsOf(m1)).map(({ session }) => session.id)).toEqual(['mission'])
      for (const none of ['', 'null', 'undefined']) expect(await store.sessionsOf(id(none))).toEqual([])
    })

    it('M1 never show what is another player’s', async () => {
      for (const player of ['p1', 'p2', 'p11', ''])
        await store.addSession(sampleScenarioSession(`of ${player}`, { playerId: id(player) }))
      expect(await walk(p1, 'scenario', 10)).toEqual(['of p1'])
      expect(await walk(id('p3'), 'scenario', 10)).toEqual([])
      for (const after of ['of p2', 'nobody’s', ''])
        expect(await store.sessions(p1, 'scenario', { first: 10, after })).toEqual({ records: [], more: false })
    })
  })

  describe('the log', () => {
    it('E4 returns the entries of a session in order, exactly as they were appended', async () => {
      await store.append(s1, sampleEntries(1, 1))
      await store.append(s1, sampleEntries(2, 9))
      await store.append(s1, [])
      await store.append(s1, sampleEntries(10, 12))
      const whole = [...sampleEntries(1, 1), ...sampleEntries(2, 9), ...sampleEntries(10, 12)]
      for (const after of [0, 1, 5, 11, 12, 13]) {
        expect(await store.log(s1, after)).toEqual(whole.filter(({ n }) => n > after))
      }
    })

    it('E4 an entry of a number that is there is refused, and so are those that came with it', async () => {
      await store.append(s1, sampleEntries(1, 4))
      for (const [first, last] of [
        [4, 4],
        [4, 6],
        [1, 1],
        [2, 3],
        [1, 9],
      ] as const) {
        await expect(store.append(s1, sampleEntries(first, last, 'new'))).rejects.toMatchObject(
          faultOfStore(false),
        )
      }
      expect(await store.log(s1, 0)).toEqual(sampleEntries(1, 4))
      await store.append(s1, sampleEntries(5, 6, 'next'))
      expect(await store.log(s1, 4)).toEqual(sampleEntries(5, 6, 'next'))
    })

    it('E4 of two servers that have the same session only one goes on', async () => {
      const other = await under().reopen()
      for (let n = 1; n <= 30; n += 3) {
        const raced = await Promise.allSettled([
          store.append(s1, sampleEntries(n, n + 2, 'one')),
          other.append(s1, sampleEntries(n, n + 2, 'other')),
        ])
        expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
        const text = raced[0].status === 'fulfilled' ? 'one' : 'other'
        expect(await store.log(s1, n - 1)).toEqual(sampleEntries(n, n + 2, text))
      }
    })

    it('keeps the logs of sessions apart', async () => {
      await Promise.all(hostileIds.map((name) => store.append(id(name), sampleEntries(1, 2, name))))
      for (const name of hostileIds) expect(await store.log(id(name), 0)).toEqual(sampleEntries(1, 2, name))
      expect(await store.log(id('nobody’s'), 0)).toEqual([])
    })

    it('keeps thousands of entries, and a large one', async () => {
      const appends = Array.from({ length: 300 }, (_, i) => sampleEntries(i * 10 + 1, i * 10 + 10, `${i}`))
      for (const entries of appends) await store.append(s1, entries)
      await store.append(s1, sampleEntries(3001, 3001, 'x'.repeat(1_000_000)))
      expect(await store.log(s1, 0)).toEqual([
        ...appends.flat(),
        ...sampleEntries(3001, 3001, 'x'.repeat(1_000_000)),
      ])
    })
  })
}
