import {
  FinishReason,
  HarmBlockThreshold,
  HarmCategory,
  type GenerateContentConfig,
  type GenerateContentResponse,
  type GoogleGenAI,
} from '@google/genai'
import type { WriterPiece, WriterRequest } from '../core/ports.ts'
import type { Usage } from '../core/usage.ts'
import { AttemptFailure, failureOf } from './geminiFault.ts'
import { settingsFor } from './geminiSettings.ts'
import { thinkingOf } from './geminiThinking.ts'

/** The longest answers, in tokens; what a model thinks counts too. */
const mostTokens = {
  brief: 4096,
  direction: 4096,
  batch: 2048,
  summary: 2048,
  judgement: 1024,
  message: 1024,
} as const

/** The stories have threats and lies in them; the strictest thresholds would silence the villain. */
const safetySettings = [
  HarmCategory.HARM_CATEGORY_HARASSMENT,
  HarmCategory.HARM_CATEGORY_HATE_SPEECH,
  HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
  HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
].map((category) => ({ category, threshold: HarmBlockThreshold.BLOCK_ONLY_HIGH }))

/** In milliseconds: until the first text, and between two pieces of it. */
export interface Patience {
  readonly firstTextMs: number
  readonly idleMs: number
}

/**
 * One request to one model: yields its text as it comes, and what it uses, also where the answer turns out to be none.
 * @throws {AttemptFailure}; after `signal` is aborted it ends without a word.
 */
export async function* attempt(
  ai: GoogleGenAI,
  model: string,
  request: WriterRequest,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<WriterPiece> {
  // The SDK never takes its listener off the signal it is given, and leaving its stream does not close the connection:
  // so each call has a controller of its own, which is always aborted in the end.
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  let late: AttemptFailure | undefined
  let timer: NodeJS.Timeout | undefined
  const expect = (ms: number, message: string) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      late = new AttemptFailure(message, 'otherModel', true)
      abort()
    }, ms)
  }
  const ending = readEnding()
  try {
    expect(patience.firstTextMs, 'The writer did not begin to answer in time.')
    const config = configOf(model, request, controller.signal)
    const contents = request.messages.map(({ from, text }) => ({ role: from, parts: [{ text }] }))
    for await (const chunk of await ai.models.generateContentStream({ model, contents, config })) {
      const { text, usage } = ending.take(chunk)
      if (ending.begun()) clearTimeout(timer)
      if (usage) yield { kind: 'usage', usage }
      if (text) yield { kind: 'text', text }
      if (ending.begun()) expect(patience.idleMs, 'The writer stopped in the middle of its answer.')
    }
    clearTimeout(timer)
    ending.check()
  } catch (error) {
    if (signal.aborted) return
    throw late ?? failureOf(error, model)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    abort()
  }
}

function configOf(model: string, request: WriterRequest, abortSignal: AbortSignal): GenerateContentConfig {
  const thinkingConfig = thinkingOf(model, request.purpose)
  return {
    systemInstruction: request.system,
    maxOutputTokens: mostTokens[request.purpose],
    ...settingsFor(model, request.settings),
    safetySettings,
    automaticContinuation: false,
    abortSignal,
    ...(thinkingConfig ? { thinkingConfig } : {}),
    ...(request.schema ? { responseMimeType: 'application/json', responseJsonSchema: request.schema } : {}),
  }
}

/** Reads the chunks for what they say besides their text: whether this is a whole answer, and what it used. */
function readEnding() {
  let begun = false
  let inputTokens = 0
  let outputTokens = 0
  let blocked: string | undefined
  let finished: FinishReason | undefined
  return {
    begun: () => begun,
    /** The text of a chunk, without what the model only thought, and what has been used since the last one. */
    take(chunk: GenerateContentResponse): { text: string; usage: Partial<Usage> | null } {
      const { usageMetadata: used, promptFeedback } = chunk
      const candidate = chunk.candidates?.[0]
      blocked = promptFeedback?.blockReason ?? blocked
      finished = candidate?.finishReason ?? finished
      // Each chunk has the totals so far; an answer that is left or lost half-way has cost what they say.
      const input = Math.max(inputTokens, used?.promptTokenCount ?? 0)
      const output = Math.max(
        outputTokens,
        (used?.candidatesTokenCount ?? 0) + (used?.thoughtsTokenCount ?? 0),
      )
      const more = { inputTokens: input - inputTokens, outputTokens: output - outputTokens }
      inputTokens = input
      outputTokens = output
      const parts = candidate?.content?.parts ?? []
      const text = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('')
      begun ||= text !== ''
      return { text, usage: more.inputTokens + more.outputTokens > 0 ? more : null }
    },
    /** @throws {AttemptFailure} where the answer is not a whole one. */
    check(): void {
      if (blocked)
        throw new AttemptFailure(
          `The filter of the writer stopped the request (${blocked}).`,
          'otherModel',
          false,
        )
      if (finished === undefined)
        throw new AttemptFailure('The answer of the writer broke off.', 'again', true)
      if (finished === FinishReason.MAX_TOKENS)
        throw new AttemptFailure('The answer of the writer was too long and was cut off.', 'otherModel', true)
      if (finished !== FinishReason.STOP)
        throw new AttemptFailure(
          `The filter of the writer stopped the answer (${finished}).`,
          'otherModel',
          true,
        )
      if (!begun) throw new AttemptFailure('The writer had nothing to say.', 'otherModel', true)
    },
  }
}
