import { beforeEach, describe, expect, it } from 'vitest'
import { id, type PlayerId, type SessionId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import type { StoreUnderTest } from './store.contract.ts'
import {
  hardText,
  hostileIds,
  sampleConversationSession,
  sampleEntries,
  sampleMission,
  samplePersona,
  sampleScenarioSession,
  sampleSession,
  sampleSignIn,
} from './storeSamples.ts'

const p1 = id<PlayerId>('p1')
const p2 = id<PlayerId>('p2')
const s1 = id<SessionId>('s1')

/** The part of the contract of a store that is about sign-ins, and about what is to be forgotten (E17). */
export function describePrivacy(under: () => StoreUnderTest): void {
  let store: Store
  beforeEach(() => {
    store = under().store
  })

  describe('sign-ins', () => {
    it('A4 keeps a sign-in exactly as it was put', async () => {
      const previous = { hash: 'the one before', until: 1_795_000_000_030.25 }
      for (const signIn of [sampleSignIn('i1', 'p1'), sampleSignIn('i2', 'p1', { previous })]) {
        expect(await store.putSignIn(signIn, null)).toBe(true)
        expect(await store.signIn(signIn.id)).toEqual(signIn)
        expect(await (await under().reopen()).signIn(signIn.id)).toEqual(signIn)
      }
      expect(await store.signIn('i')).toBeNull()
    })

    it('A4 puts the next one in the place of the one that it follows, and of no other', async () => {
      const [one, two] = [sampleSignIn('i1', 'p1'), sampleSignIn('i1', 'p1', { hash: 'two', expiresAt: 9 })]
      expect(await store.putSignIn(two, 'two')).toBe(false)
      expect(await store.signIn('i1')).toBeNull()
      expect(await store.putSignIn(one, null)).toBe(true)
      for (const replacing of [null, 'two', '']) expect(await store.putSignIn(two, replacing)).toBe(false)
      expect(await store.signIn('i1')).toEqual(one)
      expect(await store.putSignIn(two, one.hash)).toBe(true)
      expect(await store.putSignIn(one, one.hash)).toBe(false)
      expect(await store.signIn('i1')).toEqual(two)
    })

    it('E17 lists those of a player, and of nobody else', async () => {
      for (const [name, player] of [['i2', 'p1'], ['i1', 'p1'], ['i3', 'p2'], ['i4', 'p11']] as const)
        await store.putSignIn(sampleSignIn(name, player), null)
      expect(await store.signIns(p1)).toEqual([sampleSignIn('i1', 'p1'), sampleSignIn('i2', 'p1')])
      expect(await store.signIns(id('p'))).toEqual([])
    })

    it('A4 of several that use one secret at once, on two servers too, exactly one has the next', async () => {
      const other = await under().reopen()
      await store.putSignIn(sampleSignIn('i1', 'p1', { hash: '0' }), null)
      for (let turn = 1; turn <= 5; turn++) {
        const next = Array.from({ length: 8 }, (_, i) => sampleSignIn('i1', 'p1', { hash: `${turn}`, createdAt: i }))
        const put = await Promise.all(
          next.map((signIn, i) => (i % 2 ? store : other).putSignIn(signIn, `${turn - 1}`)),
        )
        expect(put.filter(Boolean)).toHaveLength(1)
        expect(await store.signIn('i1')).toEqual(next[put.indexOf(true)])
      }
      const added = await Promise.all([store, other].map((one) => one.putSignIn(sampleSignIn('i2', 'p1'), null)))
      expect(added.filter(Boolean)).toHaveLength(1)
    })

    it('A4 one that was deleted cannot be renewed', async () => {
      const signIn = sampleSignIn('i1', 'p1')
      await store.putSignIn(signIn, null)
      await store.putSignIn(sampleSignIn('i2', 'p1'), null)
      await store.deleteSignIn('i1')
      await store.deleteSignIn('i1')
      expect(await store.signIn('i1')).toBeNull()
      expect(await store.putSignIn({ ...signIn, hash: 'next' }, signIn.hash)).toBe(false)
      expect(await store.signIn('i1')).toBeNull()
      expect(await store.signIn('i2')).toEqual(sampleSignIn('i2', 'p1'))
    })

    it('takes any string for an id and a hash', async () => {
      for (const name of hostileIds) expect(await store.putSignIn(sampleSignIn(name, name, { hash: name }), null)).toBe(true)
      for (const name of hostileIds) {
        expect(await store.signIn(name)).toEqual(sampleSignIn(name, name, { hash: name }))
        expect(await store.putSignIn(sampleSignIn(name, name, { hash: 'next' }), name)).toBe(true)
      }
    })
  })

  describe('a player who goes', () => {
    /** Something of everything that there is of a player. */
    async function fill(player: string): Promise<void> {
      const playerId = id<PlayerId>(player)
      await store.putPlayer({ id: playerId, name: player, createdAt: 1 })
      await store.addMission(sampleMission(`m of ${player}`, player, 1), 'key')
      await store.putMission(sampleMission(`n of ${player}`, player, 2))
      await store.putPersona(samplePersona(`c of ${player}`, player))
      await store.putSignIn(sampleSignIn(`i of ${player}`, player), null)
      await store.addSession(sampleSession(`s1 of ${player}`, `m of ${player}`, { playerId, openedAt: 3 }))
      await store.addSession(sampleScenarioSession(`s2 of ${player}`, { playerId, openedAt: 1 }))
      await store.putSession({ session: sampleConversationSession(`s3 of ${player}`, { playerId, openedAt: 2 }), n: 4 })
      for (const session of ['s1', 's3']) {
        await store.append(id(`${session} of ${player}`), sampleEntries(1, 3))
        await store.append(id(`${session} of ${player}`), sampleEntries(4, 4))
      }
      await store.shareSession(id(`s1 of ${player}`), `token of ${player}`)
    }

    /** All of it that the store gives. */
    async function found(from: Store, player: string): Promise<unknown[]> {
      const playerId = id<PlayerId>(player)
      const page = { first: 100, after: null }
      const ids = ['s1', 's2', 's3'].map((name) => `${name} of ${player}`)
      const all: unknown[] = [
        await from.player(playerId),
        await from.missionByKey(playerId, 'key'),
        ...(await from.missions(playerId, page)).missions,
        await from.mission(id(`m of ${player}`)),
        ...(await from.unprepared()).filter((mission) => mission.playerId === playerId),
        ...(await from.personas(playerId)),
        await from.persona(id(`c of ${player}`)),
        await from.signIn(`i of ${player}`),
        ...(await from.signIns(playerId)),
        ...(await from.sessionIds(playerId)),
        ...(await from.sessionsOf(id(`m of ${player}`))),
        await from.openSession(id(`m of ${player}`)),
        await from.shareOf(id(`s1 of ${player}`)),
        await from.sharedSession(`token of ${player}`),
      ]
      for (const kind of ['mission', 'scenario', 'conversation'] as const)
        all.push(...(await from.sessions(playerId, kind, page)).records)
      for (const name of ids) all.push(await from.session(id(name)), ...(await from.log(id(name), 0)))
      return all.filter((one) => one !== null)
    }

    it('E17 names every session of a player, oldest first', async () => {
      await fill('p1')
      await fill('p2')
      expect(await store.sessionIds(p1)).toEqual(['s2 of p1', 's3 of p1', 's1 of p1'])
      expect(await store.sessionIds(id('p'))).toEqual([])
    })

    it('E17 leaves nothing behind, and everything of everybody else', async () => {
      for (const player of ['p1', 'p2', 'p11', '']) await fill(player)
      const before = await found(store, 'p2')
      expect(await found(store, 'p1')).toHaveLength(before.length)
      await store.deletePlayer(p1)
      const other = await under().reopen()
      for (const one of [store, other]) expect(await found(one, 'p1')).toEqual([])
      for (const player of ['p2', 'p11', '']) expect(await found(other, player)).toHaveLength(before.length)
      expect(await found(store, 'p2')).toEqual(before)
    })

    it('E17 is deleted twice, by two servers at once, and where there never was one', async () => {
      await fill('p1')
      const other = await under().reopen()
      await Promise.all([store.deletePlayer(p1), other.deletePlayer(p1)])
      await store.deletePlayer(p1)
      await store.deletePlayer(id('nobody'))
      expect(await found(store, 'p1')).toEqual([])
    })

    it('E17 can come again, and is somebody new: no key and no log of before stands in the way', async () => {
      await fill('p1')
      await store.deletePlayer(p1)
      await fill('p1')
      expect((await store.log(id('s1 of p1'), 0)).map(({ n }) => n)).toEqual([1, 2, 3, 4])
      expect(await store.missionByKey(p1, 'key')).toEqual(sampleMission('m of p1', 'p1', 1))
    })

    it('takes any string for an id', async () => {
      for (const name of hostileIds) {
        await store.putPlayer({ id: id(name), name, createdAt: 1 })
        await store.addSession(sampleScenarioSession(name, { playerId: id(name) }))
        await store.append(id(name), sampleEntries(1, 1))
      }
      for (const name of hostileIds) {
        expect(await store.sessionIds(id(name))).toEqual([name])
        await store.deletePlayer(id(name))
        expect(await store.player(id(name))).toBeNull()
        expect(await store.log(id(name), 0)).toEqual([])
      }
    })
  })

  describe('what is shared', () => {
    beforeEach(async () => {
      for (const name of ['s1', 's2']) await store.addSession(sampleSession(name, 'm1', { playerId: p1 }))
    })

    it('W2 is found by its token, and by no other', async () => {
      expect(await store.shareOf(s1)).toBeNull()
      expect(await store.shareSession(s1, 'a token')).toBe('a token')
      const other = await under().reopen()
      for (const one of [store, other]) {
        expect(await one.shareOf(s1)).toBe('a token')
        expect(await one.sharedSession('a token')).toEqual({ id: s1, playerId: p1 })
        for (const token of ['', 'a', 's1', hardText]) expect(await one.sharedSession(token)).toBeNull()
      }
      expect(await store.shareOf(id('s2'))).toBeNull()
      expect(await store.shareOf(id('nothing'))).toBeNull()
    })

    it('W2 keeps its first token, whoever shares it again, on two servers at once too', async () => {
      const other = await under().reopen()
      const tokens = await Promise.all([...'abcdef'].map((token, i) => (i % 2 ? store : other).shareSession(s1, token)))
      expect(new Set(tokens).size).toBe(1)
      expect(await store.shareOf(s1)).toBe(tokens[0])
      expect(await store.shareSession(id('nothing'), 'x')).toBeNull()
      expect(await store.sharedSession('x')).toBeNull()
    })

    it('W2 is nobody else’s again after `unshareSession`, and can be shared anew', async () => {
      await store.shareSession(s1, 'one')
      await store.unshareSession(s1)
      await store.unshareSession(s1)
      expect(await store.shareOf(s1)).toBeNull()
      expect(await store.sharedSession('one')).toBeNull()
      expect(await store.shareSession(s1, 'two')).toBe('two')
      expect(await store.sharedSession('one')).toBeNull()
    })

    it('W2 stays so when a newer state of the session is put', async () => {
      await store.shareSession(s1, 'a token')
      await store.putSession({ session: sampleSession('s1', 'm1', { seq: 9 }), n: 9 })
      expect(await store.shareOf(s1)).toBe('a token')
      expect(await store.session(s1)).toEqual({ session: sampleSession('s1', 'm1', { seq: 9 }), n: 9 })
    })

    it('E17 goes with its session, when that is old', async () => {
      await store.addSession(sampleSession('old', 'm1', { openedAt: 1 }))
      await store.shareSession(id('old'), 'old token')
      await store.shareSession(s1, 'a token')
      expect(await store.deleteOlder(2, 0)).toBe(1)
      expect(await store.sharedSession('old token')).toBeNull()
      expect(await store.sharedSession('a token')).not.toBeNull()
    })

    it('takes any string for a token', async () => {
      for (const name of hostileIds) {
        await store.addSession(sampleScenarioSession(name, { playerId: p2 }))
        expect(await store.shareSession(id(name), name)).toBe(name)
      }
      for (const name of hostileIds) expect(await store.sharedSession(name)).toEqual({ id: name, playerId: p2 })
    })
  })

  describe('what is old', () => {
    /** A session with a log whose newest entry is of that time. */
    async function play(name: string, openedAt: number, lastAt: number | null, player = p1): Promise<void> {
      await store.addSession(sampleScenarioSession(name, { playerId: player, openedAt }))
      if (lastAt === null) return
      const events = [openedAt, lastAt].map((at, index) => ({ n: index + 1, event: { at, type: 'tick' } as const }))
      await store.append(id(name), events.slice(0, 1))
      await store.append(id(name), events.slice(1))
    }

    it('E17 is deleted with its log once nothing was written to it for so long, whoever’s it is', async () => {
      await play('s1', 1, 5)
      await play('s2', 2, 10)
      await play('s3', 3, 9.75, p2)
      await play('s4', 4, null)
      await play('s5', 10, null)
      await play('s6', 1, 50)
      expect(await store.deleteOlder(10, 0)).toBe(3)
      expect(await store.sessionIds(p1)).toEqual(['s6', 's2', 's5'])
      expect(await store.sessionIds(p2)).toEqual([])
      for (const name of ['s1', 's3', 's4']) {
        expect(await store.session(id(name))).toBeNull()
        expect(await store.log(id(name), 0)).toEqual([])
      }
      for (const name of ['s2', 's6']) expect(await store.log(id(name), 0)).toHaveLength(2)
      expect(await store.deleteOlder(10, 0)).toBe(0)
    })

    it('E17 is told by its newest entry, in whatever order the log was written', async () => {
      await store.addSession(sampleScenarioSession('s1', { openedAt: 1 }))
      await store.append(id('s1'), Array.from({ length: 120 }, (_, i) => ({ n: i + 1, event: { at: i + 1, type: 'tick' } })))
      expect(await store.deleteOlder(120, 0)).toBe(0)
      expect(await store.deleteOlder(120.5, 0)).toBe(1)
    })

    it('E17 takes the sign-ins that are over, and no other', async () => {
      for (const expiresAt of [4, 5, 5.25]) await store.putSignIn(sampleSignIn(`i${expiresAt}`, 'p1', { expiresAt }), null)
      expect(await store.deleteOlder(0, 5)).toBe(0)
      expect(await store.signIn('i4')).toBeNull()
      expect(await store.signIn('i5')).toBeNull()
      expect(await store.signIn('i5.25')).not.toBeNull()
    })

    it('E17 takes players who have nothing left and cannot come back, with what was theirs', async () => {
      const facts = [
        ['gone', 1],
        ['gone too', 9.5],
        ['new', 10],
        ['signed in', 1],
        ['played', 1],
        ['returns', 1],
      ] as const
      for (const [name, createdAt] of facts) {
        await store.putPlayer({ id: id(name), name, createdAt })
        await store.addMission(sampleMission(`m of ${name}`, name, 1), null)
        await store.putPersona(samplePersona(`c of ${name}`, name))
      }
      await store.putSignIn(sampleSignIn('i1', 'signed in'), null)
      await store.addSession(sampleScenarioSession('s1', { playerId: id('played') }))
      expect(await store.deleteIdle(10, (player) => player === 'returns')).toBe(2)
      for (const [name] of facts) {
        const kept = !name.startsWith('gone')
        expect((await store.player(id(name))) !== null).toBe(kept)
        expect((await store.mission(id(`m of ${name}`))) !== null).toBe(kept)
        expect(await store.personas(id(name))).toHaveLength(kept ? 1 : 0)
      }
      expect(await store.deleteIdle(10, (player) => player === 'returns')).toBe(0)
    })

    it('E17 leaves players, missions and characters', async () => {
      await store.putPlayer({ id: p1, name: 'Ann', createdAt: 1 })
      await store.addMission(sampleMission('m1', 'p1', 1), null)
      await store.putPersona(samplePersona('c1', 'p1', { createdAt: 1 }))
      await store.addSession(sampleSession('s1', 'm1', { openedAt: 1 }))
      expect(await store.deleteOlder(100, 100)).toBe(1)
      expect(await store.player(p1)).not.toBeNull()
      expect(await store.mission(id('m1'))).not.toBeNull()
      expect(await store.personas(p1)).toHaveLength(1)
    })
  })
}
