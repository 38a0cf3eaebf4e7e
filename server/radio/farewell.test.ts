import { afterEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type PlayerId } from '../core/ids.ts'
import type { Mission } from '../core/mission.ts'
import type { Player, Store } from '../core/ports.ts'
import { brief } from '../core/testing/sessions.ts'
import { createDepartures } from './departures.ts'
import { createFarewell } from './farewell.ts'
import { createMissionDesk } from './missionDesk.ts'
import { closeHouses, createHouse, mission, playerId } from './testing/house.ts'
import { createPuppetStore, createPuppetWriter } from './testing/puppets.ts'
import { createSimulatedClock, settled } from './testing/simulatedClock.ts'
import { createWriting } from './write.ts'

afterEach(closeHouses)

const stranger = id<PlayerId>('p2')
const wish = { theme: 'the tower', timeLimitMs: 300_000, targetShare: 0.6 }
const away = new ProviderFailure({ service: 'STORE', message: 'away', retryable: true })

/** A memory that can delete a player, and writes to it that can be held up. */
function createMemory() {
  const memory = createPuppetStore()
  const { records, logs, missions, personas } = memory
  const players = new Map<string, Player>()
  const held: (() => void)[] = []
  let holding = false
  const puppet = {
    ...memory,
    players,
    held,
    /** How deletions fail. */
    failure: null as 'before' | 'after' | null,
    /** Writes to logs wait, until they are let go of. */
    hold: () => (holding = true),
    letGo() {
      holding = false
      for (const go of held.splice(0)) go()
    },
    store: {
      ...memory.store,
      putPlayer: async (player: Player) => void players.set(player.id, player),
      player: async (who: string) => players.get(who) ?? null,
      async missions(who: string) {
        return { missions: [...missions.values()].filter((one) => one.playerId === who), more: false }
      },
      sessionIds: async (who: string) =>
        [...records.values()].filter(({ session }) => session.playerId === who).map(({ session }) => session.id),
      async append(...args: Parameters<Store['append']>) {
        if (holding) await new Promise<void>((go) => held.push(go))
        await memory.store.append(...args)
      },
      async deletePlayer(who: string) {
        if (puppet.failure === 'before') throw away
        for (const [key, { session }] of records) {
          if (session.playerId !== who) continue
          logs.delete(key)
          records.delete(key)
        }
        for (const [key, one] of missions) if (one.playerId === who) missions.delete(key)
        for (const [key, one] of personas) if (one.playerId === who) personas.delete(key)
        players.delete(who)
        if (puppet.failure === 'after') throw away
      },
    } as Store,
  }
  for (const who of [playerId, stranger]) players.set(who, { id: who, name: who, createdAt: 1 })
  return puppet
}

/** A house, and a desk of missions, on a store that one can take leave of. */
async function create() {
  const memory = createMemory()
  const departures = createDepartures(memory.store)
  const { store } = departures
  const house = createHouse({ memory, store })
  const { writer, asked } = createPuppetWriter()
  const warned: string[] = []
  const warn = (_: object, said: string) => void warned.push(said)
  const log = { info: () => undefined, warn, error: warn }
  let ids = 0
  const desk = await createMissionDesk({
    ...{ store, writing: createWriting(writer), clock: createSimulatedClock(), log },
    newId: () => `made${(ids += 1)}`,
  })
  const farewell = createFarewell({ departures, station: house.station, desk, log })
  return { memory, house, desk, asked, farewell, store, warned }
}

describe('E17 a player who has everything deleted', () => {
  it('is off the air at once, with what was being written waited for and nothing written after it', async () => {
    const { memory, house, farewell } = await create()
    const show = await house.atPause()
    memory.hold()
    const said = show.say('Wake up, all of you.')
    await settled()
    expect(memory.held).toHaveLength(1)

    const forgotten = farewell.forget(playerId)
    await settled()
    expect(house.running).toBe(0)
    expect(house.others.at(-1)).toBe('end')
    expect(house.stage.seats.map(({ closed }) => closed)).toEqual([true])
    expect(memory.records.size).toBe(1)
    memory.letGo()
    expect(await forgotten).toEqual({ missions: 0, characters: 0, sessions: 1 })
    await said
    await house.clock.pass(600_000)
    expect([memory.records.size, memory.logs.size]).toEqual([0, 0])
    expect(house.asked.filter(({ request }) => request.purpose === 'batch')).toHaveLength(1)
  })

  it('leaves everybody else on the air', async () => {
    const { memory, house, farewell } = await create()
    await house.tuneIn()
    const others = { ...mission, id: id<Mission['id']>('m2'), playerId: stranger }
    const { id: sessionId } = await house.station.tuneIn(others, { captionsOnly: true })
    await farewell.forget(playerId)
    const show = await house.station.show(stranger, sessionId)
    expect(await show?.leave()).not.toHaveProperty('refusal')
    expect([...memory.records.keys()]).toEqual([sessionId])
    expect(house.running).toBe(0)
  })

  it('has no mission put back that was being prepared, and none made that was being written', async () => {
    const { memory, desk, asked, farewell, warned } = await create()
    const creating = desk.create(playerId, wish, null)
    await settled()
    asked[0]?.text(JSON.stringify(brief))
    asked[0]?.end()
    const made = (await creating) as Mission
    const following = await desk.follow(playerId, made.id)
    await following?.next()
    const other = desk.create(stranger, wish, null)
    const second = desk.create(playerId, wish, 'key')
    await settled()

    expect(await farewell.forget(playerId)).toEqual({ missions: 1, characters: 0, sessions: 0 })
    expect(await second).toMatchObject({ fault: { service: 'WRITER' } })
    expect(await following?.next()).toMatchObject({ done: true })
    // The model answers all the same.
    for (const request of asked.slice(1)) {
      request.text(JSON.stringify(brief))
      request.end()
    }
    await settled()
    expect([...memory.missions.values()].map((one) => one.playerId)).toEqual([stranger])
    expect(await other).toMatchObject({ playerId: stranger })
    expect(warned.join()).not.toMatch(/stored/)
  })

  it('can begin nothing any more with a request that was under way, until they are put in the store anew', async () => {
    const { memory, house, desk, asked, farewell, store } = await create()
    await farewell.forget(playerId)
    expect(farewell.gone(playerId)).toBe(true)
    expect(farewell.gone(stranger)).toBe(false)
    const gone = { name: 'ProviderFailure', fault: { service: 'STORE', retryable: false } }
    await expect(house.station.tuneIn(mission, { captionsOnly: true })).rejects.toMatchObject(gone)
    const creating = desk.create(playerId, wish, null)
    await settled()
    asked.at(-1)?.text(JSON.stringify(brief))
    asked.at(-1)?.end()
    await expect(creating).rejects.toMatchObject(gone)
    expect([memory.records.size, memory.missions.size]).toEqual([0, 0])
    expect(house.running).toBe(0)

    await store.putPlayer({ id: playerId, name: 'Ann', createdAt: 2 })
    expect(farewell.gone(playerId)).toBe(false)
    await house.station.tuneIn(mission, { captionsOnly: true })
    expect(memory.records.size).toBe(1)
  })

  it('is deleted once, however often it is asked for at a time', async () => {
    const { house, farewell } = await create()
    await house.tuneIn()
    const [one, two] = await Promise.all([farewell.forget(playerId), farewell.forget(playerId)])
    expect(one).toBe(two)
  })

  it('E14 is there to ask again where the store failed before the end', async () => {
    const { memory, house, farewell } = await create()
    await house.tuneIn()
    memory.failure = 'before'
    await expect(farewell.forget(playerId)).rejects.toBe(away)
    expect(farewell.gone(playerId)).toBe(false)
    // The show is closed, and can be gone on with.
    expect((await house.tuneIn()).session().playerId).toBe(playerId)
    memory.failure = null
    expect(await farewell.forget(playerId)).toMatchObject({ sessions: 1 })
  })

  it('E14 is gone where the store failed after the end', async () => {
    const { memory, farewell, warned } = await create()
    memory.failure = 'after'
    expect(await farewell.forget(playerId)).toMatchObject({ sessions: 0 })
    expect(farewell.gone(playerId)).toBe(true)
    expect(warned).toEqual([expect.stringMatching(/not yet gone from the disk/)])
  })
})
