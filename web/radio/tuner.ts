import { programmeOf, programmeTold } from './programme.ts'
import type {
  ClockView,
  CurrentLine,
  MicrophoneView,
  OpeningAnswer,
  PartialView,
  Said,
  Snapshot,
  SoundView,
  StreamEnd,
  StreamEvent,
  View,
} from './view.ts'
import { spokenMsOf } from './speaking.ts'
import { clockLeft, isLasting, offTheAir } from './view.ts'

/**
 * What happens to a radio: what the player does with it, what becomes of its connections, what the stream
 * says.
 */
export type TunerEvent =
  | { readonly kind: 'dialTurned' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'openingAnswered'; readonly answer: OpeningAnswer }
  | { readonly kind: 'opened'; readonly sessionId: string; readonly understandsSpeech: boolean }
  | { readonly kind: 'left' }
  /** `at`: when, on the clock of this device. */
  | { readonly kind: 'serverLost'; readonly at: number }
  | { readonly kind: 'serverFound' }
  | { readonly kind: 'soundChanged'; readonly sound: SoundView }
  | { readonly kind: 'microphoneChanged'; readonly microphone: MicrophoneView }
  | { readonly kind: 'keyPressed' }
  | { readonly kind: 'keyReleased' }
  | { readonly kind: 'keyCutShort' }
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
      return view.opening === null ? view : { ...view, opening: null }
    case 'opening':
      return { ...offTheAir, tuned: 'tuning' }
    case 'openingAnswered':
      return { ...offTheAir, opening: event.answer }
    case 'opened': {
      const { sessionId, understandsSpeech } = event
      return { ...offTheAir, tuned: 'in', sessionId, understandsSpeech, sound: { kind: 'connecting' } }
    }
    case 'left':
      return offTheAir
    case 'serverLost':
      return { ...view, server: 'reconnecting', clock: held(view.clock, event.at) }
    case 'serverFound':
      return { ...view, server: 'connected', clock: view.clock.before ?? view.clock }
    case 'soundChanged':
      return { ...view, sound: event.sound }
    case 'microphoneChanged':
      return { ...view, microphone: event.microphone }
    case 'keyPressed':
      return { ...view, pressed: true, cutShort: false, refusal: null }
    case 'keyReleased':
      return { ...view, pressed: false }
    case 'keyCutShort':
      return { ...view, pressed: false, cutShort: true }
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

function held(clock: ClockView, at: number): ClockView {
  return { leftMs: clockLeft(clock, at), running: false, at, before: clock.before ?? clock }
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
  if (event.__typename === 'Snapshot') return snapshot(view, event, at)
  return { ...happened(view, event, at), programme: programmeTold(view.programme, event) }
}

/** What an event says of any session, whatever it plays. */
function happened(view: View, event: Exclude<StreamEvent, Snapshot>, at: number): View {
  switch (event.__typename) {
    case 'StateChanged':
      return stateChanged(view, event, at)
    case 'LineStarted':
      return {
        ...view,
        said: withLine(view, event.at),
        line: { ...event.line, voiced: event.voiced, spokenMs: spokenMsOf(event) },
        hint: null,
        weak: view.weak && (isLasting(view.weak) || !event.voiced) ? view.weak : null,
      }
    case 'DialogueEnded':
      // The line stays until the next one comes: there is a reader to every line, too.
      return view.line?.id === event.lineId ? { ...view, line: { ...view.line, spokenMs: null } } : view
    case 'LineInterrupted':
      return view.line?.id === event.lineId
        ? { ...view, line: null, said: [...view.said, hostLine(view.line, event.at, event.heard)] }
        : view
    case 'PartialTranscript':
    case 'StableTranscript':
      return { ...view, partial: partial(view.partial, event) }
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
      const said = [...withLine(view, when), turn]
      return { ...view, partial: null, speech: false, line: null, said }
    }
    case 'ListeningChanged':
      return { ...view, listening: event.listening, speech: event.listening && view.speech }
    case 'SpeechStarted':
      return { ...view, speech: true }
    case 'SpeechStopped':
      return { ...view, speech: false }
    case 'CharactersChanged':
      return { ...view, cast: event.cast }
    case 'ClockWarning':
      return { ...view, warned: true, clock: { ...view.clock, leftMs: event.leftMs, at } }
    case 'ShowClosing':
      return { ...view, closingReason: event.why }
    case 'SignalWeak':
      return { ...view, weak: event.fault }
    case 'SignalBack':
      return { ...view, weak: null }
    case 'TurnMeasured':
      return { ...view, latency: event.latency }
    case 'ShowEnded':
      return { ...view, outcome: event.showOutcome }
    default:
      // What is the programme's own.
      return view
  }
}

function snapshot(view: View, event: Snapshot, at: number): View {
  const { id, line, programme: _, clockLeftMs, clockRunning, endsInMs, offAirReason, ...rest } = event.session
  return {
    ...view,
    ...rest,
    sessionId: id,
    line: line ? { ...line, voiced: true, spokenMs: null } : null,
    partial: null,
    speech: false,
    offAir: offAirReason,
    programme: programmeOf(view.programme, event),
    clock: { leftMs: clockLeftMs, running: clockRunning, at },
    endsAt: endsInMs === null ? null : at + endsInMs,
  }
}

function partial(
  before: PartialView | null,
  event: Extract<StreamEvent, { __typename: 'PartialTranscript' | 'StableTranscript' }>,
): PartialView {
  const { turnId, text, confidence } = event
  const known = before?.turnId === turnId ? before : null
  if (event.__typename === 'PartialTranscript')
    return { turnId, text, stable: known?.stable ?? '', confidence }
  // Words that stand take the place of those that they were guessed to be; what comes after them is told
  // next.
  return { turnId, text: known?.text.startsWith(text) ? known.text : text, stable: text, confidence }
}

function stateChanged(
  view: View,
  event: Extract<StreamEvent, { __typename: 'StateChanged' }>,
  at: number,
): View {
  const { state, hint, keyDown, offAirReason, endsInMs, clockLeftMs, clockRunning } = event
  // Off the air the line goes back to be heard again (E5); in any other state but the hosts' own it has been
  // heard.
  const over = state !== 'HOST_SPEAKING'
  return {
    ...view,
    state,
    hint,
    keyDown,
    offAir: offAirReason,
    said: over && state !== 'OFF_AIR' ? withLine(view, event.at) : view.said,
    line: over ? null : view.line,
    partial: state === 'USER_SPEAKING' ? view.partial : null,
    speech: state === 'USER_SPEAKING' && view.speech,
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
function hostLine({ voiced, spokenMs: _, ...line }: CurrentLine, at: string, heard: string): Said {
  return {
    __typename: 'HostLine',
    at,
    line,
    heard,
    interrupted: heard !== line.text,
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
