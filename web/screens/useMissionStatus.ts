import { useEffect, useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import {
  FollowMissionDocument,
  RetryMissionDocument,
  type MissionPartsFragment,
} from '../api/generated/graphql.ts'
import { failureOf } from '../radio/failure.ts'
import { useAttempt } from './useAttempt.ts'

/**
 * A mission as it stands now: followed while it is being prepared (M4), and prepared once more where the
 * player wants that (M3).
 */
export function useMissionStatus(known: MissionPartsFragment): {
  readonly mission: MissionPartsFragment
  readonly retry: () => Promise<boolean>
  readonly retryFailure: string | null
} {
  const api = useApi()
  const [newer, setNewer] = useState<{
    readonly than: MissionPartsFragment
    readonly mission: MissionPartsFragment
  } | null>(null)
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

  const { run, failure } = useAttempt(async () => {
    const { retryMission } = await api.ask(RetryMissionDocument, { missionId: id })
    if (retryMission.__typename !== 'Mission') return failureOf(retryMission)
    setNewer({ than: known, mission: retryMission })
    return null
  })

  return { mission, retry: run, retryFailure: failure?.message ?? null }
}
