import { useRef, useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { CreateMissionDocument } from '../api/generated/graphql.ts'

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
  readonly create: (wish: MissionWish) => Promise<void>
  readonly writing: boolean
  readonly failure: { readonly message: string; readonly field: string | null } | null
} {
  const api = useApi()
  const [writing, setWriting] = useState(false)
  const [failure, setFailure] = useState<{ message: string; field: string | null } | null>(null)
  const last = useRef<{ readonly wish: string; readonly key: string } | null>(null)

  async function create(wish: MissionWish): Promise<void> {
    const written = JSON.stringify(wish)
    const { key } = last.current?.wish === written ? last.current : { key: newKey() }
    last.current = { wish: written, key }
    setWriting(true)
    setFailure(null)
    try {
      const { theme, minutes, targetPercent } = wish
      const input = {
        theme: theme.trim() || null,
        timeLimitSeconds: Math.round(minutes * 60),
        targetPercent,
        idempotencyKey: key,
      }
      const { createMission } = await api.ask(CreateMissionDocument, { input })
      if (createMission.__typename === 'Mission') {
        last.current = null
        return onCreated(createMission.id)
      }
      const field = createMission.__typename === 'InvalidInput' ? createMission.field : null
      setFailure({ message: createMission.message, field })
    } catch (error) {
      setFailure({ message: error instanceof Error ? error.message : String(error), field: null })
    } finally {
      setWriting(false)
    }
  }

  return { create, writing, failure }
}

/** 128 bits of chance. crypto.randomUUID is missing where the page does not come by https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
