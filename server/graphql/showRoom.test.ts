import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createShowRoom, isNone } from './showRoom.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { conversationOf, gameOf, missionOf, personasOf, ready, sessionOf } from './testing/things.ts'

const outcome = '__typename ... on TooManyShows { most sessionIds message }'
const operations = {
  tuneIn: `mutation { it: tuneIn(input: { missionId: "m1", frequency: 98.3 }) { ${outcome} } }`,
  startScenario: `mutation { it: startScenario(input: { scenarioId: "gate" }) { ${outcome} } }`,
  startConversation: `mutation { it: startConversation(input: {}) { ${outcome} } }`,
  resumeSession: `mutation { it: resumeSession(input: { sessionId: "k1" }) { ${outcome} } }`,
}

describe('A4 so many shows of one player at a time', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi({ limits: { ...limits, showsPerPlayer: 2 } })
    const mission = ready(missionOf(api.me))
    api.desk.put(mission)
    api.station.put(conversationOf(api.me, 'k1'))
    for (const persona of personasOf(api.me)) api.personas.put(persona)
    api.station.running.push(gameOf(api.me, 'g1'), gameOf(api.me, 'g2'), gameOf(api.stranger, 'g3'))
  })
  afterEach(() => api.close())

  const asked = async (name: keyof typeof operations) => (await api.ask(operations[name])).data?.it

  it.each(Object.keys(operations) as (keyof typeof operations)[])('%s opens no further one, and closes none', async (name) => {
    expect(await asked(name)).toEqual({
      __typename: 'TooManyShows',
      most: 2,
      sessionIds: ['g1', 'g2'],
      message: 'You have 2 shows running, which is as many as there may be. Leave one of them first: it is saved.',
    })
    expect(api.station.asked).toEqual([])
    api.station.running.shift()
    expect(await asked(name)).not.toMatchObject({ __typename: 'TooManyShows' })
  })

  it('what runs already can be gone on with', async () => {
    api.station.running.splice(0, 2, sessionOf(ready(missionOf(api.me))), conversationOf(api.me, 'k1'))
    expect(await asked('tuneIn')).toMatchObject({ __typename: 'TunedIn' })
    expect(await asked('resumeSession')).toMatchObject({ __typename: 'Session' })
    expect(await asked('startScenario')).toMatchObject({ __typename: 'TooManyShows' })
  })

  it('many requests at once do not all find the last place free', async () => {
    const room = createShowRoom({ station: { running: async () => [] }, most: 2 })
    const places = Promise.withResolvers<string>()
    const { id: playerId } = api.me
    const all = Array.from({ length: 6 }, () => room.open(playerId, isNone, () => places.promise))
    const others = room.open(api.stranger.id, isNone, async () => 'another player')
    expect(await others).toBe('another player')
    places.resolve('opened')
    const opened = (await Promise.all(all)).filter((one) => one === 'opened')
    expect(opened).toHaveLength(2)
    expect(await room.open(playerId, isNone, async () => 'later')).toBe('later')
  })

  it('one that is turned down is not counted as one that was started', async () => {
    const full = await startApi({ limits: { ...limits, showsPerPlayer: 1, sessionsPerHour: 1 } })
    full.station.running.push(gameOf(full.me, 'g1'))
    for (let n = 0; n < 3; n += 1) await full.ask(operations.startScenario)
    full.station.running.pop()
    expect((await full.ask(operations.startScenario)).data?.it).toMatchObject({ __typename: 'Session' })
    await full.close()
  })
})
