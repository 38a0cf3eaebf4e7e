import type {
  ClosingReason,
  FaultPartsFragment,
  FollowSessionSubscription,
  LatencyPartsFragment,
  MissionPartsFragment,
  OffAirReason,
  ReviewQuery,
  SaidPartsFragment,
  SessionOutcome,
  SessionState,
  SpeakerPartsFragment,
} from '../api/generated/graphql.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import type { MicrophoneFault } from '../audio/microphone.ts'
import type { Failure } from './failure.ts'
import type { ProgrammeView } from './programme.ts'

export type { LinkStats }

type Told = FollowSessionSubscription['sessionEvents']
/**
 * What the stream of a session is made of: the events, which carry a number, and the ends of the stream,
 * which do not.
 */
export type StreamEvent = Extract<Told, { seq: number }>
export type StreamEnd = Exclude<Told, StreamEvent>
export type Snapshot = Extract<StreamEvent, { __typename: 'Snapshot' }>

export type Said = SaidPartsFragment
export type Speaker = SpeakerPartsFragment
export type Fault = FaultPartsFragment
export type Latency = LatencyPartsFragment
export type Mission = MissionPartsFragment
export type Review = NonNullable<ReviewQuery['sessionReview']>
/** What the session of a review played, where it was a mission. */
export type MissionPlayed = Extract<Review['session']['programme'], { __typename: 'MissionProgramme' }>

/** A host's line, as long as it is the newest one. */
export interface CurrentLine {
  readonly id: string
  /** The message that it is a sentence of; null outside conversations (C3). */
  readonly messageId: string | null
  readonly speaker: string
  readonly text: string
  /** False where it is a caption without a voice. */
  readonly voiced: boolean
  /** How long it takes to be said, in milliseconds; null where its beginning was missed, or all of it was sent. */
  readonly spokenMs: number | null
}

/** The show's clock as it stood at `at`, on the clock of this device. */
export interface ClockView {
  /** Null where there is no limit. */
  readonly leftMs: number | null
  readonly running: boolean
  readonly at: number
  /**
   * As it was when the station was lost. Nobody here knows when it has stopped there, but that it does; where nothing
   * is heard of that afterwards, it was a short while, and it has not.
   */
  readonly before?: ClockView
}

export type SoundView =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly blocked: boolean }
  | { readonly kind: 'recovering' }
  /** No WebRTC: captions and typing (W4). */
  | { readonly kind: 'captionsOnly'; readonly why: string }

/** 'unheard': it is there, and the station does not get it. */
export type MicrophoneView = 'off' | 'asking' | 'ready' | 'unheard' | MicrophoneFault

/** Why a session could not be opened, or gone on with. */
export type OpeningAnswer =
  | {
      readonly kind: 'nothingOnAir'
      readonly frequency: number
      readonly signal: number
      readonly message: string
    }
  | ({ readonly kind: 'failed' } & Failure)

/** The words of a turn as they come: `stable` is the part of them, from the beginning, that stands (C7). */
export interface PartialView {
  readonly turnId: string
  readonly text: string
  readonly stable: string
  readonly confidence: number
}

/**
 * Everything that is to be seen of a session and of the set that follows it: the same for every programme,
 * but for `programme`, where each has what is its own.
 */
export interface View {
  readonly tuned: 'out' | 'tuning' | 'in'
  readonly opening: OpeningAnswer | null
  /** Why the show is not to be seen any more, though it may not be over. */
  readonly lost: 'replaced' | 'gone' | null
  readonly server: 'connected' | 'reconnecting'
  readonly sound: SoundView
  readonly microphone: MicrophoneView
  /** The key under the player's finger, whatever the server makes of it. */
  readonly pressed: boolean
  /** The server has closed the turn while the finger was still on the key (M9, S4). */
  readonly cutShort: boolean
  /** Why the last press, or the last words that were typed, came to nothing. */
  readonly refusal: string | null

  /** Number of the newest event that is in here; null before the first (E3). */
  readonly seq: number | null
  readonly sessionId: string | null
  readonly state: SessionState | null
  readonly cast: readonly Speaker[]
  readonly interruptible: boolean
  readonly understandsSpeech: boolean
  readonly line: CurrentLine | null
  readonly hint: string | null
  readonly keyDown: boolean
  /** Whether the player's voice opens and closes the turns, without a key (C7). */
  readonly listening: boolean
  /** Whether it is heard right now (C7). */
  readonly speech: boolean
  /** In OFF_AIR, why (E5). */
  readonly offAir: OffAirReason | null
  /** When the state ends by itself, on the clock of this device; null where it does not. */
  readonly endsAt: number | null
  readonly said: readonly Said[]
  readonly partial: PartialView | null
  /** What is played, and how it stands; null before the first snapshot. */
  readonly programme: ProgrammeView | null
  readonly clock: ClockView
  /** No more than 30 s are left (M12). */
  readonly warned: boolean
  /** What is away, or has just failed: the signal is weak until that is over (E14). */
  readonly weak: Fault | null
  readonly latency: Latency | null
  /** Why the hosts are saying goodbye, which nobody cuts into any more; null while they are not (M12). */
  readonly closingReason: ClosingReason | null
  readonly outcome: SessionOutcome | null
}

export const offTheAir: View = {
  tuned: 'out',
  opening: null,
  lost: null,
  server: 'connected',
  sound: { kind: 'off' },
  microphone: 'off',
  pressed: false,
  cutShort: false,
  refusal: null,
  seq: null,
  sessionId: null,
  state: null,
  cast: [],
  interruptible: true,
  understandsSpeech: true,
  line: null,
  hint: null,
  keyDown: false,
  listening: false,
  speech: false,
  offAir: null,
  endsAt: null,
  said: [],
  partial: null,
  programme: null,
  clock: { leftMs: 0, running: false, at: 0 },
  warned: false,
  weak: null,
  latency: null,
  closingReason: null,
  outcome: null,
}

/** Nothing more comes of this session here: it is over, or lost to this set. */
export function isOver(view: View): boolean {
  return view.outcome !== null || view.lost !== null
}

/** The lamp is lit: not before the first line, nor while anybody is away, but while the hosts think. */
export function isOnAir(view: View): boolean {
  const { state, clock } = view
  if (isOver(view) || state === null || state === 'OFF_AIR') return false
  return state !== 'PREPARING' || clock.running
}

/**
 * What the hosts cannot go on without: the server says when it is back. Any other fault has passed when it is
 * told, and is on show until the next line comes through (E14).
 */
export function isLasting({ service }: Fault): boolean {
  return service === 'WRITER' || service === 'VOICE'
}

/**
 * Whether the medium is to look as it sounds (E14): a provider is away, or the sound, or the server. What is
 * off the air has no signal that could be weak.
 */
export function isWeak(view: View): boolean {
  const { weak, server, sound, state } = view
  if (isOver(view) || state === null || state === 'OFF_AIR') return false
  return weak !== null || server === 'reconnecting' || sound.kind === 'recovering'
}

/**
 * Off the air until the player calls it back: it would mostly fail again, or run unheard. The station has put it away
 * by then, and has ended its stream (E14).
 */
export function isPutAway({ state, offAir }: View): boolean {
  return state === 'OFF_AIR' && (offAir === 'FAULT' || offAir === 'IDLE')
}

/** Whether the player can be heard: there is a microphone, and a connection for it and for what it is told (W4). */
export function canBeHeard(view: View): boolean {
  return !isOver(view) && view.server === 'connected' && view.microphone === 'ready' && view.sound.kind === 'live'
}

/**
 * Time left on the air at `now`, in milliseconds: between two events the clock goes on by itself (M12). Null:
 * no limit.
 */
export function clockLeft(clock: ClockView, now: number): number | null {
  return clock.leftMs === null ? null : Math.max(0, clock.leftMs - (clock.running ? now - clock.at : 0))
}
