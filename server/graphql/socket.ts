import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql'
import type { OperationResult, SubscribePayload } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { signedIn, tokenOf, type ApiDeps, type Context, type Rates } from './context.ts'
import { addressOf, mayConnect } from './request.ts'

/** Dead sockets are found within twice that. */
const pingMs = 12_000
/** Operations that one socket may have under way. */
const mostOperations = 50
/** How long a client has to answer a close before it is cut off. */
const goodbyeMs = 1000

/** One operation as Yoga carries it out: with the same plugins, limits and masks as over HTTP. */
export interface Enveloped {
  readonly schema: GraphQLSchema
  parse(query: string): DocumentNode
  validate(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[]
  contextFactory(): unknown
  execute(args: ExecutionArgs): OperationResult
  subscribe(args: ExecutionArgs): OperationResult
}

/** What a socket knows of its client, from connection_init on. */
type Signed = { context?: Context }

/**
 * graphql-ws on the path of the API. A client signs in by connection_init, with `token` or `authorization`: a wrong
 * one closes the socket with 4403, none makes it anonymous, and the socket is closed with 4403 when the token expires.
 */
export function createSocket(options: {
  readonly deps: ApiDeps
  readonly rates: Rates
  /** In bytes; a longer message closes the socket with 1009. */
  readonly longestMessage: number
  readonly enveloped: (context: Context) => Enveloped
}) {
  const { deps, rates, enveloped } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.longestMessage })
  const expiries = new WeakMap<WebSocket, number>()
  let closing: Promise<void> | undefined

  async function signIn(socket: WebSocket, token: string): Promise<Context['player'] | false> {
    const who = await signedIn(deps, token)
    if (!who) return false
    expire(socket, who.expiresAt)
    return who.player
  }

  function expire(socket: WebSocket, at: number): void {
    // GraphiQL signs in anew with each operation: the earliest end counts, and is waited for once.
    if (socket.readyState !== socket.OPEN || at >= (expiries.get(socket) ?? Infinity)) return
    expiries.set(socket, at)
    socket.once('close', deps.clock.at(at, () => socket.close(4403, 'The token has expired')))
  }

  /** GraphiQL sends the headers of its form with each operation, and nothing in connection_init. */
  async function byHeaders(socket: WebSocket, context: Context, { extensions }: SubscribePayload): Promise<Context> {
    const headers = extensions?.headers as Record<string, unknown> | undefined
    const token = tokenOf(headers?.Authorization ?? headers?.authorization)
    if (context.player || token === null) return context
    return { ...context, player: (await signIn(socket, token)) || null }
  }

  const server = useServer<Record<string, unknown>, Signed>(
    {
      jsonMessageReviver: clientsOnly,
      async onConnect({ connectionParams = {}, extra }) {
        const { token, authorization, Authorization } = connectionParams
        const given = tokenOf(token ?? authorization ?? Authorization)
        const address = addressOf(extra.request, deps.proxies)
        try {
          const player = given === null ? null : await signIn(extra.socket, given)
          if (player === false) return false
          extra.context = { player, address, deps, rates }
          return true
        } catch (error) {
          deps.log.error({ err: error }, 'a sign-in could not be checked')
          // 1013, try again later: graphql-ws takes 4500 for final.
          extra.socket.close(1013, 'Try again later')
          return true
        }
      },
      async onSubscribe({ extra, subscriptions }, _id, payload) {
        // It is being closed: the sign-in could not be checked, or has expired. The client may not have noticed.
        const open = extra.socket.readyState === extra.socket.OPEN
        if (!extra.context || !open) return [new GraphQLError('Try again later.')]
        const busy = Object.keys(subscriptions).length > mostOperations
        if (busy) return [new GraphQLError(`More than ${mostOperations} operations on one socket.`)]
        const context = deps.graphiql ? await byHeaders(extra.socket, extra.context, payload) : extra.context
        return argsOf(enveloped(context), payload)
      },
      execute: ({ rootValue, ...args }) => (rootValue as Enveloped).execute(args),
      subscribe: ({ rootValue, ...args }) => (rootValue as Enveloped).subscribe(args),
    },
    sockets,
    pingMs,
  )

  sockets.on('connection', (socket: WebSocket) => {
    // graphql-ws writes to the console what any client can cause, such as a message that is too long.
    socket.removeAllListeners('error').on('error', (error) => deps.log.info({ err: error }, 'a socket failed'))
    // ... or an answer to whoever is gone by now: a stack for each.
    const send = socket.send.bind(socket) as (data: string, done: () => void) => void
    socket.send = (data: string, done?: unknown) => send(data, () => (done as (() => void) | undefined)?.())
  })

  return {
    upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
      if (closing) return refuse(duplex, '503 Service Unavailable')
      if (request.url?.split('?')[0] !== '/graphql') return refuse(duplex, '404 Not Found')
      if (!mayConnect(request, deps.origins)) return refuse(duplex, '403 Forbidden')
      sockets.handleUpgrade(request, duplex, head, (socket) => sockets.emit('connection', socket, request))
    },
    close(): Promise<void> {
      closing ??= (async () => {
        const impatience = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), goodbyeMs)
        await server.dispose()
        clearTimeout(impatience)
      })()
      return closing
    },
  }
}

/** To graphql-ws a message that only a server sends is a fault of ours; to us it is one more that does not fit: 4400. */
function clientsOnly(key: string, value: unknown): unknown {
  const { type } = (value ?? {}) as { readonly type?: unknown }
  if (key === '' && (type === 'connection_ack' || type === 'next' || type === 'error'))
    throw new Error(`Only a server sends ${type}.`)
  return value
}

async function argsOf(
  enveloped: Enveloped,
  { query, operationName, variables }: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { schema } = enveloped
  try {
    const document = enveloped.parse(query)
    const errors = enveloped.validate(schema, document)
    if (errors.length > 0) return errors
    const contextValue = await enveloped.contextFactory()
    return { schema, document, contextValue, rootValue: enveloped, operationName, variableValues: variables }
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

function refuse(duplex: Duplex, status: string): void {
  duplex.on('error', () => duplex.destroy())
  // A client that keeps its own half open would keep ours for ever.
  duplex.once('finish', () => duplex.destroy())
  duplex.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
