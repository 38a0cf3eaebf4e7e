import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { longestMessage, useBodies } from './bodies.ts'
import { createMask } from './bugs.ts'
import type { ApiDeps, Context } from './context.ts'
import { contextOf, createDoors, signedIn, tokenOf } from './doors.ts'
import { createOpenSockets } from './openSockets.ts'
import { graphiqlOptions, renderGraphiQL } from './graphiql.ts'
import { useQueryLimits } from './queryLimits.ts'
import { addressOf, mediaTypeOf } from './request.ts'
import { schema } from './schema.ts'
import { createSignIns } from './signIns.ts'
import { createSocket } from './socket.ts'
import { sendTooMany, tooManyRequests } from './tooManyRequests.ts'

export interface Api {
  /** Answers an HTTP request at /graphql; 404 anywhere else. Done when the answer is sent. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Takes a WebSocket at /graphql; refuses any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Closes every socket with 1001, so that its client comes back to whoever is there then. */
  close(): Promise<void>
}

/** The API for one node:http server: queries and mutations over HTTP, and those and subscriptions over graphql-ws (A1). */
export function createApi(deps: ApiDeps): Api {
  const sockets = createOpenSockets()
  const signIns = createSignIns({
    ...deps,
    life: deps.signInLife,
    ended: (signInId) => sockets.end(`sign-in ${signInId}`, 4403, 'Signed out'),
  })
  const doors = createDoors(deps, { signIns, sockets })
  const whoIs = async (authorization: string | null | undefined) => {
    const token = tokenOf(authorization)
    return token === null ? null : signedIn(doors, token)
  }
  const known = async (request: Request): Promise<string | null> =>
    (await whoIs(request.headers.get('authorization')))?.player.id ?? null
  const yoga = createYoga<{ req: IncomingMessage } | { signedIn: Context }, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: false,
    // Both are ours: a file has more room than anything else.
    multipart: false,
    maxRequestBodySize: false,
    graphiql: deps.graphiql && graphiqlOptions,
    renderGraphiQL,
    // What is worth logging goes through the mask.
    logging: false,
    maskedErrors: { maskError: createMask(deps.log) },
    plugins: [useJsonOnly(), useBodies(known), useReadableParameters(), useSocketOnly(), useQueryLimits()],
    context: async (initial) => {
      if ('signedIn' in initial) {
        const { signedIn } = initial
        // A socket outlives the player who deleted themselves (E17).
        return signedIn.player && deps.farewell.gone(signedIn.player.id) ? { ...signedIn, player: null } : signedIn
      }
      // A wrong token is no token: the answer says `Unauthenticated`.
      const who = await whoIs(initial.req.headers.authorization)
      const wait = who ? doors.requests.ofPlayer.take(who.player.id) : 0
      if (wait > 0) throw tooManyRequests(wait)
      return contextOf(doors, addressOf(initial.req, deps.proxies), who)
    },
  })
  const socket = createSocket({ doors, longestMessage, enveloped: (signedIn) => yoga.getEnveloped({ signedIn }) })

  return {
    async handle(request, response) {
      const wait = doors.requests.ofAddress.take(addressOf(request, deps.proxies))
      if (wait > 0) return sendTooMany(response, wait)
      await yoga(request, response)
    },
    upgrade: (request, duplex, head) => socket.upgrade(request, duplex, head),
    async close() {
      await socket.close()
      await yoga.dispose()
    },
  }
}

/**
 * Keeps forms of other sites out (A4): a browser sends JSON, or a header of its own, to another site only where CORS
 * allows it, and here it does not.
 */
function useJsonOnly(): Plugin {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'POST' || mediaTypeOf(request) === 'application/json' || request.headers.has('graphql-preflight')) return
      const extensions = { code: 'BAD_REQUEST', http: { status: 415 } }
      throw new GraphQLError('Send application/json, or the header `graphql-preflight`.', { extensions })
    },
  }
}

/** `variables` of a URL or a form that are no JSON are the client's fault; Yoga throws as if they were ours. */
function useReadableParameters(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (!requestParser) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
          throw new GraphQLError('`variables` and `extensions` have to be JSON.', { extensions })
        }
      })
    },
  }
}

/** Subscriptions over graphql-ws only: over HTTP nothing would end them when the token expires (A4). */
function useSocketOnly(): Plugin {
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      if ('signedIn' in args.contextValue) return
      const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
      setResultAndStopExecution({ errors: [new GraphQLError('Subscribe over graphql-ws.', { extensions })] })
    },
  }
}
