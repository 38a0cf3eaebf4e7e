import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql'
import type { OperationResult, SubscribePayload } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Ms } from '../core/ids.ts'
import type { Context } from './context.ts'
import { contextOf, signedIn, tokenOf, type Doors, type Who } from './doors.ts'
import { sayGoodbye } from './openSockets.ts'
import { addressOf, mayConnect } from './request.ts'
import { tooManyRequests } from './tooManyRequests.ts'

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
 * one closes the socket with 4403, none makes it anonymous. The socket is closed with 4403 when the token expires,
 * unless its sign-in was refreshed meanwhile: then it lasts as long as the newest token. 4429 says that the player, or
 * the address, has too many of them.
 */
export function createSocket(options: {
  readonly doors: Doors
  /** In bytes; a longer message closes the socket with 1009. */
  readonly longestMessage: number
  readonly enveloped: (context: Context) => Enveloped
}) {
  const { doors, enveloped } = options
  const { deps, requests, signIns, sockets: open } = doors
  const { socketsPerPlayer, playersPerAddress } = deps.limits
  // Nothing is compressed: a kilobyte that unpacks to a gigabyte is nobody's subscription.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.longestMessage, perMessageDeflate: false })
  const watched = new WeakMap<WebSocket, Set<string>>()
  let closing: Promise<void> | undefined

  async function signIn(socket: WebSocket, token: string): Promise<Who | null> {
    const who = await signedIn(doors, token)
    if (who && socket.readyState === socket.OPEN) watch(socket, who)
    return who
  }

  /** GraphiQL signs in anew with each operation: one sign-in is waited for once, and the earliest end of several counts. */
  function watch(socket: WebSocket, { player, signInId, expiresAt }: Who): void {
    const key = signInId ?? `${player.id} ${expiresAt}`
    const keys = watched.get(socket) ?? new Set()
    if (keys.has(key)) return
    watched.set(socket, keys.add(key))
    if (signInId !== null) open.join(`sign-in ${signInId}`, socket)
    expire(socket, expiresAt, signInId)
  }

  function expire(socket: WebSocket, at: Ms, signInId: string | null): void {
    const forget = deps.clock.at(at, () => {
      socket.off('close', forget)
      void expired(socket, signInId)
    })
    socket.once('close', forget)
  }

  async function expired(socket: WebSocket, signInId: string | null): Promise<void> {
    try {
      const until = signInId === null ? 0 : await signIns.goodUntil(signInId)
      if (socket.readyState !== socket.OPEN) return
      if (until > deps.clock.now()) return expire(socket, until, signInId)
      sayGoodbye(socket, 4403, 'The token has expired')
    } catch (error) {
      deps.log.error({ err: error }, 'a sign-in could not be checked')
      sayGoodbye(socket, 1013, 'Try again later')
    }
  }

  /** GraphiQL sends the headers of its form with each operation, and nothing in connection_init. */
  async function byHeaders(socket: WebSocket, context: Context, { extensions }: SubscribePayload): Promise<Context> {
    const headers = extensions?.headers as Record<string, unknown> | undefined
    const token = tokenOf(headers?.Authorization ?? headers?.authorization)
    if (context.player || token === null) return context
    return contextOf(doors, context.address, await signIn(socket, token))
  }

  const server = useServer<Record<string, unknown>, Signed>(
    {
      jsonMessageReviver: clientsOnly,
      async onConnect({ connectionParams = {}, extra }) {
        const { token, authorization, Authorization } = connectionParams
        const given = tokenOf(token ?? authorization ?? Authorization)
        try {
          const who = given === null ? null : await signIn(extra.socket, given)
          if (given !== null && !who) return false
          if (who && !open.join(`player ${who.player.id}`, extra.socket, socketsPerPlayer)) {
            sayGoodbye(extra.socket, 4429, `More than ${socketsPerPlayer} sockets of one player`)
            return true
          }
          extra.context = contextOf(doors, addressOf(extra.request, deps.proxies), who)
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
        const { player, address } = extra.context
        const wait = player ? requests.ofPlayer.take(player.id) : requests.ofAddress.take(address)
        if (wait > 0) return [tooManyRequests(wait)]
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
      const address = addressOf(request, deps.proxies)
      if (requests.ofAddress.take(address) > 0) return refuse(duplex, '429 Too Many Requests')
      sockets.handleUpgrade(request, duplex, head, (socket) => {
        const most = socketsPerPlayer * playersPerAddress
        if (open.join(`address ${address}`, socket, most)) sockets.emit('connection', socket, request)
        else sayGoodbye(socket.on('error', () => undefined), 4429, `More than ${most} sockets of one address`)
      })
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
