import type { Answer } from './client.ts'

/** What a client was told, in order, and what became of its connection: `type` is `snapshot`, `lineStarted`, `connectionLost`. */
export interface EventLog {
  readonly events: readonly Answer[]
  push(event: Answer): void
  /** Nothing more will come. */
  end(): void
  readonly ended: boolean
  /** The place of the first event that fits, from a place on; -1 where the end comes before it. */
  indexOf(fits: (event: Answer) => boolean, from: number): Promise<number>
}

export function createEventLog(): EventLog {
  const events: Answer[] = []
  let ended = false
  const looks: (() => void)[] = []
  const look = (): void => looks.splice(0).forEach((again) => again())

  return {
    events,
    push(event) {
      events.push(event)
      look()
    },
    end() {
      ended = true
      look()
    },
    get ended() {
      return ended
    },
    async indexOf(fits, from) {
      for (let at = from; ; at += 1) {
        while (at >= events.length && !ended) await new Promise<void>((again) => looks.push(again))
        if (at >= events.length) return -1
        if (fits(events[at])) return at
      }
    },
  }
}
