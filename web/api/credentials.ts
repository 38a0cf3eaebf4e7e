/** A player's sign-in, as `signIn` or `refreshSignIn` gave it. */
export interface SignedInAs {
  readonly token: string
  readonly name: string
  /** When the token expires, by the clock of this device. */
  readonly expiresAt: number
  /** Good once, for the next of both tokens (A4). */
  readonly refreshToken: string
  /** When the player is signed out if nothing is refreshed: ISO 8601. */
  readonly refreshExpiresAt: string
}

/** What becomes of a sign-in that other tabs have too: the next one, or its end. */
interface News {
  readonly of: string
  readonly as: SignedInAs | null
}

/** The way to the other tabs: a BroadcastChannel. */
export interface OtherTabs {
  postMessage(news: News): void
  onmessage: ((event: MessageEvent<News>) => void) | null
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Where a sign-in is kept: the tab's storage, or the device's for a player who stays signed in. Each may
 * throw.
 */
export interface Drawers {
  readonly tab: () => Drawer
  readonly device: () => Drawer
  /** Null where there is no way to them: then each tab has to be refreshed within 30 s of the others. */
  readonly others: OtherTabs | null
  readonly now: () => number
}

export type CredentialsState =
  | { readonly kind: 'signedIn'; readonly as: SignedInAs }
  /** `expired` is true where a sign-in was there, and has run out. */
  | { readonly kind: 'signedOut'; readonly expired: boolean }

export interface Credentials {
  readonly state: () => CredentialsState
  /** The bearer token, or null where nobody is signed in. */
  readonly token: () => string | null
  readonly signIn: (as: SignedInAs, stay: boolean) => void
  /** A refresh token was used up: here is what came of it, for this tab and every other one that has it. */
  readonly refreshed: (refreshToken: string, as: SignedInAs) => void
  readonly signOut: () => void
  /** The server does not take the token any more (M1). */
  readonly expire: () => void
  readonly subscribe: (listener: () => void) => () => void
}

const key = 'wakeband.signIn'

/**
 * Keeps the player's sign-in (M1). A storage that refuses, such as in a private window, costs only the memory
 * of it.
 */
export function createCredentials(drawers: Drawers): Credentials {
  const listeners = new Set<() => void>()
  const { others } = drawers
  let state = restore(drawers)

  function become(next: CredentialsState): void {
    state = next
    for (const listener of listeners) listener()
  }

  function forget(): void {
    for (const drawer of [drawers.tab, drawers.device]) attempt(() => drawer().removeItem(key))
  }

  function end(expired: boolean): void {
    forget()
    become({ kind: 'signedOut', expired })
  }

  function isHeld(refreshToken: string): boolean {
    return state.kind === 'signedIn' && state.as.refreshToken === refreshToken
  }

  /** Where the one before was kept, if it still is: a tab may have been signed in as somebody else meanwhile. */
  function replace(refreshToken: string, as: SignedInAs): void {
    for (const drawer of [drawers.tab, drawers.device])
      attempt(() => {
        const kept = read(drawer())
        if (kept?.refreshToken === refreshToken) drawer().setItem(key, JSON.stringify(as))
      })
    if (isHeld(refreshToken)) become({ kind: 'signedIn', as })
  }

  if (others)
    others.onmessage = ({ data: { of, as } }) => {
      if (as) replace(of, as)
      else if (isHeld(of)) end(false)
    }

  return {
    state: () => state,
    token: () => (state.kind === 'signedIn' ? state.as.token : null),
    signIn(as, stay) {
      forget()
      attempt(() => (stay ? drawers.device : drawers.tab)().setItem(key, JSON.stringify(as)))
      become({ kind: 'signedIn', as })
    },
    refreshed(refreshToken, as) {
      replace(refreshToken, as)
      others?.postMessage({ of: refreshToken, as })
    },
    signOut() {
      if (state.kind === 'signedIn') others?.postMessage({ of: state.as.refreshToken, as: null })
      end(false)
    },
    expire() {
      if (state.kind === 'signedIn') end(true)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function restore(drawers: Drawers): CredentialsState {
  const as = attempt(() => read(drawers.tab())) ?? attempt(() => read(drawers.device()))
  if (!as) return { kind: 'signedOut', expired: false }
  return Date.parse(as.refreshExpiresAt) > drawers.now()
    ? { kind: 'signedIn', as }
    : { kind: 'signedOut', expired: true }
}

/** @throws where the storage refuses, or holds what is no JSON */
function read(drawer: Drawer): SignedInAs | null {
  const stored = drawer.getItem(key)
  return stored === null ? null : parse(JSON.parse(stored))
}

function parse(stored: unknown): SignedInAs | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { token, name, expiresAt, refreshToken, refreshExpiresAt } = stored as Record<string, unknown>
  return typeof token === 'string' &&
    typeof name === 'string' &&
    typeof expiresAt === 'number' &&
    typeof refreshToken === 'string' &&
    typeof refreshExpiresAt === 'string'
    ? { token, name, expiresAt, refreshToken, refreshExpiresAt }
    : null
}

function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
