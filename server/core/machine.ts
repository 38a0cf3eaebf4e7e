import type { Item } from './batch.ts'
import type { ModelSettings, Persona } from './conversation.ts'
import type { Fault, Refusal } from './errors.ts'
import type { Verdict } from './programme.ts'
import type { AskId, LineId, Ms, TurnId } from './ids.ts'
import type { Ask, Heard, Language, Line, Session, TurnLatency } from './session.ts'
import type { ShowEvent } from './showEvents.ts'
import type { Usage } from './usage.ts'

/**
 * What can happen to a session. `at` is when. Answers of providers name what they answer, and one to something that
 * is over is dropped (E2).
 */
export type SessionEvent = { readonly at: Ms } & (
  | { readonly type: 'tick' }
  /** The client's media connection is up: it can hear. */
  | { readonly type: 'tunedIn' }
  | { readonly type: 'clientLost' }
  | { readonly type: 'left' }
  /** The process that ran this show is gone, and whatever it was waiting for; `at` is when it was last heard of (E4). */
  | { readonly type: 'recovered' }
  /** The writer has begun to answer: how the listeners moved. */
  | { readonly type: 'reactionWritten'; readonly ask: AskId; readonly percent: number; readonly reason: string }
  | { readonly type: 'itemWritten'; readonly ask: AskId; readonly item: Item }
  /** The model has judged an answer (S3). */
  | { readonly type: 'judged'; readonly ask: AskId; readonly verdict: Verdict }
  /** More of the text of the message that is being written, cleaned of what nobody says (C5). */
  | { readonly type: 'textWritten'; readonly ask: AskId; readonly text: string }
  | { readonly type: 'writingEnded'; readonly ask: AskId; readonly usage: Partial<Usage> }
  | { readonly type: 'writingFailed'; readonly ask: AskId; readonly fault: Fault; readonly usage: Partial<Usage> }
  /** The voice of a line is there: its first packets can be sent. */
  /** `totalMs`: the length of the line, null while its voice is still being made. */
  | { readonly type: 'lineVoiced'; readonly lineId: LineId; readonly totalMs: Ms | null }
  | { readonly type: 'voiceFailed'; readonly lineId: LineId; readonly fault: Fault }
  | { readonly type: 'lineSpoken'; readonly lineId: LineId; readonly rtpTimestamp: number | null; readonly durationMs: Ms }
  | { readonly type: 'readyReceived'; readonly lineId: LineId }
  /** `sentMs` of the line on the air had been sent when the key was pressed; `totalMs` is its length where known. */
  | { readonly type: 'talkPressed'; readonly sentMs: Ms; readonly totalMs: Ms | null }
  | { readonly type: 'talkReleased' }
  | { readonly type: 'typed'; readonly text: string; readonly language: Language | null; readonly sentMs: Ms; readonly totalMs: Ms | null }
  | { readonly type: 'partialHeard'; readonly turn: TurnId; readonly text: string; readonly confidence: number; readonly language: Language | null }
  /** A request that was stopped had used this until then (E15). */
  | { readonly type: 'usageCounted'; readonly usage: Partial<Usage> }
  /** What of the turn will not change any more (C7). */
  | { readonly type: 'stableHeard'; readonly turn: TurnId; readonly text: string; readonly confidence: number }
  | { readonly type: 'heard'; readonly turn: TurnId; readonly heard: Heard; readonly usage: Partial<Usage> }
  | { readonly type: 'earFailed'; readonly turn: TurnId; readonly fault: Fault }
  /** An answer in time-stop, to that step: typed, or what was understood of a recording (S5). */
  | { readonly type: 'stepAnswered'; readonly step: number | null; readonly heard: Heard; readonly usage: Partial<Usage> }
  /** A recording has come, and is being understood: it is waited for (S5). */
  | { readonly type: 'answerAwaited' }
  /** The question once more. */
  | { readonly type: 'repeatAsked'; readonly sentMs: Ms; readonly totalMs: Ms | null }
  | { readonly type: 'resetAsked'; readonly sentMs: Ms; readonly totalMs: Ms | null }
  /** A character was made, changed, or switched on or off (C1). */
  | { readonly type: 'personaChanged'; readonly persona: Persona; readonly voice: string; readonly colour: string }
  | { readonly type: 'settingsChanged'; readonly settings: ModelSettings }
  | { readonly type: 'listeningStarted' }
  | { readonly type: 'listeningStopped' }
  /** While listening: the player began to speak, and has been quiet for long enough (C7). */
  | { readonly type: 'speechStarted'; readonly sentMs: Ms; readonly totalMs: Ms | null }
  | { readonly type: 'speechStopped' }
  /** The store was away for a while; nothing could be told meanwhile (E14). */
  | { readonly type: 'storeFailed'; readonly fault: Fault }
  | { readonly type: 'turnMeasured'; readonly latency: TurnLatency }
  /** `text` is null where no summary could be had; it is asked for again later. */
  | { readonly type: 'summarised'; readonly upTo: number; readonly text: string | null; readonly usage: Partial<Usage> }
)

/** What the machine wants done. `player` carries it out; what comes of it returns as an event. */
export type Effect =
  | { readonly type: 'tell'; readonly event: ShowEvent }
  | { readonly type: 'write'; readonly ask: Ask }
  | { readonly type: 'stopWriting'; readonly ask: AskId }
  /** Make the voice of this line, and say `lineVoiced` when it can go on the air. */
  | { readonly type: 'speak'; readonly line: Line }
  /** Make the voice of this line, which comes next, and keep it. */
  | { readonly type: 'voiceAhead'; readonly line: Line }
  /** Send the packets of this line, and say `lineSpoken` after the last one. */
  | { readonly type: 'play'; readonly lineId: LineId }
  /** Send no further packet of this line. Carried out before anything else. */
  | { readonly type: 'cutOff'; readonly lineId: LineId }
  /** Static on the air wherever no voice is, from now on or no more (E14). */
  | { readonly type: 'hiss'; readonly on: boolean }
  /** The voices of lines that will not go on the air. */
  | { readonly type: 'forget'; readonly lineIds: readonly LineId[] }
  /** The key is down: listen from now on, and from what the microphone sent just before. */
  | { readonly type: 'listen'; readonly turn: TurnId }
  /** The key is up: take the tail, then say `heard`. */
  | { readonly type: 'hearOut'; readonly turn: TurnId }
  /** The key is down again before the words were there. */
  | { readonly type: 'listenOn'; readonly turn: TurnId }
  | { readonly type: 'stopListening'; readonly turn: TurnId }
  /** Say when the player begins and ends to speak, from now on (C7). */
  | { readonly type: 'detectSpeech' }
  | { readonly type: 'ignoreSpeech' }
  /** Sum up `context` before this index, in the background. */
  | { readonly type: 'summarise'; readonly upTo: number }
  /** The session needs nothing of this process any more. */
  | { readonly type: 'close' }

export interface Stepped {
  readonly session: Session
  readonly effects: readonly Effect[]
  readonly refusal?: Refusal
}
