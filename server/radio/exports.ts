import type { Ms, PlayerId } from '../core/ids.ts'
import type { Clock, Store } from '../core/ports.ts'
import { missionsOf } from './farewell.ts'
import type { Station } from './station.ts'

/** How long a link to an export is good. */
const offeredMs: Ms = 300_000

/** Everything that is stored of a player, for the player alone (E17). */
export interface Exports {
  /** A link that is good once, for 5 minutes; it is all that one needs to read the export. */
  offer(playerId: PlayerId): { readonly link: string; readonly expiresAt: Ms }
  /** The document in pieces, as it is read; null for a link that is wrong, used, over, or of somebody who is gone. */
  take(link: string): AsyncIterable<string> | null
}

export function createExports(deps: {
  readonly store: Store
  readonly station: Pick<Station, 'read'>
  readonly clock: Clock
  /** Whether everything of a player was deleted. */
  readonly gone: (playerId: PlayerId) => boolean
  /** A secret that nobody can guess, of characters that a URL can have. */
  readonly newLink: () => string
}): Exports & { close(): void } {
  const { clock } = deps
  const offers = new Map<string, { readonly playerId: PlayerId; readonly cancel: () => void }>()

  return {
    offer(playerId) {
      const link = deps.newLink()
      const expiresAt = clock.now() + offeredMs
      offers.set(link, { playerId, cancel: clock.at(expiresAt, () => offers.delete(link)) })
      return { link, expiresAt }
    },
    take(link) {
      const offer = offers.get(link)
      if (!offer) return null
      offer.cancel()
      offers.delete(link)
      if (deps.gone(offer.playerId)) return null
      return documentOf(deps, offer.playerId)
    },
    close() {
      for (const { cancel } of offers.values()) cancel()
      offers.clear()
    },
  }
}

/**
 * The whole of it as one JSON document. A piece at a time, one session each: whoever reads slowly holds one session in
 * memory, and not all of them.
 */
async function* documentOf(
  { store, station, clock }: { readonly store: Store; readonly station: Pick<Station, 'read'>; readonly clock: Clock },
  playerId: PlayerId,
): AsyncGenerator<string> {
  const signIns = await store.signIns(playerId)
  const facts = {
    exportedAt: new Date(clock.now()).toISOString(),
    player: await store.player(playerId),
    // When and for how long, and never what one signs in with.
    signIns: signIns.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })),
    characters: await store.personas(playerId),
  }
  yield `${JSON.stringify(facts, null, 2).slice(0, -2)},\n  "missions": [`
  yield* listed(missionsOf(store, playerId))
  yield '],\n  "sessions": ['
  yield* listed(sessionsOf())
  yield ']\n}\n'

  async function* sessionsOf() {
    for (const sessionId of await store.sessionIds(playerId)) {
      const session = await station.read(playerId, sessionId)
      // It may have been deleted since.
      if (session) yield { session, share: await store.shareOf(sessionId), log: await store.log(sessionId, 0) }
    }
  }
}

async function* listed(values: AsyncIterable<object>): AsyncGenerator<string> {
  let between = '\n'
  for await (const value of values) {
    yield between + JSON.stringify(value)
    between = ',\n'
  }
}
