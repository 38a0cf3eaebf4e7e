import { describe, expect, it } from 'vitest'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { createReorder, packRtp, parseRtp, sequenceDistance, type RtpPacket } from './rtp.ts'

function packet(dice: Dice): RtpPacket {
  return {
    payloadType: dice.below(128),
    sequenceNumber: dice.below(65_536),
    timestamp: dice.below(2 ** 32),
    ssrc: dice.below(2 ** 32),
    marker: dice.oneIn(2),
    payload: dice.bytes(dice.below(60)),
  }
}

function numbered(sequenceNumber: number, ssrc = 1): Uint8Array {
  return packRtp({
    payloadType: 111,
    timestamp: 0,
    marker: false,
    payload: new Uint8Array(3),
    ssrc,
    sequenceNumber: sequenceNumber & 0xffff,
  })
}

/** The same packet as other senders write it: with CSRCs, an extension and padding. */
function adorned(dice: Dice, given: RtpPacket): Uint8Array {
  const plain = packRtp(given)
  const csrcs = dice.below(16)
  const extension = dice.oneIn(2) ? dice.below(5) : -1
  const padding = dice.oneIn(2) ? 1 + dice.below(255) : 0
  const extra = extension < 0 ? [] : [0xbe, 0xde, 0, extension, ...dice.bytes(extension * 4)]
  const tail = padding ? [...new Uint8Array(padding - 1), padding] : []
  const bytes = [...plain.subarray(0, 12), ...dice.bytes(csrcs * 4), ...extra, ...given.payload, ...tail]
  bytes[0] = 0x80 | (padding ? 0x20 : 0) | (extension < 0 ? 0 : 0x10) | csrcs
  return Uint8Array.from(bytes)
}

/** Packets every 20 ms through a network that loses, doubles and delays them by up to `jitterMs`. */
function arrivals(dice: Dice, jitterMs: number, count = 200) {
  const start = dice.one([0, 100, 65_336 + dice.below(200), 65_535, dice.below(65_536)])
  const lossy = dice.one([0, 30, 8, 3])
  const all = Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    if (lossy > 0 && dice.oneIn(lossy)) return []
    const copies = dice.oneIn(15) ? 2 : 1
    return Array.from({ length: copies }, () => ({ index, at: index * 20 + dice.below(jitterMs) }))
  })
  return { start, packets: all.sort((a, b) => a.at - b.at) }
}

describe('RTP from any network', () => {
  it('E6 is parsed back to what was packed, however it was written', () => {
    for (let seed = 1; seed <= 5000; seed += 1) {
      const dice = createDice(seed)
      const given = packet(dice)
      expect(parseRtp(adorned(dice, given)), `seed ${seed}`).toEqual(given)
    }
  })

  it('is none, or lies within its bytes, once some of them are broken or cut off', () => {
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const dice = createDice(seed)
      const whole = adorned(dice, packet(dice))
      for (let flips = dice.below(4); flips > 0; flips -= 1)
        whole[dice.below(Math.min(whole.length, 90))] = dice.below(256)
      const bytes = whole.subarray(0, dice.oneIn(2) ? whole.length : dice.below(whole.length))
      const parsed = parseRtp(bytes)
      if (!parsed) continue
      expect(parsed.payload.byteOffset + parsed.payload.length, `seed ${seed}`).toBeLessThanOrEqual(
        bytes.byteOffset + bytes.length,
      )
      expect(parsed.sequenceNumber >> 16).toBe(0)
    }
  })

  it('E6 comes out in order, once each, soon, and whole where nothing came later than 100 ms', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const dice = createDice(seed)
      const { start, packets } = arrivals(dice, 100)
      const first = packets[0]?.index ?? 0
      const reorder = createReorder()
      const out: number[] = []
      const waiting = new Map<number, number>()
      for (const { index, at } of packets) {
        const fresh = index >= first && !waiting.has(index) && !out.includes(index)
        if (fresh) waiting.set(index, at)
        for (const { sequenceNumber } of reorder.push(numbered(start + index), at)) {
          const given = first + sequenceDistance((start + first) & 0xffff, sequenceNumber)
          out.push(given)
          waiting.delete(given)
        }
        const longest = at - Math.min(at, ...waiting.values())
        if (fresh && longest >= 120) expect.fail(`seed ${seed}: a packet is held for ${longest} ms`)
      }
      const sorted = out.toSorted((a, b) => a - b)
      expect(out, `seed ${seed}: in order`).toEqual(sorted)
      const due = [
        ...new Set(
          packets.map(({ index }) => index).filter((index) => index >= first && !waiting.has(index)),
        ),
      ]
      expect(out, `seed ${seed}: once each, and nothing lost`).toEqual(due.toSorted((a, b) => a - b))
    }
  })

  it('comes out in order and once where it is later than anybody waits', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const dice = createDice(seed)
      const { start, packets } = arrivals(dice, 20 + dice.below(1500))
      const reorder = createReorder({ packets: 1 + dice.below(12), maxWaitMs: 20 + dice.below(300) })
      let before: number | undefined
      for (const { index, at } of packets)
        for (const { sequenceNumber } of reorder.push(numbered(start + index), at)) {
          if (before !== undefined && sequenceDistance(before, sequenceNumber) <= 0)
            expect.fail(`seed ${seed}: out of order`)
          before = sequenceNumber
        }
    }
  })

  it('gives no more than it took, whatever the numbers are', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const dice = createDice(seed)
      const reorder = createReorder()
      let held = 0
      for (let count = 0; count < 200; count += 1) {
        const bytes = dice.oneIn(5)
          ? dice.bytes(dice.below(40))
          : numbered(dice.one([dice.below(40), dice.below(65_536)]), dice.below(2))
        held += (parseRtp(bytes) ? 1 : 0) - reorder.push(bytes, count * dice.below(40)).length
        if (held < 0) expect.fail(`seed ${seed}: more came out than went in`)
      }
    }
  })
})
