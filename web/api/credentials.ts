/** A player's sign-in, as `signIn` gave it. */
export interface SignedInAs {
  readonly token: string
  readonly name: string
  /** ISO 8601. */
  readonly expiresAt: string
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Where a sign-in is kept: the tab's storage, or the device's for a player who stays signed in. Each may
 * throw.
 */
export interface Drawers {
  readonly tab: () => Drawer
  readonly device: () => Drawer
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

  return {
    state: () => state,
    token: () => (state.kind === 'signedIn' ? state.as.token : null),
    signIn(as, stay) {
      forget()
      attempt(() => (stay ? drawers.device : drawers.tab)().setItem(key, JSON.stringify(as)))
      become({ kind: 'signedIn', as })
    },
    signOut: () => end(false),
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
  const stored = attempt(() => drawers.tab().getItem(key)) ?? attempt(() => drawers.device().getItem(key))
  const as = stored ? attempt(() => parse(JSON.parse(stored))) : null
  if (!as) return { kind: 'signedOut', expired: false }
  return Date.parse(as.expiresAt) > drawers.now()
    ? { kind: 'signedIn', as }
    : { kind: 'signedOut', expired: true }
}

function parse(stored: unknown): SignedInAs | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { token, name, expiresAt } = stored as Record<string, unknown>
  return typeof token === 'string' && typeof name === 'string' && typeof expiresAt === 'string'
    ? { token, name, expiresAt }
    : null
}

function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
