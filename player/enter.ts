import type { Api } from './api/api.ts'
import type { Mission, SignedIn } from './api/operations.ts'
import { type ConversationWish, joinConversation } from './joinConversation.ts'
import type { Tell } from './playerEvent.ts'
import { resume, type ScenarioWish, startGame } from './startGame.ts'
import { type MissionWish, tuneIn, turnDial } from './tuneIn.ts'

/** What to play, and as whom. */
export type Wish = MissionWish | ScenarioWish | ConversationWish

/** The open session, with what is needed to go on with it another time. */
export type Entered = {
  token: string
  sessionId: string
  /** null where it is no mission's. */
  mission: Mission | null
  /** To be called when the server may not know the session any more (E5). */
  comeBack(): Promise<void>
}

/**
 * Everything up to the open session.
 * @throws {ApiFailure} One of the steps was turned down.
 */
export async function enter(
  api: Api,
  wish: Wish,
  tell: Tell,
  onSignedIn: (signedIn: SignedIn) => void,
): Promise<Entered> {
  if ('missionId' in wish) {
    const tuned = await tuneIn(api, wish, tell, onSignedIn)
    return { ...tuned, comeBack: async () => void (await turnDial(api, tuned.mission)) }
  }
  const { token, sessionId } =
    'scenarioId' in wish
      ? await startGame(api, wish, tell, onSignedIn)
      : await joinConversation(api, wish, tell, onSignedIn)
  return { token, sessionId, mission: null, comeBack: () => resume(api, sessionId) }
}
