import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type MissionId, type PlayerId, type SessionId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import { describeMissions } from './storeMissions.contract.ts'
import { describePersonas } from './storePersonas.contract.ts'
import { describePrivacy } from './storePrivacy.contract.ts'
import {
  hardText,
  hostileIds,
  sampleEntries,
  sampleMission,
  samplePersona,
  sampleSession,
  faultOfStore,
} from './storeSamples.ts'
import { describeSessions } from './storeSessions.contract.ts'

export interface StoreUnderTest {
  readonly store: Store
  /** Another store on the same data: a second server, or the same one after a restart. */
  reopen(): Promise<Store>
  /** Closes all of them and throws their data away. */
  dispose(): Promise<void>
}

const p1 = id<PlayerId>('p1')
const p2 = id<PlayerId>('p2')
const m1 = id<MissionId>('m1')
const s1 = id<SessionId>('s1')

/** What every store has to do, whatever it is made of. `open` gives an empty one. */
export function describeStore(what: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${what}, as a store`, () => {
    let under: StoreUnderTest
    let store: Store

    beforeEach(async () => {
      under = await open()
      store = under.store
    })
    afterEach(() => under.dispose())

    describeMissions(() => under)
    describePersonas(() => under)
    describeSessions(() => under)
    describePrivacy(() => under)

    describe('players', () => {
      it('M1 keeps a player, and the newest account of them', async () => {
        await store.putPlayer({ id: p1, name: 'Ann', createdAt: 1 })
        await store.putPlayer({ id: p2, name: 'Bob', createdAt: 2 })
        await store.putPlayer({ id: p1, name: hardText, createdAt: 1 })
        expect(await store.player(p1)).toEqual({ id: p1, name: hardText, createdAt: 1 })
        expect(await store.player(p2)).toEqual({ id: p2, name: 'Bob', createdAt: 2 })
        expect(await store.player(id('p'))).toBeNull()
      })

      it('takes any string for an id', async () => {
        for (const name of hostileIds) await store.putPlayer({ id: id(name), name, createdAt: 1 })
        for (const name of hostileIds)
          expect(await store.player(id(name))).toEqual({ id: name, name, createdAt: 1 })
      })
    })

    describe('its life', () => {
      it('E4 has everything after a restart', async () => {
        const mission = await store.addMission(sampleMission('m1', 'p1'), 'key')
        await store.putPlayer({ id: p1, name: 'Ann', createdAt: 1 })
        await store.putPersona(samplePersona('c1', 'p1'))
        await store.addSession(sampleSession('s1', 'm1'))
        await store.putSession({ session: sampleSession('s1', 'm1', { seq: 7 }), n: 7 })
        await store.append(s1, sampleEntries(1, 8))
        await store.close()

        const again = await under.reopen()
        expect(await again.player(p1)).toEqual({ id: p1, name: 'Ann', createdAt: 1 })
        expect(await again.missionByKey(p1, 'key')).toEqual(mission)
        expect(await again.addMission(sampleMission('m2', 'p1'), 'key')).toEqual(mission)
        expect(await again.unprepared()).toEqual([mission])
        expect(await again.personas(p1)).toEqual([samplePersona('c1', 'p1')])
        expect(await again.openSession(m1)).toEqual({ session: sampleSession('s1', 'm1', { seq: 7 }), n: 7 })
        expect(await again.log(s1, 7)).toEqual(sampleEntries(1, 8).slice(7))
      })

      it('shows a second server at once what the first has written', async () => {
        const other = await under.reopen()
        await store.append(s1, sampleEntries(1, 1))
        expect(await other.log(s1, 0)).toEqual(sampleEntries(1, 1))
        await other.append(s1, sampleEntries(2, 2))
        expect(await store.log(s1, 1)).toEqual(sampleEntries(2, 2))
      })

      it('finishes what was asked for before it closes, and refuses what comes after', async () => {
        const asked = Promise.all([1, 2, 3].map((n) => store.append(s1, sampleEntries(n, n))))
        await Promise.all([store.close(), store.close(), asked])
        await store.close()
        await expect(store.log(s1, 0)).rejects.toMatchObject(faultOfStore(false))
        await expect(store.append(s1, sampleEntries(4, 4))).rejects.toMatchObject(faultOfStore(false))
        expect(await (await under.reopen()).log(s1, 0)).toEqual([1, 2, 3].flatMap((n) => sampleEntries(n, n)))
      })
    })
  })
}
