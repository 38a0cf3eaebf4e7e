import type { z } from 'zod'
import { ProviderFailure, type Fault } from '../core/errors.ts'
import type { Writer, WriterRequest } from '../core/ports.ts'
import { added, nothingUsed, type Usage } from '../core/usage.ts'
import { createSpokenText } from './spokenText.ts'
import { readBatch, type BatchNews } from './writeBatch.ts'

export interface Written {
  readonly usage: Usage
  /** Set where the answer ended before its end: what had been handed on stands. */
  readonly cutShort: Fault | null
}

/** A failed piece of writing, and what it has used all the same. */
export class WritingFailure extends ProviderFailure {
  readonly usage: Usage

  constructor(fault: Fault, usage: Usage, options?: { cause?: unknown }) {
    super(fault, options)
    this.usage = usage
  }
}

/** A piece of writing that nobody wants any more; what it had used until then is billed all the same (E15). */
export class WritingStopped extends Error {
  override readonly name = 'WritingStopped'
  readonly usage: Usage

  constructor({ reason }: AbortSignal, usage: Usage) {
    super(reason instanceof Error ? reason.message : String(reason), { cause: reason })
    this.usage = usage
  }
}

/** How much of an answer that did not fit is shown to the model again, in characters. */
const shownAgain = 4000

/**
 * Asks the writer, and sees that the answer fits. One that does not is asked for once more, with the error (M7);
 * retries of the transport are the adapter's. Everything rejects with WritingFailure, and with WritingStopped
 * once the signal is aborted: after that nothing is handed on any more.
 */
export function createWriting(writer: Writer) {
  /** One answer to one request: the text is handed on as it comes. */
  async function ask(request: WriterRequest, signal: AbortSignal, take: (text: string) => boolean) {
    let text = ''
    let usage = nothingUsed
    try {
      for await (const piece of writer.write(request, signal)) {
        if (signal.aborted) break
        if (piece.kind === 'usage') {
          usage = added(usage, piece.usage)
        } else {
          text += piece.text
          if (!take(piece.text)) break
        }
      }
    } catch (error) {
      if (signal.aborted) throw new WritingStopped(signal, usage)
      if (error instanceof ProviderFailure) throw new WritingFailure(error.fault, usage, { cause: error })
      throw error
    }
    if (signal.aborted) throw new WritingStopped(signal, usage)
    return { text, usage }
  }

  /**
   * An answer of which nothing is handed on before its end: one that broke off in the middle is asked for once more. One
   * that never began was tried often enough by the adapter.
   */
  async function askWhole(request: WriterRequest, signal: AbortSignal): ReturnType<typeof ask> {
    let begun = false
    try {
      return await ask(request, signal, () => (begun = true))
    } catch (error) {
      if (!(error instanceof WritingFailure) || !error.fault.retryable || !begun) throw error
      const { usage } = error
      const again = await ask(request, signal, () => true).catch((failure: unknown) => {
        if (failure instanceof WritingStopped) throw new WritingStopped(signal, added(usage, failure.usage))
        if (!(failure instanceof WritingFailure)) throw failure
        throw new WritingFailure(failure.fault, added(usage, failure.usage), { cause: failure })
      })
      return { ...again, usage: added(usage, again.usage) }
    }
  }

  /**
   * Has a batch written, and hands on the score and each segment as soon as it is there (E16). Resolves at the end of
   * the answer, also of one that is cut short after its first item.
   */
  async function writeBatch(
    request: WriterRequest,
    speakers: readonly string[],
    on: BatchNews,
    signal: AbortSignal,
  ): Promise<Written> {
    let silent = true
    let usage = nothingUsed
    let reacted = false
    let items = 0
    let asked = request
    for (let attempt = 1; ; attempt += 1) {
      const batch = readBatch(speakers, {
        reaction(percent, reason) {
          // The first answer's score stands, even where its lines did not fit (E13).
          if (!reacted) on.reaction(percent, reason)
          reacted = true
        },
        item(item) {
          items += 1
          on.item(item)
        },
      })
      let text = ''
      let failure: WritingFailure | undefined
      try {
        const answer = await ask(asked, signal, (part) => {
          if (silent) on.firstToken()
          silent = false
          return batch.take(part)
        })
        usage = added(usage, answer.usage)
        text = answer.text
      } catch (error) {
        if (!(error instanceof WritingFailure)) throw error
        usage = added(usage, error.usage)
        failure = error
      }
      const misfit = failure ? null : batch.end()
      if (!failure && misfit === null) return { usage, cutShort: null }
      const fault = failure?.fault ?? unfit(misfit)
      if (items > 0) return { usage, cutShort: fault }
      if (failure || attempt === 2) throw new WritingFailure(fault, usage, { cause: failure })
      asked = askedAgain(request, text, misfit ?? '')
    }
  }

  /**
   * Has a character's message written, and hands its text on as it comes, without what nobody says (C5). Resolves at the
   * end, also of one that is cut short after its first words. `speaker` is whose it is.
   */
  async function writeMessage(
    request: WriterRequest,
    speaker: string,
    on: { firstToken(): void; text(text: string): void },
    signal: AbortSignal,
  ): Promise<Written> {
    const spoken = createSpokenText({ name: speaker })
    let silent = true
    let given = false
    const give = (text: string): void => {
      if (!text) return
      given = true
      on.text(text)
    }
    try {
      const { usage } = await ask(request, signal, (part) => {
        if (silent) on.firstToken()
        silent = false
        give(spoken.take(part))
        return true
      })
      give(spoken.end())
      if (!given) throw new WritingFailure(unfit('it has no words'), usage)
      return { usage, cutShort: null }
    } catch (error) {
      if (!(error instanceof WritingFailure) || !given) throw error
      give(spoken.end())
      return { usage: error.usage, cutShort: error.fault }
    }
  }

  /** Has one JSON document written, checked with the schema. */
  async function writeJson<T>(
    request: WriterRequest,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<{ readonly value: T; readonly usage: Usage }> {
    let usage = nothingUsed
    let asked = request
    for (let attempt = 1; ; attempt += 1) {
      const answer = await askWhole(asked, signal).catch((error: unknown) => {
        throw error instanceof WritingFailure
          ? new WritingFailure(error.fault, added(usage, error.usage), { cause: error })
          : error
      })
      usage = added(usage, answer.usage)
      const read = parsed(answer.text, schema)
      if (read.ok) return { value: read.value, usage }
      if (attempt === 2) throw new WritingFailure(unfit(read.misfit), usage)
      asked = askedAgain(request, answer.text, read.misfit)
    }
  }

  /** Has plain text written. */
  async function writeText(
    request: WriterRequest,
    signal: AbortSignal,
  ): Promise<{ readonly text: string; readonly usage: Usage }> {
    const { text, usage } = await askWhole(request, signal)
    if (text.trim()) return { text: text.trim(), usage }
    throw new WritingFailure(
      { service: 'WRITER', message: 'The writer had nothing to say.', retryable: true },
      usage,
    )
  }

  return { writeBatch, writeMessage, writeJson, writeText }
}

export type Writing = ReturnType<typeof createWriting>

/** The request once more, with what was answered and what was wrong with it. */
function askedAgain(request: WriterRequest, text: string, misfit: string): WriterRequest {
  const shown = text.trim().slice(0, shownAgain)
  return {
    ...request,
    messages: [
      ...request.messages,
      ...(shown ? [{ from: 'model', text: shown } as const] : []),
      {
        from: 'user',
        text: `# ERROR\nYour answer did not fit: ${misfit}\nAnswer the request above once more, and send the JSON object only.`,
      },
    ],
  }
}

function unfit(misfit: string | null): Fault {
  return {
    service: 'WRITER',
    message: `The writer's answer did not fit: ${misfit ?? 'unknown'}`.slice(0, 300),
    retryable: true,
  }
}

function parsed<T>(
  text: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; misfit: string } {
  let json: unknown
  try {
    json = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  } catch (error) {
    return { ok: false, misfit: error instanceof Error ? error.message : 'no JSON' }
  }
  const result = schema.safeParse(json)
  if (result.success) return { ok: true, value: result.data }
  const issues = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`)
  return { ok: false, misfit: issues.join('; ') }
}
