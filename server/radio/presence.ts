import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

/** A client whose subscription drops is given so long to subscribe again before the show stops for it (E5). */
const resubscribeMs: Ms = 3000

/** Whether the client is there: it reads the feed, and hears the hosts unless it wants captions alone. */
export interface Presence {
  followed(followed: boolean): void
  hearing(hearing: boolean): void
  tune(captionsOnly: boolean): void
  close(): void
}

export function createPresence(deps: {
  readonly clock: Clock
  readonly captionsOnly: boolean
  /** Nobody there for so long: `forgotten`. */
  readonly forgottenMs: Ms
  readonly news: { here(): void; gone(): void; forgotten(): void }
}): Presence {
  const { clock, news } = deps
  let { captionsOnly } = deps
  let follows = false
  let hears = false
  let told = false
  let closed = false
  let cancel = waitFor(deps.forgottenMs, () => news.forgotten())

  function waitFor(ms: Ms, call: () => void): () => void {
    return clock.at(clock.now() + ms, call)
  }

  function tell(here: boolean): void {
    told = here
    if (here) return news.here()
    news.gone()
    cancel = waitFor(deps.forgottenMs, () => news.forgotten())
  }

  function look(): void {
    if (closed) return
    const here = follows && (captionsOnly || hears)
    if (here || told) cancel()
    if (here === told) return
    if (here || !(captionsOnly || hears)) return tell(here)
    // Only the socket is gone. It mostly comes back within a second.
    cancel = waitFor(resubscribeMs, () => tell(false))
  }

  return {
    followed(now) {
      follows = now
      look()
    },
    hearing(now) {
      hears = now
      look()
    },
    tune(now) {
      captionsOnly = now
      look()
    },
    close() {
      closed = true
      cancel()
    },
  }
}
