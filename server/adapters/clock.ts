import type { Clock } from '../core/ports.ts'

/** The machine's clock: monotonic, so that no change of the wall clock moves a deadline; whole milliseconds. */
export function createClock(): Clock {
  const now = (): number => Math.floor(performance.timeOrigin + performance.now())
  return {
    now,
    at(at, call) {
      let timer: NodeJS.Timeout
      // A timer takes 2^31 - 1 ms at most, some 25 days; a longer one is set again.
      const wait = (): void => {
        const left = at - (performance.timeOrigin + performance.now())
        timer = setTimeout(left > 2 ** 31 - 1 ? wait : call, Math.min(Math.max(0, left), 2 ** 31 - 1))
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}
