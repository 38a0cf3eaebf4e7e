import { describe, expect, it } from 'vitest'
import { id, type MissionId, type PlayerId } from '../core/ids.ts'
import { newMission, type Mission } from '../core/mission.ts'
import { ProviderFailure } from '../core/errors.ts'
import { brief } from '../core/testing/sessions.ts'
import { createMissionDesk } from './missionDesk.ts'
import { createPuppetStore, createPuppetWriter } from './testing/puppets.ts'
import { createSimulatedClock, settled } from './testing/simulatedClock.ts'
import { createWriting } from './write.ts'

const playerId = id<PlayerId>('p1')
const wish = { theme: 'the tower', timeLimitMs: 300_000, targetShare: 0.6 }
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const failure = new ProviderFailure({ service: 'WRITER', message: 'HTTP 503', retryable: true })

async function createDesk(memory = createPuppetStore()) {
  const clock = createSimulatedClock()
  const { writer, asked } = createPuppetWriter()
  let ids = 0
  const writing = createWriting(writer)
  const desk = await createMissionDesk({ store: memory.store, writing, clock, log, newId: () => `m${(ids += 1)}` })
  /** Answers the newest request in full. */
  function answer(text: string): Promise<void> {
    asked.at(-1)?.text(text)
    asked.at(-1)?.end()
    return settled()
  }
  return { desk, asked, answer, memory, clock }
}

async function created(house: Awaited<ReturnType<typeof createDesk>>): Promise<Mission> {
  const creating = house.desk.create(playerId, wish, null)
  await settled()
  await house.answer(JSON.stringify(brief))
  return (await creating) as Mission
}

describe('missions', () => {
  it('M2 M3 M4 the brief is there at once as STAGE1, the direction makes it STAGE2, and followers hear of it', async () => {
    const house = await createDesk()
    const mission = await created(house)
    expect(mission).toMatchObject({ status: 'STAGE1', brief: { title: brief.title, frequency: 98.3 } })
    const following = await house.desk.follow(playerId, mission.id)
    expect((await following?.next())?.value).toMatchObject({ status: 'STAGE1' })
    await house.answer('Play it tense.')
    expect((await following?.next())?.value).toMatchObject({ status: 'STAGE2', direction: 'Play it tense.' })
  })

  it('M3 a mission that could not be prepared is FAILED with the reason, and can be retried', async () => {
    const house = await createDesk()
    const mission = await created(house)
    house.asked.at(-1)?.fail(failure)
    await settled()
    expect(await house.desk.mission(playerId, mission.id)).toMatchObject({ status: 'FAILED', fault: { message: 'HTTP 503' } })
    await house.clock.pass(1)
    expect(await house.desk.retry(playerId, mission.id)).toMatchObject({ status: 'STAGE1' })
    await settled()
    await house.answer('Play it tense.')
    expect(await house.desk.mission(playerId, mission.id)).toMatchObject({ status: 'STAGE2' })
    const count = house.asked.length
    expect(await house.desk.retry(playerId, mission.id), 'one that has not failed is left alone').toMatchObject({ status: 'STAGE2' })
    expect(house.asked).toHaveLength(count)
  })

  it('M2 a brief that does not come is a fault, and no mission', async () => {
    const house = await createDesk()
    const creating = house.desk.create(playerId, wish, null)
    await settled()
    house.asked.at(-1)?.fail(failure)
    expect(await creating).toEqual({ fault: failure.fault })
    expect(house.memory.missions.size).toBe(0)
  })

  it('M2 two calls at the same time with one key ask the model once', async () => {
    const house = await createDesk()
    const both = [house.desk.create(playerId, wish, 'key'), house.desk.create(playerId, wish, 'key')]
    await settled()
    expect(house.asked).toHaveLength(1)
    await house.answer(JSON.stringify(brief))
    const [one, two] = await Promise.all(both)
    expect(one).toBe(two)
  })

  it("M1 another player's mission is no mission", async () => {
    const house = await createDesk()
    const mission = await created(house)
    const other = id<PlayerId>('p2')
    expect(await house.desk.mission(other, mission.id)).toBeNull()
    expect(await house.desk.retry(other, mission.id)).toBeNull()
    expect(await house.desk.follow(other, mission.id)).toBeNull()
  })

  it('M3 a server that starts goes on with what the last one was preparing', async () => {
    const memory = createPuppetStore()
    const half = newMission({ id: id<MissionId>('half'), playerId, wish, brief, createdAt: 1 })
    memory.missions.set(half.id, half)
    const house = await createDesk(memory)
    await settled()
    await house.answer('Play it tense.')
    expect(await house.desk.mission(playerId, half.id)).toMatchObject({ status: 'STAGE2' })
  })
})
