import { useRef } from 'react'
import { useApi } from '../api/apiContext.ts'
import { CreateMissionDocument } from '../api/generated/graphql.ts'
import { failureOf, type Failure } from '../radio/failure.ts'
import { useAttempt } from './useAttempt.ts'

/** What a player wishes of a new mission; what is left out is the server's to choose. */
export interface MissionWish {
  readonly theme: string
  readonly minutes: number
  readonly targetPercent: number
}

/**
 * Has a mission written. The same wish sent again, such as after an answer that was lost on the way, carries
 * the same key, and is the same mission (M2).
 */
export function useCreateMission(onCreated: (missionId: string) => void): {
  readonly create: (wish: MissionWish) => Promise<boolean>
  readonly writing: boolean
  readonly failure: Failure | null
} {
  const api = useApi()
  const last = useRef<{ readonly wish: string; readonly key: string } | null>(null)

  function keyOf(wish: MissionWish): string {
    const written = JSON.stringify(wish)
    const { key } = last.current?.wish === written ? last.current : { key: newKey() }
    last.current = { wish: written, key }
    return key
  }

  const { run, busy, failure } = useAttempt(async (wish: MissionWish): Promise<Failure | null> => {
    const { theme, minutes, targetPercent } = wish
    const input = {
      theme: theme.trim() || null,
      timeLimitSeconds: Math.round(minutes * 60),
      targetPercent,
      idempotencyKey: keyOf(wish),
    }
    const { createMission } = await api.ask(CreateMissionDocument, { input })
    if (createMission.__typename !== 'Mission') return failureOf(createMission)
    last.current = null
    onCreated(createMission.id)
    return null
  })

  return { create: run, writing: busy, failure }
}

/** 128 bits of chance. crypto.randomUUID is missing where the page does not come by https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
