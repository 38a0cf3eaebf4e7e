import { Encoder } from '@evan/opus'
import { createVoice } from '../../player/voice.ts'
import type { Ear } from '../../server/core/ports.ts'
import type { Tried } from './candidate.ts'
import { hearOut } from './hear.ts'
import { wordErrors } from './wordErrors.ts'

/** Something that a caller says, as the player's microphone would send it. */
export interface Utterance {
  readonly name: string
  readonly text: string
  readonly packets: readonly Uint8Array[]
}

const rate = 48_000
const frame = rate / 50
/** What a client sends after the key is up (E6). */
const tailMs = 200

/** The sentences, spoken once: every ear hears the same packets, today and in a year, with a key or without. */
export async function speakUtterances(sentences: readonly string[]): Promise<readonly Utterance[]> {
  const voice = createVoice()
  try {
    const utterances: Utterance[] = []
    for (const [index, text] of sentences.entries())
      utterances.push({ name: `utterance ${index + 1}`, text, packets: encoded(await voice.speak(text)) })
    return utterances
  } finally {
    await voice.close()
  }
}

export async function tryEar(ear: Ear, { text, packets }: Utterance, pace: number, signal: AbortSignal): Promise<Tried> {
  const { text: heard, confidence, firstPartialMs, finalMs } = await hearOut({ ear, pace, signal }, packets)
  return {
    figures: {
      finalMs,
      ...(firstPartialMs !== null && { firstPartialMs }),
      wordErrors: wordErrors(text, heard),
      ...(heard && { confidence }),
    },
    usage: { earSeconds: packets.length / 50 },
  }
}

function encoded(speech: Int16Array): readonly Uint8Array[] {
  const encoder = new Encoder({ channels: 1, sample_rate: rate, application: 'voip' })
  encoder.bitrate = 32_000
  const frames = Math.ceil((speech.length + (rate * tailMs) / 1000) / frame)
  const samples = new Int16Array(frames * frame)
  samples.set(speech)
  return Array.from({ length: frames }, (_, index) => encoder.encode(samples.slice(index * frame, (index + 1) * frame)))
}
