import type { Fault } from './errors.ts'
import type { Heard, Line, Outcome, Session, TurnLatency } from './session.ts'
import type { LineId, Ms, TurnId } from './ids.ts'

type OffAirReason = Extract<Session['state'], { kind: 'OFF_AIR' }>['why']

/** What a client is told of a session (E3). The feed adds the number and the time. */
export type ShowFact =
  | { readonly kind: 'StateChanged'; readonly state: Session['state']['kind']; readonly hint: string | null; readonly keyDown: boolean; readonly deadline: Ms | null; readonly clockLeftMs: Ms; readonly clockRunning: boolean; readonly offAir: OffAirReason | null }
  /** A line is about to be heard: sent before its first packet (M8). */
  | { readonly kind: 'LineStarted'; readonly line: Line; readonly voiced: boolean }
  /** The last packet of a line has been sent. `rtpTimestamp` is that packet's; null for a caption without a voice (E10). */
  | { readonly kind: 'DialogueEnded'; readonly lineId: LineId; readonly rtpTimestamp: number | null; readonly durationMs: Ms }
  | { readonly kind: 'LineInterrupted'; readonly lineId: LineId; readonly heard: string }
  | { readonly kind: 'PartialTranscript'; readonly turn: TurnId; readonly text: string; readonly confidence: number }
  | { readonly kind: 'FinalTranscript'; readonly turn: TurnId; readonly heard: Heard }
  | { readonly kind: 'ScoreUpdated'; readonly turn: TurnId; readonly percent: number; readonly change: number; readonly awakened: number; readonly listeners: number; readonly reason: string }
  /** From here on the hosts only say goodbye (M12). */
  | { readonly kind: 'ShowClosing'; readonly why: NonNullable<Session['closing']>['why'] }
  | { readonly kind: 'ClockWarning'; readonly leftMs: Ms }
  /** A provider failed; the show goes on with what it has (E14). */
  | { readonly kind: 'SignalWeak'; readonly fault: Fault }
  | { readonly kind: 'TurnMeasured'; readonly latency: TurnLatency }
  | { readonly kind: 'ShowEnded'; readonly outcome: Outcome; readonly awakened: number; readonly listeners: number }

/** One entry of the ordered stream of a session. */
export type ShowEvent = ShowFact & { readonly seq: number; readonly at: Ms }
