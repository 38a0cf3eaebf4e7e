import { describe, expect, it } from 'vitest'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { createOggDemuxer, OggError } from './ogg.ts'
import { createOggMux } from './oggMux.ts'

/** One byte of TOC for 20 ms in one frame, and any content; now and then one of several lacing values. */
function opusPacket(dice: Dice): Uint8Array {
  return Uint8Array.of(0xf8, ...dice.bytes(dice.oneIn(5) ? dice.below(1270) : dice.below(80)))
}

interface Stream {
  readonly packets: readonly Uint8Array[]
  /** The two headers together, then pages of 0 to 5 packets. */
  readonly pages: readonly Uint8Array[]
  readonly bytes: Uint8Array
  /** For each packet where the page that holds it ends. */
  readonly ends: readonly number[]
}

function stream(dice: Dice): Stream {
  const mux = createOggMux({ serial: dice.below(2 ** 32) })
  const packets: Uint8Array[] = []
  const pages = [mux.headers()]
  const ends: number[] = []
  let length = pages[0]?.length ?? 0
  for (let left = 1 + dice.below(6); left > 0; left -= 1) {
    const held = Array.from({ length: dice.below(6) }, () => opusPacket(dice))
    const page = mux.page(held, left === 1)
    length += page.length
    pages.push(page)
    packets.push(...held)
    ends.push(...held.map(() => length))
  }
  return { packets, pages, bytes: joined(pages), ends }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

/** What comes out until the end or the first error; nothing but an OggError is one. */
function demuxed(
  bytes: Uint8Array,
  dice: Dice,
  longest = dice.one([1, 7, 100, 5000]),
): { readonly out: Uint8Array[]; readonly failed: boolean } {
  const demuxer = createOggDemuxer()
  const out: Uint8Array[] = []
  try {
    for (const piece of dice.cut(bytes, longest)) out.push(...demuxer.push(piece))
    return { out, failed: false }
  } catch (error) {
    expect(error).toBeInstanceOf(OggError)
    return { out, failed: true }
  }
}

const hex = (packets: readonly Uint8Array[]): string[] =>
  packets.map((packet) => Buffer.from(packet).toString('hex'))

function holdsOver(seeds: number, check: (dice: Dice) => void): void {
  for (let seed = 1; seed <= seeds; seed += 1)
    try {
      check(createDice(seed))
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
}

describe('E12 the Ogg demuxer and whatever a network brings', () => {
  it('gives a valid stream back byte for byte, wherever it is cut', () => {
    holdsOver(600, (dice) => {
      const { packets, bytes } = stream(dice)
      const { out, failed } = demuxed(bytes, dice)
      expect(failed).toBe(false)
      expect(hex(out)).toEqual(hex(packets))
    })
  })

  it('gives of a stream that ends early what was whole', () => {
    holdsOver(600, (dice) => {
      const { packets, bytes, ends } = stream(dice)
      const length = dice.below(bytes.length)
      const { out, failed } = demuxed(bytes.subarray(0, length), dice)
      expect(failed).toBe(false)
      expect(hex(out)).toEqual(hex(packets.slice(0, out.length)))
      expect(out.length, 'every page that is whole').toBeGreaterThanOrEqual(
        ends.filter((end) => end <= length).length,
      )
    })
  })

  it('lets no broken byte reach back: all before it is intact, and after it there is an OggError or packets', () => {
    holdsOver(400, (dice) => {
      const { packets, bytes, ends } = stream(dice)
      const broken = bytes.slice()
      const at = dice.below(bytes.length)
      for (let flips = 1 + dice.below(4); flips > 0; flips -= 1) {
        const where = at + dice.below(bytes.length - at)
        broken[where] = (broken[where] ?? 0) ^ (1 + dice.below(255))
      }
      // Byte for byte: what is whole in the piece that has the error is lost with it.
      const { out } = demuxed(broken, dice, 1)
      const before = ends.filter((end) => end <= at).length
      expect(hex(out.slice(0, before))).toEqual(hex(packets.slice(0, before)))
      expect(out.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(bytes.length)
    })
  })

  it('gives the packets of the pages that are there where some are lost, doubled or out of order', () => {
    holdsOver(600, (dice) => {
      const { packets, pages } = stream(dice)
      const [headers, ...rest] = pages
      if (!headers) throw new Error('no headers')
      const shuffled = rest.flatMap((page) => dice.one([[page], [page], [page], [], [page, page]]))
      if (shuffled.length > 1 && dice.oneIn(3))
        shuffled.push(...shuffled.splice(dice.below(shuffled.length), 1))
      const { out, failed } = demuxed(joined([headers, ...shuffled]), dice)
      expect(failed).toBe(false)
      const known = new Set(hex(packets))
      expect(hex(out).filter((packet) => !known.has(packet))).toEqual([])
      expect(out.length).toBe(shuffled.reduce((sum, page) => sum + lengthOf(page), 0))
    })
  })

  it('takes no stream without its headers, and none with a page of them missing', () => {
    holdsOver(500, (dice) => {
      const { pages } = stream(dice)
      const [headers = new Uint8Array(0), ...rest] = pages
      const head = headers.indexOf(0x4f, 1)
      const second = Buffer.from(headers).indexOf('OggS', head)
      const without = dice.one([headers.subarray(0, second), headers.subarray(second), new Uint8Array(0)])
      const { out, failed } = demuxed(joined([without, ...rest]), dice)
      expect(out).toEqual([])
      if (rest.some((page) => lengthOf(page) > 0)) expect(failed).toBe(true)
    })
  })

  it('survives bytes of any kind', () => {
    holdsOver(10_000, (dice) => {
      const start = dice.oneIn(4) ? stream(dice).bytes.subarray(0, dice.below(120)) : new Uint8Array(0)
      const pages = Array.from({ length: dice.below(4) }, () => {
        const head = Buffer.concat([Buffer.from('OggS\0'), dice.bytes(22)])
        head[5] = dice.below(8)
        return Buffer.concat([head, dice.bytes(dice.below(300))])
      })
      const bytes = joined([start, ...pages, dice.bytes(dice.below(40))])
      const { out } = demuxed(bytes, dice)
      expect(out.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(bytes.length)
    })
  })

  it('keeps no packet for ever: one that does not end is an error before it is 64 KiB and a page long', () => {
    const head = createOggMux({ serial: 1 }).headers()
    const page = (continued: boolean): Uint8Array => {
      const bytes = new Uint8Array(27 + 255 + 255 * 255).fill(255)
      bytes.set(Buffer.from('OggS\0'))
      bytes[5] = continued ? 1 : 0
      return bytes
    }
    const demuxer = createOggDemuxer()
    expect(demuxer.push(head)).toEqual([])
    expect(() => {
      for (let count = 0; count < 2; count += 1) demuxer.push(page(count > 0))
    }).toThrow(OggError)
  })
})

/** How many packets a whole page holds: lacing values below 255 end one. */
function lengthOf(page: Uint8Array): number {
  return page.subarray(27, 27 + (page[26] ?? 0)).filter((value) => value < 255).length
}
