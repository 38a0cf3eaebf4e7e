import { GraphQLError } from 'graphql'
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
    log.error({ err: cause ?? error, path: path?.join('.') }, 'a bug in the API')
    const extensions = { code: 'INTERNAL_SERVER_ERROR', unexpected: true }
    return new GraphQLError(message, { ...(path && { path }), extensions })
  }
}

/** Null in a variable that has a default passes validation, and only the executor finds that no null may be there. */
function askedWrongly({ message, path, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
  return new GraphQLError(message, { path: path ?? null, nodes: nodes ?? null, extensions })
}
