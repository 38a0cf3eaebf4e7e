import { Encoder } from '@evan/opus'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silencePacket } from '../audio/opus.ts'
import { createDice } from '../core/testing/dice.ts'
import type { Clock } from '../core/ports.ts'
import { createFlite, fliteRate } from '../studio/voiceFlite.ts'
import { createSpeechActivity } from './speechActivity.ts'

/** Time that passes with the packets. */
function createPacketClock(): Clock & { pass(ms: number): void } {
  let now = 1000
  const plans = new Set<{ at: number; call: () => void }>()
  return {
    now: () => now,
    at(at, call) {
      const plan = { at, call }
      plans.add(plan)
      return () => plans.delete(plan)
    },
    pass(ms) {
      now += ms
      for (const plan of [...plans].filter(({ at }) => at <= now)) {
        plans.delete(plan)
        plan.call()
      }
    },
  }
}

const size = fliteRate / 50
const speech = createFlite().speak({ text: 'Wake up, listeners, the truth is on the air.', voice: 'slt', stretch: 1 })
const noise = (length: number, loudness: number) => {
  const dice = createDice(5)
  return Int16Array.from({ length }, () => (dice.below(2001) / 1000 - 1) * loudness)
}

function packets(...parts: readonly Int16Array[]): readonly Uint8Array[] {
  const encoder = new Encoder({ channels: 1, sample_rate: fliteRate, application: 'voip' })
  const samples = Int16Array.from(parts.flatMap((part) => [...part]))
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) =>
    Uint8Array.from(encoder.encode(samples.slice(index * size, (index + 1) * size))),
  )
}

const quiet = packets(noise(fliteRate, 20))
const said = packets(noise(fliteRate, 20), speech)

describe('C7 voice activity', () => {
  const clock = createPacketClock()
  let activity: Awaited<ReturnType<typeof createSpeechActivity>>
  beforeAll(async () => {
    activity = await createSpeechActivity({ clock })
  })
  afterAll(() => activity.close())

  /** A detector, what it has said, and a way to hand it packets as they would come. */
  async function listening() {
    const news: string[] = []
    const detector = activity.detect({ started: () => news.push('started'), stopped: () => news.push('stopped') })
    await new Promise((resolve) => setImmediate(resolve))
    const hear = (some: readonly Uint8Array[]): void => {
      for (const packet of some) {
        clock.pass(20)
        detector.take(packet)
      }
    }
    return { news, detector, hear }
  }

  it('speech starts it once, quiet stops it, and noise does neither', async () => {
    const { news, detector, hear } = await listening()
    hear(packets(noise(fliteRate * 3, 300)))
    expect(news).toEqual([])
    hear(said)
    expect(news).toEqual(['started'])
    hear(quiet)
    expect(news).toEqual(['started', 'stopped'])
    hear(said)
    hear(quiet)
    expect(news).toEqual(['started', 'stopped', 'started', 'stopped'])
    detector.close()
  })

  it('what comes before its decoder is there is heard as well', async () => {
    const news: string[] = []
    const detector = activity.detect({ started: () => news.push('started'), stopped: () => news.push('stopped') })
    for (const packet of said.slice(50, 90)) detector.take(packet)
    await new Promise((resolve) => setImmediate(resolve))
    expect(news).toEqual(['started'])
    detector.close()
  })

  it('packets that stop for good stop it too, by the clock', async () => {
    const { news, detector, hear } = await listening()
    hear(said.slice(0, 90))
    clock.pass(699)
    expect(news).toEqual(['started'])
    clock.pass(400)
    expect(news).toEqual(['started', 'stopped'])
    clock.pass(10_000)
    expect(news).toHaveLength(2)
    detector.close()
  })

  it('a few lost packets do not stop it, silence that is not sent (DTX) counts', async () => {
    const { news, detector, hear } = await listening()
    hear(said.slice(0, 70))
    clock.pass(200)
    hear(said.slice(80))
    expect(news).toEqual(['started'])
    hear(quiet.slice(0, 15))
    expect(news).toEqual(['started'])
    // As libopus goes on: one packet every 400 ms.
    clock.pass(400)
    hear([silencePacket])
    expect(news).toEqual(['started', 'stopped'])
    detector.close()
  })

  it('closed, it says nothing more, and may be closed twice, or by what it says', async () => {
    const { news, detector, hear } = await listening()
    hear(said.slice(0, 90))
    detector.close()
    detector.close()
    hear(quiet)
    clock.pass(5000)
    expect(news).toEqual(['started'])

    let stopped = 0
    const own = activity.detect({ started: () => own.close(), stopped: () => (stopped += 1) })
    await new Promise((resolve) => setImmediate(resolve))
    for (const packet of [...said, ...quiet]) own.take(packet)
    clock.pass(5000)
    expect(stopped).toBe(0)
    activity.detect({ started: () => undefined, stopped: () => undefined }).close()
  })

  it('no bytes that a stranger sends make it throw, and speech is heard after them', async () => {
    const { news, detector, hear } = await listening()
    const dice = createDice(11)
    for (let round = 0; round < 3000; round += 1) {
      const broken = Uint8Array.from(dice.one(said))
      if (broken.length > 0) broken[dice.below(broken.length)] = dice.below(256)
      detector.take(dice.oneIn(2) ? dice.bytes(dice.below(200)) : broken.slice(0, dice.below(broken.length + 1)))
    }
    detector.take(new Uint8Array(0))
    detector.take(new Uint8Array(70_000))
    clock.pass(2000)
    news.length = 0
    hear(packets(noise(fliteRate * 4, 20)))
    news.length = 0
    hear(said)
    expect(news).toEqual(['started'])
    detector.close()
  })
})
