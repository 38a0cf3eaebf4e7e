import type { Fault, Refusal, RefusalCode, Service } from '../core/errors.ts'
import { refusals } from '../core/errors.ts'
import type { Ms, SessionId } from '../core/ids.ts'
import type { Session } from '../core/session.ts'
import { builder } from './builder.ts'
import { tooOftenWords } from './tooOftenWords.ts'

/** Outcomes that a client has to handle: values, told apart by `__typename`, and never exceptions (A3). */
export interface InvalidInput {
  readonly __typename: 'InvalidInput'
  readonly field: string
  readonly message: string
}
export interface NotFound {
  readonly __typename: 'NotFound'
  readonly message: string
}
export interface Refused extends Refusal {
  readonly __typename: 'Refused'
}
export interface Unauthenticated {
  readonly __typename: 'Unauthenticated'
  readonly message: string
}
export interface RateLimited {
  readonly __typename: 'RateLimited'
  readonly message: string
  readonly retryAfterMs: Ms
}
export interface TooManyShows {
  readonly __typename: 'TooManyShows'
  readonly message: string
  readonly most: number
  readonly sessionIds: readonly SessionId[]
}
export interface ProviderFailed {
  readonly __typename: 'ProviderFailed'
  readonly message: string
  readonly retryable: boolean
}

/** @param field path of the argument, such as `input.theme`. */
export function invalidInput(field: string, message: string): InvalidInput {
  return { __typename: 'InvalidInput', field, message }
}

/** The same for what is not there and for what is another player's (M1). */
export function notFound(what: 'mission' | 'session' | 'scenario' | 'character' | 'conversation'): NotFound {
  const message = what === 'scenario' ? 'There is no scenario of that id.' : `You have no ${what} of that id.`
  return { __typename: 'NotFound', message }
}

export function refused(refusal: Refusal): Refused {
  return { __typename: 'Refused', ...refusal }
}

export const unauthenticated: Unauthenticated = {
  __typename: 'Unauthenticated',
  message: 'Sign in first: the token is missing, wrong or expired.',
}

export function rateLimited(retryAfterMs: Ms): RateLimited {
  return { __typename: 'RateLimited', message: tooOftenWords(retryAfterMs), retryAfterMs: Math.ceil(retryAfterMs) }
}

export function tooManyShows(most: number, running: readonly Session[]): TooManyShows {
  const message =
    most === 1
      ? 'You have another show running. Leave it first: it is saved.'
      : `You have ${most} shows running, which is as many as there may be. Leave one of them first: it is saved.`
  return { __typename: 'TooManyShows', message, most, sessionIds: running.map(({ id }) => id) }
}

export function providerFailed({ message, retryable }: Fault): ProviderFailed {
  return { __typename: 'ProviderFailed', message, retryable }
}

const person = 'One sentence for a person.'

export const InvalidInputRef = builder.objectRef<InvalidInput>('InvalidInput').implement({
  description: 'Something in the request does not fit. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: `${person} It says what would fit.` }),
    field: t.exposeString('field', { description: 'Path of the argument, such as `input.theme`.' }),
  }),
})

export const NotFoundRef = builder.objectRef<NotFound>('NotFound').implement({
  description: "There is no such thing, or it is another player's.",
  fields: (t) => ({ message: t.exposeString('message', { description: person }) }),
})

export const RefusalCodeRef = builder.enumType('RefusalCode', {
  description: 'Why something was turned down. New codes may be added.',
  values: Object.fromEntries(Object.entries(refusals).map(([code, description]) => [code, { description }])) as {
    [Code in RefusalCode]: { description: string }
  },
})

export const RefusedRef = builder.objectRef<Refused>('Refused').implement({
  description: 'It was turned down, and changed nothing.',
  fields: (t) => ({
    code: t.expose('code', { type: RefusalCodeRef, description: 'Why, for the client to act on.' }),
    message: t.exposeString('message', { description: person }),
  }),
})

export const UnauthenticatedRef = builder.objectRef<Unauthenticated>('Unauthenticated').implement({
  description: 'Sign in first; the token is missing, wrong or expired.',
  fields: (t) => ({ message: t.exposeString('message', { description: person }) }),
})

export const RateLimitedRef = builder.objectRef<RateLimited>('RateLimited').implement({
  description: 'The same was done too often lately. Nothing was done this time.',
  fields: (t) => ({
    message: t.exposeString('message', { description: `${person} It says for how long to wait.` }),
    retryAfterMs: t.exposeInt('retryAfterMs', { description: 'Milliseconds until it is allowed again.' }),
  }),
})

export const TooManyShowsRef = builder.objectRef<TooManyShows>('TooManyShows').implement({
  description: 'The player has as many shows running as they may. None of them was closed: `leave` one, or let it end.',
  fields: (t) => ({
    message: t.exposeString('message', { description: person }),
    most: t.exposeInt('most', { description: 'How many may run at the same time.' }),
    sessionIds: t.exposeIDList('sessionIds', { description: 'Ids of those that run, for `leave`; the one that has been running longest comes first.' }),
  }),
})

export const ProviderFailedRef = builder.objectRef<ProviderFailed>('ProviderFailed').implement({
  description: 'A service that the show needs did not do its part. Nothing was stored.',
  fields: (t) => ({
    message: t.exposeString('message', { description: person }),
    retryable: t.exposeBoolean('retryable', { description: 'Whether the same request may succeed later.' }),
  }),
})

const ServiceRef = builder.enumType('Service', {
  description: 'The outside services of a show.',
  values: {
    WRITER: { description: 'The language model that writes the missions and what the hosts say.' },
    VOICE: { description: 'The voice that speaks the lines; without it lines are captions.' },
    EAR: { description: 'The transcriber of the microphone; without it `say` is the way.' },
    STAGE: { description: 'The media server between the hosts and the players.' },
    STORE: { description: 'The database.' },
  } satisfies { [Name in Service]: { description: string } },
})

export const FaultRef = builder.objectRef<Fault>('Fault').implement({
  description: 'A service failed. The show goes on with what it has, or goes off the air, saved (E14).',
  fields: (t) => ({
    service: t.expose('service', { type: ServiceRef, description: 'The service that failed.' }),
    message: t.exposeString('message', { description: person }),
    retryable: t.exposeBoolean('retryable', { description: 'Whether the same may succeed later.' }),
  }),
})
