import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

/** Counts what is cheap and comes often. */
export interface Bucket {
  /** Counts one for `who` and returns 0, or counts nothing and returns the milliseconds until the next one is allowed. */
  take(who: string): Ms
}

const minuteMs = 60_000

/**
 * At most `perMinute` at once, and as many within each minute after that: one number for each `who`, the time at which
 * all that was taken is paid back (https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm).
 */
export function createBucket(deps: { readonly perMinute: number; readonly clock: Pick<Clock, 'now'> }): Bucket {
  const { perMinute, clock } = deps
  const step = minuteMs / perMinute
  const paidBackAt = new Map<string, Ms>()
  let sweptAt = clock.now()

  function sweep(now: Ms): void {
    if (now - sweptAt < minuteMs) return
    sweptAt = now
    for (const [who, at] of paidBackAt) if (at <= now) paidBackAt.delete(who)
  }

  return {
    take(who) {
      const now = clock.now()
      sweep(now)
      const next = Math.max(now, paidBackAt.get(who) ?? 0) + step
      // Rounding must not cost the last one of a full bucket.
      const wait = next - now - minuteMs
      if (wait > 1e-6) return wait
      paidBackAt.set(who, next)
      return 0
    },
  }
}
