import { DeepgramClient } from '@deepgram/sdk'
import { z } from 'zod'
import { ProviderFailure } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Ear, EarNews, EarStream } from '../core/ports.ts'
import { languageOf, listeningFor, SpokenLanguages, takesKeyterms } from './deepgramLanguages.ts'
import { createDeepgramTranscribe } from './deepgramTranscribe.ts'

export interface DeepgramEarOptions {
  readonly apiKey: string
  /** Null for Deepgram itself. */
  readonly baseUrl: string | null
  readonly model: string
  readonly language: string
  readonly connectMs: Ms
  /** For one try to understand a recording (S5); 15 s unless it is set. */
  readonly transcribeMs?: Ms
  readonly understands: Ear['understands']
}

/** Silence within a turn after which a stretch becomes final while the key is still down. */
const endpointingMs: Ms = 300
/** Where languages may change, Deepgram advises a shorter one. */
const multilingualEndpointingMs: Ms = 100
/** Of 30 s of speech a transcript takes a second or two; a player waits for it. */
const transcribeMs: Ms = 15_000

/**
 * Deepgram's transcription: of a recording by one request, and of speech as it comes by one socket a turn, which can never
 * hear what was left of another one. The SDK's own reconnecting is off: it is silent, it would lose the audio in between,
 * and it repeats bad audio for ever. Who opened the stream decides what to do when it fails.
 */
export function createDeepgramEar(options: DeepgramEarOptions): Ear {
  const client = new DeepgramClient({
    apiKey: options.apiKey,
    ...(options.baseUrl && { baseUrl: options.baseUrl }),
    maxRetries: 0,
  })

  return {
    understands: options.understands,
    transcribe: createDeepgramTranscribe(client, { ...options, timeoutMs: options.transcribeMs ?? transcribeMs }),
    open(wanted, news) {
      const listening = listeningFor(options, wanted.language)
      const abort = new AbortController()
      let waiting: (Uint8Array | 'finalize')[] = []
      let socket: Socket | undefined
      let over = false

      function fail(error: unknown): void {
        if (over) return
        over = true
        socket?.close()
        news({ kind: 'failed', error: failureOf(error) })
      }

      async function connect(): Promise<void> {
        const made = await client.listen.v1.connect({
          model: listening.model,
          language: listening.language,
          encoding: 'opus',
          sample_rate: 48000,
          channels: 1,
          interim_results: 'true',
          punctuate: 'true',
          smart_format: 'true',
          vad_events: 'true',
          endpointing: listening.tells ? multilingualEndpointingMs : endpointingMs,
          mip_opt_out: 'true',
          ...(wanted.keyterms.length > 0 && takesKeyterms(listening.model) && { keyterm: [...wanted.keyterms] }),
          reconnectAttempts: 0,
          connectionTimeoutInSeconds: options.connectMs / 1000,
          abortSignal: abort.signal,
        })
        socket = made
        made.on('message', (message: unknown) => {
          if (over) return
          try {
            hear(message, news)
          } catch (error) {
            fail(error)
          }
        })
        // A refused handshake is told as a close with code 1000, then an error that says why: the error comes second.
        made.on('close', ({ code, reason }) => queueMicrotask(() => fail(new Error(`closed: ${code} ${reason}`.trim()))))
        made.on('error', (error) => fail(error))
        made.connect()
        await Promise.race([made.waitForOpen(), aborted(abort.signal)])
        if (over) return made.close()
        for (const kept of waiting) give(made, kept)
        waiting = []
        ready = true
      }

      let ready = false
      function pass(item: Uint8Array | 'finalize'): void {
        if (over) return
        if (!ready || !socket) waiting.push(item)
        else
          try {
            give(socket, item)
          } catch (error) {
            fail(error)
          }
      }

      connect().catch(fail)

      return {
        send: pass,
        finalize: () => pass('finalize'),
        close() {
          if (over) return
          over = true
          abort.abort()
          try {
            // Deepgram ends the stream at once and bills no more of it.
            if (ready) socket?.sendCloseStream({ type: 'CloseStream' })
          } catch {
            // It was closed from the other side in this moment: what was wanted is done.
          }
          socket?.close()
        },
      } satisfies EarStream
    },
  }
}

type Socket = Awaited<ReturnType<DeepgramClient['listen']['v1']['connect']>>

/** What is read of a message with a transcript. The SDK hands on whatever comes, under the type that it should have. */
const Results = z.object({
  is_final: z.boolean().nullish(),
  from_finalize: z.boolean().nullish(),
  channel: z.object({ alternatives: z.array(SpokenLanguages.extend({ transcript: z.string(), confidence: z.number() })) }),
})

function give(socket: Socket, item: Uint8Array | 'finalize'): void {
  if (item === 'finalize') socket.sendFinalize({ type: 'Finalize' })
  // An empty message would end the stream.
  else if (item.byteLength > 0) socket.sendMedia(item)
}

/** @throws on a transcript that does not fit: the ear is out of order. */
function hear(message: unknown, news: (news: EarNews) => void): void {
  const { type } = (message ?? {}) as { readonly type?: unknown }
  if (type === 'SpeechStarted') return news({ kind: 'speechStarted' })
  if (type !== 'Results') return
  const read = Results.safeParse(message)
  if (!read.success) throw new Error('a transcript that does not fit')
  const { channel, is_final, from_finalize } = read.data
  const best = channel.alternatives[0] ?? { transcript: '', confidence: 0 }
  const { transcript: text, confidence } = best
  const language = text ? languageOf(best) : null
  if (is_final) news({ kind: 'segment', text, confidence, language, finalized: from_finalize ?? false })
  else if (text) news({ kind: 'partial', text, confidence, language })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('closed')), { once: true }))
}

/** The status of a refused handshake is in the message only. */
function failureOf(error: unknown): ProviderFailure {
  const text = error instanceof Error ? error.message : String((error as { message?: unknown } | undefined)?.message ?? error)
  const status = Number(/response: (\d+)/.exec(text)?.[1] ?? 0)
  const refused = status === 400 || status === 401 || status === 402 || status === 403
  const message = status > 0 ? `The ear refused: HTTP ${status}.` : `The ear's connection was lost (${text}).`
  return new ProviderFailure({ service: 'EAR', message, retryable: !refused }, { cause: error })
}
