import { randomBytes } from 'node:crypto'
import { createDeepgramEar } from '../../server/adapters/deepgramEar.ts'
import { createDeepgramVoice } from '../../server/adapters/deepgramVoice.ts'
import { createGemini } from '../../server/adapters/gemini.ts'
import type { Config } from '../../server/config.ts'
import type { Ear, Voice, Writer } from '../../server/core/ports.ts'
import { createDeepgramServer } from '../../server/studio/deepgram.ts'
import { createGeminiServer } from '../../server/studio/gemini.ts'

/** The product's own adapters over what the environment names, one for each model on trial. */
export interface Providers {
  readonly writing: 'Gemini' | 'the studio'
  readonly speech: 'Deepgram' | 'the studio'
  /** @param failed one attempt failed; the adapter may try again, with the same model. */
  writer(model: string, failed: () => void): Writer & { close(): void }
  readonly voice: Voice
  ear(model: string): Ear
  close(): Promise<void>
}

/** How fast the studio writes, where it has to; its own pace unless it is set. */
export type StudioPace = Pick<Parameters<typeof createGeminiServer>[0], 'firstTokenMs' | 'tokensPerSecond'>

export async function openProviders({ gemini, deepgram }: Config, pace: StudioPace = {}): Promise<Providers> {
  const opened: { close(): Promise<void> }[] = []
  const key = randomBytes(16).toString('hex')

  async function writingAt(): Promise<{ apiKey: string; baseUrl: string | null }> {
    if (gemini.apiKey) return { apiKey: gemini.apiKey, baseUrl: gemini.baseUrl }
    const studio = await createGeminiServer({ apiKey: key, ...pace })
    opened.push(studio)
    return { apiKey: key, baseUrl: studio.url }
  }

  async function speechAt(): Promise<{ apiKey: string; baseUrl: string | null; understands: Ear['understands'] }> {
    if (deepgram.apiKey) return { apiKey: deepgram.apiKey, baseUrl: deepgram.baseUrl, understands: () => true }
    const studio = await createDeepgramServer({ apiKey: key })
    opened.push(studio)
    return { apiKey: key, baseUrl: studio.url, understands: () => studio.ear !== 'none' }
  }

  const [writingBy, speechBy] = await Promise.all([writingAt(), speechAt()])
  const { liveTimeoutMs, timeoutMs } = gemini
  return {
    writing: gemini.apiKey ? 'Gemini' : 'the studio',
    speech: deepgram.apiKey ? 'Deepgram' : 'the studio',
    writer: (model, failed) =>
      createGemini({
        apiKey: writingBy.apiKey,
        ...(writingBy.baseUrl && { baseUrl: writingBy.baseUrl }),
        // No other model steps in: its figures would be taken for this one's.
        models: { brief: model, direction: model, batch: model, summary: model, judgement: model, message: model, fallback: model },
        conversationModels: [model],
        patience: { batchMs: liveTimeoutMs, otherMs: timeoutMs, idleMs: liveTimeoutMs },
        log: { warn: failed },
      }),
    voice: createDeepgramVoice({
      apiKey: speechBy.apiKey,
      baseUrl: speechBy.baseUrl,
      timeoutMs: deepgram.voiceTimeoutMs,
      bitRate: deepgram.voiceBitRate,
      concurrency: deepgram.voiceConcurrency,
    }),
    ear: (model) => createDeepgramEar({ ...speechBy, model, language: deepgram.language, connectMs: 5000 }),
    async close() {
      await Promise.all(opened.map((studio) => studio.close()))
    },
  }
}
