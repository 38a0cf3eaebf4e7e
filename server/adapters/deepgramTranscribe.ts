import { DeepgramError, type DeepgramClient } from '@deepgram/sdk'
import { z } from 'zod'
import { ProviderFailure } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { EarWish, Recording, Transcript } from '../core/ports.ts'
import { codeOf, languageOf, listeningFor, SpokenLanguages, takesKeyterms } from './deepgramLanguages.ts'
import { retryAfterOf } from './deepgramRetryAfter.ts'

export interface TranscribeOptions {
  readonly model: string
  readonly language: string
  /** For one try, from the request to the end of the answer. */
  readonly timeoutMs: Ms
}

/** The usual waits before the second and the third try; the player sits there and waits for the answer. */
const retryAfterMs: readonly Ms[] = [300, 1000]

/** What is read of the answer; the SDK hands on whatever comes, under the type that it should have. */
const Answer = z.object({
  results: z.object({
    channels: z.array(
      z.object({
        alternatives: z.array(SpokenLanguages.extend({ transcript: z.string(), confidence: z.number() })),
        detected_language: z.string().nullish(),
        language_confidence: z.number().nullish(),
      }),
    ),
  }),
})

/**
 * Deepgram's transcription of a whole recording. An answer without words does not say whether nobody spoke or nobody was
 * understood: it counts as no speech.
 */
export function createDeepgramTranscribe(client: DeepgramClient, options: TranscribeOptions) {
  /** One try. The SDK's time-out ends with the headers of the answer, and its abort with its own good will: both are ours. */
  async function attempt(recording: Recording, wanted: EarWish, turn: AbortSignal): Promise<Transcript> {
    const { model, language } = listeningFor(options, wanted.language)
    const late = AbortSignal.timeout(options.timeoutMs)
    const abortSignal = AbortSignal.any([turn, late])
    try {
      const asked = client.listen.v1.media.transcribeFile(
        recording.bytes,
        {
          model,
          language,
          punctuate: true,
          smart_format: true,
          mip_opt_out: true,
          ...(wanted.keyterms.length > 0 && takesKeyterms(model) && { keyterm: [...wanted.keyterms] }),
        },
        { abortSignal, maxRetries: 0, timeoutInSeconds: options.timeoutMs / 1000 },
      )
      return read(await orAborted(asked, abortSignal))
    } catch (error) {
      turn.throwIfAborted()
      throw failureOf(error, late.aborted)
    }
  }

  /** @throws ProviderFailure of `EAR`; the reason of the signal at once after abort. */
  return async function transcribe(recording: Recording, wanted: EarWish, signal: AbortSignal): Promise<Transcript> {
    for (let tried = 0; ; tried += 1) {
      signal.throwIfAborted()
      try {
        return await attempt(recording, wanted, signal)
      } catch (error) {
        const wait = retryAfterMs[tried]
        if (!(error instanceof ProviderFailure) || !error.fault.retryable || wait === undefined) throw error
        const pauseMs = retryAfterOf(error.cause, wait, options.timeoutMs)
        await orAborted(new Promise<void>((resolve) => setTimeout(resolve, pauseMs)), signal)
      }
    }
  }
}

function read(answer: unknown): Transcript {
  const result = Answer.safeParse(answer)
  const channel = result.data?.results.channels[0]
  const best = channel?.alternatives[0]
  if (!channel || !best)
    throw new ProviderFailure({ service: 'EAR', message: 'The ear sent a transcript that does not fit.', retryable: true })
  const text = best.transcript.trim()
  const detected = codeOf(channel.detected_language)
  const spoken = detected ? { code: detected, confidence: channel.language_confidence ?? 1 } : languageOf(best)
  const language = text === '' ? null : spoken
  return { text, confidence: text === '' ? 0 : best.confidence, language, speech: text !== '' }
}

/** What is waited for, or the end of waiting for it. */
function orAborted<T>(wait: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason as Error)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    wait.then(resolve, reject).then(() => signal.removeEventListener('abort', give))
  })
}

function failureOf(error: unknown, late: boolean): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  const status = error instanceof DeepgramError ? error.statusCode : undefined
  const retryable = status === undefined || status === 408 || status === 429 || status >= 500
  const message = late
    ? 'The ear did not answer in time.'
    : status === undefined
      ? 'The ear could not be reached, or broke off.'
      : `The ear refused: HTTP ${status}.`
  return new ProviderFailure({ service: 'EAR', message, retryable }, { cause: error })
}
