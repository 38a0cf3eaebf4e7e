import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { createClient } from 'graphql-ws'
import { ApiFailure } from './apiFailure.ts'
import { createFreshToken } from './freshToken.ts'
import { RefreshSignIn, type SignedIn } from './operations.ts'

/** The way to one server: operations over HTTP, subscriptions over a WebSocket, both at `/graphql`. */
export type Api = {
  /** From here on everything is asked as the player of this token (M1). */
  authorize(token: string): void
  /** From here on everything is asked as this guest, whose token is kept fresh (A4). */
  become(signedIn: SignedIn): void
  /**
   * @param upload A file, and where in the variables it belongs; what stands there is null.
   * @throws {ApiFailure} No answer, or an answer with errors.
   */
  ask<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    upload?: Upload,
  ): Promise<Result>
  /**
   * Ends when the server completes the subscription; it is not made again here after a drop, because only the caller
   * knows from where to go on (E3).
   * @throws {ApiFailure} The socket dropped, or the server refused the subscription.
   */
  follow<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): AsyncIterableIterator<Result>
  close(): Promise<void>
}

export type Upload = { place: `variables.${string}`; file: Blob }

type Answer<Result> = {
  data?: Result | null | undefined
  errors?: readonly { message: string }[] | undefined
}

/** A brief is written by a model while `createMission` waits; everything else is answered at once. */
const ANSWER_LIMIT = 60_000
const PING_EVERY = 10_000
const PONG_LIMIT = 5_000

/**
 * @param url Where the server is, such as `http://127.0.0.1:4000`; with or without `/graphql`.
 * @param onRefreshed The guest has other tokens now: those from before are used up.
 */
export function createApi(url: string, onRefreshed: (signedIn: SignedIn) => void = () => {}): Api {
  const endpoint = endpointOf(url)
  let opened: WebSocket | undefined
  let overdue: NodeJS.Timeout | undefined
  const client = createClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const token = await tokens.current()
      return token === undefined ? {} : { token }
    },
    retryAttempts: 0,
    keepAlive: PING_EVERY,
    on: {
      opened: (socket) => {
        opened = socket as WebSocket
      },
      // A server that is gone without a word (network lost, machine stopped) is found out by the missing pong.
      ping: (received) => {
        if (received) return
        overdue = setTimeout(() => opened?.close(4408, 'no pong'), PONG_LIMIT)
      },
      pong: (received) => {
        if (received) clearTimeout(overdue)
      },
      closed: () => clearTimeout(overdue),
    },
  })

  const tokens = createFreshToken({
    refresh: async (refreshToken) => {
      const { refreshSignIn } = await post(RefreshSignIn, { refreshToken }, undefined)
      return refreshSignIn.__typename === 'SignedIn' ? refreshSignIn : null
    },
    onRefreshed,
  })

  async function post<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    token: string | undefined,
    upload?: Upload,
  ) {
    const operation = JSON.stringify({ query: print(document), variables })
    const headers: Record<string, string> = {
      // With a form fetch names the type itself, and the server wants proof that no mere web page has sent it.
      ...(upload ? { 'graphql-preflight': '1' } : { 'content-type': 'application/json' }),
      accept: 'application/graphql-response+json, application/json',
    }
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    const response = await fetch(endpoint, {
      method: 'POST',
      headers,
      body: upload ? formOf(operation, upload) : operation,
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    }).catch((cause: unknown) => {
      throw new ApiFailure(`no answer from ${endpoint}: ${reasonOf(cause)}`, { cause })
    })
    const answer = (await response.json().catch((cause: unknown) => {
      throw new ApiFailure(`${endpoint} answered ${response.status}, and not with GraphQL`, { cause })
    })) as Answer<Result>
    return dataOf(answer)
  }

  return {
    authorize: (token) => tokens.use(token),
    become: (signedIn) => tokens.become(signedIn),

    async ask<Result, Variables>(
      document: TypedDocumentNode<Result, Variables>,
      variables: Variables,
      upload?: Upload,
    ) {
      const token = await tokens.current()
      const result = await post(document, variables, token, upload)
      const next = token !== undefined && isTurnedAway(result) ? await tokens.after(token) : undefined
      return next === undefined ? result : post(document, variables, next, upload)
    },

    async *follow<Result, Variables>(document: TypedDocumentNode<Result, Variables>, variables: Variables) {
      const answers = client.iterate<Result>({
        query: print(document),
        variables: variables as Record<string, unknown>,
      })
      try {
        for await (const answer of answers) yield dataOf(answer)
      } catch (cause) {
        if (cause instanceof ApiFailure) throw cause
        throw new ApiFailure(`the connection to ${endpoint} was lost: ${reasonOf(cause)}`, { cause })
      }
    },

    async close() {
      tokens.close()
      await client.dispose()
    },
  }
}

/** https://github.com/jaydenseric/graphql-multipart-request-spec */
function formOf(operation: string, { place, file }: Upload) {
  const form = new FormData()
  form.set('operations', operation)
  form.set('map', JSON.stringify({ file: [place] }))
  form.set('file', file, 'recording')
  return form
}

function isTurnedAway(result: unknown) {
  return Object.values(result as Record<string, { __typename?: string } | null>).some(
    (field) => field?.__typename === 'Unauthenticated',
  )
}

function endpointOf(url: string) {
  const bare = url.replace(/\/+$/, '')
  return bare.endsWith('/graphql') ? bare : `${bare}/graphql`
}

function dataOf<Result>({ data, errors }: Answer<Result>): Result {
  if (errors?.[0]) throw new ApiFailure(errors.map(({ message }) => message).join('; '))
  if (data === undefined || data === null)
    throw new ApiFailure('the server answered with neither data nor errors')
  return data
}

/** `fetch` says no more than «fetch failed»; a socket rejects with its close event, or a list of GraphQL errors. */
function reasonOf(cause: unknown): string {
  if (Array.isArray(cause)) return cause.map(reasonOf).join('; ')
  if (cause instanceof Error) {
    const inner: unknown = cause.cause instanceof AggregateError ? cause.cause.errors[0] : cause.cause
    return inner instanceof Error ? inner.message : cause.message
  }
  const { code, reason, message } = cause as { code?: number; reason?: string; message?: string }
  if (code !== undefined) return reason ? `${reason} (${code})` : `closed with ${code}`
  return message || 'the socket failed'
}
