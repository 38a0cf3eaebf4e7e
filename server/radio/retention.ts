import type { Ms, PlayerId } from '../core/ids.ts'
import type { Clock, Log, Store } from '../core/ports.ts'

const dayMs: Ms = 86_400_000
/** After which a store that was away is asked once more. */
const againMs: Ms = 600_000

/**
 * Deletes what has been kept for long enough (E17): sessions that nothing was written to for `keptMs`, with their logs,
 * sign-ins that are over, and guests of whom neither is left. At once, and then daily. `close` resolves when a round that
 * is under way is over.
 */
export function createRetention(deps: {
  readonly store: Pick<Store, 'deleteOlder' | 'deleteIdle'>
  readonly clock: Clock
  readonly log: Log
  readonly keptMs: Ms
  /** Whether a player without a sign-in can come back as the same one: nobody can who is a guest. */
  readonly returns: (playerId: PlayerId) => boolean
}): { close(): Promise<void> } {
  const { store, clock, log, keptMs } = deps
  let closed = false
  let cancel = (): void => undefined
  let round = sweep()

  async function sweep(): Promise<void> {
    let nextMs = dayMs
    try {
      const now = clock.now()
      const sessions = await store.deleteOlder(now - keptMs, now)
      const guests = await store.deleteIdle(now - keptMs, deps.returns)
      if (sessions + guests > 0) log.info({ sessions, guests }, 'what was kept for long enough is deleted')
    } catch (error) {
      log.warn({ err: error }, 'what is too old could not be deleted: it is tried again in some minutes')
      nextMs = againMs
    }
    if (!closed) cancel = clock.at(clock.now() + nextMs, () => {
      round = sweep()
    })
  }

  return {
    close() {
      closed = true
      cancel()
      return round
    },
  }
}
