import { afterEach, describe, expect, it } from 'vitest'
import { id, type LineId } from '../core/ids.ts'
import { isStandBy } from '../core/standBy.ts'
import { createStandBys } from './standBys.ts'
import { closeHouses, createHouse } from './testing/house.ts'
import { createPuppetVoice, noisePacket } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

/** A house whose hosts have prepared what they say while something is away. */
function createPreparedHouse() {
  const puppet = createPuppetVoice(10)
  const standBys = createStandBys({ voice: puppet.voice, log: { warn: () => undefined } })
  const house = createHouse({ voice: { ...puppet, voice: standBys.voice }, standBys })
  const sent = () => house.stage.sent.map(({ payload }) => Buffer.from(payload).equals(Buffer.from(noisePacket)))
  return {
    ...house,
    puppet,
    /** Of the packets sent since the last time: how many were static, and how many somebody's voice. */
    heard() {
      const packets = sent().slice(this.before)
      this.before = house.stage.sent.length
      const hiss = packets.filter(Boolean).length
      return { hiss, voice: packets.length - hiss }
    },
    before: 0,
  }
}

describe('E14 in the medium', () => {
  it('a writer that is away is static and a host who asks for patience, with no voice provider needed for it', async () => {
    const house = createPreparedHouse()
    const show = await house.atPause()
    await settled()
    house.puppet.failNext(1000)
    await show.say('open the gate')
    house.heard()
    await house.clock.pass(2900)
    expect(house.heard(), 'nothing yet: hosts may think').toEqual({ hiss: 0, voice: 0 })
    await house.clock.pass(1000)
    const { hiss, voice } = house.heard()
    expect(voice, 'a whole stand-by').toBe(10)
    expect(hiss, 'and static after it').toBeGreaterThan(20)
    expect(house.last('SignalWeak')?.fault.service).toBe('WRITER')
    const { line, voiced } = house.last('LineStarted') ?? {}
    expect(isStandBy(line?.text ?? '')).toBe(true)
    expect(voiced).toBe(true)

    await show.ready(line?.id ?? id<LineId>(''))
    await house.clock.pass(2000)
    expect(house.heard(), 'static for as long as nobody speaks').toEqual({ hiss: 100, voice: 0 })
    house.puppet.failNext(0)
    house.batch([['Mara', 'The gate is open.'], '...'])
    await house.clock.pass(1000)
    expect(house.heard()).toEqual({ hiss: 0, voice: 10 })
    expect(house.last('SignalBack')).toBeDefined()
  })

  it('a voice that is away is static under the captions', async () => {
    const house = createPreparedHouse()
    const show = await house.atPause()
    house.puppet.failNext(1000)
    await show.say('open the gate')
    house.batch([['Mara', 'The gate is open, and the dog is out.'], '...'])
    await settled()
    expect(house.last('LineStarted')).toMatchObject({ line: { text: 'The gate is open, and the dog is out.' }, voiced: false })
    house.heard()
    await house.clock.pass(1000)
    const { hiss, voice } = house.heard()
    expect(hiss, 'a packet a tick').toBeGreaterThanOrEqual(50)
    expect(voice).toBe(0)
    await show.ready(house.last('LineStarted')?.line.id ?? id<LineId>(''))
    await settled()
    expect(show.session().state.kind).toBe('WAITING_FOR_USER')
    await house.clock.pass(1000)
    expect(house.heard(), "the player's turn is theirs").toEqual({ hiss: 0, voice: 0 })
  })
})
