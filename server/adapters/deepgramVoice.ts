import { DeepgramClient, DeepgramError } from '@deepgram/sdk'
import { setTimeout as pause } from 'node:timers/promises'
import { createOggDemuxer } from '../audio/ogg.ts'
import { ProviderFailure } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Voice } from '../core/ports.ts'
import { retryAfterOf } from './deepgramRetryAfter.ts'
import { deepgramVoices } from './deepgramVoices.ts'

export interface DeepgramVoiceOptions {
  readonly apiKey: string
  /** Null for Deepgram itself. */
  readonly baseUrl: string | null
  /** To the first bytes of a line, and then from one piece to the next. */
  readonly timeoutMs: Ms
  /** Bits a second of the Opus audio; Deepgram's own default, 12,000, is low. */
  readonly bitRate: number
  /** Lines being made at the same time; Deepgram allows 15 a project, and some are left for others. */
  readonly concurrency: number
}

/** Tries for one line in this voice, and the usual wait before the second one. A radio cannot wait for a third. */
const attempts = 2
const retryAfterMs: Ms = 250

/** Deepgram's Aura by REST: Ogg/Opus, taken apart and sent on as it is, never transcoded (E12). */
export function createDeepgramVoice(options: DeepgramVoiceOptions): Voice {
  const client = new DeepgramClient({
    apiKey: options.apiKey,
    ...(options.baseUrl && { baseUrl: options.baseUrl }),
    maxRetries: 0,
    timeoutInSeconds: options.timeoutMs / 1000,
  })
  const places = createPlaces(options.concurrency)

  /** One attempt. A stalled body never times out in the SDK, so every piece is waited for with a time-out of ours. */
  async function* attempt(line: { text: string; voice: string }, turn: AbortSignal): AsyncIterable<Uint8Array> {
    const stalled = new AbortController()
    const abortSignal = AbortSignal.any([turn, stalled.signal])
    let timer = setTimeout(() => stalled.abort(), options.timeoutMs)
    try {
      const { data } = await client.speak.v1.audio
        .generate(
          { text: line.text, model: line.voice, encoding: 'opus', container: 'ogg', bit_rate: options.bitRate, mip_opt_out: true },
          { abortSignal },
        )
        .withRawResponse()
      const body = data.stream()
      if (!body) throw new ProviderFailure({ service: 'VOICE', message: 'The voice sent no audio.', retryable: true })
      const demuxer = createOggDemuxer()
      for await (const bytes of body) {
        clearTimeout(timer)
        yield* demuxer.push(bytes)
        timer = setTimeout(() => stalled.abort(), options.timeoutMs)
      }
      demuxer.end()
    } catch (error) {
      throw failureOf(error, stalled.signal.aborted)
    } finally {
      clearTimeout(timer)
      stalled.abort()
    }
  }

  return {
    models: deepgramVoices,
    async *speak(line, signal) {
      const leave = await places.take(signal)
      try {
        for (let tried = 1; ; tried += 1) {
          let begun = false
          try {
            for await (const packet of attempt(line, signal)) {
              begun = true
              yield packet
            }
            return
          } catch (error) {
            const { fault } = error as ProviderFailure
            if (signal.aborted || begun || !fault?.retryable || tried >= attempts) throw error
            const pauseMs = retryAfterOf((error as ProviderFailure).cause, retryAfterMs, options.timeoutMs)
            // An abort ends the pause; the next attempt sees it.
            await pause(pauseMs, undefined, { signal }).catch(() => undefined)
          }
        }
      } finally {
        leave()
      }
    },
  }
}

function failureOf(error: unknown, stalled: boolean): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  const status = error instanceof DeepgramError ? error.statusCode : undefined
  const retryable = stalled || status === undefined || status === 408 || status === 429 || status >= 500
  const message = stalled
    ? 'The voice did not answer in time.'
    : status === undefined
      ? 'The voice could not be reached, or broke off.'
      : `The voice refused: HTTP ${status}.`
  return new ProviderFailure({ service: 'VOICE', message, retryable }, { cause: error })
}

/** A queue for a limited number of places. */
function createPlaces(limit: number): { take(signal: AbortSignal): Promise<() => void> } {
  let free = limit
  const waiting: (() => void)[] = []

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }

  return {
    async take(signal) {
      signal.throwIfAborted()
      if (free > 0) free -= 1
      else
        await new Promise<void>((resolve, reject) => {
          const enter = (): void => {
            signal.removeEventListener('abort', giveUp)
            resolve()
          }
          const giveUp = (): void => {
            waiting.splice(waiting.indexOf(enter), 1)
            reject(signal.reason as Error)
          }
          signal.addEventListener('abort', giveUp, { once: true })
          waiting.push(enter)
        })
      let left = false
      return () => {
        if (!left) leave()
        left = true
      }
    },
  }
}
