import { change, effect, enter, type Draft } from './draft.ts'
import { playOf } from './plays.ts'
import { finish, proceed } from './proceed.ts'
import type { OffAirWhy, Queued, State } from './session.ts'
import { isStandBy } from './standBy.ts'
import { heard } from './turns.ts'

/**
 * The client is gone, or the show cannot go on: the clock stops, and what was on the air goes back to the head of the
 * queue, to be heard again from its start (E5).
 */
export function suspend(draft: Draft, why: OffAirWhy): void {
  const { state, rules } = draft.session
  if (state.kind === 'ENDED') return
  if (why === 'FAULT') change(draft, { faultsInARow: 0 })
  if (state.kind === 'OFF_AIR') return why === 'CLIENT_GONE' || state.saved ? undefined : save(draft, { ...state, why })
  if (draft.session.listening) effect(draft, { type: 'ignoreSpeech' })
  const back = takeBack(draft, state)
  if (back) change(draft, { queue: [back, ...draft.session.queue] })
  change(draft, { present: false })
  const awaiting = state.kind === 'USER_SPEAKING' ? state.turn : null
  const offAir = { kind: 'OFF_AIR', why, awaiting, saved: false, deadline: draft.at + rules.graceMs } as const
  enter(draft, offAir)
  if (why !== 'CLIENT_GONE' && why !== 'TIME_STOP') save(draft, offAir)
}

/** What was on the air, as something that waits for the air again. */
function takeBack(draft: Draft, state: State): Queued | undefined {
  if (state.kind === 'WAITING_FOR_USER') return { kind: 'pause', hint: state.hint }
  if (state.kind === 'USER_SPEAKING' && state.keyDown) effect(draft, { type: 'hearOut', turn: state.turn })
  if (state.kind !== 'HOST_SPEAKING' || state.moment.step === 'gap') return undefined
  const { line, step } = state.moment
  if (step === 'onAir') effect(draft, { type: 'cutOff', lineId: line.id })
  else effect(draft, { type: 'forget', lineIds: [line.id] })
  // What held the air until now is nothing to come back to.
  return isStandBy(line.text) ? undefined : { kind: 'line', line }
}

/** The grace is over: the session is in the store, and nothing of it is kept here. */
export function graceOver(draft: Draft, state: Extract<State, { kind: 'OFF_AIR' }>): void {
  if (state.saved) return finish(draft, playOf(draft.session).abandoned(draft.session))
  save(draft, state)
}

function save(draft: Draft, state: Extract<State, { kind: 'OFF_AIR' }>): void {
  const { ask, ahead, rules } = draft.session
  if (ask) effect(draft, { type: 'stopWriting', ask: ask.id })
  if (ahead) effect(draft, { type: 'forget', lineIds: [ahead] })
  if (state.awaiting) effect(draft, { type: 'stopListening', turn: state.awaiting })
  change(draft, {
    ask: null,
    ahead: null,
    summary: { ...draft.session.summary, asked: null },
    // Whoever comes back days later is not heard before they say so (E17).
    listening: false,
    state: { ...state, awaiting: null, saved: true, deadline: draft.at + rules.keptMs },
  })
  playOf(draft.session).saved(draft)
  effect(draft, { type: 'close' })
}

/** After a crash: the show is off the air and saved, and what providers owed it is asked for again on return (E4). */
export function recover(draft: Draft): void {
  suspend(draft, 'CLIENT_GONE')
  const { state: left } = draft.session
  // What was being said went with the process: that somebody spoke is all that is known of it (E8).
  if (left.kind === 'OFF_AIR' && left.awaiting) heard(draft, left.awaiting, { kind: 'unintelligible' }, {})
  const { state } = draft.session
  if (state.kind === 'OFF_AIR' && !state.saved) save(draft, state)
}

/** The client is there and can hear: the show begins, or goes on where it was. */
export function tunedIn(draft: Draft): void {
  const { state, queue, rules } = draft.session
  change(draft, { present: true })
  if (draft.session.listening && state.kind === 'OFF_AIR') effect(draft, { type: 'detectSpeech' })
  if (state.kind === 'PREPARING' && (queue.length > 0 || !draft.session.ask)) return proceed(draft)
  if (state.kind !== 'OFF_AIR') return
  if (!state.awaiting) return proceed(draft)
  const { awaiting: turn } = state
  const deadline = draft.at + rules.finalMs
  enter(draft, { kind: 'USER_SPEAKING', turn, keyDown: false, handsFree: false, enough: null, startedAt: draft.at, deadline })
}
