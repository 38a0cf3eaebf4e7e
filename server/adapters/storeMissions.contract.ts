import { beforeEach, describe, expect, it } from 'vitest'
import { id, type MissionId, type PlayerId } from '../core/ids.ts'
import { retried, withDirection, withFailure } from '../core/mission.ts'
import type { Store } from '../core/ports.ts'
import type { StoreUnderTest } from './store.contract.ts'
import { hardText, hostileIds, sampleMission, faultOfStore } from './storeSamples.ts'

const p1 = id<PlayerId>('p1')
const p2 = id<PlayerId>('p2')
const m1 = id<MissionId>('m1')

/** The part of the contract of a store that is about missions and pages of them. */
export function describeMissions(under: () => StoreUnderTest): void {
  let store: Store
  beforeEach(() => {
    store = under().store
  })

  async function walk(playerId: PlayerId, first: number, between?: (page: number) => Promise<unknown>) {
    const ids: string[] = []
    for (let after: string | null = null, page = 1; ; page++) {
      const { missions, more } = await store.missions(playerId, { first, after })
      ids.push(...missions.map((mission) => mission.id))
      if (!more) return ids
      expect(missions).toHaveLength(first)
      after = missions.at(-1)?.id ?? null
      await between?.(page)
    }
  }

  describe('missions', () => {
    it('M2 returns a mission exactly as it was added', async () => {
      const mission = sampleMission('m1', 'p1')
      expect(await store.addMission(mission, null)).toEqual(mission)
      expect(await store.mission(m1)).toEqual(mission)
      expect(await store.mission(id('m'))).toBeNull()
    })

    it('M2 an idempotency key makes a repeated call the same mission', async () => {
      const mission = sampleMission('m1', 'p1')
      expect(await store.addMission(mission, 'key')).toEqual(mission)
      expect(await store.addMission(sampleMission('m2', 'p1', 7), 'key')).toEqual(mission)
      expect(await store.addMission(mission, 'key')).toEqual(mission)
      expect(await store.mission(id('m2'))).toBeNull()
      expect(await store.missionByKey(p1, 'key')).toEqual(mission)
      expect(await walk(p1, 10)).toEqual(['m1'])
    })

    it('M2 the first of two calls that race with one key wins, on two servers too', async () => {
      const other = await under().reopen()
      const added = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? store : other).addMission(sampleMission(`m${i}`, 'p1', i), 'key'),
        ),
      )
      expect(new Set(added.map((mission) => mission?.id)).size).toBe(1)
      expect(await walk(p1, 100)).toEqual([added[0]?.id])
    })

    it('M1 a key is its player’s own, and without a key nothing is the same', async () => {
      for (const key of ['key', null]) {
        for (const player of ['p1', 'p2'])
          await store.addMission(sampleMission(`${player} ${key}`, player), key)
      }
      await store.addMission(sampleMission('m3', 'p1'), null)
      expect((await store.missionByKey(p1, 'key'))?.id).toBe('p1 key')
      expect((await store.missionByKey(p2, 'key'))?.id).toBe('p2 key')
      expect(await store.missionByKey(p2, 'other')).toBeNull()
      expect(await walk(p1, 10)).toHaveLength(3)
    })

    it('M2 no two players and keys are taken for one another, whatever they are made of', async () => {
      const pairs = hostileIds.flatMap((player) => hostileIds.map((key) => ({ player, key })))
      await Promise.all(
        pairs.map(({ player, key }, i) => store.addMission(sampleMission(`m${i}`, player), key)),
      )
      const found = await Promise.all(pairs.map(({ player, key }) => store.missionByKey(id(player), key)))
      expect(found.map((mission) => mission?.id)).toEqual(pairs.map((_, i) => `m${i}`))
    })

    it('refuses a second mission of the same id', async () => {
      const mission = sampleMission('m1', 'p1')
      await store.addMission(mission, null)
      await expect(store.addMission(sampleMission('m1', 'p2'), null)).rejects.toMatchObject(
        faultOfStore(false),
      )
      await expect(store.addMission(sampleMission('m1', 'p2'), 'key')).rejects.toMatchObject(
        faultOfStore(false),
      )
      expect(await store.mission(m1)).toEqual(mission)
    })

    it('M3 puts each stage in the place of the one before, and keeps the key', async () => {
      const added = await store.addMission(sampleMission('m1', 'p1', 1), 'key')
      const failed = withFailure(added, { service: 'WRITER', message: 'No.', retryable: true }, 2)
      const again = retried(failed, 3)
      const ready = withDirection(again, hardText, 4)
      for (const mission of [failed, again, ready]) {
        await store.putMission(mission)
        expect(await store.mission(m1)).toEqual(mission)
        expect(await store.missionByKey(p1, 'key')).toEqual(mission)
      }
      expect((await store.missions(p1, { first: 1, after: null })).missions).toEqual([ready])
    })

    it('M3 puts a mission that was never added', async () => {
      await store.putMission(sampleMission('m1', 'p1'))
      expect(await walk(p1, 1)).toEqual(['m1'])
    })

    it('M3 knows those that are not prepared, oldest first', async () => {
      const at = (createdAt: number) => sampleMission(`m${createdAt}`, 'p1', createdAt)
      const [ready, old, young, failed] = [at(1), at(2), at(3), at(4)] as const
      for (const mission of [young, ready, old, failed]) await store.addMission(mission, null)
      await store.putMission(withDirection(ready, 'On.', 5))
      await store.putMission(withFailure(failed, { service: 'WRITER', message: 'No.', retryable: true }, 5))
      expect(await store.unprepared()).toEqual([old, young])
    })
  })

  describe('pages of missions', () => {
    const byTime = (count: number) => Array.from({ length: count }, (_, i) => sampleMission(`m${i}`, 'p1', i))

    it('are newest first, of the size asked for, and say whether there are more', async () => {
      for (const mission of byTime(5)) await store.addMission(mission, null)
      const ids = async (first: number, after: string | null) => {
        const { missions, more } = await store.missions(p1, { first, after })
        return [...missions.map((mission) => mission.id), more]
      }
      expect(await ids(2, null)).toEqual(['m4', 'm3', true])
      expect(await ids(2, 'm3')).toEqual(['m2', 'm1', true])
      expect(await ids(1, 'm1')).toEqual(['m0', false])
      expect(await ids(2, 'm1')).toEqual(['m0', false])
      expect(await ids(2, 'm0')).toEqual([false])
      expect(await ids(5, null)).toHaveLength(6)
      expect(await ids(0, null)).toEqual([true])
    })

    it('hold each mission once, those of one millisecond too', async () => {
      await Promise.all(hostileIds.map((name) => store.addMission(sampleMission(name, 'p1', 7.5), null)))
      for (const first of [1, 3, 100])
        expect((await walk(p1, first)).toSorted()).toEqual(hostileIds.toSorted())
    })

    it('stay as they are while missions are added and put', async () => {
      const missions = byTime(20)
      for (const mission of missions) await store.addMission(mission, null)
      const ids = await walk(p1, 3, async (page) => {
        await store.addMission(sampleMission(`new${page}`, 'p1', 100 + page), null)
        await store.putMission(
          withDirection(sampleMission(`m${page * 3}`, 'p1', page * 3), 'On.', 100 + page),
        )
      })
      expect(ids).toEqual(missions.map((mission) => mission.id).toReversed())
    })

    it('M1 never show what is another player’s', async () => {
      for (const player of ['p1', 'p2', 'p11', ''])
        await store.addMission(sampleMission(`of ${player}`, player), null)
      expect(await walk(p1, 10)).toEqual(['of p1'])
      expect(await walk(id('p3'), 10)).toEqual([])
      for (const after of ['of p2', 'nobody’s', '']) {
        expect(await store.missions(p1, { first: 10, after })).toEqual({ missions: [], more: false })
      }
    })
  })
}
