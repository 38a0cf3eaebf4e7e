import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

export interface RateLimit {
  /**
   * Counts one for `who` and returns 0, or counts nothing and returns the milliseconds until the next one is allowed.
   * The same `what` within the window is counted once: a repeated call is not a second one (M2).
   */
  take(who: string, what?: string | null): Ms
  /** What `take` would return, with nothing counted. */
  wait(who: string, what?: string | null): Ms
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

  function look(who: string, what: string | null) {
    const now = clock.now()
    sweep(now)
    const recent = (taken.get(who) ?? []).filter((one) => one.at > now - windowMs)
    const known = what !== null && recent.some((one) => one.what === what)
    const wait = known || recent.length < most ? 0 : (recent[0]?.at ?? now) + windowMs - now
    return { now, recent, known, wait }
  }

  return {
    take(who, what = null) {
      const { now, recent, known, wait } = look(who, what)
      if (!known && wait === 0) taken.set(who, [...recent, { at: now, what }])
      return wait
    },
    wait: (who, what = null) => look(who, what).wait,
    failed(who, what) {
      taken.set(
        who,
        (taken.get(who) ?? []).map((one) => (one.what === what ? { ...one, what: null } : one)),
      )
    },
  }
}

/**
 * The limit of one player and that of one address together: what either has too much of is counted for neither. An
 * address is good for `times` as many as a player, who may sit there with a whole class.
 */
export function createSharedRateLimit(deps: {
  readonly most: number
  readonly times: number
  readonly windowMs: Ms
  readonly clock: Pick<Clock, 'now'>
}): (address: string) => RateLimit {
  const players = createRateLimit(deps)
  const addresses = createRateLimit({ ...deps, most: deps.most * deps.times })
  /** At an address, the same thing of two players is two things. */
  const there = (who: string, what: string | null) => (what === null ? null : `${who} ${what}`)

  return (address) => {
    const wait: RateLimit['wait'] = (who, what = null) =>
      Math.max(players.wait(who, what), addresses.wait(address, there(who, what)))
    return {
      wait,
      take(who, what = null) {
        const needed = wait(who, what)
        if (needed > 0) return needed
        addresses.take(address, there(who, what))
        return players.take(who, what)
      },
      failed(who, what) {
        players.failed(who, what)
        addresses.failed(address, there(who, what))
      },
    }
  }
}
