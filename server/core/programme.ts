import type { Message, ModelSettings, Persona } from './conversation.ts'
import type { CharacterId, MessageId, MissionId, Ms, TurnId } from './ids.ts'
import type { Brief } from './mission.ts'
import type { PenaltyKind, Scenario } from './scenario.ts'
import type { Score } from './score.ts'
import type { Heard, Language, Session, Speaker } from './session.ts'

/**
 * What a session plays. Turns, lines, interruptions, the clock, the feed and the store are the same for all of them;
 * here is what each has of its own, as data.
 */
export type Programme = MissionProgramme | ScenarioProgramme | ConversationProgramme

/** Pirate radio: the model writes the hosts, and keeps score of the listeners (M). */
export interface MissionProgramme {
  readonly kind: 'mission'
  readonly missionId: MissionId
  readonly brief: Brief
  /** How the live phase is to be played, as the model wrote it (M3). */
  readonly direction: string
  /** Share of the listeners that wins, 0 < share <= 1 (M12). */
  readonly targetShare: number
  readonly score: Score
}

/** Practice with lives: the host's words stand in a file, the answers are judged (S). */
export interface ScenarioProgramme {
  readonly kind: 'scenario'
  /** The file as it was when the session was opened, so that a later edit changes no game that is being played. */
  readonly scenario: Scenario
  /** Whether it was opened to be played turn by turn, without a connection (S5). */
  readonly timeStop: boolean
  readonly phase: ScenarioPhase
  /** Index of the step that is being played; of the last one that was, once it is over. */
  readonly step: number
  /** Whether the host has put this step's question. */
  readonly asked: boolean
  readonly score: number
  readonly livesRemaining: number
  /** An answer that the model is judging. */
  readonly judging: { readonly turn: TurnId; readonly heard: Words } | null
  /** Everything that was judged since the start or the last reset, oldest first; once per turn (E13, S7). */
  readonly results: readonly StepResult[]
  /** Pauses in a row at which nothing was pressed. */
  readonly unanswered: number
}

export type ScenarioPhase = 'PLAYING' | 'COMPLETED' | 'OUT_OF_LIVES'

export type Words = Extract<Heard, { kind: 'words' }>

/** What an answer was. `UNHEARD`, nobody spoke or not a word could be made out, is no penalty (S3). */
export type AnswerOutcome = 'CORRECT' | PenaltyKind | 'UNHEARD'

/** What was decided of an answer, by whom and why. */
export interface Verdict {
  readonly outcome: AnswerOutcome
  /** The intent that was recognised, right or wrong; null where none was. */
  readonly intent: string | null
  /** One short sentence for the player. */
  readonly reason: string
  /** What the host says to it; null leaves that to the file. */
  readonly reply: string | null
  readonly by: 'RULE' | 'MODEL'
}

/** One answer as it was judged, with its evidence (S3, S7). */
export interface StepResult {
  readonly turn: TurnId
  readonly step: number
  readonly at: Ms
  /** What was understood; null where nothing was. */
  readonly transcript: string | null
  /** 0 to 1; null without a transcript. */
  readonly confidence: number | null
  readonly language: Language | null
  readonly verdict: Verdict
  /** What the host said to it. */
  readonly reply: string
  /** Changes after clamping: what was really gained or lost. */
  readonly scoreDelta: number
  readonly livesDelta: number
}

/** Talking with characters (C). */
export interface ConversationProgramme {
  readonly kind: 'conversation'
  /** As it was opened: what can change since, so that its log can be folded again. */
  readonly began: {
    readonly settings: ModelSettings
    readonly characters: readonly Persona[]
    readonly cast: readonly Speaker[]
  }
  readonly settings: ModelSettings
  readonly characters: readonly Persona[]
  /** Whether characters that are made later join by themselves. */
  readonly openCast: boolean
  readonly messages: readonly Message[]
  /** Characters that have yet to answer, in this order (C4). */
  readonly toAnswer: readonly CharacterId[]
  /**
   * Who was cut off by the turn that is open, or had yet to answer: where a voice opened it and no words came of it, a
   * cough or a door, they go on (C7).
   */
  readonly cutOff: readonly CharacterId[]
  /** Who was addressed last; null in the beginning. */
  readonly addressed: CharacterId | null
  /** The message that is being written, and what of it is no whole sentence yet (C5). */
  readonly writing: { readonly message: MessageId; readonly rest: string } | null
}

/** The programme of a session that is known to play one of that kind. @throws where it plays another: a bug of the caller. */
export function programmeOf<Kind extends Programme['kind']>(session: Session, kind: Kind): Extract<Programme, { kind: Kind }> {
  const { programme } = session
  if (programme.kind !== kind) throw new Error(`session ${session.id} plays a ${programme.kind}, not a ${kind}`)
  return programme as Extract<Programme, { kind: Kind }>
}
