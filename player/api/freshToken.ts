import type { SignedIn } from './operations.ts'

/** What a guest holds; without a refresh token it lasts as long as it does. */
type Held = { token: string; refreshToken: string | null; expiresAt: number }

/** The token of whoever asks, refreshed before it expires, so that the socket lasts as well (A4). */
export type FreshToken = {
  /** From here on this token, as it is. */
  use(token: string): void
  /** From here on this guest, for as long as the sign-in can be refreshed. */
  become(signedIn: SignedIn): void
  /** undefined where nobody is signed in. */
  current(): Promise<string | undefined>
  /** The token after one that was not taken; undefined where there is none to be had. */
  after(stale: string): Promise<string | undefined>
  close(): void
}

/** Before a token expires; half of its time where that is less. */
const AHEAD_MS = 60_000
const AGAIN_MS = 5_000

/** @param deps.refresh The next one; null where the server does not take the refresh token any more. It may throw. */
export function createFreshToken(deps: {
  refresh: (refreshToken: string) => Promise<SignedIn | null>
  onRefreshed: (signedIn: SignedIn) => void
}): FreshToken {
  let held: Held | undefined
  let refreshing: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const plan = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void refreshOnce(), wait)
    timer.unref()
  }

  const become = ({ token, refreshToken, expiresInMs }: SignedIn) => {
    held = { token, refreshToken, expiresAt: Date.now() + expiresInMs }
    plan(Math.max(expiresInMs - AHEAD_MS, expiresInMs / 2))
  }

  const refresh = async () => {
    if (!held?.refreshToken) return
    try {
      const next = await deps.refresh(held.refreshToken)
      if (next) {
        become(next)
        deps.onRefreshed(next)
      } else held = { ...held, refreshToken: null }
    } catch {
      // The token may still be good; whoever asks meanwhile is told what is wrong.
      plan(AGAIN_MS)
    }
  }

  /** One at a time: whoever comes meanwhile waits for the same answer. */
  const refreshOnce = () => (refreshing ??= refresh().finally(() => (refreshing = undefined)))

  return {
    use(token) {
      held = { token, refreshToken: null, expiresAt: Infinity }
    },
    become,
    async current() {
      if (held && held.expiresAt <= Date.now()) await refreshOnce()
      return held?.token
    },
    async after(stale) {
      if (held?.token === stale) await refreshOnce()
      return held?.token === stale ? undefined : held?.token
    },
    close() {
      clearTimeout(timer)
    },
  }
}
