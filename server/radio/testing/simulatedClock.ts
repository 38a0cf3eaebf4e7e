import type { Clock } from '../../core/ports.ts'

/** Time that stands still until it is told to go on. */
export interface SimulatedClock extends Clock {
  /**
   * Lets so many milliseconds pass, carrying out what falls due on the way, in order. What was begun is given the time
   * to come to rest in between: promises settle at a standstill of the clock.
   */
  pass(ms: number): Promise<void>
}

export function createSimulatedClock(start = 1_000_000): SimulatedClock {
  let now = start
  let planned: { readonly at: number; readonly call: () => void }[] = []

  return {
    now: () => now,
    at(at, call) {
      const plan = { at, call }
      planned.push(plan)
      return () => {
        planned = planned.filter((other) => other !== plan)
      }
    },
    async pass(ms) {
      const until = now + ms
      for (;;) {
        await settled()
        const due = planned.filter((plan) => plan.at <= until).sort((a, b) => a.at - b.at)
        const [first] = due
        if (!first) break
        planned = planned.filter((other) => other !== first)
        now = Math.max(now, first.at)
        first.call()
      }
      now = until
      await settled()
    },
  }
}

/** Every promise that can settle without time passing has settled: some turns of the event loop are plenty. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
