import { id, type MissionId, type Ms, type PlayerId, type SessionId } from '../../core/ids.ts'
import { newMission, withDirection, type Mission, type MissionWish } from '../../core/mission.ts'
import { openSession } from '../../core/opening.ts'
import type { Player } from '../../core/ports.ts'
import type { Session } from '../../core/session.ts'
import { brief, rules } from '../../core/testing/sessions.ts'

export const birth: Ms = 1_800_000_000_000

export function playerOf(name: string): Player {
  return { id: id<PlayerId>(`player-${name}`), name, createdAt: birth }
}

export function missionOf(player: Player, missionId = 'm1', createdAt = birth): Mission {
  const wish: MissionWish = { theme: null, timeLimitMs: 300_000, targetShare: 0.6 }
  return newMission({ id: id<MissionId>(missionId), playerId: player.id, wish, brief, createdAt })
}

/** The mission at STAGE2. */
export function ready(mission: Mission) {
  return withDirection(mission, 'Play it tense.', mission.createdAt) as Extract<Mission, { status: 'STAGE2' }>
}

export function sessionOf(mission: Mission, sessionId = 's1', facts: Partial<Session> = {}): Session {
  const cast = brief.characters.map(({ name, role }) => ({ name, role, voice: `voice-${name}`, colour: '#ffcc66' }))
  const { session } = openSession({
    id: id<SessionId>(sessionId),
    playerId: mission.playerId,
    missionId: mission.id,
    brief: mission.brief,
    direction: 'Play it tense.',
    cast,
    rules,
    at: birth,
  })
  return { ...session, ...facts }
}
