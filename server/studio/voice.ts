import { availableParallelism } from 'node:os'
import { createSpeechPool } from './speechPool.ts'
import type { VoiceJob } from './voiceJob.ts'
import type { FromVoice, ToVoice } from './voiceProcess.ts'

/** What becomes of a line: bytes any number of times, then one of the others. */
export interface VoiceNews {
  bytes(bytes: Uint8Array): void
  done(): void
  failed(error: Error): void
}

export interface Voice {
  /** Speaks a line; the function returned stops it, after which there is no news of it. */
  speak(job: VoiceJob, news: VoiceNews): () => void
  close(): Promise<void>
}

/** The embedded voice: synthesis and encoding away from the process that keeps the 20 ms clock (E12). */
export async function createVoice(): Promise<Voice> {
  const pool = await createSpeechPool<ToVoice, FromVoice>({
    module: new URL('./voiceProcess.ts', import.meta.url),
    most: Math.min(2, availableParallelism()),
    each: 1,
  })

  return {
    speak(job, news) {
      const seat = pool.enter({
        heard(message) {
          if (message.kind === 'bytes') return news.bytes(message.bytes)
          seat.leave()
          if (message.kind === 'failed') news.failed(new Error(message.message))
          else news.done()
        },
        failed: (error) => news.failed(error),
      })
      seat.send({ kind: 'speak', id: seat.id, job })
      return () => {
        seat.send({ kind: 'cancel', id: seat.id })
        seat.leave()
      }
    },
    close: () => pool.close(),
  }
}
