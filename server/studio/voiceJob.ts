import { createSpeechEncoder } from './speechEncoder.ts'
import type { SpeechFormat } from './speechFormat.ts'
import type { Flite } from './voiceFlite.ts'
import { speakClause } from './voiceShape.ts'
import { clausesOf } from './voiceText.ts'
import type { Timbre } from './voiceTimbres.ts'

/** One line to be spoken. */
export interface VoiceJob {
  readonly text: string
  readonly timbre: Timbre
  readonly format: SpeechFormat
}

/** Where nothing of a text can be read aloud, so much silence stands for each of its signs. */
const unreadableMs = 60

/** Encoding takes as long as speaking: the first audio should not wait for the last of its clause. */
const pieceMs = 500

/** The bytes of a line, clause by clause, so that the first are there long before the last is spoken. */
export function* renderJob(flite: Flite, { text, timbre, format }: VoiceJob): Generator<Uint8Array, void> {
  const encoder = createSpeechEncoder(format)
  yield encoder.begin()
  const clauses = clausesOf(text)
  if (clauses.length === 0)
    yield encoder.write(new Float32Array((encoder.rate * unreadableMs * text.length) / 1000))
  for (const clause of clauses) {
    const samples = speakClause(flite, clause, timbre, encoder.rate)
    const piece = (encoder.rate * pieceMs) / 1000
    for (let at = 0; at < samples.length; at += piece) yield encoder.write(samples.subarray(at, at + piece))
  }
  yield encoder.end()
}
