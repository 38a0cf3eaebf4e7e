import { refuse, type Refusal } from './errors.ts'
import type { Ms, TurnId } from './ids.ts'
import { drop, newTurn, write } from './airtime.ts'
import { change, effect, enter, tell, type Draft } from './draft.ts'
import { interrupt, record } from './hosts.ts'
import type { Heard } from './session.ts'
import { added, type Usage } from './usage.ts'

/** Whether the player may take the word now: the same rule for a press and for typed words (E9). */
function mayTakeTheWord(draft: Draft): Refusal | undefined {
  const { state, closing, ask, rules } = draft.session
  if (state.kind === 'ENDED') return refuse('SHOW_ENDED')
  if (state.kind === 'OFF_AIR') return refuse('NOT_ON_AIR')
  if (closing) return refuse('SHOW_CLOSING')
  if (state.kind === 'PREPARING' && (!draft.session.present || ask?.why === 'OPENING')) return refuse('NOT_ON_AIR')
  if (state.kind === 'HOST_SPEAKING' && !rules.interruptible) return refuse('HOSTS_ON_AIR')
  return undefined
}

/** The key goes down. While a host speaks that is a barge-in (E7); before the last words are there it is the same turn. */
export function talkPressed(draft: Draft, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const refusal = mayTakeTheWord(draft)
  if (refusal) return refusal
  const { state, rules } = draft.session
  if (state.kind === 'USER_SPEAKING') {
    if (state.keyDown) return refuse('ALREADY_TALKING')
    const deadline = state.startedAt + rules.turnMs
    if (draft.at >= deadline) return refuse('TURN_OVER')
    enter(draft, { ...state, keyDown: true, deadline })
    return void effect(draft, { type: 'listenOn', turn: state.turn })
  }
  interrupt(draft, sentMs, totalMs)
  drop(draft, 'PLAYER_SPOKE')
  return void startListening(draft, newTurn(draft))
}

function startListening(draft: Draft, turn: TurnId): void {
  const { at, session } = draft
  enter(draft, { kind: 'USER_SPEAKING', turn, keyDown: true, startedAt: at, deadline: at + session.rules.turnMs })
  effect(draft, { type: 'listen', turn })
}

/** The key goes up, by the player's hand or because the turn is as long as one can be (M9). */
export function talkReleased(draft: Draft): Refusal | undefined {
  const { state, rules } = draft.session
  if (state.kind !== 'USER_SPEAKING' || !state.keyDown) return refuse('NOT_TALKING')
  enter(draft, { ...state, keyDown: false, deadline: draft.at + rules.finalMs })
  return void effect(draft, { type: 'hearOut', turn: state.turn })
}

/** Words that were typed are words that were said (E9). With the key down they take the place of what was spoken. */
export function typed(draft: Draft, text: string, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const refusal = mayTakeTheWord(draft)
  if (refusal) return refusal
  const { state } = draft.session
  const speaking = state.kind === 'USER_SPEAKING' ? state.turn : null
  if (speaking) effect(draft, { type: 'stopListening', turn: speaking })
  interrupt(draft, sentMs, totalMs)
  answer(draft, speaking ?? newTurn(draft), { kind: 'words', text, confidence: 1, typed: true })
  return undefined
}

/** Nobody pressed: the hosts go on from there (M9). */
export function nothingPressed(draft: Draft): void {
  answer(draft, newTurn(draft), { kind: 'nothingPressed' })
}

export function partialHeard(draft: Draft, turn: TurnId, text: string, confidence: number): void {
  const { state } = draft.session
  if (state.kind !== 'USER_SPEAKING' || state.turn !== turn) return
  tell(draft, { kind: 'PartialTranscript', turn, text, confidence })
}

/** The final transcript, or the word that there is none (E8). */
export function heard(draft: Draft, turn: TurnId, words: Heard, usage: Partial<Usage>): void {
  const { state } = draft.session
  const awaited = state.kind === 'USER_SPEAKING' ? state.turn : state.kind === 'OFF_AIR' ? state.awaiting : null
  if (awaited !== turn) return
  change(draft, { usage: added(draft.session.usage, usage) })
  if (state.kind === 'USER_SPEAKING' && state.keyDown) return goOnSpeaking(draft, turn, words)
  answer(draft, turn, words)
}

/** The final transcript crossed a new press: it ends its own turn, and the key that is down begins the next one (E6). */
function goOnSpeaking(draft: Draft, turn: TurnId, words: Heard): void {
  record(draft, { kind: 'player', at: draft.at, turn, heard: words })
  tell(draft, { kind: 'FinalTranscript', turn, heard: words })
  startListening(draft, newTurn(draft))
}

/** No word from the ear in time: what was said counts as not understood. */
export function unheard(draft: Draft, turn: TurnId): void {
  effect(draft, { type: 'stopListening', turn })
  answer(draft, turn, { kind: 'unintelligible' })
}

/** The player's turn is over: it joins the context, what was queued is stale, and the hosts react (M10). */
function answer(draft: Draft, turn: TurnId, words: Heard): void {
  const { state } = draft.session
  record(draft, { kind: 'player', at: draft.at, turn, heard: words })
  tell(draft, { kind: 'FinalTranscript', turn, heard: words })
  drop(draft, 'PLAYER_SPOKE')
  change(draft, { unanswered: turn })
  write(draft)
  if (state.kind === 'OFF_AIR') return change(draft, { state: { ...state, awaiting: null } })
  enter(draft, { kind: 'PREPARING', deadline: draft.at + draft.session.rules.writerMs })
}
