import { id, type Ms, type PlayerId } from '../core/ids.ts'
import type { Clock, Log, Player, Stage, Store, VoiceModel, WriterModel } from '../core/ports.ts'
import type { Scenario } from '../core/scenario.ts'
import type { Prices } from '../core/usage.ts'
import type { MissionDesk } from '../radio/missionDesk.ts'
import type { PersonaDesk } from '../radio/personaDesk.ts'
import type { Station } from '../radio/station.ts'
import { createRateLimit, type RateLimit } from './rateLimit.ts'

/** Gives out and checks the tokens that players sign in with (M1). */
export interface Identity {
  issue(player: Player): Promise<{ readonly token: string; readonly expiresAt: Ms }>
  /**
   * Whom a token names; null for one that is wrong or expired.
   * @throws where the token could not be checked, because the keys of its issuer cannot be had.
   */
  verify(token: string): Promise<{ readonly playerId: string; readonly name: string; readonly expiresAt: Ms } | null>
}

export interface ApiDeps {
  readonly desk: MissionDesk
  readonly station: Station
  readonly store: Pick<Store, 'player' | 'putPlayer'>
  readonly identity: Identity
  /** Everything there is to practise, in the order in which it is shown (S1). */
  readonly scenarios: readonly Scenario[]
  readonly personas: PersonaDesk
  readonly voices: readonly VoiceModel[]
  /** What can be chosen for conversations, the usual one first (C6). */
  readonly models: readonly WriterModel[]
  readonly prices: Prices
  readonly clock: Clock
  readonly newId: () => string
  readonly limits: {
    /** Missions that one player may create or retry in an hour: each costs money. */
    readonly missionsPerHour: number
    /** Scenarios and conversations together that one player may start in an hour. */
    readonly sessionsPerHour: number
    /** Characters that one player may make in an hour. */
    readonly charactersPerHour: number
    /** Turns, typed or spoken, and whatever else has somebody write or speak, that one player may take in a minute. */
    readonly turnsPerMinute: number
    /** Guests that may sign in from one address in an hour. */
    readonly signInsPerHour: number
  }
  /** Proxies in front of this server, each of which adds an address to `X-Forwarded-For`; 0 trusts no such header. */
  readonly proxies: number
  /** Origins, such as `https://radio.example`, whose pages may open a socket besides those of this server (A4). */
  readonly origins: readonly string[]
  readonly iceServers: Stage['iceServers']
  /** Whether speech is understood in a language, by its ISO 639-1 code, or in the configured one; else `say` is the way. */
  readonly understands: (language: string | null) => boolean
  /** Serves GraphiQL: in development only (A1). */
  readonly graphiql: boolean
  readonly log: Log
}

/** What has been done too often: counted for the whole server, by player or by address. */
export interface Rates {
  readonly missions: RateLimit
  readonly sessions: RateLimit
  readonly characters: RateLimit
  /** What has the model write or the voice speak, within a minute. */
  readonly turns: RateLimit
  /** Recordings to be understood, within a minute. */
  readonly recordings: RateLimit
  readonly signIns: RateLimit
}

/** What a resolver knows of whoever asks. */
export interface Context {
  /** Null without a sign-in, and where the token is wrong or expired. */
  readonly player: Player | null
  /** Where the request came from, for limits only. */
  readonly address: string
  readonly deps: ApiDeps
  readonly rates: Rates
}

/** Nobody who speaks answers so often: it only bounds what a script can cost. */
const recordingsPerMinute = 20

export function createRates({ limits, clock }: ApiDeps): Rates {
  const windowMs = 3_600_000
  return {
    missions: createRateLimit({ most: limits.missionsPerHour, windowMs, clock }),
    sessions: createRateLimit({ most: limits.sessionsPerHour, windowMs, clock }),
    characters: createRateLimit({ most: limits.charactersPerHour, windowMs, clock }),
    turns: createRateLimit({ most: limits.turnsPerMinute, windowMs: 60_000, clock }),
    recordings: createRateLimit({ most: recordingsPerMinute, windowMs: 60_000, clock }),
    signIns: createRateLimit({ most: limits.signInsPerHour, windowMs, clock }),
  }
}

/**
 * Who a token names, and until when; null for a wrong one. Somebody new, whom the identity provider knows and the
 * store does not, is put in the store (M1).
 */
export async function signedIn(
  { identity, store, clock }: ApiDeps,
  token: string,
): Promise<{ readonly player: Player; readonly expiresAt: Ms } | null> {
  const claims = await identity.verify(token)
  if (!claims) return null
  const playerId = id<PlayerId>(claims.playerId)
  const known = await store.player(playerId)
  const player = known ?? { id: playerId, name: claims.name, createdAt: clock.now() }
  if (!known) await store.putPlayer(player)
  return { player, expiresAt: claims.expiresAt }
}

/** The context of one HTTP request. A wrong token is no token: the answer says `Unauthenticated`. */
export async function createContext(base: Omit<Context, 'player'>, authorization: string | null): Promise<Context> {
  const token = tokenOf(authorization)
  const who = token && (await signedIn(base.deps, token))
  return { ...base, player: who ? who.player : null }
}

/** The token of `Bearer ...`, or of the token alone; null where there is none. */
export function tokenOf(text: unknown): string | null {
  return typeof text === 'string' ? text.trim().replace(/^Bearer(\s+|$)/i, '') || null : null
}
