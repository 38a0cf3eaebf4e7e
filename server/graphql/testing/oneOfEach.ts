import type { TestApi } from './api.ts'
import { conversationOf, gameOf, missionOf, personasOf, ready, sessionOf } from './things.ts'

/** Gives the player a mission with its session `s1`, a game `g1`, a conversation `k1`, and characters; returns the mission. */
export function giveOneOfEach(api: TestApi) {
  const mission = ready(missionOf(api.me))
  api.desk.put(mission)
  api.station.put(sessionOf(mission))
  api.station.put(gameOf(api.me, 'g1'))
  api.station.put(conversationOf(api.me, 'k1'))
  for (const persona of personasOf(api.me)) api.personas.put(persona)
  return mission
}
