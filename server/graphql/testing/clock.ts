import type { Ms } from '../../core/ids.ts'
import type { Clock } from '../../core/ports.ts'

/** Time that moves when it is told to. */
export function createHandClock(start: Ms): Clock & { advance(ms: Ms): void } {
  let now = start
  const calls = new Set<{ readonly at: Ms; readonly call: () => void }>()
  return {
    now: () => now,
    at(at, call) {
      const entry = { at, call }
      calls.add(entry)
      return () => calls.delete(entry)
    },
    advance(ms) {
      now += ms
      for (const entry of [...calls].sort((one, other) => one.at - other.at)) {
        if (entry.at <= now && calls.delete(entry)) entry.call()
      }
    },
  }
}
