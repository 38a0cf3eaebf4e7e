import type { SessionEvent } from './api/operations.ts'

type Snapshot = Extract<SessionEvent, { __typename: 'Snapshot' }>['session']

/** The show as the player sees it now. */
export type Show = {
  /** Number of the newest event in it (E3). */
  seq: number
  state: Snapshot['state']
  hint: string | null
  keyDown: boolean
  line: { id: string; speaker: string; text: string } | null
  /** What was understood so far of the turn that is open (E8). */
  partial: string | null
  cast: readonly { name: string; role: string; colour: string }[]
  awakened: number
  listeners: number
  target: number
  /** How much was left at `clockReadAt`. */
  clockLeftMs: number
  clockRunning: boolean
  /** When the clock was read, in the caller's time. */
  clockReadAt: number
  interruptible: boolean
  understandsSpeech: boolean
  outcome: Snapshot['outcome']
}

/** Before the first snapshot nothing is known. */
export const unknownShow: Show = {
  seq: 0,
  state: 'PREPARING',
  hint: null,
  keyDown: false,
  line: null,
  partial: null,
  cast: [],
  awakened: 0,
  listeners: 0,
  target: 0,
  clockLeftMs: 0,
  clockRunning: false,
  clockReadAt: 0,
  interruptible: true,
  understandsSpeech: true,
  outcome: null,
}

/**
 * The show after an event.
 * @param now When the event came, in ms of any clock that only goes forward.
 */
export function nextShow(show: Show, event: SessionEvent, now: number): Show {
  const next = { ...show, seq: event.seq }
  switch (event.__typename) {
    case 'Snapshot': {
      const { state, hint, keyDown, line, cast, awakened, listeners, target, outcome } = event.session
      const { clockLeftMs, clockRunning, interruptible, understandsSpeech } = event.session
      const clock = { clockLeftMs, clockRunning, clockReadAt: now }
      const score = { awakened, listeners, target, outcome }
      return {
        ...next,
        state,
        hint,
        keyDown,
        line,
        cast,
        interruptible,
        understandsSpeech,
        partial: null,
        ...score,
        ...clock,
      }
    }
    case 'StateChanged': {
      const { state, hint, keyDown, clockLeftMs, clockRunning } = event
      const line = state === 'HOST_SPEAKING' ? show.line : null
      const partial = state === 'USER_SPEAKING' ? show.partial : null
      return { ...next, state, hint, keyDown, line, partial, clockLeftMs, clockRunning, clockReadAt: now }
    }
    case 'LineStarted':
      return { ...next, line: event.line }
    case 'LineInterrupted':
      return { ...next, line: null }
    case 'PartialTranscript':
      return { ...next, partial: event.text }
    case 'FinalTranscript':
      return { ...next, partial: null }
    case 'ScoreUpdated':
      return { ...next, awakened: event.awakened, listeners: event.listeners }
    case 'ClockWarning':
      return { ...next, clockLeftMs: event.leftMs, clockReadAt: now }
    case 'ShowEnded': {
      const { awakened, listeners, showOutcome: outcome } = event
      return { ...next, state: 'ENDED', awakened, listeners, outcome, line: null, clockRunning: false }
    }
    case 'DialogueEnded':
    case 'ShowClosing':
    case 'SignalWeak':
    case 'TurnMeasured':
      return next
  }
}

/** Time left on the air at `now`, in ms. */
export function clockLeft({ clockLeftMs, clockRunning, clockReadAt }: Show, now: number): number {
  return Math.max(0, clockLeftMs - (clockRunning ? now - clockReadAt : 0))
}
