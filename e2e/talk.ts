import { createPlayer } from '../player/player.ts'
import { createVoice } from '../player/voice.ts'
import type { Reception } from '../player/audio/reception.ts'
import { understood } from './words.ts'

/** What became of sentences that were spoken in a conversation, and of the answers to them. */
export interface Talk {
  /** For each sentence what was understood, and the share of its words, 0 to 1. */
  readonly sentences: readonly { readonly said: string; readonly heard: string; readonly share: number }[]
  /** From the release of the key to the final transcript, and to the first packet of the answer here. */
  readonly finalMs: readonly number[]
  readonly reactionMs: readonly number[]
  /** How the hosts' voice came in; null where it never did. */
  readonly reception: Reception | null
  /** Lines of the hosts that were heard, and those of which nothing came. */
  readonly linesHeard: number
  readonly linesMissed: number
  /** How often a connection came about, and how often one was lost. */
  readonly connections: number
  readonly losses: number
}

/**
 * Says the sentences one by one through the microphone of a terminal player, over WebRTC as it is used, and hears the
 * answers, the last one for a line.
 */
export async function talk(url: string, sentences: readonly string[]): Promise<Talk> {
  const voice = createVoice()
  const heard: string[] = []
  const finalMs: number[] = []
  const reactionMs: number[] = []
  let reception: Reception | null = null
  let [linesHeard, linesMissed, connections, losses] = [0, 0, 0, 0]
  const player = createPlayer({
    url,
    wish: { name: 'Ada', token: null, conversationId: null, characters: ['Marlow'], settings: {}, handsFree: false },
    voice,
    tell(event) {
      if (event.type === 'MEASURED') reception = event.reception
      if (event.type === 'REACTED') reactionMs.push(event.reactionMs)
      if (event.type === 'CONNECTED') connections += 1
      if (event.type === 'CONNECTION_LOST') losses += 1
      if (event.type === 'LINE_HEARD') {
        if (event.reception.playout === 'MISSED') linesMissed += 1
        else linesHeard += 1
        if (heard.length === sentences.length) void player.leave()
      }
      if (event.type !== 'HEARD') return
      const told = event.event
      if (told.__typename === 'TurnMeasured' && told.latency.finalTranscriptMs !== null) finalMs.push(told.latency.finalTranscriptMs)
      if (told.__typename === 'FinalTranscript') heard.push(told.finalText ?? '')
    },
  })
  for (const text of sentences) player.say({ text, how: 'SPOKEN' }, 'AT_A_PAUSE')
  const ending = await player.ended
  await voice.close()
  if (ending.how !== 'LEFT') throw new Error(`the conversation ended with ${JSON.stringify(ending)}`)
  return {
    sentences: sentences.map((said, index) => ({ said, heard: heard[index] ?? '', share: understood(said, heard[index] ?? '') })),
    ...{ finalMs, reactionMs, reception, linesHeard, linesMissed, connections, losses },
  }
}
