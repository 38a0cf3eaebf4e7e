import { createHash, randomBytes } from 'node:crypto'
import type { Ms } from '../core/ids.ts'
import type { Clock, Log, Player, SignIn, Store } from '../core/ports.ts'
import type { Identity } from './context.ts'

/** A secret that has been used up is taken once more for so long: its answer may have been lost, or two tabs ask at once. */
export const graceMs: Ms = 30_000

/** What a guest holds. Whoever has it is the player. */
export interface Tokens {
  /** For everything that is asked, and short-lived. */
  readonly token: string
  readonly expiresAt: Ms
  /** For the next one of both, and good once. */
  readonly refreshToken: string
  readonly refreshExpiresAt: Ms
}

/** The sign-ins of guests: one for each device of a player, from `signIn` to its end (A4). */
export interface SignIns {
  open(player: Player): Promise<Tokens>
  /** The next tokens; null for a refresh token that is wrong, used up, or over. One that was stolen ends the sign-in. */
  refresh(refreshToken: string): Promise<{ readonly player: Player; readonly tokens: Tokens } | null>
  /** Ends the sign-in of a refresh token, or of an id, with every token of it. False where there is none. */
  end(which: { readonly refreshToken: string } | { readonly id: string }): Promise<boolean>
  /** Whether a token of this sign-in is taken: it has not ended, and is this player's. */
  lives(id: string, playerId: string): Promise<boolean>
  /** When the newest token of a sign-in expires; 0 where it has ended. */
  goodUntil(id: string): Promise<Ms>
}

/**
 * Each refresh token is `id.secret`, and the next secret is worked out from the one before by a key that only the
 * server has. So whoever asks twice within the grace, or in two tabs at once, gets the same answer twice, and no sign-in
 * ever has two ends; and the store holds nothing but hashes.
 */
export function createSignIns(deps: {
  readonly identity: Pick<Identity, 'issue' | 'keyed'>
  readonly store: Pick<Store, 'player' | 'putSignIn' | 'signIn' | 'deleteSignIn'>
  /** How long a token, and how long a sign-in that is not refreshed, is good for. */
  readonly life: { readonly tokenMs: Ms; readonly signInMs: Ms }
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
  readonly log: Pick<Log, 'warn'>
  /** A sign-in has ended before its time: nothing that goes on by a token of it may go on. */
  readonly ended: (id: string) => void
}): SignIns {
  const { identity, store, life, clock, log } = deps

  async function tokensOf(player: Player, signIn: SignIn, secret: string): Promise<Tokens> {
    const issued = await identity.issue(player, signIn.id)
    return { ...issued, refreshToken: `${signIn.id}.${secret}`, refreshExpiresAt: signIn.expiresAt }
  }

  async function alive(id: string): Promise<SignIn | null> {
    const signIn = await store.signIn(id)
    if (!signIn || signIn.expiresAt > clock.now()) return signIn
    await store.deleteSignIn(id)
    return null
  }

  async function finish({ id }: SignIn): Promise<void> {
    await store.deleteSignIn(id)
    deps.ended(id)
  }

  async function refresh(refreshToken: string): ReturnType<SignIns['refresh']> {
    const given = partsOf(refreshToken)
    const before = given && (await alive(given.id))
    if (!before) return null
    const player = await store.player(before.playerId)
    if (!player) return null
    const now = clock.now()
    const { id, hash, previous } = before
    const secret = identity.keyed(`${id} ${given.secret}`)
    if (previous?.hash === hashOf(given.secret) && now < previous.until && hashOf(secret) === hash)
      return { player, tokens: await tokensOf(player, before, secret) }
    if (hash !== hashOf(given.secret)) {
      // Somebody has used it before: the player or a thief, and nobody can tell which. Neither goes on with it.
      log.warn({ playerId: before.playerId }, 'a refresh token came twice: its sign-in was ended')
      await finish(before)
      return null
    }
    const next: SignIn = {
      ...before,
      hash: hashOf(secret),
      previous: { hash, until: now + graceMs },
      expiresAt: now + life.signInMs,
    }
    // Another request was faster with the same token: it is the one before, now, and gets the same answer.
    if (!(await store.putSignIn(next, hash))) return refresh(refreshToken)
    return { player, tokens: await tokensOf(player, next, secret) }
  }

  return {
    async open(player) {
      const secret = randomBytes(32).toString('hex')
      const now = clock.now()
      const signIn: SignIn = {
        id: deps.newId(),
        playerId: player.id,
        hash: hashOf(secret),
        previous: null,
        createdAt: now,
        expiresAt: now + life.signInMs,
      }
      await store.putSignIn(signIn, null)
      return tokensOf(player, signIn, secret)
    },
    refresh,
    async end(which) {
      // Whichever secret of it: one that is used up has no business here either.
      const id = 'id' in which ? which.id : partsOf(which.refreshToken)?.id
      const signIn = id === undefined ? null : await alive(id)
      if (signIn) await finish(signIn)
      return signIn !== null
    },
    async lives(id, playerId) {
      return (await store.signIn(id))?.playerId === playerId
    },
    async goodUntil(id) {
      const signIn = await store.signIn(id)
      // As the token itself, to the second.
      return signIn ? Math.floor((signIn.expiresAt - life.signInMs + life.tokenMs) / 1000) * 1000 : 0
    },
  }
}

function partsOf(refreshToken: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret] = /^([\w-]{1,64})\.([0-9a-f]{64})$/.exec(refreshToken) ?? []
  return id && secret ? { id, secret } : null
}

/** Of 256 random bits: no salt and no slow hash can add to that. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
