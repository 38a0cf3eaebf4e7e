import { GoogleGenAI } from '@google/genai'
import { setTimeout as wait } from 'node:timers/promises'
import { ProviderFailure } from '../core/errors.ts'
import type { Writer, WriterPiece, WriterRequest } from '../core/ports.ts'
import { attempt, type Patience } from './geminiAttempt.ts'
import { failureOf, type Remedy } from './geminiFault.ts'
import { modelNamed } from './geminiSettings.ts'
import { isLive } from './geminiThinking.ts'

export interface GeminiOptions {
  readonly apiKey: string
  /** Without `/v1beta`; Google's own where it is left out. */
  readonly baseUrl?: string
  /** The model for each purpose, and the one that steps in for any of them. */
  readonly models: Readonly<Record<WriterRequest['purpose'] | 'fallback', string>>
  /** What can be chosen for conversations, the usual one first (C6). */
  readonly conversationModels: readonly string[]
  /** How long what is live may take to begin, and anything else, and between two pieces of either. Milliseconds. */
  readonly patience?: { readonly batchMs: number; readonly otherMs: number; readonly idleMs: number }
  /** Before the first second attempt, in milliseconds; up to half as much is added by chance, and it triples. */
  readonly backOffMs?: { readonly batch: number; readonly other: number }
  readonly log: { warn(facts: object, message: string): void }
}

/** Attempts at the model of the purpose before the fallback: on the air nobody waits for a third. */
const attempts = { batch: 2, judgement: 2, message: 2, brief: 3, direction: 3, summary: 2 } as const

/**
 * The writer over Gemini (E14). All of the retrying is here: attempts at the purpose's own model, or the one that was
 * chosen (C6), with back-off, then
 * one at the fallback, as long as no text has been handed on; what comes after that is the caller's to mend. A failure
 * is a ProviderFailure of `WRITER`; what failed attempts used is counted like the rest.
 */
export function createGemini(options: GeminiOptions): Writer & { close(): void } {
  const { apiKey, baseUrl, models, conversationModels, log } = options
  const { batchMs, otherMs, idleMs } = options.patience ?? { batchMs: 3500, otherMs: 15_000, idleMs: 4000 }
  const backOff = options.backOffMs ?? { batch: 200, other: 1000 }
  // v1beta: structured output is there for certain; 3.x of the SDK would take v1. The environment must not turn this
  // into another product.
  const ai = new GoogleGenAI({
    apiKey,
    enterprise: false,
    apiVersion: 'v1beta',
    ...(baseUrl ? { httpOptions: { baseUrl } } : {}),
  })
  const closing = new AbortController()

  async function* write(request: WriterRequest, caller: AbortSignal): AsyncGenerator<WriterPiece> {
    const { purpose } = request
    const own = request.settings?.model ?? models[purpose]
    const live = isLive(purpose)
    const plan = Array.from({ length: attempts[purpose] }, () => own)
    if (models.fallback !== own) plan.push(models.fallback)
    const patience: Patience = { firstTextMs: live ? batchMs : otherMs, idleMs }
    const signal = AbortSignal.any([caller, closing.signal])
    let pauseMs = live ? backOff.batch : backOff.other
    let next = 0
    while (!caller.aborted) {
      if (closing.signal.aborted) throw shutDown()
      const model = plan[next] ?? own
      let handedOn = false
      try {
        for await (const piece of attempt(ai, model, request, patience, signal)) {
          handedOn ||= piece.kind === 'text'
          yield piece
        }
        if (closing.signal.aborted && !caller.aborted) throw shutDown()
        return
      } catch (error) {
        if (error instanceof ProviderFailure) throw error
        const failure = failureOf(error, model)
        const { fault, remedy, cause } = failure
        log.warn(
          { model, purpose, attempt: next + 1, handedOn, remedy, fault, cause: textOf(cause) },
          'the writer failed',
        )
        const following = handedOn ? -1 : stepAfter(next, remedy, fault.retryable, plan)
        if (following < 0) throw new ProviderFailure(fault, { cause: failure })
        if (plan[following] === model) {
          await pause(pauseMs, signal)
          pauseMs *= 3
        }
        next = following
      }
    }
  }

  return { models: conversationModels.map(modelNamed), write, close: () => closing.abort() }
}

/** The index of the attempt that comes next, or -1 where none would help. */
function stepAfter(index: number, remedy: Remedy, retryable: boolean, plan: readonly string[]): number {
  if (remedy === 'none') return -1
  const other = plan.findIndex((model, at) => at > index && model !== plan[index])
  if (remedy === 'otherModel' && other >= 0) return other
  return retryable && index + 1 < plan.length ? index + 1 : -1
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // An abort ends the pause; the loop sees it.
  await wait(ms * (1 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
}

function shutDown(): ProviderFailure {
  return new ProviderFailure({ service: 'WRITER', message: 'The station is shutting down.', retryable: true })
}

function textOf(cause: unknown): string | undefined {
  if (cause instanceof Error) return `${cause.name}: ${cause.message.slice(0, 500)}`
  return cause === undefined ? undefined : 'not an error'
}
