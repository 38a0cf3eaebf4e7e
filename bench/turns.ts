import { createPlayer } from '../player/player.ts'
import { createVoice } from '../player/voice.ts'
import { configured, startProduct } from '../e2e/product.ts'
import { understood } from '../e2e/words.ts'
import { median, percentile, printTable } from './figures.ts'

const sentences = [
  'we need to cut the power to the tower',
  'wake up listeners the truth is on the air tonight',
  'who are you and what do you want from us',
  'open the gates and let the people out',
  'they have been lying to you about the river',
  'call your neighbors and tell them to turn on the radio',
]

type Stages = Record<'finalTranscriptMs' | 'firstTokenMs' | 'firstAudioMs' | 'firstPacketMs', number>

/** Turns spoken over real WebRTC to the product as it is configured: each stage from the release of the key. */
export async function benchTurns(): Promise<void> {
  const product = await startProduct({ ...configured(), LOG_LEVEL: 'warn' })
  const voice = createVoice()
  const stages: Stages[] = []
  const reactions: number[] = []
  const heard: number[] = []
  let utterance = 0
  const player = createPlayer({
    url: product.url,
    wish: { name: 'Bench', token: null, missionId: null, theme: null, timeLimitSeconds: 240 },
    voice,
    tell(event) {
      if (event.type === 'REACTED') reactions.push(event.reactionMs)
      if (event.type !== 'HEARD') return
      const told = event.event
      if (told.__typename === 'TurnMeasured') stages.push(told.latency)
      if (told.__typename === 'FinalTranscript' && utterance < sentences.length) {
        heard.push(understood(sentences[utterance] ?? '', told.finalText ?? ''))
        utterance += 1
      }
    },
  })
  for (const text of sentences) player.say({ text, how: 'SPOKEN' }, 'AT_A_PAUSE')
  await player.ended
  await voice.close()
  await product.stop()
  const row = (stage: string, values: readonly number[]) => ({ stage, turns: values.length, 'p50 ms': median(values), 'p95 ms': percentile(values, 95) })
  printTable('A turn, from the release of the key', [
    row('final transcript', stages.map((stage) => stage.finalTranscriptMs)),
    row('first token', stages.map((stage) => stage.firstTokenMs)),
    row('first audio', stages.map((stage) => stage.firstAudioMs)),
    row('first packet sent', stages.map((stage) => stage.firstPacketMs)),
    row('first sound at the player', reactions),
  ])
  printTable('The ear', [{ utterances: heard.length, 'words understood %': (heard.reduce((sum, share) => sum + share, 0) / heard.length) * 100 }])
}
