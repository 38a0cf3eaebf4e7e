import { Client, fetchExchange } from 'urql'
import type { Credentials, SignedInAs } from './credentials.ts'
import { RefreshSignInDocument } from './generated/graphql.ts'
import { signedInAs } from './signedInAs.ts'

/** A token is refreshed so long before it expires, or when half of its time is over where that is later. */
const aheadMs = 60_000
/** After a refresh that did not come through: the token may still be good. */
const againMs = 5_000
const patienceMs = 15_000

/** Keeps the player's token fresh, and so the socket open: it lasts as long as its sign-in is refreshed (A4). */
export interface Refresher {
  /** A token that has not expired, or null where nobody is signed in. */
  token(): Promise<string | null>
  /** `stale` is not taken: the one after it, or null where there is none to be had now. */
  renew(stale: string): Promise<string | null>
  close(): void
}

export function createRefresher(deps: { readonly url: string; readonly credentials: Credentials }): Refresher {
  const { credentials } = deps
  const client = new Client({
    url: deps.url,
    preferGetMethod: false,
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(patienceMs) }),
    exchanges: [fetchExchange],
  })
  let refreshing: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function held(): SignedInAs | null {
    const state = credentials.state()
    return state.kind === 'signedIn' ? state.as : null
  }

  async function refresh({ refreshToken }: SignedInAs): Promise<void> {
    const { data } = await client.mutation(RefreshSignInDocument, { refreshToken }).toPromise()
    const answer = data?.refreshSignIn
    // Another tab may have been faster, or the player be gone: then the answer is about nobody here.
    if (answer?.__typename === 'SignedIn') return credentials.refreshed(refreshToken, signedInAs(answer))
    if (answer?.__typename === 'Unauthenticated' && held()?.refreshToken === refreshToken) return credentials.expire()
    plan(againMs)
  }

  /** One at a time: whoever comes meanwhile waits for the same answer. */
  function refreshOnce(as: SignedInAs): Promise<void> {
    refreshing ??= refresh(as).finally(() => (refreshing = undefined))
    return refreshing
  }

  function plan(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const as = held()
      if (as) void refreshOnce(as)
    }, wait)
  }

  function planNext(): void {
    clearTimeout(timer)
    const as = held()
    if (!as) return
    const left = Math.max(0, as.expiresAt - Date.now())
    plan(Math.max(left - aheadMs, left / 2))
  }

  const forget = credentials.subscribe(planNext)
  planNext()

  return {
    async token() {
      const as = held()
      if (as && as.expiresAt <= Date.now()) await refreshOnce(as)
      return credentials.token()
    },
    async renew(stale) {
      const as = held()
      if (as?.token === stale) await refreshOnce(as)
      const token = credentials.token()
      return token === stale ? null : token
    },
    close() {
      forget()
      clearTimeout(timer)
    },
  }
}
