import type { MissionId, PlayerId } from '../../core/ids.ts'
import type { Mission } from '../../core/mission.ts'
import type { MissionDesk } from '../../radio/missionDesk.ts'
import { createStream, type Stream } from './stream.ts'

/** A desk with what the test puts on it. */
export function createPuppetDesk() {
  const missions = new Map<string, Mission>()
  const asked: unknown[] = []
  const followers: Stream<Mission>[] = []
  const own = (playerId: PlayerId, missionId: MissionId) => {
    const mission = missions.get(missionId)
    return mission?.playerId === playerId ? mission : null
  }
  const desk: MissionDesk = {
    create: async (playerId, wish, key) => {
      asked.push({ playerId, wish, key })
      return puppet.created
    },
    retry: async (playerId, missionId) => {
      asked.push({ retried: missionId })
      return own(playerId, missionId)
    },
    mission: async (playerId, missionId) => own(playerId, missionId),
    missions: async (playerId, first, after) => {
      asked.push({ first, after })
      const mine = [...missions.values()].filter((mission) => mission.playerId === playerId)
      const from = after === null ? 0 : mine.findIndex((mission) => mission.id === after) + 1
      return { missions: mine.slice(from, from + first), more: mine.length > from + first }
    },
    follow: async (playerId, missionId) => {
      const mission = own(playerId, missionId)
      if (!mission) return null
      const stream = createStream(mission)
      followers.push(stream)
      return stream
    },
    forget: async () => undefined,
    close: async () => undefined,
  }
  const puppet = {
    desk,
    /** What `create` answers. */
    created: { fault: { service: 'WRITER', message: 'nothing to say', retryable: true } } as Awaited<
      ReturnType<MissionDesk['create']>
    >,
    asked,
    followers,
    put: (mission: Mission) => void missions.set(mission.id, mission),
  }
  return puppet
}
