import { refuse, type Refusal } from './errors.ts'
import type { Ms, TurnId } from './ids.ts'
import { newTurn, record } from './airtime.ts'
import { change, effect, enter, tell, type Draft } from './draft.ts'
import { interrupt } from './hosts.ts'
import { playOf } from './plays.ts'
import { drop, proceed } from './proceed.ts'
import type { Words } from './programme.ts'
import type { Heard, Language } from './session.ts'
import { added, type Usage } from './usage.ts'

/** Whether the player may take the word now: the same rule for a press, for typed words and for a voice (E9, C7). */
function mayTakeTheWord(draft: Draft): Refusal | undefined {
  const { state, closing, ask, rules } = draft.session
  if (state.kind === 'ENDED') return refuse('SHOW_ENDED')
  if (state.kind === 'OFF_AIR') return refuse('NOT_ON_AIR')
  if (closing) return refuse('SHOW_CLOSING')
  if (state.kind === 'PREPARING' && (!draft.session.present || ask?.why === 'OPENING')) return refuse('NOT_ON_AIR')
  if (state.kind === 'HOST_SPEAKING' && !rules.interruptible) return refuse('HOSTS_ON_AIR')
  return playOf(draft.session).refusal(draft.session)
}

/** The key goes down. While a host speaks that is a barge-in (E7); before the last words are there it is the same turn. */
export function talkPressed(draft: Draft, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const refusal = mayTakeTheWord(draft)
  if (refusal) return refusal
  const { state } = draft.session
  if (state.kind === 'USER_SPEAKING') return speakOn(draft, state, false)
  return void takeTheWord(draft, sentMs, totalMs, false)
}

type Speaking = Extract<Draft['session']['state'], { kind: 'USER_SPEAKING' }>

/** Who opens the turn again closes it: the hand on the key, or the voice. */
function speakOn(draft: Draft, state: Speaking, handsFree: boolean): Refusal | undefined {
  if (state.keyDown) return refuse('ALREADY_TALKING')
  const deadline = state.startedAt + draft.session.rules.turnMs
  if (draft.at >= deadline) return refuse('TURN_OVER')
  enter(draft, { ...state, keyDown: true, handsFree, deadline })
  return void effect(draft, { type: 'listenOn', turn: state.turn })
}

function takeTheWord(draft: Draft, sentMs: Ms, totalMs: Ms | null, handsFree: boolean): TurnId {
  interrupt(draft, sentMs, totalMs)
  drop(draft, 'PLAYER_SPOKE')
  return startListening(draft, newTurn(draft), handsFree)
}

function startListening(draft: Draft, turn: TurnId, handsFree: boolean): TurnId {
  const { at, session } = draft
  const deadline = at + session.rules.turnMs
  enter(draft, { kind: 'USER_SPEAKING', turn, keyDown: true, handsFree, enough: null, startedAt: at, deadline })
  effect(draft, { type: 'listen', turn })
  return turn
}

/** The key goes up, by the player's hand or because the turn is as long as one can be (M9). */
export function talkReleased(draft: Draft): Refusal | undefined {
  const { state, rules } = draft.session
  if (state.kind !== 'USER_SPEAKING' || !state.keyDown) return refuse('NOT_TALKING')
  if (state.handsFree) tell(draft, { kind: 'SpeechStopped', turn: state.turn })
  enter(draft, { ...state, keyDown: false, enough: null, deadline: draft.at + rules.finalMs })
  return void effect(draft, { type: 'hearOut', turn: state.turn })
}

/**
 * The player's voice takes the word by itself, as a hand on the key would (C7). Where the word cannot be taken now,
 * nothing comes of it: nobody pressed anything that could be refused.
 */
export function speechStarted(draft: Draft, sentMs: Ms, totalMs: Ms | null): void {
  if (!draft.session.listening || mayTakeTheWord(draft)) return
  const { state } = draft.session
  if (state.kind !== 'USER_SPEAKING') {
    const turn = takeTheWord(draft, sentMs, totalMs, true)
    return tell(draft, { kind: 'SpeechStarted', turn })
  }
  if (state.keyDown) return
  // Past the limit of a turn the voice goes on in the next one, which begins when the words of this one are there.
  if (speakOn(draft, state, true))
    enter(draft, { ...state, keyDown: true, handsFree: true, deadline: draft.at + draft.session.rules.turnMs })
  tell(draft, { kind: 'SpeechStarted', turn: state.turn })
}

/** The turn is as long as one can be (M9). A voice that goes on is noticed anew: the detector would not say so again. */
export function turnOver(draft: Draft, handsFree: boolean): void {
  talkReleased(draft)
  if (handsFree) effect(draft, { type: 'detectSpeech' })
}

export function speechStopped(draft: Draft): void {
  const { state } = draft.session
  if (state.kind === 'USER_SPEAKING' && state.handsFree) talkReleased(draft)
}

/** Hands-free, on or off (C7). A turn that the voice has opened is heard out. */
export function listen(draft: Draft, on: boolean): Refusal | undefined {
  const { programme, listening, state } = draft.session
  if (programme.kind !== 'conversation') return refuse('WRONG_PROGRAMME')
  if (state.kind === 'ENDED') return refuse('SHOW_ENDED')
  // Off is off at any time (E17).
  if (on && state.kind === 'OFF_AIR') return refuse('NOT_ON_AIR')
  if (listening === on) return refuse(on ? 'ALREADY_LISTENING' : 'NOT_LISTENING')
  change(draft, { listening: on })
  tell(draft, { kind: 'ListeningChanged', listening: on })
  effect(draft, { type: on ? 'detectSpeech' : 'ignoreSpeech' })
  if (!on) speechStopped(draft)
  return undefined
}

/** Words that were typed are words that were said (E9). With the key down they take the place of what was spoken. */
export function typed(draft: Draft, words: Heard, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const refusal = mayTakeTheWord(draft)
  if (refusal) return refusal
  const { state } = draft.session
  const speaking = state.kind === 'USER_SPEAKING' ? state.turn : null
  if (speaking) effect(draft, { type: 'stopListening', turn: speaking })
  interrupt(draft, sentMs, totalMs)
  answer(draft, speaking ?? newTurn(draft), words)
  return undefined
}

/** Nobody pressed: the hosts go on from there (M9). */
export function nothingPressed(draft: Draft): void {
  answer(draft, newTurn(draft), { kind: 'nothingPressed' })
}

/** Words so far. Where they are all that the programme waits for, the turn ends with them once they stand (S4). */
export function partialHeard(draft: Draft, turn: TurnId, text: string, confidence: number, language: Language | null): void {
  const { state } = draft.session
  if (state.kind !== 'USER_SPEAKING' || state.turn !== turn) return
  tell(draft, { kind: 'PartialTranscript', turn, text, confidence })
  const satisfied = playOf(draft.session).partial(draft, turn, text, confidence)
  if (!state.keyDown || (!satisfied && !state.enough)) return
  // "Alpha seven" may go on with "two": only what is not gone on with is an answer.
  const at = state.enough?.words.text === text ? state.enough.at : draft.at + draft.session.rules.settleMs
  const words = { kind: 'words', text, confidence, typed: false, language } as const
  change(draft, { state: { ...state, enough: satisfied ? { words, at } : null } })
}

/** The words that were enough have stood long enough: the turn ends with them, with the key still down (S4). */
export function settled(draft: Draft, turn: TurnId, words: Words): void {
  effect(draft, { type: 'stopListening', turn })
  answer(draft, turn, words)
}

export function stableHeard(draft: Draft, turn: TurnId, text: string, confidence: number): void {
  const { state } = draft.session
  if (state.kind !== 'USER_SPEAKING' || state.turn !== turn) return
  tell(draft, { kind: 'StableTranscript', turn, text, confidence })
}

/** The final transcript, or the word that there is none (E8). */
export function heard(draft: Draft, turn: TurnId, words: Heard, usage: Partial<Usage>): void {
  const { state } = draft.session
  const awaited = state.kind === 'USER_SPEAKING' ? state.turn : state.kind === 'OFF_AIR' ? state.awaiting : null
  if (awaited !== turn) return
  change(draft, { usage: added(draft.session.usage, usage) })
  if (state.kind === 'USER_SPEAKING' && state.keyDown && playOf(draft.session).crossed(draft, turn, words))
    return goOnSpeaking(draft, turn, words, state.handsFree)
  answer(draft, turn, words)
}

/** The final transcript crossed a new press: it ends its own turn, and the key that is down begins the next one (E6). */
function goOnSpeaking(draft: Draft, turn: TurnId, words: Heard, handsFree: boolean): void {
  record(draft, { kind: 'player', at: draft.at, turn, heard: words })
  tell(draft, { kind: 'FinalTranscript', turn, heard: words })
  startListening(draft, newTurn(draft), handsFree)
}

/** No word from the ear in time: what was said counts as not understood. */
export function unheard(draft: Draft, turn: TurnId): void {
  effect(draft, { type: 'stopListening', turn })
  answer(draft, turn, { kind: 'unintelligible' })
}

/** The session is not put away while an answer to it is on its way. */
export function answerAwaited(draft: Draft): void {
  const { state, rules } = draft.session
  if (state.kind !== 'OFF_AIR' || state.why !== 'TIME_STOP') return
  change(draft, { state: { ...state, saved: false, deadline: draft.at + rules.graceMs } })
}

/** An answer in time-stop (S5): off the air, or, where the client is there after all, like one that was typed. */
export function stepAnswered(
  draft: Draft,
  step: number | null,
  words: Heard,
  usage: Partial<Usage>,
): Refusal | undefined {
  const { session } = draft
  if (session.programme.kind !== 'scenario') return refuse('WRONG_PROGRAMME')
  // A request that was sent twice is no answer to the next step.
  if (step !== null && step !== session.programme.step) return refuse('STEP_OVER')
  if (session.present) {
    const refusal = typed(draft, words, 0, null)
    if (!refusal) change(draft, { usage: added(draft.session.usage, usage) })
    return refusal
  }
  if (session.state.kind === 'ENDED') return refuse('SHOW_ENDED')
  const refusal = playOf(session).refusal(session)
  if (refusal) return refusal
  // What was said before the client went is not waited for: this answer takes its place.
  if (session.state.kind === 'OFF_AIR' && session.state.awaiting)
    effect(draft, { type: 'stopListening', turn: session.state.awaiting })
  const deadline = draft.at + session.rules.graceMs
  enter(draft, { kind: 'OFF_AIR', why: 'TIME_STOP', awaiting: null, saved: false, deadline })
  change(draft, { usage: added(draft.session.usage, usage) })
  answer(draft, newTurn(draft), words)
  return undefined
}

/** The player's turn is over: it joins the context, what was queued is stale, and the show answers (M10). */
function answer(draft: Draft, turn: TurnId, words: Heard): void {
  record(draft, { kind: 'player', at: draft.at, turn, heard: words })
  tell(draft, { kind: 'FinalTranscript', turn, heard: words })
  drop(draft, 'PLAYER_SPOKE')
  playOf(draft.session).turnOver(draft, turn, words)
  const { state, ask } = draft.session
  if (state.kind === 'OFF_AIR') return change(draft, { state: { ...state, awaiting: null } })
  if (!ask) return proceed(draft)
  enter(draft, { kind: 'PREPARING', deadline: draft.at + draft.session.rules.writerMs })
}
