import { id, type Ms, type PlayerId } from '../core/ids.ts'
import type { Player } from '../core/ports.ts'
import { createBucket, type Bucket } from './bucket.ts'
import type { ApiDeps, Context, Rates } from './context.ts'
import type { OpenSockets } from './openSockets.ts'
import { createRateLimit, createSharedRateLimit } from './rateLimit.ts'
import { createShowRoom, type ShowRoom } from './showRoom.ts'
import type { SignIns } from './signIns.ts'

/** What the contexts of all requests have in common. */
export interface Doors {
  readonly deps: ApiDeps
  readonly signIns: SignIns
  readonly sockets: OpenSockets
  readonly showRoom: ShowRoom
  /** The rates of whoever asks from an address. */
  readonly ratesAt: (address: string) => Rates
  /** Whatever is asked, within a minute. */
  readonly requests: { readonly ofPlayer: Bucket; readonly ofAddress: Bucket }
}

/** Nobody who speaks answers so often: it only bounds what a script can cost. */
const recordingsPerMinute = 20

export function createDoors(deps: ApiDeps, { signIns, sockets }: Pick<Doors, 'signIns' | 'sockets'>): Doors {
  const { limits, clock } = deps
  const times = limits.playersPerAddress
  const hourly = (most: number) => createSharedRateLimit({ most, times, windowMs: 3_600_000, clock })
  const minutely = (most: number) => createSharedRateLimit({ most, times, windowMs: 60_000, clock })
  const missions = hourly(limits.missionsPerHour)
  const sessions = hourly(limits.sessionsPerHour)
  const characters = hourly(limits.charactersPerHour)
  const turns = minutely(limits.turnsPerMinute)
  const recordings = minutely(recordingsPerMinute)
  const newGuests = createRateLimit({ most: limits.signInsPerHour, windowMs: 3_600_000, clock })
  const reports = createRateLimit({ most: 3, windowMs: 15_000, clock })
  const exports = createRateLimit({ most: 5, windowMs: 3_600_000, clock })
  const deletions = createRateLimit({ most: 10, windowMs: 3_600_000, clock })
  const shares = createRateLimit({ most: 30, windowMs: 3_600_000, clock })
  const sharedShows = createRateLimit({ most: 20 * times, windowMs: 60_000, clock })
  const perMinute = limits.requestsPerMinute
  return {
    deps,
    signIns,
    sockets,
    showRoom: createShowRoom({ station: deps.station, most: limits.showsPerPlayer }),
    ratesAt: (address) => ({
      missions: missions(address),
      sessions: sessions(address),
      characters: characters(address),
      turns: turns(address),
      recordings: recordings(address),
      signIns: newGuests,
      reports,
      exports,
      deletions,
      shares,
      sharedShows,
    }),
    requests: {
      ofPlayer: createBucket({ perMinute, clock }),
      ofAddress: createBucket({ perMinute: perMinute * times, clock }),
    },
  }
}

/** Somebody who is signed in, and until when. */
export interface Who {
  readonly player: Player
  readonly signInId: string | null
  readonly expiresAt: Ms
}

/**
 * Who a token names; null for a wrong one, and for a guest who has signed out or is not there any more. Somebody new,
 * whom the identity provider knows and the store does not, is put in the store (M1).
 */
export async function signedIn({ deps, signIns }: Pick<Doors, 'deps' | 'signIns'>, token: string): Promise<Who | null> {
  const { identity, store, clock } = deps
  const claims = await identity.verify(token)
  if (!claims) return null
  const { signInId, expiresAt } = claims
  const playerId = id<PlayerId>(claims.playerId)
  const [known, lives] = await Promise.all([store.player(playerId), signInId === null || signIns.lives(signInId, playerId)])
  if (signInId !== null) return known && lives ? { player: known, signInId, expiresAt } : null
  const player = known ?? { id: playerId, name: claims.name, createdAt: clock.now() }
  if (!known) await store.putPlayer(player)
  return { player, signInId, expiresAt }
}

/** The context of one operation. */
export function contextOf(doors: Doors, address: string, who: Who | null): Context {
  const { deps, signIns, sockets, showRoom, ratesAt } = doors
  const asker = { player: who?.player ?? null, signInId: who?.signInId ?? null, address, rates: ratesAt(address) }
  return { ...asker, deps, signIns, sockets, showRoom }
}

/** The token of `Bearer ...`, or of the token alone; null where there is none. */
export function tokenOf(text: unknown): string | null {
  return typeof text === 'string' ? text.trim().replace(/^Bearer(\s+|$)/i, '') || null : null
}
