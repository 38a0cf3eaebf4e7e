import { ApiFailure } from '../api/apiFailure.ts'

/** Why something that the station was asked for came to nothing, and what there is to be done about it (W4). */
export interface Failure {
  /** For the player, as it is. */
  readonly message: string
  /** The last part of the path of the argument that does not fit, such as `name`. */
  readonly field: string | null
  /** Milliseconds until the same is allowed again; null where waiting changes nothing (A4). */
  readonly retryAfterMs: number | null
  /** Ids of the player's other sessions, of which one has to be left first, the oldest of them first (A4). */
  readonly inTheWay: readonly string[]
  /** Nobody has answered: it may be worth another try once the station is back. */
  readonly unreachable: boolean
}

/** The failure that a member of a result stands for. */
export function failureOf(answer: {
  readonly message: string
  readonly field?: string
  readonly retryAfterMs?: number
  readonly sessionIds?: readonly string[]
}): Failure {
  return {
    message: answer.message,
    field: answer.field?.split('.').at(-1) ?? null,
    retryAfterMs: answer.retryAfterMs ?? null,
    inTheWay: answer.sessionIds ?? [],
    unreachable: false,
  }
}

/** The failure of a request that has no result. */
export function failureFrom(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const { retryAfterMs, unreachable } = error instanceof ApiFailure ? error : { retryAfterMs: null, unreachable: false }
  return { ...failureOf({ message }), retryAfterMs, unreachable }
}
