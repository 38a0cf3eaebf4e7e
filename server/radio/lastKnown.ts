import { ProviderFailure } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Clock, Player, SignIn, Store } from '../core/ports.ts'

/** Each is some hundred bytes. The oldest are forgotten first. */
const mostKept = 10_000
/** Nobody whose sign-in was good a moment ago waits longer than this for the store to say so again. */
const waitMs: Ms = 1_000

/**
 * A store that knows players and sign-ins it has seen, for when it is away (E14): a player in a running show can press, type
 * and hear meanwhile, and what they do waits in the show for the store. What was deleted through it is forgotten at once.
 */
export function createLastKnown(store: Store, clock: Clock): Store {
  const players = createMemory<Player>()
  const signIns = createMemory<SignIn>()

  /** The store's own word where it comes in time, or else the last one. */
  async function ask<Value>(memory: Memory<Value>, id: string, asked: Promise<Value | null>): Promise<Value | null> {
    const answered = asked.then((value) => memory.keep(id, value))
    const known = memory.get(id)
    if (known === undefined) return answered
    const late = Promise.withResolvers<Value>()
    const cancel = clock.at(clock.now() + waitMs, () => late.resolve(memory.get(id) ?? known))
    try {
      return await Promise.race([answered, late.promise])
    } catch (error) {
      const last = memory.get(id)
      if (last === undefined || !(error instanceof ProviderFailure) || !error.fault.retryable) throw error
      return last
    } finally {
      cancel()
      // It may fail after its time.
      answered.catch(() => undefined)
    }
  }

  return {
    ...store,
    player: (id) => ask(players, id, store.player(id)),
    signIn: (id) => ask(signIns, id, store.signIn(id)),
    async putPlayer(player) {
      await store.putPlayer(player)
      players.keep(player.id, player)
    },
    async deletePlayer(id) {
      players.keep(id, null)
      await store.deletePlayer(id)
    },
    async putSignIn(signIn, replacing) {
      const put = await store.putSignIn(signIn, replacing)
      if (put) signIns.keep(signIn.id, signIn)
      return put
    },
    async deleteSignIn(id) {
      signIns.keep(id, null)
      await store.deleteSignIn(id)
    },
  }
}

interface Memory<Value> {
  get(id: string): Value | undefined
  /** Null forgets it. Returns what it was given. */
  keep(id: string, value: Value | null): Value | null
}

function createMemory<Value>(): Memory<Value> {
  const kept = new Map<string, Value>()
  return {
    get: (id) => kept.get(id),
    keep(id, value) {
      kept.delete(id)
      if (value === null) return null
      kept.set(id, value)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
