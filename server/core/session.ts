import type { Item } from './batch.ts'
import type { Fault } from './errors.ts'
import type { AskId, LineId, MessageId, Ms, PlayerId, SessionId, TurnId } from './ids.ts'
import type { Programme, Words } from './programme.ts'
import type { Prices, Usage } from './usage.ts'

/** Somebody on the air and the voice that was given to them, for as long as the session lasts (M6). */
export interface Speaker {
  readonly name: string
  readonly role: string
  /** The provider's name of the voice. */
  readonly voice: string
  /** `#rrggbb`, readable on a dark ground. */
  readonly colour: string
}

/** One line of a host, from the moment it is written. */
export interface Line {
  readonly id: LineId
  readonly speaker: string
  readonly text: string
  /** The message that it is a sentence of (C3); null outside conversations. */
  readonly message: MessageId | null
}

/** What can be waiting for the air. */
export type Queued = { readonly kind: 'line'; readonly line: Line } | Exclude<Item, { kind: 'line' }>

/** A language by its ISO 639-1 code, and how sure that is, 0 to 1. */
export interface Language {
  readonly code: string
  readonly confidence: number
}

/** How a turn of the player ended (E8). They are four different things, and the context says which. */
export type Heard =
  | {
      readonly kind: 'words'
      readonly text: string
      /** 0 to 1; 1 for typed words. */
      readonly confidence: number
      readonly typed: boolean
      /** What language the words are in, as far as that can be told of so many (S3). */
      readonly language: Language | null
    }
  /** There was speech, and no transcript of it. */
  | { readonly kind: 'unintelligible' }
  /** The key was down, and nobody spoke. */
  | { readonly kind: 'silence' }
  /** The key was never pressed. */
  | { readonly kind: 'nothingPressed' }

/** One thing that was said on the air, in the order of hearing. The prompt, the review and the captions are made of it. */
export type Said =
  | {
      readonly kind: 'line'
      readonly at: Ms
      readonly line: Line
      /** What was heard of it: the whole text, or the part before the interruption (E7). */
      readonly heard: string
      readonly interrupted: boolean
      /** False where no voice could be had, and the line was a caption only. */
      readonly voiced: boolean
    }
  | { readonly kind: 'player'; readonly at: Ms; readonly turn: TurnId; readonly heard: Heard }

/** Why something is asked of the writer: a batch of a mission, the verdict on an answer, or a character's message. */
export type AskWhy = 'OPENING' | 'CONTINUATION' | 'REACTION' | 'CLOSING' | 'JUDGEMENT' | 'MESSAGE'

/** The one request to the writer that is under way (E11: never two at once). */
export interface Ask {
  readonly id: AskId
  readonly why: AskWhy
  /** The turn that it answers, whose score it may change; null where the player said nothing new. */
  readonly turn: TurnId | null
  readonly deadline: Ms
  /** True once something of the answer has come: the score, the verdict, the first words. */
  readonly begun: boolean
}

/** A moment of a host's line, or the empty air between two. */
export type HostMoment =
  /** The voice is being made; nothing has been heard yet. */
  | { readonly step: 'voicing'; readonly line: Line }
  | { readonly step: 'onAir'; readonly line: Line; readonly startedAt: Ms }
  /** Everything is sent; the client has yet to say that it was heard (E10). */
  | { readonly step: 'hearing'; readonly line: Line; readonly voiced: boolean }
  | { readonly step: 'gap' }

/**
 * The states of a session (E1). Each has a deadline, after which the machine moves by itself, except `ENDED`.
 * Where a client is gone, `OFF_AIR` holds what it needs to go on.
 */
export type State =
  /** The hosts' next words are being written: the first ones, or the answer to what was just said. */
  | { readonly kind: 'PREPARING'; readonly deadline: Ms }
  | { readonly kind: 'HOST_SPEAKING'; readonly moment: HostMoment; readonly deadline: Ms }
  /** The player's turn: nothing is pressed yet. */
  | { readonly kind: 'WAITING_FOR_USER'; readonly hint: string; readonly deadline: Ms }
  | {
      readonly kind: 'USER_SPEAKING'
      readonly turn: TurnId
      /** False from the release on, until the final transcript is there. */
      readonly keyDown: boolean
      /** Whether the voice of the player opened the turn, and its end closes it (C7). */
      readonly handsFree: boolean
      /** Words that are all the programme waits for, and when the turn ends with them unless they go on (S4). */
      readonly enough: { readonly words: Words; readonly at: Ms } | null
      readonly startedAt: Ms
      readonly deadline: Ms
    }
  | {
      readonly kind: 'OFF_AIR'
      readonly why: OffAirWhy
      /** The turn whose words are still with the ear. */
      readonly awaiting: TurnId | null
      /** True once the grace is over: nothing of the show is kept in memory, it can be resumed from the store. */
      readonly saved: boolean
      readonly deadline: Ms
    }
  | { readonly kind: 'ENDED'; readonly outcome: Outcome; readonly at: Ms }

/** `TIME_STOP`: the player answers turn by turn, without a connection (S5). `IDLE`: nobody said anything for long. */
export type OffAirWhy = 'CLIENT_GONE' | 'LEFT' | 'FAULT' | 'TIME_STOP' | 'IDLE'

export type Outcome = 'WON' | 'TIME_UP' | 'ABANDONED' | 'COMPLETED' | 'OUT_OF_LIVES' | 'BUDGET_SPENT'

/** The lengths of everything that has one. Kept with the session, so that a replay takes the same decisions. */
export interface Rules {
  /** Time on the air (M12); null where there is no limit. */
  readonly timeLimitMs: Ms | null
  readonly warningMs: Ms
  /** Whether a press cuts a host off (E7). */
  readonly interruptible: boolean
  /** The time to press at a pause (M9). */
  readonly pauseMs: Ms
  /** The longest turn with the key down (M9). */
  readonly turnMs: Ms
  /** How long words that satisfy a step have to stand unchanged before the turn ends with them (S4). */
  readonly settleMs: Ms
  /** From the release to the final transcript, tail included, before the turn counts as unheard. */
  readonly finalMs: Ms
  /** The time to hear of a line's end from the client, after its last packet (E10). */
  readonly readyMs: Ms
  readonly writerMs: Ms
  readonly voiceMs: Ms
  /** How long the air may be empty before the listener is told that the signal is weak, and hears it (E14). */
  readonly patienceMs: Ms
  /** How long a lost client is waited for (E5). */
  readonly graceMs: Ms
  /** How long a saved session can be resumed. */
  readonly keptMs: Ms
  /** Lines left in the queue at which the next batch is written (E11). */
  readonly linesAhead: number
  /** Tokens of the dialogue that the writer is given word for word; older words are summed up (M14). */
  readonly memoryTokens: number
  /** Faults of the writer in a row after which the show goes off the air, saved (E14). */
  readonly faultsInARow: number
  /** What the session may cost, by the prices of the day on which it was opened; null where there is no limit (E15). */
  readonly budget: { readonly dollars: number; readonly prices: Prices } | null
}

/** Where the time on the air stands (M12). It runs while `since` is set. */
export interface ShowClock {
  readonly spentMs: Ms
  readonly since: Ms | null
  readonly warned: boolean
}

/** Why batches that were written, or being written, never went on the air (E11). */
export type DiscardReason = 'PLAYER_SPOKE' | 'CLOSING' | 'LATE'

export interface Session {
  readonly id: SessionId
  readonly playerId: PlayerId
  /** What is played, and how it stands. */
  readonly programme: Programme
  readonly rules: Rules
  readonly cast: readonly Speaker[]
  readonly openedAt: Ms
  readonly state: State
  /** Number of the newest event of the feed (E3). */
  readonly seq: number
  readonly counters: { readonly line: number; readonly turn: number; readonly ask: number }
  readonly clock: ShowClock
  /** Written, and not on the air yet. */
  readonly queue: readonly Queued[]
  /** The line whose voice is made ahead of its time (E11). */
  readonly ahead: LineId | null
  readonly ask: Ask | null
  readonly context: readonly Said[]
  /**
   * What came before `context[upTo]`, in short (M14). `asked` is the `upTo` of a summary that is being written; after one
   * that failed, none is asked for before the context is `notBefore` long.
   */
  readonly summary: {
    readonly text: string
    readonly upTo: number
    readonly asked: number | null
    readonly notBefore: number
  }
  /** Whether the writer's first words have come: a show whose opening failed is still to be opened. */
  readonly opened: boolean
  /** The turn whose words the hosts have yet to answer. */
  readonly unanswered: TurnId | null
  /** Whether the client is there to hear. Nothing goes on the air before it is. */
  readonly present: boolean
  /** Whether the player's voice opens and closes the turns, without a key (C7). */
  readonly listening: boolean
  /** Set from the moment the show is coming to its end (M12). */
  readonly closing: { readonly why: 'TIME_UP' | 'TARGET_REACHED' | 'BUDGET_SPENT'; readonly written: boolean } | null
  readonly faultsInARow: number
  readonly faults: readonly Fault[]
  /** What is away since a host was last heard in full, and how often one has said so since; null with a clear signal (E14). */
  readonly weak: { readonly fault: Fault; readonly standBys: number } | null
  /** Since when the air has been empty though the hosts have the word; null while it is not. */
  readonly emptySince: Ms | null
  readonly discards: Readonly<Partial<Record<DiscardReason, number>>>
  readonly usage: Usage
  readonly latencies: readonly TurnLatency[]
}

/** How long each stage of an answered turn took, all in milliseconds from the release of the key (E16). */
export interface TurnLatency {
  readonly turn: TurnId
  readonly finalTranscriptMs: Ms
  readonly firstTokenMs: Ms
  readonly firstAudioMs: Ms
  readonly firstPacketMs: Ms
}

/** Time on the air so far. */
export function onAirMs(clock: ShowClock, at: Ms): Ms {
  return clock.spentMs + (clock.since === null ? 0 : Math.max(0, at - clock.since))
}

/** The clock, standing still; a limit that nobody has noticed yet is not passed (M12). */
export function stopped({ clock, rules }: Session, at: Ms): ShowClock {
  return { ...clock, spentMs: Math.min(rules.timeLimitMs ?? Infinity, onAirMs(clock, at)), since: null }
}

/** Time left on the air, 0 at the limit; null where there is none (M12). */
export function leftMs({ rules, clock }: Session, at: Ms): Ms | null {
  return rules.timeLimitMs === null ? null : Math.max(0, rules.timeLimitMs - onAirMs(clock, at))
}

/** Everybody's lines by the name they are spoken by. */
export function speakerOf(session: Session, name: string): Speaker {
  const speaker = session.cast.find((candidate) => candidate.name === name)
  if (!speaker) throw new Error(`session ${session.id} has no speaker ${name}`)
  return speaker
}

/** Lines that are being spoken or wait for the air, in the order of hearing. */
export function unheard({ state, queue }: Session): readonly Line[] {
  const current = state.kind === 'HOST_SPEAKING' && state.moment.step !== 'gap' ? [state.moment.line] : []
  return [...current, ...queue.flatMap((next) => (next.kind === 'line' ? [next.line] : []))]
}
