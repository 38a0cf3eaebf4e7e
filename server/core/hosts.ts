import type { Fault, Refusal } from './errors.ts'
import { refuse } from './errors.ts'
import type { LineId, Ms } from './ids.ts'
import { record } from './airtime.ts'
import { effect, enter, tell, type Draft } from './draft.ts'
import { playOf } from './plays.ts'
import { proceed } from './proceed.ts'
import { unheard, type HostMoment, type Line } from './session.ts'
import { strengthen, weaken } from './signal.ts'

/** Speech of about 15 characters a second, for a line whose length is not known yet. */
const msPerCharacter = 65

/** The moment of a host's line, if it is this one that is on; an answer about any other line is dropped (E2). */
function momentOf<Step extends HostMoment['step']>(draft: Draft, lineId: LineId, step: Step) {
  const { state } = draft.session
  if (state.kind !== 'HOST_SPEAKING' || state.moment.step !== step) return undefined
  const moment = state.moment as Extract<HostMoment, { step: Step }>
  return 'line' in moment && moment.line.id === lineId ? moment : undefined
}

/** The voice is there: the client is told what it is about to hear, then the packets go out (M8). */
export function lineVoiced(draft: Draft, lineId: LineId, totalMs: Ms | null): void {
  const moment = momentOf(draft, lineId, 'voicing')
  if (!moment) return
  const { line } = moment
  // Twice its likely length and the voice's own time: only a line that hangs gets there.
  const deadline = draft.at + 2 * msPerCharacter * line.text.length + draft.session.rules.voiceMs
  enter(draft, { kind: 'HOST_SPEAKING', moment: { step: 'onAir', line, startedAt: draft.at }, deadline })
  strengthen(draft, line)
  tell(draft, { kind: 'LineStarted', line, voiced: true, totalMs })
  effect(draft, { type: 'play', lineId })
}

/** No voice to be had: the line is a caption, for as long as it takes to read (E14). */
export function voiceFailed(draft: Draft, lineId: LineId, fault: Fault): void {
  if (momentOf(draft, lineId, 'onAir')) return weaken(draft, fault)
  const moment = momentOf(draft, lineId, 'voicing')
  if (!moment) return
  const { line } = moment
  const durationMs = msPerCharacter * line.text.length
  effect(draft, { type: 'forget', lineIds: [lineId] })
  weaken(draft, fault)
  tell(draft, { kind: 'LineStarted', line, voiced: false, totalMs: durationMs })
  tell(draft, { kind: 'DialogueEnded', lineId, rtpTimestamp: null, durationMs })
  const hearing = { step: 'hearing', line, voiced: false } as const
  const deadline = draft.at + durationMs + draft.session.rules.readyMs
  enter(draft, { kind: 'HOST_SPEAKING', moment: hearing, deadline })
}

/** The last packet is sent; now the client has to say that it was heard (E10). */
export function lineSpoken(draft: Draft, lineId: LineId, rtpTimestamp: number | null, durationMs: Ms): void {
  const moment = momentOf(draft, lineId, 'onAir')
  if (!moment) return
  const hearing = { step: 'hearing', line: moment.line, voiced: true } as const
  enter(draft, { kind: 'HOST_SPEAKING', moment: hearing, deadline: draft.at + draft.session.rules.readyMs })
  tell(draft, { kind: 'DialogueEnded', lineId, rtpTimestamp, durationMs })
}

/** `readyForNext`: once, for the line that has just ended; anything else is refused and changes nothing (E10). */
export function readyReceived(draft: Draft, lineId: LineId): Refusal | undefined {
  const moment = momentOf(draft, lineId, 'hearing')
  if (moment) return void lineHeard(draft, moment.line, moment.voiced)
  const { context } = draft.session
  const isLine = (line: Line) => line.id === lineId
  if (context.some((said) => said.kind === 'line' && isLine(said.line))) return refuse('LATE_READY')
  return refuse(unheard(draft.session).some(isLine) ? 'EARLY_READY' : 'UNKNOWN_LINE')
}

/** The line counts as heard, because the client said so or because it did not say anything in time. */
export function lineHeard(draft: Draft, line: Line, voiced: boolean): void {
  record(draft, { kind: 'line', at: draft.at, line, heard: line.text, interrupted: false, voiced })
  playOf(draft.session).lineOver(draft, line)
  proceed(draft)
}

/** The time of a host's moment is over. */
export function momentOver(draft: Draft, moment: HostMoment): void {
  switch (moment.step) {
    case 'voicing':
      return voiceFailed(draft, moment.line.id, late('The voice of a line did not come in time.'))
    case 'onAir':
      effect(draft, { type: 'cutOff', lineId: moment.line.id })
      weaken(draft, late('A line did not come to its end.'))
      tell(draft, { kind: 'LineInterrupted', lineId: moment.line.id, heard: moment.line.text })
      return lineHeard(draft, moment.line, true)
    case 'hearing':
      return lineHeard(draft, moment.line, moment.voiced)
    case 'gap':
      return proceed(draft)
    default:
      return moment satisfies never
  }
}

/** Stops whoever speaks, and keeps of the line only what was heard (E7). */
export function interrupt(draft: Draft, sentMs: Ms, totalMs: Ms | null): void {
  const { state } = draft.session
  if (state.kind !== 'HOST_SPEAKING' || state.moment.step === 'gap') return
  const { moment } = state
  const { line } = moment
  if (moment.step === 'voicing') return effect(draft, { type: 'forget', lineIds: [line.id] })
  if (moment.step === 'hearing') {
    record(draft, { kind: 'line', at: draft.at, line, heard: line.text, interrupted: false, voiced: moment.voiced })
    return playOf(draft.session).lineOver(draft, line)
  }
  effect(draft, { type: 'cutOff', lineId: line.id })
  const heard = heardPart(line.text, sentMs, totalMs ?? msPerCharacter * line.text.length)
  record(draft, { kind: 'line', at: draft.at, line, heard, interrupted: true, voiced: true })
  tell(draft, { kind: 'LineInterrupted', lineId: line.id, heard })
}

/** The words of a text that fit in the part that was sent. */
export function heardPart(text: string, sentMs: Ms, totalMs: Ms): string {
  const words = text.split(/\s+/)
  const share = totalMs > 0 ? Math.min(1, Math.max(0, sentMs / totalMs)) : 0
  return words.slice(0, Math.floor(words.length * share)).join(' ')
}

function late(message: string): Fault {
  return { service: 'VOICE', message, retryable: true }
}
