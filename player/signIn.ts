import type { Api } from './api/api.ts'
import { expectType } from './api/expectType.ts'
import { SignIn } from './api/operations.ts'
import type { Tell } from './playerEvent.ts'

/**
 * Asks as this player from here on (M1).
 * @param known A token of an earlier sign-in; without one the player signs in by name, as a new guest.
 * @returns The token.
 */
export async function signIn(api: Api, name: string, known: string | null, tell: Tell): Promise<string> {
  const token = known ?? (await newGuest(api, name, tell))
  api.authorize(token)
  return token
}

async function newGuest(api: Api, name: string, tell: Tell) {
  const answer = await api.ask(SignIn, { name })
  const { token, player } = expectType(answer.signIn, 'SignedIn')
  tell({ type: 'SIGNED_IN', playerId: player.id, name: player.name })
  return token
}
