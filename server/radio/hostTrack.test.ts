import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseRtp, type RtpPacket } from '../audio/rtp.ts'
import { createHostTrack, type HostTrack, type PacketSource, type Played } from './hostTrack.ts'
import { createPacer } from './pacer.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

const [ms10, ms20, ms60] = [0xf0, 0xf8, 0x18]
const noise = [Uint8Array.of(ms20, 0xaa), Uint8Array.of(ms20, 0xbb)]

/** So many packets of one length, by their TOC byte; the rest can come later. */
function line(toc: number, count: number, finished = true) {
  const packets: Uint8Array[] = []
  const more = (many: number) => void packets.push(...Array.from({ length: many }, (_, mark) => Uint8Array.of(toc, mark)))
  more(count)
  let complete = finished
  const source: PacketSource = {
    next: () => packets.shift(),
    get finished() {
      return complete && packets.length === 0
    },
  }
  return { source, more, finish: () => void (complete = true) }
}

let clock: ReturnType<typeof createSimulatedClock>
let pacer: ReturnType<typeof createPacer>
let sent: (RtpPacket & { readonly at: number })[]
let played: Played[]
let begun: number
beforeEach(() => {
  clock = createSimulatedClock(0)
  pacer = createPacer({ clock })
  sent = []
  played = []
  begun = 0
})
afterEach(() => pacer.close())

/** Where the packets of a seat end up. */
const seat = (ssrc = 7) => ({
  payloadType: 100,
  ssrc,
  send: (rtp: Uint8Array) => void sent.push({ ...parseRtp(rtp)!, at: clock.now() }),
})

function trackFrom(timestamp = 0, sequenceNumber = 0): HostTrack {
  const track = createHostTrack({ pacer, start: { timestamp, sequenceNumber }, noise })
  track.sendTo(seat())
  return track
}

function play(track: HostTrack, source: PacketSource): void {
  track.play(source, { firstPacket: () => void (begun += 1), spoken: (line) => void played.push(line) })
}

/** From one packet to the next, in samples and in milliseconds. */
const steps = () => sent.slice(1).map((packet, index) => (packet.timestamp - sent[index]!.timestamp) >>> 0)
const waits = () => sent.slice(1).map((packet, index) => packet.at - sent[index]!.at)
const markers = () => sent.flatMap(({ marker }, index) => (marker ? [index] : []))

describe('E12 packets of any length go out in their time', () => {
  it.each([
    ['60 ms: one every third tick', ms60, 5, 2880, [60, 60, 60, 60], 300],
    ['20 ms: one a tick', ms20, 5, 960, [20, 20, 20, 20], 100],
    ['10 ms: two a tick', ms10, 5, 480, [0, 20, 0, 20], 50],
  ])('of %s', async (_length, toc, count, samples, expected, durationMs) => {
    play(trackFrom(), line(toc, count).source)
    await clock.pass(1000)
    expect(steps()).toEqual(Array.from({ length: 4 }, () => samples))
    expect(waits()).toEqual(expected)
    expect(markers()).toEqual([0])
    expect(begun).toBe(1)
    expect(played).toEqual([{ rtpTimestamp: sent.at(-1)?.timestamp, durationMs }])
  })

  it('and the line ends with its last packet, not with the time that it lasts (E10)', async () => {
    play(trackFrom(), line(ms60, 2).source)
    await clock.pass(60)
    expect(sent).toHaveLength(2)
    expect(played).toHaveLength(1)
  })
})

describe('E12 the time of the stream', () => {
  it('where the voice is too slow: jumps over the silence, and the next packet is marked', async () => {
    const track = trackFrom()
    const slow = line(ms20, 3, false)
    play(track, slow.source)
    await clock.pass(100)
    expect(sent).toHaveLength(3)
    slow.more(2)
    slow.finish()
    await clock.pass(100)
    expect(steps()).toEqual([960, 960, 4 * 960, 960])
    expect(waits()).toEqual([20, 20, 80, 20])
    expect(markers()).toEqual([0, 3])
    expect(track.underruns, 'once, however long it takes').toBe(1)
    expect(sent.map(({ sequenceNumber }) => sequenceNumber), 'nothing was lost').toEqual([0, 1, 2, 3, 4])
    expect(played, 'the silence is not the line').toEqual([{ rtpTimestamp: sent[4]?.timestamp, durationMs: 100 }])
  })

  it('where the voice is just in time: no underrun, and no mark', async () => {
    const track = trackFrom()
    const steady = line(ms20, 1, false)
    play(track, steady.source)
    for (let packet = 0; packet < 5; packet += 1) {
      await clock.pass(19)
      steady.more(1)
      await clock.pass(1)
    }
    expect(steps()).toEqual([960, 960, 960, 960, 960])
    expect(markers()).toEqual([0])
    expect(track.underruns).toBe(0)
  })

  it('wraps at 2^32, and the sequence numbers at 2^16', async () => {
    play(trackFrom(2 ** 32 - 2 * 960, 0xffff), line(ms20, 3).source)
    await clock.pass(1000)
    expect(sent.map(({ timestamp }) => timestamp)).toEqual([2 ** 32 - 960, 0, 960])
    expect(sent.map(({ sequenceNumber }) => sequenceNumber)).toEqual([0xffff, 0, 1])
    expect(played).toEqual([{ rtpTimestamp: 960, durationMs: 60 }])
  })

  it('goes on between lines, and each line begins with a mark', async () => {
    const track = trackFrom()
    play(track, line(ms20, 2).source)
    await clock.pass(500)
    expect(track.sentMs, 'nothing is on the air').toBe(0)
    play(track, line(ms20, 2).source)
    await clock.pass(500)
    expect(steps()).toEqual([960, (sent[2]!.at - sent[1]!.at) * 48, 960])
    expect(markers()).toEqual([0, 2])
  })
})

describe('a track', () => {
  it('E9 E10 without a seat lets the time of a line pass, and names no packet', async () => {
    const track = trackFrom()
    track.sendTo(undefined)
    play(track, line(ms20, 10).source)
    await clock.pass(179)
    expect(played).toEqual([])
    await clock.pass(1)
    expect(played).toEqual([{ rtpTimestamp: null, durationMs: 200 }])
    expect(begun).toBe(1)
    expect(sent).toEqual([])
  })

  it('E5 goes to another seat in the middle of a line, in sequence', async () => {
    const track = trackFrom()
    play(track, line(ms20, 4).source)
    await clock.pass(20)
    track.sendTo(seat(8))
    await clock.pass(100)
    expect(sent.map(({ ssrc }) => ssrc)).toEqual([7, 7, 8, 8])
    expect(sent.map(({ sequenceNumber }) => sequenceNumber)).toEqual([0, 1, 2, 3])
  })

  it('E7 that is stopped sends no further packet, and says nothing of the line', async () => {
    const track = trackFrom()
    play(track, line(ms20, 10).source)
    await clock.pass(40)
    expect(track.sentMs).toBe(60)
    track.stop()
    expect(track.sentMs).toBe(0)
    await clock.pass(1000)
    expect(sent).toHaveLength(3)
    expect(played).toEqual([])
  })

  it('plays one line at a time: the next one takes the place of the one that is on', async () => {
    const track = trackFrom()
    play(track, line(ms60, 10).source)
    await clock.pass(20)
    play(track, line(ms20, 2).source)
    await clock.pass(1000)
    expect(sent.map(({ payload }) => payload[0])).toEqual([ms60, ms20, ms20])
    expect(played).toMatchObject([{ durationMs: 40 }])
  })
})

describe('E14 static', () => {
  const heard = () => sent.map(({ payload }) => payload[1])

  it('fills the air wherever no voice is, in the time of the stream, and ends when it is told to', async () => {
    const track = trackFrom()
    track.hiss(true)
    await clock.pass(60)
    play(track, line(ms60, 2).source)
    await clock.pass(160)
    track.hiss(false)
    await clock.pass(1000)
    expect(heard()).toEqual([0xaa, 0xbb, 0xaa, 0xbb, 0, 1, 0xaa, 0xbb])
    expect(steps(), 'no packet over another, and no hole').toEqual([960, 960, 960, 960, 2880, 2880, 960])
    expect(markers(), 'a line begins with a mark').toEqual([0, 4])
    expect(sent.map(({ sequenceNumber }) => sequenceNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(played, 'static is not the line').toEqual([{ rtpTimestamp: sent[5]?.timestamp, durationMs: 120 }])
  })

  it('takes the place of a voice that breaks off for more than half a second, and gives way when it comes back', async () => {
    const track = trackFrom()
    const slow = line(ms20, 2, false)
    play(track, slow.source)
    await clock.pass(540)
    expect(heard()).toEqual([0, 1])
    await clock.pass(40)
    expect(heard().slice(2)).toEqual([0xaa, 0xbb])
    slow.more(1)
    slow.finish()
    await clock.pass(1000)
    expect(heard().slice(4)).toEqual([0])
    expect(played).toMatchObject([{ durationMs: 60 }])
  })

  it('without a seat goes nowhere, and a track that is closed has none', async () => {
    const track = trackFrom()
    track.sendTo(undefined)
    track.hiss(true)
    await clock.pass(100)
    track.sendTo(seat())
    await clock.pass(20)
    expect(heard()).toHaveLength(1)
    track.close()
    await clock.pass(100)
    expect(heard()).toHaveLength(1)
  })
})
