import { Decoder } from '@evan/opus'
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSfu, type Sfu, tone } from '../testing/sfu.ts'
import { createEars, type Ears } from './ears.ts'
import { type Media, openMedia } from './media.ts'
import { silence } from './mouth.ts'

// The other end is mediasoup itself, without Wakeband's server: what holds here holds of WebRTC, not of one another.

let worker: types.Worker
let sfu: Sfu
let media: Media
let ears: Ears

beforeAll(async () => {
  worker = await createWorker({ logLevel: 'error' })
})
afterAll(() => worker.close())

beforeEach(async () => {
  sfu = await createSfu(worker)
  media = await openMedia(sfu.signalling, () => {})
  await media.resume()
  ears = createEars(media)
})
afterEach(() => {
  ears.close()
  media.close()
  sfu.close()
})

test('a spoken tone arrives as that tone, and no packet before it or after it (E17)', async () => {
  expect(sfu.heard).toHaveLength(0)
  await media.mouth.send(tone(440, 1000))
  await sfu.hears(50)
  await sayLine({ ms: 400 })

  expect(sfu.heard).toHaveLength(50)
  const decoder = new Decoder({ channels: 1, sample_rate: 48_000 })
  const pcm = sfu.heard.flatMap((packet) => [
    ...samplesOf(decoder.decode(packet.subarray(payloadAt(packet)))),
  ])
  expect(hertzOf(pcm.slice(4800, 43_200))).toBeCloseTo(440, -1)
})

test('after a pause the microphone goes on at once, its timestamps without a gap', async () => {
  await media.mouth.send(silence(100))
  await sfu.hears(5)
  await sayLine({ ms: 200 })
  await media.mouth.send(silence(100))
  await sfu.hears(10)
  const times = sfu.heard.map((packet) => packet.readUInt32BE(4))
  expect(times.map((time) => (time - (times[0] ?? 0)) >>> 0)).toEqual(times.map((_, index) => index * 960))
})

test('E10 a line is heard when all of it has left the jitter buffer', async () => {
  const line = await sayLine({ ms: 800 })
  expect(line?.playout).toBe('PLAYED')
  expect(line?.playedMs).toBeGreaterThanOrEqual(780)
  expect(line?.audibleMs).toBeGreaterThan(600)
})

test('E10 a line that lost packets is over when the jitter buffer has run empty', async () => {
  const line = await sayLine({ ms: 1000, drop: (packet) => packet % 5 === 4 && packet < 48 })
  expect(line?.playout).toBe('DRAINED')
  expect(line?.playedMs).toBeLessThan(980)
  const { packetsReceived, packetsLost } = await media.reception()
  expect(packetsReceived).toBe(41)
  expect(packetsLost).toBe(9)
})

test('E10 one line after the other, with a pause between them that RTP time counts', async () => {
  for (const ms of [300, 500, 700]) {
    expect(await sayLine({ ms })).toMatchObject({ playout: 'PLAYED' })
    await media.mouth.send(silence(700))
  }
  const { packetsReceived, playedMs } = await media.reception()
  expect(packetsReceived).toBe(75)
  expect(playedMs).toBeCloseTo(1500, -2)
})

test('E10 what is silent is played, and not audible', async () => {
  const line = await sayLine({ ms: 400, hertz: 0 })
  expect(line).toMatchObject({ playout: 'PLAYED', audibleMs: 0 })
})

test('E7 waiting for a line ends when it is interrupted', async () => {
  const interruption = new AbortController()
  const heard = sayLine({ ms: 60_000, sent: 200, signal: interruption.signal })
  await sfu.lineSent
  interruption.abort()
  expect(await heard).toBeUndefined()
})

test('an answer is timed by the arrival of its first packet, and by the first of it that is heard', async () => {
  const released = Date.now()
  const answer = ears.answer(new AbortController().signal)
  const sending = sayLine({ ms: 300 })
  const sent = (await sfu.firstSent) - released
  const { packetMs, soundMs } = (await answer) ?? { packetMs: 0, soundMs: null }
  // Two clocks of one machine, each rounded to a millisecond.
  expect(packetMs).toBeGreaterThanOrEqual(sent - 2)
  expect(soundMs).toBeGreaterThanOrEqual(packetMs - 2)
  await sending
})

/** Sends a line as the server does and listens to it as the player does. */
async function sayLine(options: {
  ms: number
  sent?: number
  hertz?: number
  drop?: (packet: number) => boolean
  signal?: AbortSignal
}) {
  ears.lineStarted()
  await sfu.send(tone(options.hertz ?? 300, options.sent ?? options.ms), options.drop)
  return ears.lineHeard(options.ms, options.signal ?? new AbortController().signal)
}

function samplesOf(bytes: Uint8Array) {
  return new Int16Array(Uint8Array.from(bytes).buffer)
}

/** By counting how often the wave rises through zero. */
function hertzOf(pcm: number[]) {
  const rises = pcm.filter((sample, at) => at > 0 && sample >= 0 && (pcm[at - 1] ?? 0) < 0).length
  return (rises * 48_000) / pcm.length
}

/** Behind the RTP header and its extensions. */
function payloadAt(packet: Buffer) {
  const start = 12 + 4 * ((packet[0] ?? 0) & 0x0f)
  return (packet[0] ?? 0) & 0x10 ? start + 4 + 4 * packet.readUInt16BE(start + 2) : start
}
