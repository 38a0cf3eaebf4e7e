import { useEffect, useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import {
  FollowMissionDocument,
  RetryMissionDocument,
  type MissionPartsFragment,
} from '../api/generated/graphql.ts'

/**
 * A mission as it stands now: followed while it is being prepared (M4), and prepared once more where the
 * player wants that (M3).
 */
export function useMissionStatus(known: MissionPartsFragment): {
  readonly mission: MissionPartsFragment
  readonly retry: () => Promise<void>
  readonly retryFailure: string | null
} {
  const api = useApi()
  const [newer, setNewer] = useState<{
    readonly than: MissionPartsFragment
    readonly mission: MissionPartsFragment
  } | null>(null)
  const [retryFailure, setRetryFailure] = useState<string | null>(null)
  const mission = newer?.than === known ? newer.mission : known
  const { id, status } = mission

  useEffect(() => {
    if (status !== 'STAGE1') return
    const following = api.follow(FollowMissionDocument, () => ({ missionId: id }), {
      next({ missionStatus }) {
        if (missionStatus.__typename === 'Mission') setNewer({ than: known, mission: missionStatus })
        else following.close()
      },
    })
    return following.close
  }, [api, id, status, known])

  async function retry(): Promise<void> {
    setRetryFailure(null)
    try {
      const { retryMission } = await api.ask(RetryMissionDocument, { missionId: id })
      if (retryMission.__typename === 'Mission') setNewer({ than: known, mission: retryMission })
      else setRetryFailure(retryMission.message)
    } catch (error) {
      setRetryFailure(error instanceof Error ? error.message : String(error))
    }
  }

  return { mission, retry, retryFailure }
}
