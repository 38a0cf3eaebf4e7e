import type { PlayerId, SessionId } from '../core/ids.ts'
import type { Log, Store } from '../core/ports.ts'
import type { Departures } from './departures.ts'
import type { MissionDesk } from './missionDesk.ts'
import type { Station } from './station.ts'

/** How much there was of a player. */
export interface Forgotten {
  readonly missions: number
  readonly characters: number
  readonly sessions: number
}

/** Deletes everything of a player, what runs first (E17). */
export interface Farewell {
  /**
   * Says what was deleted once nothing of it is left: shows closed as they are, missions in preparation given up.
   * @throws ProviderFailure of `STORE`: then some of it may be gone, and the player is there to ask again.
   */
  forget(playerId: PlayerId): Promise<Forgotten>
  /** Whether that was done, or is being done, and the player has not come back since. */
  gone(playerId: PlayerId): boolean
}

const pageOfMissions = 100

export function createFarewell(deps: {
  readonly departures: Departures
  readonly station: Pick<Station, 'forget'>
  readonly desk: Pick<MissionDesk, 'forget'>
  readonly log: Log
}): Farewell {
  const { departures, station, desk, log } = deps
  const { store } = departures
  const going = new Map<PlayerId, Promise<Forgotten>>()

  async function forget(playerId: PlayerId): Promise<Forgotten> {
    const written = departures.shut(playerId)
    let sessions: readonly SessionId[] = []
    try {
      await Promise.all([written, desk.forget(playerId), station.forget(playerId)])
      sessions = await store.sessionIds(playerId)
      await Promise.all(sessions.map((sessionId) => departures.shut(sessionId)))
      const missions = await countMissions(store, playerId)
      const { length: characters } = await store.personas(playerId)
      await deleteAll(playerId)
      // One that was just being taken from the store when the others were closed.
      await station.forget(playerId)
      return { missions, characters, sessions: sessions.length }
    } catch (error) {
      departures.open(playerId)
      throw error
    } finally {
      for (const sessionId of sessions) departures.open(sessionId)
    }
  }

  async function deleteAll(playerId: PlayerId): Promise<void> {
    try {
      await store.deletePlayer(playerId)
    } catch (error) {
      if (await store.player(playerId)) throw error
      // The player can ask for nothing any more: what is still to be overwritten is the retention's part.
      log.warn({ err: error }, 'a player is deleted, but not yet gone from the disk')
    }
  }

  return {
    forget(playerId) {
      const already = going.get(playerId)
      if (already) return already
      const forgotten = forget(playerId).finally(() => going.delete(playerId))
      going.set(playerId, forgotten)
      return forgotten
    },
    gone: (playerId) => departures.gone(playerId),
  }
}

async function countMissions(store: Store, playerId: PlayerId): Promise<number> {
  let count = 0
  for await (const _ of missionsOf(store, playerId)) count += 1
  return count
}

/** All of a player's missions, a page at a time. */
export async function* missionsOf(store: Pick<Store, 'missions'>, playerId: PlayerId) {
  for (let after: string | null = null; ; ) {
    const { missions, more } = await store.missions(playerId, { first: pageOfMissions, after })
    yield* missions
    after = missions.at(-1)?.id ?? null
    if (!more || after === null) return
  }
}
