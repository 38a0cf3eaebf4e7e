import { afterEach, describe, expect, it } from 'vitest'
import { id, type LineId, type PlayerId, type SessionId } from '../core/ids.ts'
import { onAirMs } from '../core/session.ts'
import { closeHouses, createHouse, mission, playerId } from './testing/house.ts'
import { createPuppetStore, createPuppetVoice } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

const stranger = id<PlayerId>('p2')
const aDay = 86_400_000
const wish = { captionsOnly: false }

/** A station that another process has left a session to, in the middle of a line or saved. */
async function leftBehind(how: 'killed' | 'left') {
  const memory = createPuppetStore()
  const before = createHouse({ memory, voice: createPuppetVoice(100), prefix: 'before' })
  const show = await before.tuneIn()
  before.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
  await before.clock.pass(500)
  if (how === 'left') await show.leave()
  else show.close()
  const sessionId = show.session().id
  return { house: createHouse({ memory, prefix: 'after' }), sessionId, memory }
}

describe('tuning in', () => {
  it('M5 twice at once opens one session', async () => {
    const house = createHouse()
    const [one, two] = await Promise.all([house.station.tuneIn(mission, wish), house.station.tuneIn(mission, wish)])
    expect(two.id).toBe(one.id)
    expect([...house.memory.records.keys()]).toEqual([one.id])
    expect(house.running).toBe(1)
  })

  it('E5 twice at once to a show that is saved takes it from the store once', async () => {
    const { house, sessionId } = await leftBehind('left')
    const shows = await Promise.all([
      house.station.tuneIn(mission, wish).then((session) => house.station.show(playerId, session.id)),
      house.station.show(playerId, sessionId),
      house.station.show(playerId, sessionId),
    ])
    expect(new Set(shows).size).toBe(1)
    expect(shows[0]?.session()).toMatchObject({ id: sessionId, state: { kind: 'OFF_AIR', saved: true } })
  })

  it('M5 does not fail because the time before did', async () => {
    const memory = createPuppetStore()
    let failing = true
    const house = createHouse({
      memory,
      store: {
        async addSession(session) {
          if (failing) throw new Error('the disk is full')
          await memory.store.addSession(session)
        },
      },
    })
    const first = house.station.tuneIn(mission, wish)
    const second = first.catch(() => {
      failing = false
      return house.station.tuneIn(mission, wish)
    })
    await expect(first).rejects.toThrow('the disk is full')
    expect(await house.station.show(playerId, (await second).id)).not.toBeNull()
  })

  it('M12 after the show has ended opens a new session', async () => {
    const house = createHouse()
    const show = await house.tuneIn()
    const { id: sessionId } = show.session()
    while (show.session().state.kind !== 'ENDED') {
      house.batch([['Mara', 'Good night.']])
      await house.clock.pass(20_000)
    }
    expect(await house.station.show(playerId, sessionId)).toBeNull()
    expect((await house.station.tuneIn(mission, wish)).id).not.toBe(sessionId)
  })
})

describe('E5 the grace', () => {
  it('is over after 60 s: the session is saved, and nothing runs', async () => {
    const house = createHouse({ voice: createPuppetVoice(100) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(500)
    house.stage.seats.at(-1)?.news.lost('ICE failed')
    await house.clock.pass(59_000)
    expect(house.running).toBe(1)
    await house.clock.pass(1000)
    expect(house.running).toBe(0)
    const session = await house.station.read(playerId, show.session().id)
    expect(session?.state).toMatchObject({ kind: 'OFF_AIR', why: 'CLIENT_GONE', saved: true })
  })

  it('saves a show that nobody came to as well', async () => {
    const house = createHouse()
    const { id: sessionId } = await house.station.tuneIn(mission, wish)
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(200_000)
    expect(house.running).toBe(0)
    expect((await house.station.read(playerId, sessionId))?.state).toMatchObject({ kind: 'OFF_AIR', saved: true })
  })

  it('lets go of a saved show that was asked for, and that nobody came to', async () => {
    const { house, sessionId } = await leftBehind('left')
    await house.station.show(playerId, sessionId)
    expect(house.running).toBe(1)
    await house.clock.pass(70_000)
    expect(house.running).toBe(0)
    expect((await house.station.read(playerId, sessionId))?.state).toMatchObject({ kind: 'OFF_AIR', saved: true })
  })
})

describe('E5 a saved session that nobody came back to for as long as it is kept', () => {
  it('is over, though no process was there to notice; tuning in opens a new one', async () => {
    const { house, sessionId } = await leftBehind('left')
    await house.clock.pass(2 * aDay)
    const session = await house.station.tuneIn(mission, wish)
    expect(session.id).not.toBe(sessionId)
    expect((await house.station.read(playerId, sessionId))?.state).toMatchObject({ kind: 'ENDED', outcome: 'ABANDONED' })
    expect(await house.station.show(playerId, sessionId)).toBeNull()
    await house.clock.pass(100)
    expect((await house.station.read(playerId, session.id))?.state.kind).toBe('PREPARING')
  })

  it.each(['left', 'killed'] as const)('is over also where its process was killed (%s)', async (how) => {
    const { house, sessionId } = await leftBehind(how)
    await house.clock.pass(2 * aDay)
    const session = await house.station.tuneIn(mission, wish)
    await house.clock.pass(100)
    expect((await house.station.read(playerId, session.id))?.state.kind).toBe('PREPARING')
    expect((await house.station.read(playerId, sessionId))?.state).toMatchObject({ kind: 'ENDED', outcome: 'ABANDONED' })
  })

  it('is resumed a moment earlier', async () => {
    const { house, sessionId } = await leftBehind('left')
    await house.clock.pass(aDay - 1000)
    expect((await house.station.tuneIn(mission, wish)).id).toBe(sessionId)
  })
})

describe('E4 a show whose process was killed', () => {
  it.each([true, false])('M12 keeps the time that it was on the air (killed right after a snapshot: %s)', async (snapshot) => {
    const memory = createPuppetStore()
    const before = createHouse({ memory, prefix: 'before' })
    const show = await before.atPause()
    const session = show.session()
    show.close()
    const entries = await memory.store.log(session.id, 0)
    const { at } = entries.at(-1)!.event
    if (snapshot) await memory.store.putSession({ session, n: entries.length })

    const house = createHouse({ memory, prefix: 'after' })
    const { clock } = await house.station.tuneIn(mission, wish)
    expect(clock).toMatchObject({ spentMs: onAirMs(session.clock, at), since: null })
    expect(clock.spentMs).toBeGreaterThan(0)
    const [recovered] = await memory.store.log(session.id, entries.length)
    expect(recovered?.event, 'it was last heard of when its last event happened').toEqual({ type: 'recovered', at })
  })

  it('is off the air also for whoever only reads it, and its clock stands still', async () => {
    const { house, sessionId, memory } = await leftBehind('killed')
    const { length } = await memory.store.log(sessionId, 0)
    const session = await house.station.read(playerId, sessionId)
    expect(session).toMatchObject({ state: { kind: 'OFF_AIR', saved: true }, clock: { since: null } })
    expect(await house.station.sessionsOf(playerId, mission.id)).toEqual([session])
    expect(await memory.store.log(sessionId, 0), 'reading stores nothing').toHaveLength(length)
    expect(await house.station.tuneIn(mission, wish)).toEqual(session)
  })
})

describe("M1 another player's session", () => {
  it.each([true, false])('is an unknown one (running: %s)', async (running) => {
    const house = createHouse()
    const show = await house.tuneIn()
    const { id: sessionId } = show.session()
    if (!running) await show.leave()
    expect(await house.station.show(stranger, sessionId)).toBeNull()
    expect(await house.station.read(stranger, sessionId)).toBeNull()
    expect(await house.station.sessionsOf(stranger, mission.id)).toEqual([])
    expect(await house.station.sessionsOf(playerId, mission.id)).toMatchObject([{ id: sessionId }])
    expect(await house.station.show(playerId, sessionId)).not.toBeNull()
  })

  it('asked for by both at once is there for its own player', async () => {
    const { house, sessionId } = await leftBehind('left')
    const { station } = house
    const [theirs, mine] = await Promise.all([station.show(stranger, sessionId), station.show(playerId, sessionId)])
    expect(theirs).toBeNull()
    expect(mine).not.toBeNull()
    const again = await leftBehind('left')
    const [session] = await Promise.all([
      again.house.station.tuneIn(mission, wish),
      again.house.station.show(stranger, again.sessionId),
    ])
    expect(session.id).toBe(again.sessionId)
  })

  it('and one that there is not are told apart by nothing', async () => {
    const house = createHouse()
    const nowhere = id<SessionId>('nowhere')
    expect(await house.station.show(playerId, nowhere)).toBeNull()
    expect(await house.station.read(playerId, nowhere)).toBeNull()
    expect(house.running, 'E16 and none is counted as running').toBe(0)
  })
})

describe('a show that is asked for while it closes', () => {
  it('E5 is the one that closes, or the next one: never neither', async () => {
    const house = createHouse()
    const show = await house.atPause()
    const { id: sessionId } = show.session()
    const left = show.leave()
    for (let asked = show; asked === show; ) {
      const there = await house.station.show(playerId, sessionId)
      expect(there).not.toBeNull()
      asked = there!
    }
    await left
    const again = await house.station.show(playerId, sessionId)
    expect(again).not.toBe(show)
    expect(again?.session().state).toMatchObject({ kind: 'OFF_AIR', why: 'LEFT', saved: true })
    await house.connect(again!)
    void house.read(again!, null)
    await settled()
    expect(again?.session().state, 'the pause goes on').toMatchObject({ kind: 'WAITING_FOR_USER' })
    expect(house.running).toBe(1)
  })

  it('E4 goes on from what is stored where it closed because of a fault', async () => {
    const memory = createPuppetStore()
    let failing = false
    const house = createHouse({
      memory,
      store: {
        async append(...log) {
          if (failing) throw new Error('the disk is full')
          await memory.store.append(...log)
        },
      },
    })
    const show = await house.atPause()
    failing = true
    const pressed = show.press()
    const asked = house.station.show(playerId, show.session().id)
    await pressed
    await asked
    failing = false
    const again = await house.tuneIn()
    expect(again).not.toBe(show)
    expect(again.session().context).toMatchObject([{ line: { id: id<LineId>('l1') } }])
  })
})

describe('a station that closes', () => {
  it('is done although a show cannot be taken from the store meanwhile', async () => {
    const { memory, sessionId } = await leftBehind('left')
    const house = createHouse({ memory, store: { log: () => Promise.reject(new Error('the disk is gone')) } })
    const asked = house.station.show(playerId, sessionId).catch((error: Error) => error.message)
    await Promise.resolve()
    await house.station.close()
    expect(await asked).toBe('the disk is gone')
    expect(house.running).toBe(0)
  })

  it('E5 saves every show, so that all can be resumed', async () => {
    const house = createHouse({ voice: createPuppetVoice(100) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(500)
    await house.station.close()
    expect(house.running).toBe(0)
    expect(house.others.at(-1)).toBe('end')
    const session = await house.station.read(playerId, show.session().id)
    expect(session?.state).toMatchObject({ kind: 'OFF_AIR', saved: true })
    expect(session?.queue, 'the line is heard again from its start').toMatchObject([{ line: { text: 'One.' } }, { kind: 'pause' }])
    await house.station.close()
  })
})
