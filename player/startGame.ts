import type { Api } from './api/api.ts'
import { expectType } from './api/expectType.ts'
import { type Game, ResumeSession, type SignedIn, StartScenario } from './api/operations.ts'
import type { Tell } from './playerEvent.ts'
import { signIn, type Who } from './signIn.ts'

/** Which scenario to play, and as whom. */
export type ScenarioWish = Who & {
  scenarioId: string
  /** Turn by turn, over plain HTTP, without a connection (S5). */
  timeStop: boolean
}

/**
 * Signs in (M1) and begins a game of a scenario (S1).
 * @throws {ApiFailure} There is no such scenario, or no game of it to be had.
 */
export async function startGame(
  api: Api,
  wish: ScenarioWish,
  tell: Tell,
  onSignedIn: (signedIn: SignedIn) => void,
) {
  const { scenarioId, timeStop } = wish
  const token = await signIn(api, wish, tell, onSignedIn)
  const answer = await api.ask(StartScenario, { input: { scenarioId, timeStop } })
  const { id: sessionId, programme } = expectType(answer.startScenario, 'Session')
  tell({ type: 'GAME_STARTED', sessionId, game: expectType(programme, 'ScenarioProgramme') satisfies Game })
  return { token, sessionId }
}

/** Goes on with a session of any programme: a server that was restarted knows it only after that (E5). */
export async function resume(api: Api, sessionId: string): Promise<void> {
  const answer = await api.ask(ResumeSession, { input: { sessionId } })
  expectType(answer.resumeSession, 'Session')
}
