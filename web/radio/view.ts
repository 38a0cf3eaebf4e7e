import type {
  ClosingReason,
  FollowSessionSubscription,
  LatencyPartsFragment,
  MissionPartsFragment,
  ReviewQuery,
  SaidPartsFragment,
  SessionOutcome,
  SessionState,
  SpeakerPartsFragment,
} from '../api/generated/graphql.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import type { MicrophoneFault } from '../audio/microphone.ts'

export type { LinkStats }

type Told = FollowSessionSubscription['sessionEvents']
/**
 * What the stream of a session is made of: the events, which carry a number, and the ends of the stream,
 * which do not.
 */
export type StreamEvent = Extract<Told, { seq: number }>
export type StreamEnd = Exclude<Told, StreamEvent>

export type Said = SaidPartsFragment
export type Speaker = SpeakerPartsFragment
export type Latency = LatencyPartsFragment
export type Mission = MissionPartsFragment
export type Review = NonNullable<ReviewQuery['sessionReview']>

/** A host's line, as long as it is the newest one. */
export interface CurrentLine {
  readonly id: string
  readonly speaker: string
  readonly text: string
  /** False where it is a caption without a voice. */
  readonly voiced: boolean
}

/** The show's clock as it stood at `at`, on the clock of this device. */
export interface ClockView {
  readonly leftMs: number
  readonly running: boolean
  readonly at: number
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

/** What came of turning the dial. */
export type DialAnswer =
  | {
      readonly kind: 'nothingOnAir'
      readonly frequency: number
      readonly signal: number
      readonly message: string
    }
  | { readonly kind: 'failed'; readonly message: string }

/** Everything that is to be seen of the radio, and nothing else. */
export interface View {
  readonly tuned: 'out' | 'tuning' | 'in'
  readonly dial: DialAnswer | null
  /** Why the show is not to be seen any more, though it may not be over. */
  readonly lost: 'replaced' | 'gone' | null
  readonly server: 'connected' | 'reconnecting'
  readonly sound: SoundView
  readonly microphone: MicrophoneView
  /** The key under the player's finger, whatever the server makes of it. */
  readonly pressed: boolean
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
  /** When the state ends by itself, on the clock of this device; null where it does not. */
  readonly endsAt: number | null
  readonly said: readonly Said[]
  readonly partial: { readonly turnId: string; readonly text: string; readonly confidence: number } | null
  readonly score: {
    readonly awakened: number
    readonly listeners: number
    readonly target: number
    readonly last: { readonly change: number; readonly reason: string } | null
  }
  readonly clock: ClockView
  /** No more than 30 s are left (M12). */
  readonly warned: boolean
  /** What a provider's fault sounds like, until the next line comes through (E14). */
  readonly weak: string | null
  readonly latency: Latency | null
  /** Why the hosts are saying goodbye, which nobody cuts into any more; null while they are not (M12). */
  readonly closingReason: ClosingReason | null
  readonly outcome: SessionOutcome | null
}

export const offTheAir: View = {
  tuned: 'out',
  dial: null,
  lost: null,
  server: 'connected',
  sound: { kind: 'off' },
  microphone: 'off',
  pressed: false,
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
  endsAt: null,
  said: [],
  partial: null,
  score: { awakened: 0, listeners: 0, target: 0, last: null },
  clock: { leftMs: 0, running: false, at: 0 },
  warned: false,
  weak: null,
  latency: null,
  closingReason: null,
  outcome: null,
}

/** Time left on the air at `now`, in milliseconds: between two events the clock goes on by itself (M12). */
export function clockLeft(clock: ClockView, now: number): number {
  return Math.max(0, clock.leftMs - (clock.running ? now - clock.at : 0))
}
