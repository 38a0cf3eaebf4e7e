/**
 * Every code that the outside may see, in one place. A refusal is an answer, not an exception: it changes nothing,
 * and the API hands it to the client as a union member.
 */
export const refusals = {
  NOT_ON_AIR: 'Nothing is on the air here now: it is being prepared, or nobody is there to hear it. Tuning in or resuming goes on with it.',
  HOSTS_ON_AIR: 'The hosts are speaking, and this programme does not let itself be interrupted.',
  SHOW_CLOSING: 'The show is closing: the hosts are saying goodbye.',
  SHOW_ENDED: 'The show is over.',
  SHOW_NOT_OVER: 'The show is not over yet: what is shared is the whole of it.',
  SHOW_CLOSED: 'The show has just been put away: tuning in or resuming goes on with it.',
  ALREADY_TALKING: 'The key is down already.',
  TURN_OVER: 'The turn is as long as one can be: the hosts are about to answer.',
  NOT_TALKING: 'The key is not down.',
  UNKNOWN_LINE: 'No line of this show has that id.',
  LATE_READY: 'That line is over: readyForNext has come for it before, or the show went on without it.',
  EARLY_READY: 'That line has not been sent to its end yet.',
  NO_LIVES_LEFT: 'No life is left: resetScenario starts over.',
  SCENARIO_COMPLETED: 'Every step is done: resetScenario starts over.',
  JUDGING: 'The answer before is still being judged.',
  STEP_OVER: 'That step is not the one that is played: the answer before was taken.',
  STARTED_OVER: 'The scenario was started over before that answer was judged.',
  WRONG_PROGRAMME: 'That is not for the programme that this session plays.',
  NOBODY_ACTIVE: 'No character of this conversation is switched on.',
  ALREADY_LISTENING: 'Listening is on already.',
  NOT_LISTENING: 'Listening is not on.',
  NO_MEDIA: 'No media connection of that name is open in this session.',
} as const

export type RefusalCode = keyof typeof refusals

/** Why a request was turned down. Nothing was changed by it. */
export interface Refusal {
  readonly code: RefusalCode
  /** One sentence for a person. */
  readonly message: string
}

export function refuse(code: RefusalCode): Refusal {
  return { code, message: refusals[code] }
}

/** The outside services that can fail a show, as the player may be told of them. */
export type Service = 'WRITER' | 'VOICE' | 'EAR' | 'STAGE' | 'STORE'

/** A fault as it stands in the log of a session: no stack, no secret, safe to show. */
export interface Fault {
  readonly service: Service
  /** One sentence for a person. */
  readonly message: string
  /** True where the same request may succeed later. */
  readonly retryable: boolean
}

/** What an adapter throws when its provider failed; caught once, in the player, and turned into an event. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure'
  readonly fault: Fault

  constructor(fault: Fault, options?: { cause?: unknown }) {
    super(`${fault.service}: ${fault.message}`, options)
    this.fault = fault
  }
}

/** The fault of an unknown error: a provider's own account of it, or a plain sentence for anything else. */
export function faultOf(service: Service, error: unknown): Fault {
  if (error instanceof ProviderFailure) return error.fault
  return { service, message: error instanceof Error ? error.message : String(error), retryable: false }
}
