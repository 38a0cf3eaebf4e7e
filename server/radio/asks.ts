import { faultOf } from '../core/errors.ts'
import type { AskId, Ms } from '../core/ids.ts'
import type { SessionEvent } from '../core/machine.ts'
import type { Clock, Log } from '../core/ports.ts'
import { batchRequest } from '../core/promptBatch.ts'
import { summaryRequest } from '../core/promptSummary.ts'
import type { Ask, Session } from '../core/session.ts'
import type { Stopwatch } from './stopwatch.ts'
import { WritingFailure, type Writing } from './write.ts'

/** What one show has asked of the writer, each request with a signal of its own; the answers go to the mailbox. */
export interface Asks {
  write(ask: Ask): void
  /** After this nothing comes of that request. */
  stop(ask: AskId): void
  /** Sums up the context before `upTo`, in the background (M14). */
  summarise(upTo: number): void
  close(): void
}

export function createAsks(deps: {
  readonly writing: Writing
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  readonly session: () => Session
  readonly stopwatch: Stopwatch
  readonly post: (event: (at: Ms) => SessionEvent) => unknown
}): Asks {
  const { writing, clock, log, stopwatch, post } = deps
  const open = new Map<AskId, AbortController>()
  const background = new AbortController()

  async function write(ask: Ask): Promise<void> {
    const session = deps.session()
    const { id: sessionId } = session
    const controller = new AbortController()
    open.set(ask.id, controller)
    stopwatch.asked(ask.turn, ask.id)
    try {
      const { usage, cutShort } = await writing.writeBatch(
        batchRequest(session, ask, clock.now()),
        session.cast.map((speaker) => speaker.name),
        {
          firstToken: () => stopwatch.firstToken(ask.id),
          reaction: (percent, reason) => post((at) => ({ type: 'reactionWritten', at, ask: ask.id, percent, reason })),
          item: (item) => post((at) => ({ type: 'itemWritten', at, ask: ask.id, item })),
        },
        controller.signal,
      )
      if (cutShort) log.warn({ sessionId, ask: ask.id, fault: cutShort }, 'a batch was cut short; what had come is played')
      post((at) => ({ type: 'writingEnded', at, ask: ask.id, usage }))
    } catch (error) {
      if (controller.signal.aborted) return
      log.warn({ sessionId, ask: ask.id, why: ask.why, err: error }, 'the writer failed')
      const usage = error instanceof WritingFailure ? error.usage : {}
      post((at) => ({ type: 'writingFailed', at, ask: ask.id, fault: faultOf('WRITER', error), usage }))
    } finally {
      open.delete(ask.id)
    }
  }

  async function summarise(upTo: number): Promise<void> {
    const session = deps.session()
    try {
      const { text, usage } = await writing.writeText(summaryRequest(session, upTo), background.signal)
      post((at) => ({ type: 'summarised', at, upTo, text, usage }))
    } catch (error) {
      if (background.signal.aborted) return
      log.warn({ sessionId: session.id, err: error }, 'no summary could be had; it is asked for again later')
      post((at) => ({ type: 'summarised', at, upTo, text: null, usage: {} }))
    }
  }

  return {
    write: (ask) => void write(ask),
    stop: (ask) => open.get(ask)?.abort(),
    summarise: (upTo) => void summarise(upTo),
    close() {
      background.abort()
      for (const controller of open.values()) controller.abort()
    },
  }
}
