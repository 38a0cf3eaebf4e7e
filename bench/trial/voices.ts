import { packetDuration } from '../../server/audio/opus.ts'
import type { Ear, Voice } from '../../server/core/ports.ts'
import type { Tried } from './candidate.ts'
import { hearOut } from './hear.ts'
import { wordErrors } from './wordErrors.ts'

export interface VoiceTask {
  readonly name: string
  readonly text: string
}

/** @param ear where given, it says how well the voice is understood. */
export async function tryVoice(
  deps: { readonly voice: Voice; readonly ear: Ear | null; readonly pace: number; readonly signal: AbortSignal },
  name: string,
  { text }: VoiceTask,
): Promise<Tried> {
  const { voice, ear, pace, signal } = deps
  const startedAt = performance.now()
  const packets: Uint8Array[] = []
  let firstAudioMs: number | undefined
  for await (const packet of voice.speak({ text, voice: name }, signal)) {
    firstAudioMs ??= performance.now() - startedAt
    packets.push(packet)
  }
  signal.throwIfAborted()
  if (firstAudioMs === undefined) throw new Error('There was no audio.')
  const totalMs = performance.now() - startedAt
  const audioMs = packets.reduce((sum, packet) => sum + packetDuration(packet), 0) / 48
  const heard = ear && (await hearOut({ ear, pace, signal }, packets))
  return {
    figures: { firstAudioMs, totalMs, realTimeFactor: totalMs / audioMs, ...(heard && { wordErrors: wordErrors(text, heard.text) }) },
    usage: { voiceCharacters: text.length },
  }
}
