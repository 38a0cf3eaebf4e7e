import type { Conversation, Game, Mission, SessionEvent, StepResult } from './api/operations.ts'
import type { LineReception } from './audio/ears.ts'
import type { Reception } from './audio/reception.ts'

/** Something to be said by the player. The object itself is what tells one from another of the same words. */
export type Utterance = {
  /** SPOKEN goes through the microphone, TYPED through `say` (E9). */
  how: 'SPOKEN' | 'TYPED'
  text: string
}

/** How a player's run ended. */
export type Ending =
  | { how: 'SHOW_ENDED' }
  | { how: 'LEFT' }
  | { how: 'REPLACED' }
  /** Nobody said anything for long: it is saved. */
  | { how: 'IDLE' }
  | { how: 'TIMED_OUT' }
  | { how: 'FAILED'; message: string }

/** Everything that a player goes through, as it is told to a view. What the server told is in `HEARD`. */
export type PlayerEvent =
  | { type: 'SIGNED_IN'; playerId: string; name: string }
  | { type: 'MISSION_CREATED'; mission: Mission }
  | { type: 'MISSION_READY'; mission: Mission }
  | { type: 'TUNED_IN'; sessionId: string; missionId: string; frequency: number }
  | { type: 'GAME_STARTED'; sessionId: string; game: Game }
  /** There is no connection to be had: the same game goes on turn by turn (S5). */
  | { type: 'FELL_BACK'; reason: string }
  /** In time-stop the question is put without a word on the air. */
  | { type: 'STEP_ASKED'; game: Game }
  | { type: 'STEP_ANSWERED'; utterance: Utterance; result: StepResult; game: Game; tookMs: number }
  /** What the server has of the game when it is over (S7). */
  | { type: 'GAME_REVIEWED'; game: Game }
  | { type: 'CONVERSATION_JOINED'; conversation: Conversation }
  | { type: 'CONNECTED'; tookMs: number }
  | { type: 'CONNECTION_LOST'; what: 'MEDIA' | 'EVENTS'; reason: string }
  | { type: 'HEARD'; event: SessionEvent }
  | { type: 'LINE_HEARD'; lineId: string; durationMs: number; reception: LineReception }
  | { type: 'LINE_READ'; lineId: string; durationMs: number }
  | { type: 'SPEECH_PREPARED'; utterance: Utterance; durationMs: number }
  | { type: 'TURN_TAKEN'; turnId: string; utterance: Utterance }
  | { type: 'KEY_RELEASED'; turnId: string }
  | { type: 'TURN_REFUSED'; utterance: Utterance; reason: string; givenUp: boolean }
  /** The hosts are back: their first packet, and the first of it that can be heard, after the release of the key. */
  | { type: 'REACTED'; turnId: string; reactionMs: number; soundMs: number | null }
  /** The first packet of a message, after its first line was told (C5). */
  | { type: 'MESSAGE_HEARD'; messageId: string; packetMs: number }
  /** A host was cut off: their last packet came so long after the first of the player's (E7); typed, after the call. */
  | { type: 'BARGED_IN'; lineId: string; utterance: Utterance; lastPacketMs: number }
  | { type: 'MEASURED'; reception: Reception }
  | { type: 'ENDED'; ending: Ending }

export type Tell = (event: PlayerEvent) => void
