import type { Clock } from '../core/ports.ts'
import type { Ms } from '../core/ids.ts'

/** Length of a tick, and of the packets of the hosts. */
export const tickMs: Ms = 20

/** The one clock of the process that audio goes out by (E12). */
export interface Pacer {
  /** Calls back at every tick with its number, until the returned function is called. */
  join(track: (tick: number) => void): () => void
  close(): void
}

/** Behind by more than this, the clock starts anew instead of sending everything that is late in one burst. */
const catchUpMs: Ms = 100

/**
 * Ticks every 20 ms without drift: each tick is planned from the first one, not from the one before. It rests while
 * nobody has joined, and its numbers go on all the same: each stands for 20 ms of time.
 */
export function createPacer({ clock }: { readonly clock: Clock }): Pacer {
  const tracks = new Set<(tick: number) => void>()
  let anchor: Ms = clock.now()
  let ticks = 0
  let cancel: (() => void) | undefined

  function plan(): void {
    cancel?.()
    cancel = clock.at(anchor + ticks * tickMs, run)
  }

  function run(): void {
    cancel = undefined
    const late = clock.now() - (anchor + ticks * tickMs)
    if (late > catchUpMs) anchor += late
    do {
      ticks += 1
      for (const track of [...tracks]) track(ticks)
    } while (clock.now() >= anchor + ticks * tickMs && tracks.size > 0)
    if (tracks.size > 0) plan()
  }

  return {
    join(track) {
      tracks.add(track)
      if (!cancel && tracks.size === 1) {
        // Time went on while nobody was here: a stream's timestamps count the silence between its lines.
        ticks = Math.max(ticks, Math.ceil((clock.now() - anchor) / tickMs))
        plan()
      }
      return () => {
        tracks.delete(track)
        if (tracks.size > 0) return
        cancel?.()
        cancel = undefined
      }
    },
    close() {
      tracks.clear()
      cancel?.()
      cancel = undefined
    },
  }
}
