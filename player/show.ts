import type { Game, SessionEvent } from './api/operations.ts'

type Snapshot = Extract<SessionEvent, { __typename: 'Snapshot' }>['session']

/** How a scenario stands (S2). */
export type Standing = {
  score: number
  livesRemaining: number
  livesTotal: number
  phase: Game['phase']
  /** The step that is played, from 1. */
  stepNumber: number
  stepsTotal: number
}

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
  /** What those words would be as an answer to the step (S4); null where they are none yet. */
  intent: string | null
  /** Hands-free (C7). */
  listening: boolean
  /** null where it is no scenario. */
  game: Standing | null
  cast: readonly { name: string; role: string; colour: string }[]
  awakened: number
  listeners: number
  target: number
  /** How much was left at `clockReadAt`; null where there is no limit. */
  clockLeftMs: number | null
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
  intent: null,
  listening: false,
  game: null,
  cast: [],
  awakened: 0,
  listeners: 0,
  target: 0,
  clockLeftMs: null,
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
      const { state, hint, keyDown, line, cast, programme, outcome } = event.session
      const { clockLeftMs, clockRunning, interruptible, understandsSpeech, listening } = event.session
      const clock = { clockLeftMs, clockRunning, clockReadAt: now }
      const { awakened, listeners, target } =
        programme.__typename === 'MissionProgramme' ? programme : unknownShow
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
        intent: null,
        listening,
        game: programme.__typename === 'ScenarioProgramme' ? standingOf(programme) : null,
        ...score,
        ...clock,
      }
    }
    case 'StateChanged': {
      const { state, hint, keyDown, clockLeftMs, clockRunning } = event
      const line = state === 'HOST_SPEAKING' ? show.line : null
      const partial = state === 'USER_SPEAKING' ? show.partial : null
      const intent = partial === null ? null : show.intent
      return {
        ...next,
        state,
        hint,
        keyDown,
        line,
        partial,
        intent,
        clockLeftMs,
        clockRunning,
        clockReadAt: now,
      }
    }
    case 'LineStarted':
      return { ...next, line: event.line }
    case 'LineInterrupted':
      return { ...next, line: null }
    case 'PartialTranscript':
      return { ...next, partial: event.text }
    case 'FinalTranscript':
      return { ...next, partial: null, intent: null }
    case 'ScenarioReady':
      return withStanding({ ...next, hint: event.readyHint }, event, event.stepNumber)
    case 'ScenarioPartial':
      return withStanding({ ...next, partial: event.text, intent: event.intent }, event)
    case 'ScenarioPenalty':
    case 'ScenarioFinal':
    case 'ScenarioError':
      return withStanding(next, event)
    case 'ScenarioReset':
      return withStanding(next, event, 1)
    case 'CharactersChanged':
      return { ...next, cast: event.cast }
    case 'ListeningChanged':
      return { ...next, listening: event.listening }
    case 'ScoreUpdated':
      return { ...next, awakened: event.awakened, listeners: event.listeners }
    case 'ClockWarning':
      return { ...next, clockLeftMs: event.leftMs, clockReadAt: now }
    case 'ShowEnded':
      return { ...next, state: 'ENDED', outcome: event.showOutcome, line: null, clockRunning: false }
    default:
      return next
  }
}

/** The show of a game that is played turn by turn: whoever plays it always has the word (S5). */
export function showOfGame(show: Show, game: Game): Show {
  return { ...show, state: 'WAITING_FOR_USER', hint: game.step.hint, game: standingOf(game) }
}

function standingOf({ score, livesRemaining, livesTotal, phase, step, stepsTotal }: Game): Standing {
  return { score, livesRemaining, livesTotal, phase, stepNumber: step.number, stepsTotal }
}

function withStanding(
  show: Show,
  event: Omit<Standing, 'stepNumber' | 'stepsTotal'>,
  stepNumber?: number,
): Show {
  if (!show.game) return show
  const { score, livesRemaining, livesTotal, phase } = event
  const standing = { score, livesRemaining, livesTotal, phase }
  return { ...show, game: { ...show.game, ...standing, stepNumber: stepNumber ?? show.game.stepNumber } }
}

/** Time left on the air at `now`, in ms; null where there is no limit. */
export function clockLeft({ clockLeftMs, clockRunning, clockReadAt }: Show, now: number): number | null {
  return clockLeftMs === null ? null : Math.max(0, clockLeftMs - (clockRunning ? now - clockReadAt : 0))
}
