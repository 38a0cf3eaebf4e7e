import { describe, expect, it } from 'vitest'
import { createPacer } from './pacer.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

describe('E12 the pacer', () => {
  it('ticks every 20 ms for everybody at the same time, however many there are', async () => {
    const clock = createSimulatedClock()
    const pacer = createPacer({ clock })
    const seen: string[] = []
    const leaveA = pacer.join((tick) => seen.push(`a${tick}@${clock.now() - 1_000_000}`))
    await clock.pass(30)
    pacer.join((tick) => seen.push(`b${tick}@${clock.now() - 1_000_000}`))
    await clock.pass(20)
    leaveA()
    await clock.pass(20)
    expect(seen).toEqual(['a1@0', 'a2@20', 'a3@40', 'b3@40', 'b4@60'])
    pacer.close()
  })

  it('does not drift where timers are late: what is due is made up for, tick by tick', async () => {
    const clock = createSimulatedClock()
    let late = 7
    const lateClock = { now: () => clock.now(), at: (at: number, call: () => void) => clock.at(at + late, call) }
    const pacer = createPacer({ clock: lateClock })
    const ticks: number[] = []
    pacer.join((tick) => ticks.push(tick))
    await clock.pass(2007)
    expect(ticks).toHaveLength(101)
    late = 50
    await clock.pass(1000)
    expect(ticks.length).toBeGreaterThanOrEqual(148)
    expect(ticks).toEqual(ticks.map((_, index) => index + 1))
    pacer.close()
  })

  it('does not send a burst after the process was held: a second late is a second later', async () => {
    const clock = createSimulatedClock()
    let hold = 0
    const held = { now: () => clock.now(), at: (at: number, call: () => void) => clock.at(at + hold, call) }
    const pacer = createPacer({ clock: held })
    const at: number[] = []
    pacer.join(() => at.push(clock.now()))
    await clock.pass(100)
    hold = 1000
    await clock.pass(20)
    hold = 0
    await clock.pass(2000)
    const steps = at.slice(1).map((time, index) => time - at[index]!)
    expect(steps.filter((step) => step < 20)).toEqual([])
    pacer.close()
  })

  it('rests while nobody has joined', async () => {
    const clock = createSimulatedClock()
    const pacer = createPacer({ clock })
    let ticks = 0
    const leave = pacer.join(() => (ticks += 1))
    await clock.pass(40)
    leave()
    await clock.pass(10_000)
    expect(ticks).toBe(3)
    pacer.join(() => (ticks += 1))
    await clock.pass(40)
    expect(ticks).toBe(6)
    pacer.close()
  })
})
