import { faultOf, type Fault } from '../core/errors.ts'
import { id, type MissionId, type PlayerId } from '../core/ids.ts'
import { Brief, newMission, retried, withDirection, withFailure, type Mission, type MissionWish } from '../core/mission.ts'
import type { Clock, Log, Store } from '../core/ports.ts'
import { briefRequest, directionRequest } from '../core/promptBrief.ts'
import { createKeep } from './keep.ts'
import { createQueue, type Queue } from './queue.ts'
import type { Writing } from './write.ts'

/** Where missions are made: the brief at once, the direction in the background (M2-M4). */
export interface MissionDesk {
  /** The new mission at STAGE1, or the one made with that key before; a fault where no brief could be had. */
  create(
    playerId: PlayerId,
    wish: MissionWish,
    idempotencyKey: string | null,
  ): Promise<Mission | { readonly fault: Fault }>
  /** A FAILED mission is prepared again; null for an unknown one. */
  retry(playerId: PlayerId, missionId: MissionId): Promise<Mission | null>
  mission(playerId: PlayerId, missionId: MissionId): Promise<Mission | null>
  missions(
    playerId: PlayerId,
    first: number,
    after: string | null,
  ): Promise<{ readonly missions: readonly Mission[]; readonly more: boolean }>
  /** The mission now, then each change; null for an unknown one. */
  follow(playerId: PlayerId, missionId: MissionId): Promise<AsyncIterableIterator<Mission> | null>
  /** Gives up what is being written for the player, and ends what follows it: it is about to be deleted (E17). */
  forget(playerId: PlayerId): Promise<void>
  close(): Promise<void>
}

/** Something that is being written for a player, until it is given up. */
interface Work {
  readonly playerId: PlayerId
  readonly given: AbortController
  readonly done: Promise<unknown>
}

interface Follower {
  readonly playerId: PlayerId
  readonly queue: Queue<Mission>
}

/** Goes on at once with the missions that were being prepared when the server stopped. */
export async function createMissionDesk(deps: {
  readonly store: Store
  readonly writing: Writing
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
}): Promise<MissionDesk> {
  const { store, writing, clock, log } = deps
  const stopped = new AbortController()
  const preparing = new Map<MissionId, Promise<void>>()
  const creating = new Map<string, Promise<Mission | { readonly fault: Fault }>>()
  const followers = new Map<MissionId, Set<Follower>>()
  const works = new Set<Work>()

  /** Does something for a player that is given up when they go, or the server stops. */
  async function during<Answer>(playerId: PlayerId, work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const given = new AbortController()
    const done = work(AbortSignal.any([stopped.signal, given.signal]))
    const one: Work = { playerId, given, done }
    works.add(one)
    try {
      return await done
    } finally {
      works.delete(one)
    }
  }

  async function own(playerId: PlayerId, missionId: MissionId): Promise<Mission | null> {
    const mission = await store.mission(missionId)
    return mission?.playerId === playerId ? mission : null
  }

  // Nobody would ask the writer again for what could not be stored: it is not lost for a moment without a store (E14).
  const keep = createKeep({ clock, stuck: () => undefined, back: () => undefined })

  async function put(mission: Mission): Promise<void> {
    await keep(() => store.putMission(mission))
    for (const { queue } of followers.get(mission.id) ?? []) queue.push(mission)
  }

  /** The second stage, in the background. What goes wrong is told by the mission's status (M3). */
  function prepare(mission: Mission): void {
    if (preparing.has(mission.id)) return
    const work = during(mission.playerId, (signal) => writeDirection(mission, signal))
      .catch((error: unknown) => log.error({ err: error, missionId: mission.id }, 'a mission could not be stored'))
      .finally(() => preparing.delete(mission.id))
    preparing.set(mission.id, work)
  }

  async function writeDirection(mission: Mission, signal: AbortSignal): Promise<void> {
    try {
      const { text } = await writing.writeText(directionRequest(mission), signal)
      await put(withDirection(mission, text, clock.now()))
    } catch (error) {
      // A server that stops is no fault of the mission: the next one goes on with it.
      if (signal.aborted) return
      log.warn({ err: error, missionId: mission.id }, 'a mission could not be prepared')
      await put(withFailure(mission, faultOf('WRITER', error), clock.now()))
    }
  }

  async function create(
    playerId: PlayerId,
    wish: MissionWish,
    idempotencyKey: string | null,
    signal: AbortSignal,
  ): Promise<Mission | { readonly fault: Fault }> {
    const made = idempotencyKey === null ? null : await store.missionByKey(playerId, idempotencyKey)
    if (made) return made
    const missionId = id<MissionId>(deps.newId())
    const brief = await writing
      .writeJson(briefRequest(wish, missionId), Brief, signal)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'no brief could be had')
        return { fault: faultOf('WRITER', error) }
      })
    if ('fault' in brief) return brief
    const mission = newMission({ id: missionId, playerId, wish, brief: brief.value, createdAt: clock.now() })
    const stored = await store.addMission(mission, idempotencyKey)
    if (stored.id === mission.id && !signal.aborted) prepare(stored)
    return stored
  }

  for (const mission of await store.unprepared()) prepare(mission)

  return {
    create(playerId, wish, idempotencyKey) {
      const made = () => during(playerId, (signal) => create(playerId, wish, idempotencyKey, signal))
      if (idempotencyKey === null) return made()
      // Two calls at the same time with one key are one call: the model is asked once.
      const key = JSON.stringify([playerId, idempotencyKey])
      const going = creating.get(key) ?? made().finally(() => creating.delete(key))
      creating.set(key, going)
      return going
    },
    async retry(playerId, missionId) {
      const mission = await own(playerId, missionId)
      if (mission?.status !== 'FAILED') return mission
      const again = retried(mission, clock.now())
      await put(again)
      prepare(again)
      return again
    },
    mission: own,
    missions: (playerId, first, after) => store.missions(playerId, { first, after }),
    async follow(playerId, missionId) {
      const queue = createQueue<Mission>(() => {
        const others = followers.get(missionId)
        others?.delete(follower)
        if (others?.size === 0) followers.delete(missionId)
      })
      const follower: Follower = { playerId, queue }
      // Listens before it looks, so that no change falls between the two.
      followers.set(missionId, (followers.get(missionId) ?? new Set()).add(follower))
      const mission = await own(playerId, missionId)
      if (!mission) {
        queue.end()
        return null
      }
      // What has changed in the meantime is newer than what was read.
      if (queue.size === 0) queue.push(mission)
      return queue
    },
    async forget(playerId) {
      const own = [...works].filter((work) => work.playerId === playerId)
      for (const { given } of own) given.abort()
      for (const all of followers.values())
        for (const follower of [...all]) if (follower.playerId === playerId) follower.queue.end()
      await Promise.allSettled(own.map(({ done }) => done))
    },
    async close() {
      stopped.abort()
      for (const all of followers.values()) for (const { queue } of [...all]) queue.end()
      await Promise.all(preparing.values())
    },
  }
}
