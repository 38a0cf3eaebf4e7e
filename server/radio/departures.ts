import { ProviderFailure, type Fault } from '../core/errors.ts'
import type { PlayerId, SessionId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'

const fault: Fault = { service: 'STORE', message: 'What belongs to this player was deleted.', retryable: false }

/** Holds the door to the store: nothing is written of whoever has gone through it (E17). */
export interface Departures {
  /**
   * The store, for everything that runs. What would write something of somebody who is gone throws a ProviderFailure
   * of `STORE` that is not worth another try; only a player who is put in the store anew is there again.
   */
  readonly store: Store
  /** Whether everything of the player was deleted, or is being deleted, and they have not come back since. */
  gone(playerId: PlayerId): boolean
  /** Nothing of the player, or of the session, is written from now on. Resolves when nothing is being written. */
  shut(who: PlayerId | SessionId): Promise<void>
  /** They may be written again. */
  open(who: PlayerId | SessionId): void
}

export function createDepartures(store: Store): Departures {
  /** A few bytes for each deletion since the process started: whoever still has an old request under way stays out. */
  const gone = new Set<PlayerId | SessionId>()
  const writes = new Map<PlayerId | SessionId, Set<Promise<unknown>>>()

  async function write<Answer>(
    owners: readonly (PlayerId | SessionId)[],
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (owners.some((owner) => gone.has(owner))) throw new ProviderFailure(fault)
    const written = work()
    for (const owner of owners) writes.set(owner, (writes.get(owner) ?? new Set()).add(written))
    try {
      return await written
    } finally {
      for (const owner of owners) {
        const others = writes.get(owner)
        others?.delete(written)
        if (others?.size === 0) writes.delete(owner)
      }
    }
  }

  return {
    store: {
      ...store,
      async putPlayer(player) {
        await store.putPlayer(player)
        gone.delete(player.id)
      },
      putSignIn: (signIn, replacing) => write([signIn.playerId], () => store.putSignIn(signIn, replacing)),
      addMission: (mission, key) => write([mission.playerId], () => store.addMission(mission, key)),
      putMission: (mission) => write([mission.playerId], () => store.putMission(mission)),
      putPersona: (persona) => write([persona.playerId], () => store.putPersona(persona)),
      addSession: (session) => write([session.playerId, session.id], () => store.addSession(session)),
      putSession: (record) =>
        write([record.session.playerId, record.session.id], () => store.putSession(record)),
      shareSession: (sessionId, token) => write([sessionId], () => store.shareSession(sessionId, token)),
      append: (sessionId, entries) => write([sessionId], () => store.append(sessionId, entries)),
    },
    gone: (playerId) => gone.has(playerId),
    async shut(who) {
      gone.add(who)
      await Promise.allSettled([...(writes.get(who) ?? [])])
    },
    open: (who) => void gone.delete(who),
  }
}
