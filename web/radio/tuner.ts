import type {
  CurrentLine,
  DialAnswer,
  MicrophoneView,
  Said,
  SoundView,
  StreamEnd,
  StreamEvent,
  View,
} from './view.ts'
import { offTheAir } from './view.ts'

/**
 * What happens to a radio: what the player does with it, what becomes of its connections, what the stream
 * says.
 */
export type TunerEvent =
  | { readonly kind: 'dialTurned' }
  | { readonly kind: 'tuning' }
  | { readonly kind: 'dialAnswered'; readonly answer: DialAnswer }
  | { readonly kind: 'tunedIn'; readonly sessionId: string; readonly understandsSpeech: boolean }
  | { readonly kind: 'tunedOut' }
  | { readonly kind: 'serverLost' }
  | { readonly kind: 'serverFound' }
  | { readonly kind: 'soundChanged'; readonly sound: SoundView }
  | { readonly kind: 'microphoneChanged'; readonly microphone: MicrophoneView }
  | { readonly kind: 'keyPressed' }
  | { readonly kind: 'keyReleased' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'refusalRead' }
  /** `at`: when it came, on the clock of this device. */
  | { readonly kind: 'told'; readonly event: StreamEvent; readonly at: number }
  | { readonly kind: 'streamEnded'; readonly end: StreamEnd }

/**
 * The view after an event. Pure; an event of the stream that is known already returns the very view it was
 * given (E3).
 */
export function tune(view: View, event: TunerEvent): View {
  switch (event.kind) {
    case 'dialTurned':
      return view.dial === null ? view : { ...view, dial: null }
    case 'tuning':
      return { ...offTheAir, tuned: 'tuning' }
    case 'dialAnswered':
      return { ...offTheAir, dial: event.answer }
    case 'tunedIn': {
      const { sessionId, understandsSpeech } = event
      return { ...offTheAir, tuned: 'in', sessionId, understandsSpeech, sound: { kind: 'connecting' } }
    }
    case 'tunedOut':
      return offTheAir
    case 'serverLost':
      return { ...view, server: 'reconnecting' }
    case 'serverFound':
      return { ...view, server: 'connected' }
    case 'soundChanged':
      return { ...view, sound: event.sound }
    case 'microphoneChanged':
      return { ...view, microphone: event.microphone }
    case 'keyPressed':
      return { ...view, pressed: true, refusal: null }
    case 'keyReleased':
      return { ...view, pressed: false }
    case 'refused':
      return { ...view, pressed: false, refusal: event.message }
    case 'refusalRead':
      return { ...view, refusal: null }
    case 'told':
      return isNews(view, event.event) ? told({ ...view, seq: event.event.seq }, event.event, event.at) : view
    case 'streamEnded':
      return ended(view, event.end)
    default:
      return event satisfies never
  }
}

/** A snapshot always counts: it takes the place of whatever was known (E3). */
function isNews(view: View, event: StreamEvent): boolean {
  return event.__typename === 'Snapshot' || view.seq === null || event.seq > view.seq
}

/** Whether something is missing between what the view knows and this event. */
export function isTorn(view: View, event: StreamEvent): boolean {
  return event.__typename !== 'Snapshot' && view.seq !== null && event.seq > view.seq + 1
}

function told(view: View, event: StreamEvent, at: number): View {
  switch (event.__typename) {
    case 'Snapshot':
      return snapshot(view, event, at)
    case 'StateChanged':
      return stateChanged(view, event, at)
    case 'LineStarted':
      return {
        ...view,
        said: withLine(view, event.at),
        line: { ...event.line, voiced: event.voiced },
        hint: null,
        weak: event.voiced ? null : view.weak,
      }
    case 'DialogueEnded':
      // The line stays until the next one comes: there is a reader to every line, too.
      return view
    case 'LineInterrupted':
      return view.line?.id === event.lineId
        ? { ...view, line: null, said: [...view.said, hostLine(view.line, event.at, event.heard)] }
        : view
    case 'PartialTranscript':
      return { ...view, partial: { turnId: event.turnId, text: event.text, confidence: event.confidence } }
    case 'FinalTranscript': {
      const { at: when, turnId, turnOutcome, finalText, finalConfidence, typed } = event
      const turn = {
        __typename: 'PlayerTurn',
        at: when,
        turnId,
        outcome: turnOutcome,
        text: finalText,
        confidence: finalConfidence,
        typed,
      } as const
      return { ...view, partial: null, line: null, said: [...withLine(view, when), turn] }
    }
    case 'ScoreUpdated': {
      const { awakened, listeners, change, reason } = event
      return { ...view, score: { ...view.score, awakened, listeners, last: { change, reason } } }
    }
    case 'ClockWarning':
      return { ...view, warned: true, clock: { ...view.clock, leftMs: event.leftMs, at } }
    case 'ShowClosing':
      return { ...view, closingReason: event.why }
    case 'SignalWeak':
      return { ...view, weak: event.fault.message }
    case 'TurnMeasured':
      return { ...view, latency: event.latency }
    case 'ShowEnded': {
      const { showOutcome: outcome, awakened, listeners } = event
      return { ...view, outcome, score: { ...view.score, awakened, listeners } }
    }
    default:
      return event satisfies never
  }
}

function snapshot(view: View, event: Extract<StreamEvent, { __typename: 'Snapshot' }>, at: number): View {
  const { id, line, awakened, listeners, target, clockLeftMs, clockRunning, endsInMs, ...rest } =
    event.session
  return {
    ...view,
    ...rest,
    sessionId: id,
    line: line ? { ...line, voiced: true } : null,
    partial: null,
    score: { awakened, listeners, target, last: view.score.last },
    clock: { leftMs: clockLeftMs, running: clockRunning, at },
    endsAt: endsInMs === null ? null : at + endsInMs,
  }
}

function stateChanged(
  view: View,
  event: Extract<StreamEvent, { __typename: 'StateChanged' }>,
  at: number,
): View {
  const { state, hint, keyDown, endsInMs, clockLeftMs, clockRunning } = event
  // Off the air the line goes back to be heard again (E5); in any other state but the hosts' own it has been
  // heard.
  const over = state !== 'HOST_SPEAKING'
  return {
    ...view,
    state,
    hint,
    keyDown,
    said: over && state !== 'OFF_AIR' ? withLine(view, event.at) : view.said,
    line: over ? null : view.line,
    partial: state === 'USER_SPEAKING' ? view.partial : null,
    endsAt: endsInMs === null ? null : at + endsInMs,
    clock: { leftMs: clockLeftMs, running: clockRunning, at },
  }
}

/**
 * What was said, with the line that was on the air until now: nothing has cut it off, so it was heard to its
 * end.
 */
function withLine({ said, line }: View, at: string): readonly Said[] {
  return line ? [...said, hostLine(line, at, line.text)] : said
}

/** A line as it was heard; what was not heard of it was interrupted (E7). */
function hostLine({ id, speaker, text, voiced }: CurrentLine, at: string, heard: string): Said {
  return {
    __typename: 'HostLine',
    at,
    line: { id, speaker, text },
    heard,
    interrupted: heard !== text,
    voiced,
  }
}

function ended(view: View, end: StreamEnd): View {
  switch (end.__typename) {
    case 'Replaced':
      return { ...view, lost: 'replaced' }
    case 'NotFound':
      return { ...view, lost: 'gone' }
    case 'Unauthenticated':
      // The sign-in screen takes over.
      return view
    default:
      return end satisfies never
  }
}
