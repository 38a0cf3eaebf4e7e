import { setTimeout as delay } from 'node:timers/promises'
import type { Api } from './api/api.ts'
import { ReadyForNext, type SessionEvent } from './api/operations.ts'
import type { Ears } from './audio/ears.ts'
import type { Tell } from './playerEvent.ts'

type Current = { id: string; voiced: boolean; startedAt: number; over: AbortController; ended: boolean }

/** Tells the server when a line has been heard (E10). */
export type Readiness = {
  heed(event: SessionEvent): void
  /** Resolves once the server has answered, or will not, for every line that was heard. It does not reject. */
  settled(): Promise<void>
  close(): void
}

/**
 * Sends `readyForNext` for each line once: a voiced one when it has been played, a caption when there was time to read
 * it, and none for a line that was interrupted or of which nothing arrived.
 * @param ears Those in use now; undefined while there is no connection.
 */
export function createReadiness(deps: {
  api: Api
  sessionId: string
  ears: () => Ears | undefined
  tell: Tell
}): Readiness {
  const { api, sessionId, ears, tell } = deps
  let current: Current | undefined
  let answered: Promise<unknown> = Promise.resolve()

  const drop = () => {
    current?.over.abort()
    current = undefined
  }
  const start = (id: string, voiced: boolean) => {
    drop()
    current = { id, voiced, startedAt: performance.now(), over: new AbortController(), ended: false }
    ears()?.lineStarted()
  }

  /** A refusal (late, or taken as heard already) changes nothing, and a lost one the server does without. */
  const sayReady = (lineId: string) => {
    const answer = api.ask(ReadyForNext, { sessionId, lineId }).catch(() => {})
    answered = Promise.all([answered, answer])
  }

  // Said before it is told: whoever leaves at the news waits for the answer.
  const hear = async ({ id, voiced, startedAt, over: { signal } }: Current, durationMs: number) => {
    if (voiced) {
      const reception = await ears()?.lineHeard(durationMs, signal)
      if (!reception || signal.aborted) return
      if (reception.playout !== 'MISSED') sayReady(id)
      tell({ type: 'LINE_HEARD', lineId: id, durationMs, reception })
    } else {
      const rest = startedAt + durationMs - performance.now()
      await delay(Math.max(0, rest), undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      sayReady(id)
      tell({ type: 'LINE_READ', lineId: id, durationMs })
    }
  }

  return {
    heed(event) {
      switch (event.__typename) {
        case 'LineStarted':
          return start(event.line.id, event.voiced)
        case 'DialogueEnded':
          if (current?.id !== event.lineId || current.ended) return
          current.ended = true
          void hear(current, event.durationMs)
          return
        case 'Snapshot':
          drop()
          // Joined in the middle of a line: what is left of it is heard to its end.
          if (event.session.state === 'HOST_SPEAKING' && event.session.line)
            start(event.session.line.id, true)
          return
        case 'StateChanged':
          if (event.state !== 'HOST_SPEAKING') drop()
          return
        case 'LineInterrupted':
        case 'ShowEnded':
          return drop()
        default:
      }
    },
    settled: async () => void (await answered),
    close: drop,
  }
}
