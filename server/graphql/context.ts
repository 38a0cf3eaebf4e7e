import type { Ms } from '../core/ids.ts'
import type { Clock, Log, MediaMeter, Player, Stage, Store, VoiceModel, WriterModel } from '../core/ports.ts'
import type { Scenario } from '../core/scenario.ts'
import type { Prices } from '../core/usage.ts'
import type { Exports } from '../radio/exports.ts'
import type { Farewell } from '../radio/farewell.ts'
import type { MissionDesk } from '../radio/missionDesk.ts'
import type { PersonaDesk } from '../radio/personaDesk.ts'
import type { Station } from '../radio/station.ts'
import type { OpenSockets } from './openSockets.ts'
import type { RateLimit } from './rateLimit.ts'
import type { ShowRoom } from './showRoom.ts'
import type { SignIns } from './signIns.ts'

/** Whom a token names, until when, and by which sign-in: null for a player of an identity provider. */
interface Claims {
  readonly playerId: string
  readonly name: string
  readonly expiresAt: Ms
  readonly signInId: string | null
}

/** Gives out and checks the tokens that players sign in with (M1). */
export interface Identity {
  issue(player: Player, signInId: string): Promise<{ readonly token: string; readonly expiresAt: Ms }>
  /**
   * Whom a token names; null for one that is wrong or expired.
   * @throws where the token could not be checked, because the keys of its issuer cannot be had.
   */
  verify(token: string): Promise<Claims | null>
  /** 256 bits in hexadecimal, the same for the same text, that only this server can work out. */
  keyed(text: string): string
}

export interface ApiDeps {
  readonly desk: MissionDesk
  readonly station: Station
  readonly store: Pick<
    Store,
    | 'player'
    | 'putPlayer'
    | 'putSignIn'
    | 'signIn'
    | 'deleteSignIn'
    | 'shareSession'
    | 'unshareSession'
    | 'shareOf'
    | 'sharedSession'
  >
  readonly identity: Identity
  /** Everything there is to practise, in the order in which it is shown (S1). */
  readonly scenarios: readonly Scenario[]
  readonly personas: PersonaDesk
  readonly exports: Pick<Exports, 'offer'>
  readonly farewell: Farewell
  readonly voices: readonly VoiceModel[]
  /** What can be chosen for conversations, the usual one first (C6). */
  readonly models: readonly WriterModel[]
  readonly prices: Prices
  readonly clock: Clock
  readonly newId: () => string
  /** A secret that nobody can guess, of characters that a URL can have. */
  readonly newLink: () => string
  /** How long a token, and how long a guest's sign-in that is not refreshed, is good for. */
  readonly signInLife: { readonly tokenMs: Ms; readonly signInMs: Ms }
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
    /** Whatever one player may ask, over HTTP and over sockets. */
    readonly requestsPerMinute: number
    /** Shows of one player that may run at the same time. */
    readonly showsPerPlayer: number
    /** Sockets that one player may have open. */
    readonly socketsPerPlayer: number
    /** One address may do as much as so many players, in each of these respects. */
    readonly playersPerAddress: number
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
  readonly mediaMeter: MediaMeter
  readonly log: Log
}

/** What has been done too often by a player, or by everybody at the address that is asked from. */
export interface Rates {
  readonly missions: RateLimit
  readonly sessions: RateLimit
  readonly characters: RateLimit
  /** What has the model write or the voice speak, within a minute. */
  readonly turns: RateLimit
  /** Recordings to be understood, within a minute. */
  readonly recordings: RateLimit
  readonly signIns: RateLimit
  /** Figures of the media: three within 15 s, so that the last one of a session is not one too many. */
  readonly reports: RateLimit
  /** Exports of everything that is stored of a player (E17): each reads all of it. */
  readonly exports: RateLimit
  /** Shows that one player gives others to see. */
  readonly shares: RateLimit
  /** Shared shows that are looked at from one address, within a minute: each reads all of a session. */
  readonly sharedShows: RateLimit
  /** Deletions from one address: each has the store written anew. */
  readonly deletions: RateLimit
}

/** What a resolver knows of whoever asks. */
export interface Context {
  /** Null without a sign-in, and where the token is wrong or expired. */
  readonly player: Player | null
  /** Where the request came from, for limits only. */
  readonly address: string
  /** The guest's sign-in; null for everybody else. */
  readonly signInId: string | null
  readonly deps: ApiDeps
  readonly rates: Rates
  readonly signIns: SignIns
  readonly sockets: OpenSockets
  readonly showRoom: ShowRoom
}
