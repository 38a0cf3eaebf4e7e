import type { Lane } from './lane.ts'

/** What is played. A conversation hands-free has no key, and a scenario in time-stop no connection (S5, C7). */
export type Played = 'mission' | 'scenario' | 'timeStop' | 'conversation' | 'handsFree'

/** What the player says in each row that has a turn. To a scenario it is something that no rule decides. */
export const sentences: Readonly<Record<Played, string>> = {
  mission: 'cut the power to the tower',
  scenario: 'my papers should be somewhere in this coat',
  timeStop: 'my papers should be somewhere in this coat',
  conversation: 'tell me what you did today',
  handsFree: 'tell me what you did today',
}

/** A product that remembers few words, one whose store is MongoDB, one whose disk is small. */
export type House = 'forgetful' | 'mongo' | 'smallDisk'

/** A fault that was brought about. */
export interface Strike {
  /** Whether it has hit with all its force, so that what comes after shows how it is borne. */
  struck(): boolean
  /** Ends it, if it has not ended by itself. */
  lift(): void
}

/** One fault, and the moment of the show at which it comes. */
export interface Row {
  readonly plays: Played
  readonly service: 'writer' | 'voice' | 'ear' | 'own'
  readonly fault: string
  /**
   * Before the mission is asked for; in the first line, before the player speaks; as the key goes up, or the voice is
   * quiet; or at the first words of the answer to it.
   */
  readonly at: 'MISSION' | 'PRESS' | 'RELEASE' | 'ANSWER'
  /** Where it has to wait for its moment it throws the reason of `limit` once that is aborted. */
  readonly strike: (lane: Lane, limit: AbortSignal) => Strike | Promise<Strike>
  /** The product that it is played in, where that is not the usual one: its own for this row. */
  readonly house?: House
  /** The player types this, instead of saying the usual sentence. */
  readonly types?: string
  /** Who is owed a sound hears none for no longer than this, in ms; not watched where a connection is lost on the way. */
  readonly silenceMs?: number
  /** What fails stays away: the listener is owed the medium, and hears static and stand-by lines. */
  readonly away?: boolean
  /** The show may end, if it does so honestly and goes on once the fault is over. */
  readonly mayEnd?: boolean
  /** Lines may become captions while it lasts; what is over with the next try may cost no line its voice. */
  readonly mayCaption?: boolean
  /** Of the ear alone: the words of the turn may be lost, if the player is told so. */
  readonly mayMishear?: boolean
}
