import type { Api } from './api/api.ts'
import { ApiFailure } from './api/apiFailure.ts'
import { expectType } from './api/expectType.ts'
import { RefreshSignIn, type SignedIn, SignIn } from './api/operations.ts'
import type { Tell } from './playerEvent.ts'

/** As whom to play. */
export type Who = {
  name: string
  /** A token of an earlier sign-in, or of an identity provider: used as it is. */
  token: string | null
  /** What an earlier sign-in as a guest is gone on with, where there is no token. */
  refreshToken?: string | null
}

/**
 * Asks as this player from here on (M1): by a token, or as a guest whose token is kept fresh. Without either the player
 * signs in by name, as a new guest.
 * @param onSignedIn Gets what the guest holds.
 * @returns The token.
 * @throws {ApiFailure} The earlier sign-in is over.
 */
export async function signIn(api: Api, who: Who, tell: Tell, onSignedIn: (signedIn: SignedIn) => void): Promise<string> {
  if (who.token !== null) {
    api.authorize(who.token)
    return who.token
  }
  const signedIn = who.refreshToken ? await goOn(api, who.refreshToken) : await newGuest(api, who.name, tell)
  api.become(signedIn)
  onSignedIn(signedIn)
  return signedIn.token
}

async function goOn(api: Api, refreshToken: string) {
  const { refreshSignIn } = await api.ask(RefreshSignIn, { refreshToken })
  if (refreshSignIn.__typename === 'SignedIn') return refreshSignIn
  throw new ApiFailure('the sign-in of then is over: what was played can be played on by nobody')
}

async function newGuest(api: Api, name: string, tell: Tell) {
  const answer = await api.ask(SignIn, { name })
  const signedIn = expectType(answer.signIn, 'SignedIn')
  const { id: playerId, name: given } = signedIn.player
  tell({ type: 'SIGNED_IN', playerId, name: given })
  return signedIn
}
