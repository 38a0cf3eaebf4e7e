import { useSyncExternalStore } from 'react'
import { ApiFailure } from '../api/apiFailure.ts'
import { useServices } from '../api/apiContext.ts'
import type { CredentialsState } from '../api/credentials.ts'
import { SignInDocument, SignOutDocument } from '../api/generated/graphql.ts'
import { signedInAs } from '../api/signedInAs.ts'

/** Who is signed in, and the two ways to change that (M1). */
export function useSignIn(): {
  readonly state: CredentialsState
  /** @returns why not, or null where the player is signed in now */
  readonly signIn: (name: string, stay: boolean) => Promise<string | null>
  readonly signOut: () => void
} {
  const { api, credentials } = useServices()
  const state = useSyncExternalStore(credentials.subscribe, credentials.state)

  async function signIn(name: string, stay: boolean): Promise<string | null> {
    try {
      const { signIn: answer } = await api.ask(SignInDocument, { name })
      if (answer.__typename !== 'SignedIn') return answer.message
      credentials.signIn(signedInAs(answer), stay)
      return null
    } catch (error) {
      if (error instanceof ApiFailure) return error.message
      throw error
    }
  }

  function signOut(): void {
    const refreshToken = state.kind === 'signedIn' ? state.as.refreshToken : null
    credentials.signOut()
    // Where the server cannot be reached the token is forgotten here all the same, and runs out there.
    if (refreshToken !== null) api.ask(SignOutDocument, { refreshToken }).catch(() => undefined)
  }

  return { state, signIn, signOut }
}
