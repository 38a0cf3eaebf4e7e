import { change, effect, type Draft } from './draft.ts'
import { refuse, type Refusal } from './errors.ts'
import { interrupt } from './hosts.ts'
import type { Ms } from './ids.ts'
import { playOf } from './plays.ts'
import { drop, proceed } from './proceed.ts'
import { askAgain, reset } from './scenarioPlay.ts'

/** The question once more, while there is one to answer; over and out of lives there is nothing to repeat (S6). */
export function repeatAsked(draft: Draft, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const { programme, state, present } = draft.session
  if (programme.kind !== 'scenario') return refuse('WRONG_PROGRAMME')
  if (state.kind === 'ENDED') return refuse('SHOW_ENDED')
  const refusal = playOf(draft.session).refusal(draft.session)
  if (refusal) return refusal
  if (state.kind === 'OFF_AIR' || !present) return refuse('NOT_ON_AIR')
  if (state.kind === 'USER_SPEAKING') return refuse('ALREADY_TALKING')
  interrupt(draft, sentMs, totalMs)
  drop(draft, 'PLAYER_SPOKE')
  askAgain(draft)
  return void proceed(draft)
}

/** Everything from the beginning, whatever is going on (S6). */
export function resetAsked(draft: Draft, sentMs: Ms, totalMs: Ms | null): Refusal | undefined {
  const { programme, state, present } = draft.session
  if (programme.kind !== 'scenario') return refuse('WRONG_PROGRAMME')
  if (state.kind === 'ENDED') return refuse('SHOW_ENDED')
  const turn = state.kind === 'USER_SPEAKING' ? state.turn : state.kind === 'OFF_AIR' ? state.awaiting : null
  if (turn) effect(draft, { type: 'stopListening', turn })
  // Words of the game before are no answer in this one.
  if (state.kind === 'OFF_AIR') change(draft, { state: { ...state, awaiting: null } })
  interrupt(draft, sentMs, totalMs)
  drop(draft, 'PLAYER_SPOKE')
  reset(draft)
  if (present && state.kind !== 'OFF_AIR') proceed(draft)
  return undefined
}
