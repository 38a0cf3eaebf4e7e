import { ProviderFailure, type Fault } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

/** A store that is away for longer than this is noticed: nothing new can be told meanwhile. */
const noticedMs: Ms = 2_000
/** And longer than this it is not waited for. With the store's own time-outs it is some seconds more until it is seen. */
const patienceMs: Ms = 20_000
/** Before the first further attempt; it doubles, up to the longest. */
const firstWaitMs: Ms = 100
const longestWaitMs: Ms = 2_000

/** Writes to a store that may be away for a while (E14). */
export interface Keep {
  /**
   * Carries out a write, again and again while its failures may pass. `again` is true where the attempts before may
   * have gone through without a word.
   * @throws what the last attempt threw; ProviderFailure of `STORE` where there was no answer in time.
   */
  (write: (again: boolean) => Promise<void>): Promise<void>
}

export function createKeep(deps: {
  readonly clock: Clock
  /** The store has been away for long enough to be noticed; or that is over, one way or the other. */
  readonly stuck: (stuck: boolean) => void
  /** It was noticed, and is over: the store is back. */
  readonly back: (fault: Fault) => void
}): Keep {
  const { clock } = deps

  return async (write) => {
    const giveUpAt = clock.now() + patienceMs
    let fault: Fault = { service: 'STORE', message: 'The store does not answer.', retryable: true }
    let noticed = false
    const cancelNotice = clock.at(clock.now() + noticedMs, () => {
      noticed = true
      deps.stuck(true)
    })
    // A store that hangs is given up as well.
    const late = Promise.withResolvers<never>()
    const cancelLate = clock.at(giveUpAt, () => late.reject(new ProviderFailure(fault)))
    late.promise.catch(() => undefined)
    try {
      for (let waitMs = firstWaitMs, again = false; ; again = true) {
        try {
          await Promise.race([write(again), late.promise])
          break
        } catch (error) {
          if (!(error instanceof ProviderFailure) || !error.fault.retryable) throw error
          if (clock.now() + waitMs >= giveUpAt) throw error
          fault = error.fault
          await new Promise<void>((resolve) => clock.at(clock.now() + waitMs, resolve))
          waitMs = Math.min(waitMs * 2, longestWaitMs)
        }
      }
    } finally {
      cancelNotice()
      cancelLate()
      if (noticed) deps.stuck(false)
    }
    if (noticed) deps.back(fault)
  }
}
