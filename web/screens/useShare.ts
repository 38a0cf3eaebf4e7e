import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { ShareSessionDocument, UnshareSessionDocument } from '../api/generated/graphql.ts'
import { failureOf, type Failure } from '../radio/failure.ts'
import { sharedPath } from '../route.ts'
import type { Sharing } from '../ui/Keepsake.tsx'
import { useAttempt } from './useAttempt.ts'

/** Shows a show that is over to whoever gets its link, and to nobody any more (W2). */
export function useShare(sessionId: string, known: string | null): Sharing {
  const api = useApi()
  const [token, setToken] = useState(known)
  const { run, busy, failure } = useAttempt((change: () => Promise<Failure | null>) => change())

  return {
    url: token === null ? null : urlOf(token),
    busy,
    failure,
    async share() {
      let url: string | null = null
      await run(async () => {
        const { shareSession } = await api.ask(ShareSessionDocument, { sessionId })
        if (shareSession.__typename !== 'ShowShared') return failureOf(shareSession)
        setToken(shareSession.token)
        url = urlOf(shareSession.token)
        return null
      })
      return url
    },
    unshare: () =>
      run(async () => {
        const { unshareSession } = await api.ask(UnshareSessionDocument, { sessionId })
        if (unshareSession.__typename !== 'ShowUnshared') return failureOf(unshareSession)
        setToken(null)
        return null
      }),
  }
}

function urlOf(token: string): string {
  return window.location.origin + sharedPath(token)
}
