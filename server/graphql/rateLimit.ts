import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

export interface RateLimit {
  /**
   * Counts one for `who` and returns 0, or counts nothing and returns the milliseconds until the next one is allowed.
   * The same `what` within the window is counted once: a repeated call is not a second one (M2).
   */
  take(who: string, what?: string | null): Ms
  /** `what` came to nothing: it stays counted, and the next call for it counts again. */
  failed(who: string, what: string | null): void
}

/** At most `most` within any `windowMs`, kept in memory: each process of a deployment counts for itself. */
export function createRateLimit(deps: {
  readonly most: number
  readonly windowMs: Ms
  readonly clock: Pick<Clock, 'now'>
}): RateLimit {
  const { most, windowMs, clock } = deps
  const taken = new Map<string, { readonly at: Ms; readonly what: string | null }[]>()
  let sweptAt = clock.now()

  function sweep(now: Ms): void {
    if (now - sweptAt < windowMs) return
    sweptAt = now
    for (const [who, list] of taken) if (list.every((one) => one.at <= now - windowMs)) taken.delete(who)
  }

  return {
    take(who, what = null) {
      const now = clock.now()
      sweep(now)
      const recent = (taken.get(who) ?? []).filter((one) => one.at > now - windowMs)
      if (what !== null && recent.some((one) => one.what === what)) return 0
      if (recent.length >= most) return (recent[0]?.at ?? now) + windowMs - now
      taken.set(who, [...recent, { at: now, what }])
      return 0
    },
    failed(who, what) {
      taken.set(
        who,
        (taken.get(who) ?? []).map((one) => (one.what === what ? { ...one, what: null } : one)),
      )
    },
  }
}
