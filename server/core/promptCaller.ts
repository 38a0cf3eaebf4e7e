import { speech } from './promptText.ts'
import type { Heard } from './session.ts'

/** What came of a turn of the player, in the writer's words (E8, M9, M10). */
export function accountOf(heard: Heard): string {
  switch (heard.kind) {
    case 'words':
      return `The caller said: ${speech(heard.text)}${heard.confidence < 0.6 ? ' (poorly heard: some of the words may be wrong)' : ''}`
    case 'unintelligible':
      return 'The caller spoke, but not a word could be made out. Do not guess at words.'
    case 'silence':
      return 'The caller keyed the microphone and said nothing.'
    case 'nothingPressed':
      return 'Nobody keyed the microphone: the caller said nothing. The hosts go on from there.'
    default:
      return heard satisfies never
  }
}
