import type { Message, ModelSettings, Persona } from './conversation.ts'
import type { Fault } from './errors.ts'
import type { Heard, Line, OffAirWhy, Outcome, Session, Speaker, TurnLatency } from './session.ts'
import type { CharacterId, LineId, MessageId, Ms, TurnId } from './ids.ts'
import type { ScenarioPhase, StepResult } from './programme.ts'
import type { PenaltyKind } from './scenario.ts'

/** How a scenario stands; every one of its events says it (S2). */
export interface Standing {
  readonly score: number
  readonly livesRemaining: number
  readonly livesTotal: number
  readonly phase: ScenarioPhase
}

/** What a client is told of a session (E3). The feed adds the number and the time. */
export type ShowFact =
  | { readonly kind: 'StateChanged'; readonly state: Session['state']['kind']; readonly hint: string | null; readonly keyDown: boolean; readonly deadline: Ms | null; readonly clockLeftMs: Ms | null; readonly clockRunning: boolean; readonly offAir: OffAirWhy | null }
  /** A line is about to be heard: sent before its first packet (M8). */
  /** `totalMs`: how long the line will take, null where that is not known before its end. */
  | { readonly kind: 'LineStarted'; readonly line: Line; readonly voiced: boolean; readonly totalMs: Ms | null }
  /** The last packet of a line has been sent. `rtpTimestamp` is that packet's; null for a caption without a voice (E10). */
  | { readonly kind: 'DialogueEnded'; readonly lineId: LineId; readonly rtpTimestamp: number | null; readonly durationMs: Ms }
  | { readonly kind: 'LineInterrupted'; readonly lineId: LineId; readonly heard: string }
  | { readonly kind: 'PartialTranscript'; readonly turn: TurnId; readonly text: string; readonly confidence: number }
  /** What of a turn will not change any more, while the rest still does (C7). */
  | { readonly kind: 'StableTranscript'; readonly turn: TurnId; readonly text: string; readonly confidence: number }
  | { readonly kind: 'FinalTranscript'; readonly turn: TurnId; readonly heard: Heard }
  | { readonly kind: 'ScoreUpdated'; readonly turn: TurnId; readonly percent: number; readonly change: number; readonly awakened: number; readonly listeners: number; readonly reason: string }
  /** From here on the hosts only say goodbye (M12). */
  | { readonly kind: 'ShowClosing'; readonly why: NonNullable<Session['closing']>['why'] }
  | { readonly kind: 'ClockWarning'; readonly leftMs: Ms }
  /** A provider failed; the show goes on with what it has (E14). */
  | { readonly kind: 'SignalWeak'; readonly fault: Fault }
  /** What failed is back: a host is heard again (E14). Follows `SignalWeak`. */
  | { readonly kind: 'SignalBack' }
  | { readonly kind: 'TurnMeasured'; readonly latency: TurnLatency }
  | { readonly kind: 'ShowEnded'; readonly outcome: Outcome }
  /** The host has put a question, and the answer can come (S2). `step` counts from 0. */
  | ({ readonly kind: 'ScenarioReady'; readonly step: number; readonly says: string; readonly hint: string } & Standing)
  /** What a partial transcript would be: `satisfied` with enough confidence ends the turn by itself (S4). */
  | ({ readonly kind: 'ScenarioPartial'; readonly turn: TurnId; readonly text: string; readonly confidence: number; readonly intent: string | null; readonly satisfied: boolean } & Standing)
  /** A wrong answer, with its evidence (S3). */
  | ({ readonly kind: 'ScenarioPenalty'; readonly penalty: PenaltyKind; readonly result: StepResult } & Standing)
  /** An answer that is no penalty: right, or nothing that could be judged. A turn ends with this or with a penalty. */
  | ({ readonly kind: 'ScenarioFinal'; readonly result: StepResult } & Standing)
  | ({ readonly kind: 'ScenarioReset' } & Standing)
  /** The answer of a turn could not be judged: it costs nothing, and can be given again (S2). */
  | ({ readonly kind: 'ScenarioError'; readonly turn: TurnId; readonly fault: Fault } & Standing)
  /** A message exists, before its first token (C3); a player's comes whole. */
  | { readonly kind: 'MessageStarted'; readonly message: Message }
  | { readonly kind: 'TextDelta'; readonly messageId: MessageId; readonly character: CharacterId; readonly text: string }
  /** The text is whole; its audio may still be coming. */
  | { readonly kind: 'TextCompleted'; readonly messageId: MessageId; readonly character: CharacterId; readonly text: string }
  /** The message was heard to its end, or as far as it was (C5). Nothing more comes of it; `message.text` is what was heard. */
  | { readonly kind: 'AudioCompleted'; readonly message: Message }
  /** The cast as it is from here on (C1). */
  | { readonly kind: 'CharactersChanged'; readonly characters: readonly Persona[]; readonly cast: readonly Speaker[] }
  | { readonly kind: 'SettingsChanged'; readonly settings: ModelSettings }
  | { readonly kind: 'ListeningChanged'; readonly listening: boolean }
  /** Voice activity opened a turn, and closed it (C7). */
  | { readonly kind: 'SpeechStarted'; readonly turn: TurnId }
  | { readonly kind: 'SpeechStopped'; readonly turn: TurnId }

/** One entry of the ordered stream of a session. */
export type ShowEvent = ShowFact & { readonly seq: number; readonly at: Ms }
