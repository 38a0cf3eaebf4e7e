import { id, type MissionId, type Ms, type PlayerId, type SessionId } from '../../core/ids.ts'
import type { ModelSettings, Persona } from '../../core/conversation.ts'
import { newConversation } from '../../core/conversationPlay.ts'
import { newMission, withDirection, type Character, type Mission, type MissionWish } from '../../core/mission.ts'
import { openSession } from '../../core/opening.ts'
import type { Player } from '../../core/ports.ts'
import type { ConversationProgramme, Programme, ScenarioProgramme } from '../../core/programme.ts'
import { newGame } from '../../core/scenarioPlay.ts'
import { newScore } from '../../core/score.ts'
import type { Session, Speaker } from '../../core/session.ts'
import { brief, personas, rules, scenario } from '../../core/testing/sessions.ts'

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

/** The mission on the air. */
export function sessionOf(mission: Mission, sessionId = 's1', facts: Partial<Session> = {}): Session {
  const programme: Programme = {
    kind: 'mission',
    missionId: mission.id,
    brief: mission.brief,
    direction: 'Play it tense.',
    targetShare: 0.6,
    score: newScore(mission.brief.listeners),
  }
  return { ...opened(mission.playerId, sessionId, programme, brief.characters), ...facts }
}

/** A game of the scenario. */
export function gameOf(player: Player, sessionId = 's1', game: Partial<ScenarioProgramme> = {}): Session {
  const programme: Programme = { ...newGame(scenario, game.timeStop ?? false), ...game }
  return opened(player.id, sessionId, programme, [scenario.host])
}

/** A conversation with everybody. */
export function conversationOf(player: Player, sessionId = 's1', talk: Partial<ConversationProgramme> = {}): Session {
  const characters = personasOf(player)
  const begun = newConversation({ characters, openCast: true, settings, cast: castOf(characters) })
  return opened(player.id, sessionId, { ...begun, ...talk }, characters)
}

export const settings: ModelSettings = {
  model: 'model-a',
  temperature: null,
  topP: null,
  topK: null,
  presencePenalty: null,
  frequencyPenalty: null,
}

/** Two characters, `c1` and `c2`; the second one is switched off. */
export function personasOf(player: Player): readonly Persona[] {
  return personas.map((persona, index) => ({
    ...persona,
    playerId: player.id,
    active: index === 0,
    createdAt: birth,
    updatedAt: birth,
  }))
}

function opened(playerId: PlayerId, sessionId: string, programme: Programme, characters: readonly Character[]): Session {
  const cast = castOf(characters)
  const limits = programme.kind === 'mission' ? rules : { ...rules, timeLimitMs: null }
  return openSession({ id: id<SessionId>(sessionId), playerId, programme, cast, rules: limits, at: birth }).session
}

function castOf(characters: readonly Character[]): readonly Speaker[] {
  return characters.map(({ name, role }) => ({ name, role, voice: `voice-${name}`, colour: '#ffcc66' }))
}
