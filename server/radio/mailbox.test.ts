import { afterEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type LineId } from '../core/ids.ts'
import type { LogEntry, Store } from '../core/ports.ts'
import { closeHouses, createHouse } from './testing/house.ts'
import { createPuppetStore, noisePacket } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

const away = new ProviderFailure({ service: 'STORE', message: 'The store cannot be reached.', retryable: true })
const taken = new ProviderFailure({ service: 'STORE', message: 'That is in the store already.', retryable: false })

/** A store that takes each number once, and can go away; what it did last it may have done all the same. */
function createAwayStore() {
  const memory = createPuppetStore()
  let mood: 'there' | 'away' | 'mute' | 'hung' = 'there'
  let attempts = 0
  const append: Store['append'] = async (sessionId, entries) => {
    attempts += 1
    if (mood === 'hung') return new Promise(() => undefined)
    if (mood === 'away') throw away
    const there = memory.logs.get(sessionId) ?? []
    if (there.some(({ n }) => n === entries[0]?.n)) throw taken
    await memory.store.append(sessionId, entries)
    if (mood === 'mute') throw away
  }
  const putSession: Store['putSession'] = async (record) => {
    if (mood !== 'there') throw away
    await memory.store.putSession(record)
  }
  const entries = (): LogEntry[] => [...memory.logs.values()].flat()
  return {
    memory,
    store: { append, putSession },
    entries,
    be: (next: typeof mood) => void (mood = next),
    get attempts() {
      return attempts
    },
  }
}

const l1 = id<LineId>('l1')
const isNoise = ({ payload }: { readonly payload: Uint8Array }) => payload[1] === noisePacket[1] && payload[2] === noisePacket[2]

describe('a store that is away', () => {
  it('E4 E14 for 10 s: nothing is told, the listener hears static, and then it goes on in its order', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    const before = house.told.length
    away.be('away')
    const ready = show.ready(l1)
    const [press, again] = [show.press(), show.press()]
    await house.clock.pass(1900)
    expect(house.stage.sent.filter(isNoise)).toHaveLength(0)
    await house.clock.pass(8100)
    expect(house.told).toHaveLength(before)
    expect(house.stage.sent.filter(isNoise).length, 'static from 2 s on').toBeGreaterThan(350)
    expect(away.attempts, 'with pauses between the attempts').toBeLessThan(20)
    away.be('there')
    await house.clock.pass(2000)
    expect(await ready).not.toHaveProperty('refusal')
    expect(await press).toMatchObject({ turnId: 't1' })
    expect(await again).toMatchObject({ refusal: { code: 'ALREADY_TALKING' } })
    expect(house.last('SignalWeak')).toMatchObject({ fault: { service: 'STORE', message: 'The store cannot be reached.' } })
    const numbers = away.entries().map(({ n }) => n)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const quiet = house.stage.sent.length
    await house.clock.pass(1000)
    expect(house.stage.sent, 'the static is over').toHaveLength(quiet)
    expect(house.running).toBe(1)
  })

  it('E14 for a moment only: nobody hears of it', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.atPause()
    away.be('away')
    const press = show.press()
    await house.clock.pass(1000)
    away.be('there')
    await house.clock.pass(2000)
    expect(await press).not.toHaveProperty('refusal')
    expect(house.last('SignalWeak')).toBeUndefined()
    expect(house.stage.sent.filter(isNoise)).toHaveLength(0)
  })

  it('E7 E6 a barge-in cuts the host off at once, and what is said meanwhile is heard', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(60)
    away.be('away')
    void show.press()
    const sent = house.stage.sent.length
    await house.clock.pass(1000)
    expect(house.stage.sent).toHaveLength(sent)
    house.stage.microphone(7)
    const released = show.release()
    await house.clock.pass(400)
    house.ear.streams[0]?.say({ kind: 'segment', text: 'wake up', confidence: 0.9, language: null, finalized: true })
    await house.clock.pass(5000)
    expect(house.last('FinalTranscript'), 'not stored').toBeUndefined()
    away.be('there')
    await house.clock.pass(2000)
    expect(await released).not.toHaveProperty('refusal')
    expect(house.last('LineInterrupted')).toMatchObject({ lineId: l1 })
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'wake up' } })
  })

  it('E1 E14 time stands still meanwhile: what is asked for after it has its whole time', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.atPause()
    const impatient = () => house.told.filter((event) => event.kind === 'SignalWeak' && event.fault.service === 'WRITER')
    away.be('away')
    const said = show.say('Wake up.')
    await house.clock.pass(12_000)
    away.be('there')
    await house.clock.pass(1100)
    expect(await said).not.toHaveProperty('refusal')
    await house.clock.pass(2900)
    expect(impatient(), 'the writer was asked 2.9 s ago').toHaveLength(0)
    await house.clock.pass(200)
    expect(impatient()).toHaveLength(1)
  })

  it('E4 an attempt that went through without a word is not made twice', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.atPause()
    away.be('mute')
    const press = show.press()
    await settled()
    away.be('there')
    await house.clock.pass(500)
    expect(await press).toMatchObject({ turnId: 't1' })
    const numbers = away.entries().map(({ n }) => n)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(house.running).toBe(1)
  })

  it('E4 entries of somebody else in the way close the show', async () => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.atPause()
    away.be('away')
    const press = show.press()
    await settled()
    const [sessionId, log] = [...away.memory.logs][0] ?? []
    const n = (log?.at(-1)?.n ?? 0) + 1
    await away.memory.store.append(sessionId as never, [{ n, event: { type: 'recovered', at: 5 } }])
    away.be('there')
    await house.clock.pass(500)
    expect(await press).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
    expect(house.running).toBe(0)
    expect(away.entries().filter((entry) => entry.n === n)).toHaveLength(1)
  })

  it.each(['away', 'hung'] as const)('E1 E14 %s for good: the show is put away after 20 s, and says so', async (mood) => {
    const away = createAwayStore()
    const house = createHouse(away)
    const show = await house.atPause()
    away.be(mood)
    const press = show.press()
    await house.clock.pass(17_000)
    expect(house.running).toBe(1)
    const typed = show.say('hello')
    await house.clock.pass(3500)
    expect(await press).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
    expect(await typed).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
    expect(house.others.slice(-2)).toEqual(['putAway', 'end'])
    expect(house.running).toBe(0)
    const { length } = house.stage.sent
    await house.clock.pass(5000)
    expect(house.stage.sent, 'no static after the show').toHaveLength(length)
    away.be('there')
    const resumed = await house.tuneIn()
    expect(resumed.session().state.kind).not.toBe('ENDED')
  })
})
