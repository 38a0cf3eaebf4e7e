import { z } from 'zod'
import type { Item } from '../core/batch.ts'
import { writerOf } from '../core/conversationPlay.ts'
import { faultOf } from '../core/errors.ts'
import type { AskId, Ms } from '../core/ids.ts'
import type { SessionEvent } from '../core/machine.ts'
import type { Clock, Log } from '../core/ports.ts'
import { batchRequest } from '../core/promptBatch.ts'
import { Judgement, judgementRequest, verdictOf } from '../core/promptJudgement.ts'
import { messageRequest } from '../core/promptMessage.ts'
import { summaryRequest } from '../core/promptSummary.ts'
import type { Verdict } from '../core/programme.ts'
import type { Step } from '../core/scenario.ts'
import { stepOf } from '../core/scenarioPlay.ts'
import type { Ask, Session } from '../core/session.ts'
import type { Stopwatch } from './stopwatch.ts'
import { WritingFailure, WritingStopped, type Writing, type Written } from './write.ts'

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
      const { usage, cutShort } = await carryOut(session, ask, controller.signal)
      if (cutShort) log.warn({ sessionId, ask: ask.id, fault: cutShort }, 'an answer was cut short; what had come is played')
      post((at) => ({ type: 'writingEnded', at, ask: ask.id, usage }))
    } catch (error) {
      if (error instanceof WritingStopped && error.usage.inputTokens > 0)
        post((at) => ({ type: 'usageCounted', at, usage: error.usage }))
      if (controller.signal.aborted) return
      log.warn({ sessionId, ask: ask.id, why: ask.why, err: error }, 'the writer failed')
      const usage = error instanceof WritingFailure ? error.usage : {}
      post((at) => ({ type: 'writingFailed', at, ask: ask.id, fault: faultOf('WRITER', error), usage }))
    } finally {
      open.delete(ask.id)
    }
  }

  /** Has written what the ask is for, and posts it piece by piece. */
  async function carryOut(session: Session, ask: Ask, signal: AbortSignal): Promise<Written> {
    const firstToken = (): void => stopwatch.firstToken(ask.id)
    switch (session.programme.kind) {
      case 'mission': {
        const speakers = session.cast.map((speaker) => speaker.name)
        const news = {
          firstToken,
          reaction: (percent: number, reason: string) =>
            post((at) => ({ type: 'reactionWritten', at, ask: ask.id, percent, reason })),
          item: (item: Item) => post((at) => ({ type: 'itemWritten', at, ask: ask.id, item })),
        }
        return writing.writeBatch(batchRequest(session, ask, clock.now()), speakers, news, signal)
      }
      case 'scenario': {
        const verdict = verdictSchema(stepOf(session.programme))
        const { value, usage } = await writing.writeJson(judgementRequest(session), verdict, signal)
        firstToken()
        post((at) => ({ type: 'judged', at, ask: ask.id, verdict: value }))
        return { usage, cutShort: null }
      }
      case 'conversation': {
        const news = { firstToken, text: (text: string) => post((at) => ({ type: 'textWritten', at, ask: ask.id, text })) }
        return writing.writeMessage(messageRequest(session), writerOf(session.programme), news, signal)
      }
      default:
        return session.programme satisfies never
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

/** The judge's answer as a verdict on that step; what does not fit it is told to the judge like any other misfit. */
function verdictSchema(step: Step): z.ZodType<Verdict> {
  return Judgement.transform((judgement, context) => {
    try {
      return verdictOf(judgement, step)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      return z.NEVER
    }
  })
}
