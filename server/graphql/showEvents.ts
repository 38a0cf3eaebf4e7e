import type { Ms } from '../core/ids.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { builder } from './builder.ts'
import { TurnLatencyRef } from './latency.ts'
import { FaultRef } from './outcomes.ts'
import { LineRef, turnOf, TurnOutcomeRef } from './said.ts'
import { ClosingReasonRef, OffAirReasonRef, SessionOutcomeRef, rounded, SessionStateRef, untilMs } from './session.ts'

export type Event<Kind extends ShowEvent['kind']> = Extract<ShowEvent, { kind: Kind }>

export const SessionEventRef = builder.interfaceRef<{ readonly seq: number; readonly at: Ms }>('SessionEvent').implement({
  description: 'One entry of the ordered stream of a session (E3).',
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: '1, 2, 3...: without a gap. The last one is the `since` of the next subscription.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened, by the clock of the server.' }),
  }),
})
const interfaces = [SessionEventRef]

const lineId = 'Id of the line, from LineStarted.'
export const turnIdText = 'Id of the turn. It is unique within its session only.'

export const StateChangedRef = builder.objectRef<Event<'StateChanged'>>('StateChanged').implement({
  description: 'The session is in another state, or the key went up or down.',
  interfaces,
  fields: (t) => ({
    state: t.expose('state', { type: SessionStateRef, description: 'What happens now.' }),
    hint: t.string({
      nullable: true,
      description: 'In WAITING_FOR_USER, what the player might do; null otherwise.',
      resolve: ({ hint }) => hint || null,
    }),
    keyDown: t.exposeBoolean('keyDown', { description: 'Whether the key is down, in USER_SPEAKING; false otherwise.' }),
    endsInMs: t.float({
      nullable: true,
      description: 'Milliseconds, counted from `at`, until the state ends by itself (a Float: a saved show is kept for longer than fits in Int); null when ENDED.',
      resolve: ({ deadline, at }) => untilMs(deadline, at),
    }),
    clockLeftMs: t.int({
      nullable: true,
      description: 'Time left on the air at `at`, in milliseconds; null where there is no limit.',
      resolve: (event) => rounded(event.clockLeftMs),
    }),
    clockRunning: t.exposeBoolean('clockRunning', { description: 'Whether the clock runs from now on (M12).' }),
    offAirReason: t.expose('offAir', {
      type: OffAirReasonRef,
      nullable: true,
      description: 'In OFF_AIR, why; null otherwise.',
    }),
  }),
})

export const LineStartedRef = builder.objectRef<Event<'LineStarted'>>('LineStarted').implement({
  description: 'A line is about to be heard: it comes before the first packet (M8).',
  interfaces,
  fields: (t) => ({
    line: t.expose('line', { type: LineRef, description: 'The line.' }),
    voiced: t.exposeBoolean('voiced', { description: 'False where no voice could be had, and the line is a caption only.' }),
    totalMs: t.int({
      nullable: true,
      description:
        'Length of the line, in milliseconds, where its voice was made ahead of its time: captions can come with the words. Null where it is known at `DialogueEnded` only. For a caption the time to read it.',
      resolve: ({ totalMs }) => totalMs && Math.round(totalMs),
    }),
  }),
})

export const DialogueEndedRef = builder.objectRef<Event<'DialogueEnded'>>('DialogueEnded').implement({
  description:
    'The last packet of a line was sent (E10). Wait until its RTP timestamp has been played, then call `readyForNext`. For a caption: when it has been read.',
  interfaces,
  fields: (t) => ({
    lineId: t.exposeID('lineId', { description: lineId }),
    rtpTimestamp: t.exposeFloat('rtpTimestamp', {
      nullable: true,
      description:
        'RTP timestamp of that packet, 0 to 2^32-1 (a Float, because it does not fit in Int); null for a caption without a voice. Compare with `getSynchronizationSources()`.',
    }),
    durationMs: t.int({
      description: 'Length of the line, in milliseconds; for a caption the time to read it.',
      resolve: (event) => Math.round(event.durationMs),
    }),
  }),
})

export const LineInterruptedRef = builder.objectRef<Event<'LineInterrupted'>>('LineInterrupted').implement({
  description: 'A line was cut off: no packet of it comes any more (E7).',
  interfaces,
  fields: (t) => ({
    lineId: t.exposeID('lineId', { description: lineId }),
    heard: t.exposeString('heard', { description: 'The part of its text that was sent.' }),
  }),
})

export const PartialTranscriptRef = builder.objectRef<Event<'PartialTranscript'>>('PartialTranscript').implement({
  description: "The player's words so far, while the key is down or the voice is heard (E8). Each takes the place of the one before.",
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    text: t.exposeString('text', { description: 'All words of the turn so far.' }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1.' }),
  }),
})

export const StableTranscriptRef = builder.objectRef<Event<'StableTranscript'>>('StableTranscript').implement({
  description: "What of the player's words will not change any more, while the rest still does (C7).",
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    text: t.exposeString('text', { description: 'The words of the turn that stand, from its beginning.' }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1.' }),
  }),
})

export const FinalTranscriptRef = builder.objectRef<Event<'FinalTranscript'>>('FinalTranscript').implement({
  description: "The player's turn is over (E8). The hosts react to it next (M10).",
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    outcome: t.field({ type: TurnOutcomeRef, description: 'How it ended.', resolve: ({ heard }) => turnOf(heard).outcome }),
    text: t.string({
      nullable: true,
      description: 'The words; null unless `outcome` is WORDS.',
      resolve: ({ heard }) => turnOf(heard).text,
    }),
    confidence: t.float({
      nullable: true,
      description: '0 to 1, and 1 for typed words; null unless `outcome` is WORDS.',
      resolve: ({ heard }) => turnOf(heard).confidence,
    }),
    typed: t.boolean({ description: 'Whether the words were typed (E9).', resolve: ({ heard }) => turnOf(heard).typed }),
  }),
})

export const ScoreUpdatedRef = builder.objectRef<Event<'ScoreUpdated'>>('ScoreUpdated').implement({
  description: 'A turn of the player moved the listeners (M11): once per turn (E13).',
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    percent: t.exposeFloat('percent', { description: 'What it was worth, in percent of all listeners, -100 to 100.' }),
    change: t.exposeInt('change', { description: 'Listeners gained, or lost where negative.' }),
    awakened: t.exposeInt('awakened', { description: 'Listeners awake now.' }),
    listeners: t.exposeInt('listeners', { description: 'How many people are listening.' }),
    reason: t.exposeString('reason', { description: 'Why they moved, one sentence for the player.' }),
  }),
})

export const ShowClosingRef = builder.objectRef<Event<'ShowClosing'>>('ShowClosing').implement({
  description: 'From here on the hosts only say goodbye: the player does not get the word any more (M12).',
  interfaces,
  fields: (t) => ({ why: t.expose('why', { type: ClosingReasonRef, description: 'Why the show comes to its end.' }) }),
})

export const ClockWarningRef = builder.objectRef<Event<'ClockWarning'>>('ClockWarning').implement({
  description: 'The time on the air is nearly over (M12).',
  interfaces,
  fields: (t) => ({
    leftMs: t.int({ description: 'Time left, in milliseconds.', resolve: (event) => Math.round(event.leftMs) }),
  }),
})

export const SignalWeakRef = builder.objectRef<Event<'SignalWeak'>>('SignalWeak').implement({
  description:
    'A service failed, or keeps the listener waiting; the show goes on with what it has (E14). Of WRITER and VOICE it lasts until `SignalBack`, and meanwhile the medium has static wherever no voice is; of any other it has passed.',
  interfaces,
  fields: (t) => ({ fault: t.expose('fault', { type: FaultRef, description: 'What failed.' }) }),
})

export const SignalBackRef = builder.objectRef<Event<'SignalBack'>>('SignalBack').implement({
  description: 'What `SignalWeak` told of is back: a host is heard again (E14).',
  interfaces,
})

export const TurnMeasuredRef = builder.objectRef<Event<'TurnMeasured'>>('TurnMeasured').implement({
  description: 'A turn was answered: how fast (E16).',
  interfaces,
  fields: (t) => ({ latency: t.expose('latency', { type: TurnLatencyRef, description: 'Its stages.' }) }),
})

export const ShowEndedRef = builder.objectRef<Event<'ShowEnded'>>('ShowEnded').implement({
  description: 'The show is over. It is the last event of the session, and the subscription ends.',
  interfaces,
  fields: (t) => ({
    outcome: t.expose('outcome', { type: SessionOutcomeRef, description: 'How it ended.' }),
  }),
})
