import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { ShareSessionDocument, UnshareSessionDocument } from '../api/generated/graphql.ts'
import { sharedPath } from '../route.ts'
import type { Sharing } from '../ui/Keepsake.tsx'

/** Shows a show that is over to whoever gets its link, and to nobody any more (W2). */
export function useShare(sessionId: string, known: string | null): Sharing {
  const api = useApi()
  const [token, setToken] = useState(known)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
    setBusy(true)
    setFailure(null)
    try {
      return await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      return null
    } finally {
      setBusy(false)
    }
  }

  return {
    url: token === null ? null : urlOf(token),
    busy,
    failure,
    share: () =>
      attempt(async () => {
        const { shareSession } = await api.ask(ShareSessionDocument, { sessionId })
        if (shareSession.__typename !== 'ShowShared') throw new Error(shareSession.message)
        setToken(shareSession.token)
        return urlOf(shareSession.token)
      }),
    async unshare() {
      await attempt(async () => {
        const { unshareSession } = await api.ask(UnshareSessionDocument, { sessionId })
        if (unshareSession.__typename !== 'ShowUnshared') throw new Error(unshareSession.message)
        setToken(null)
      })
    },
  }
}

function urlOf(token: string): string {
  return window.location.origin + sharedPath(token)
}
