import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { Client, fetchExchange, subscriptionExchange, type AnyVariables, type CombinedError } from 'urql'
import { ApiFailure } from './apiFailure.ts'
import type { Credentials } from './credentials.ts'
import { follow, type Follower, type Following } from './follow.ts'
import { createReach, type Reach } from './reach.ts'
import { createRefresher } from './refresher.ts'
import { createSocket } from './socket.ts'

/**
 * No answer is waited for longer; a brief takes the model several seconds, twice where it has to be asked
 * again.
 */
const patienceMs = 90_000

export interface Api {
  /** For urql's hooks. */
  readonly client: Client
  readonly reach: Reach
  /**
   * Runs a query or a mutation once.
   * @throws {ApiFailure} No answer came, or a fault instead of one.
   */
  ask<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  /** Subscribes, and again for as long as it is not closed, each time with new variables. */
  follow<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: () => Variables,
    follower: Follower<Data>,
  ): Following
  close(): void
}

/** The GraphQL API: queries and mutations by HTTP, subscriptions by one WebSocket. */
export function createApi(deps: { readonly origin: string; readonly credentials: Credentials }): Api {
  const { credentials } = deps
  const url = new URL('/graphql', deps.origin)
  const socketUrl = new URL(url)
  socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const refresher = createRefresher({ url: url.href, credentials })
  const reach = createReach()
  const socket = createSocket({ url: socketUrl.href, token: () => refresher.token(), onReach: reach.tell })

  /** As the player, with a token that is fresh; one that is not taken is refreshed, and the request made once more (A4). */
  async function fetchAsPlayer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const signals = [AbortSignal.timeout(patienceMs), ...(init?.signal ? [init.signal] : [])]
    const signal = AbortSignal.any(signals)
    const send = async (token: string | null): Promise<Response> => {
      const headers = new Headers(init?.headers)
      // Without it a form with a file in it is not taken: any page could send one (A4).
      headers.set('graphql-preflight', '1')
      if (token !== null) headers.set('authorization', `Bearer ${token}`)
      try {
        const response = await fetch(input, { ...init, headers, signal })
        // A proxy answers for a server that is away.
        reach.tell(response.status < 502)
        return response
      } catch (error) {
        // Anything else is an end that was put to it here.
        if (error instanceof TypeError) reach.tell(false)
        throw error
      }
    }
    const token = await refresher.token()
    const response = await send(token)
    if (token === null || !(await isTurnedAway(response.clone()))) return response
    const next = await refresher.renew(token)
    if (next === null) return response
    const again = await send(next)
    if (credentials.token() === next && (await isTurnedAway(again.clone()))) credentials.expire()
    return again
  }

  const client = new Client({
    url: url.href,
    preferGetMethod: false,
    fetch: fetchAsPlayer,
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName }) => ({
          subscribe(sink) {
            const payload = {
              query: query ?? '',
              variables: variables ?? null,
              operationName: operationName ?? null,
            }
            const unsubscribe = socket.client.subscribe(payload, {
              next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
              error: (error) => sink.error(error),
              // The end of a subscription is no result to urql; to whoever follows, it is a reason to ask
              // again.
              complete: () => sink.error(new Error('The server has ended the subscription.')),
            })
            return { unsubscribe }
          },
        }),
      }),
    ],
  })

  return {
    client,
    reach,
    async ask(document, variables) {
      const isQuery = document.definitions.some((part) => 'operation' in part && part.operation === 'query')
      const { data, error } = await (
        isQuery ? client.query(document, variables) : client.mutation(document, variables)
      ).toPromise()
      if (data !== undefined && data !== null) return data
      throw failureOf(error)
    },
    follow: (document, variables, follower) => follow({ client, socket }, document, variables, follower),
    close() {
      refresher.close()
      socket.close()
    },
  }
}

function failureOf(error: CombinedError | undefined): ApiFailure {
  const status = (error?.response as Response | undefined)?.status ?? 0
  if (error?.networkError && (status === 0 || status >= 502))
    return new ApiFailure('The station cannot be reached.', { unreachable: true, cause: error })
  const limited = error?.graphQLErrors.find(({ extensions }) => extensions['code'] === 'RATE_LIMITED')
  if (!limited) return new ApiFailure('Something went wrong at the station.', { unreachable: false, cause: error })
  const retryAfterMs = Number(limited.extensions['retryAfterMs'])
  return new ApiFailure(limited.message, { unreachable: false, retryAfterMs, cause: error })
}

/**
 * Whether an answer says that the sign-in is not taken: every query asks for `me`, every mutation has a
 * member for it.
 */
async function isTurnedAway(response: Response): Promise<boolean> {
  if (response.status === 401) return true
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return false
  const { data } = answer
  if (typeof data !== 'object' || data === null) return false
  if ('me' in data && data.me === null) return true
  return Object.values(data).some((field: unknown) => {
    return (
      typeof field === 'object' &&
      field !== null &&
      '__typename' in field &&
      field.__typename === 'Unauthenticated'
    )
  })
}
