import { GraphQLError } from 'graphql'
import { ProviderFailure, type Fault } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'

/**
 * Hides what went wrong inside from the client, and logs it (A3). Resolvers answer with values, so an error that has a
 * path, or that is no GraphQLError, is a bug; the others say what is wrong with the request, and pass.
 */
export function createMask(log: Log): (error: unknown, message: string) => Error {
  return (error, message) => {
    const known = error instanceof GraphQLError
    const cause = known ? (error.originalError ?? error.cause) : error
    if (known && (!cause || cause instanceof GraphQLError) && error.message.startsWith('Argument "')) return askedWrongly(error)
    if (known && !error.path && (!cause || cause instanceof GraphQLError)) return error
    const path = known ? error.path : undefined
    if (cause instanceof ProviderFailure && cause.fault.service === 'STORE') {
      const { fault } = cause
      log[fault.retryable ? 'warn' : 'error']({ err: cause, path: path?.join('.') }, 'the store failed the API')
      return storeAway(fault, path)
    }
    log.error({ err: cause ?? error, path: path?.join('.') }, 'a bug in the API')
    const extensions = { code: 'INTERNAL_SERVER_ERROR', unexpected: true }
    return new GraphQLError(message, { ...(path && { path }), extensions })
  }
}

/** No bug, and nothing of the request's: the same may succeed later, and what was stored before stands (E14). */
function storeAway({ message, retryable }: Fault, path: GraphQLError['path']): GraphQLError {
  const extensions = { code: 'STORE_UNAVAILABLE', retryable, ...(!path && { http: { status: 503 } }) }
  return new GraphQLError(message, { ...(path && { path }), extensions })
}

/** Null in a variable that has a default passes validation, and only the executor finds that no null may be there. */
function askedWrongly({ message, path, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
  return new GraphQLError(message, { path: path ?? null, nodes: nodes ?? null, extensions })
}
