import { setTimeout as delay } from 'node:timers/promises'
import type { Ear } from '../../server/core/ports.ts'

export interface HeardOut {
  readonly text: string
  /** That of the parts, weighed by their length. */
  readonly confidence: number
  /** From the first packet to the first words; null where they came with the end only. */
  readonly firstPartialMs: number | null
  /** From the request for the final transcript, which goes out with the last packet. */
  readonly finalMs: number
}

const packetMs = 20

/**
 * Has an ear hear Opus packets of 20 ms as they would come from a microphone.
 * @param deps.pace 1 is as fast as somebody speaks; 0 does not wait at all.
 * @throws what the ear failed with, or the reason of the signal.
 */
export async function hearOut(
  deps: { readonly ear: Ear; readonly pace: number; readonly signal: AbortSignal },
  packets: readonly Uint8Array[],
): Promise<HeardOut> {
  const { ear, pace, signal } = deps
  if (!ear.understands(null)) throw new Error('There is no ear here that understands speech.')
  const { promise: over, resolve, reject } = Promise.withResolvers<number>()
  // Whoever waits for it may be busy with the packets yet.
  over.catch(() => undefined)
  const abort = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  const parts: { readonly text: string; readonly confidence: number }[] = []
  const startedAt = performance.now()
  let firstPartialMs: number | null = null
  const stream = ear.open({ keyterms: [], language: null }, (news) => {
    if (news.kind === 'failed') return reject(news.error)
    if (news.kind === 'speechStarted') return
    if (news.text) firstPartialMs ??= performance.now() - startedAt
    if (news.kind === 'partial') return
    if (news.text) parts.push(news)
    if (news.finalized) resolve(performance.now())
  })
  try {
    for (const [index, packet] of packets.entries()) {
      const early = startedAt + index * packetMs * pace - performance.now()
      if (early > 0) await Promise.race([delay(early), over])
      stream.send(packet)
    }
    const askedAt = performance.now()
    stream.finalize()
    const finalMs = (await over) - askedAt
    const length = parts.reduce((sum, { text }) => sum + text.length, 0)
    return {
      text: parts.map(({ text }) => text).join(' '),
      confidence: parts.reduce((sum, part) => sum + (part.confidence * part.text.length) / length, 0),
      firstPartialMs,
      finalMs,
    }
  } finally {
    signal.removeEventListener('abort', abort)
    stream.close()
  }
}
