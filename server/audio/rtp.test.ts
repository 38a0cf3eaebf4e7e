import { describe, expect, it } from 'vitest'
import { createReorder, packRtp, parseRtp, sequenceDistance } from './rtp.ts'
import { seededBytes } from './testing/seeded.ts'

const packet = {
  payloadType: 111,
  sequenceNumber: 65_535,
  timestamp: 0xfedcba98,
  ssrc: 0x89abcdef,
  marker: true,
  payload: Uint8Array.of(1, 2, 3),
}

function numbered(sequenceNumber: number, ssrc = 1): Uint8Array {
  return packRtp({ ...packet, ssrc, sequenceNumber: sequenceNumber & 0xffff })
}

describe('RTP packets (RFC 3550)', () => {
  it('packs and parses', () => {
    expect(parseRtp(packRtp(packet))).toEqual(packet)
    expect(parseRtp(packRtp({ ...packet, marker: false, payload: new Uint8Array(0) }))).toMatchObject({
      marker: false,
    })
  })

  it('writes network order', () => {
    expect([...packRtp(packet)]).toEqual([
      0x80,
      0x80 | 111,
      255,
      255,
      0xfe,
      0xdc,
      0xba,
      0x98,
      0x89,
      0xab,
      0xcd,
      0xef,
      1,
      2,
      3,
    ])
  })

  it('takes numbers that have run over', () => {
    const packed = packRtp({ ...packet, sequenceNumber: 65_536 + 5, timestamp: 2 ** 32 + 7 })
    expect(parseRtp(packed)).toMatchObject({ sequenceNumber: 5, timestamp: 7 })
  })

  it('steps over CSRCs and extensions and leaves padding out', () => {
    const plain = packRtp(packet)
    const bytes = Uint8Array.from([
      ...[0x80 | 0x20 | 0x10 | 2, ...plain.subarray(1, 12)],
      ...[1, 1, 1, 1, 2, 2, 2, 2],
      ...[0xbe, 0xde, 0, 1, 9, 9, 9, 9],
      ...[...packet.payload, 0, 0, 3],
    ])
    expect(parseRtp(bytes)).toEqual(packet)
  })

  it.each([
    ['too short', packRtp(packet).subarray(0, 11)],
    ['another version', Uint8Array.from(packRtp(packet), (byte, at) => (at === 0 ? 0x40 : byte))],
    ['CSRCs beyond its end', Uint8Array.from(packRtp(packet), (byte, at) => (at === 0 ? 0x8f : byte))],
    [
      'an extension beyond its end',
      Uint8Array.from([...packRtp(packet).subarray(0, 12), 0, 0, 0, 9], (byte, at) =>
        at === 0 ? 0x90 : byte,
      ),
    ],
    [
      'half the head of an extension',
      Uint8Array.from(packRtp(packet).subarray(0, 14), (byte, at) => (at === 0 ? 0x90 : byte)),
    ],
    [
      'more padding than bytes',
      Uint8Array.from([...packRtp(packet), 99], (byte, at) => (at === 0 ? 0xa0 : byte)),
    ],
    ['padding of nothing', Uint8Array.from([...packRtp(packet), 0], (byte, at) => (at === 0 ? 0xa0 : byte))],
  ])('is none: %s', (_name, bytes) => {
    expect(parseRtp(bytes)).toBeUndefined()
  })

  it('survives whatever the network brings', () => {
    for (let seed = 1; seed <= 20_000; seed += 1) {
      const random = seededBytes(seed)
      const bytes = Uint8Array.from({ length: random() % 40 }, random)
      const parsed = parseRtp(bytes)
      if (parsed) expect(parsed.payload.length).toBeLessThanOrEqual(bytes.length - 12)
    }
  })
})

describe('packets that overtake each other', () => {
  function runner(
    options?: Parameters<typeof createReorder>[0],
  ): (numbers: readonly number[], at?: number) => number[] {
    const reorder = createReorder(options)
    return (numbers, at = 0) =>
      numbers
        .flatMap((number) => reorder.push(numbered(number), at))
        .map(({ sequenceNumber }) => sequenceNumber)
  }

  it('go through at once where nothing is wrong, over the end of the numbers', () => {
    expect(runner()([65_533, 65_534, 65_535, 0, 1])).toEqual([65_533, 65_534, 65_535, 0, 1])
  })

  it('are put back in order, once each', () => {
    expect(runner()([65_534, 0, 65_535, 65_535, 0, 2, 1, 1])).toEqual([65_534, 65_535, 0, 1, 2])
  })

  it('are not waited for beyond so many packets', () => {
    const run = runner({ packets: 3, maxWaitMs: 1000 })
    expect(run([1, 3, 4, 5])).toEqual([1])
    expect(run([6])).toEqual([3, 4, 5, 6])
    expect(run([2, 7])).toEqual([7])
  })

  it('are not waited for longer than so many milliseconds', () => {
    const run = runner({ packets: 100, maxWaitMs: 120 })
    expect(run([1, 3], 1000)).toEqual([1])
    expect(run([4], 1119)).toEqual([])
    expect(run([5], 1120)).toEqual([3, 4, 5])
  })

  it('begin anew after a jump and with another source', () => {
    const reorder = createReorder()
    const order = (bytes: Uint8Array): number[] =>
      reorder.push(bytes, 0).map(({ sequenceNumber }) => sequenceNumber)
    expect(order(numbered(10))).toEqual([10])
    expect(order(numbered(12))).toEqual([])
    expect(order(numbered(30_000))).toEqual([12, 30_000])
    expect(order(numbered(30_002))).toEqual([])
    expect(order(numbered(5, 2))).toEqual([30_002, 5])
    expect(order(numbered(6, 2))).toEqual([6])
  })

  it('are given all at once where nobody waits any more, and what they were held for is late', () => {
    const reorder = createReorder({ packets: 100, maxWaitMs: 1000 })
    const order = (numbers: readonly number[]): number[] =>
      numbers.flatMap((number) => reorder.push(numbered(number), 0)).map(({ sequenceNumber }) => sequenceNumber)
    expect([order([1, 3, 6, 5]), reorder.waiting]).toEqual([[1], true])
    expect(reorder.flush().map(({ sequenceNumber }) => sequenceNumber)).toEqual([3, 5, 6])
    expect([reorder.waiting, reorder.flush()]).toEqual([false, []])
    expect(order([2, 4, 7])).toEqual([7])
  })

  it('are dropped where they are none', () => {
    expect(createReorder().push(Uint8Array.of(1, 2, 3), 0)).toEqual([])
  })

  it('come out in order and once, whatever the network does to them', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seededBytes(seed)
      const start = 65_400 + (random() % 200)
      const arrivals: { readonly number: number; readonly at: number }[] = []
      for (let index = 0; index < 300; index += 1) {
        const lost = random() < 12
        const delay = random() % 64
        if (!lost) arrivals.push({ number: start + index, at: index * 20 + delay })
        if (random() < 12) arrivals.push({ number: start + index, at: index * 20 + delay + (random() % 64) })
      }
      arrivals.sort((a, b) => a.at - b.at)
      const reorder = createReorder({ packets: 8, maxWaitMs: 120 })
      const out = arrivals.flatMap(({ number, at }) => reorder.push(numbered(number), at))
      for (const [index, { sequenceNumber }] of out.entries()) {
        const before = out[index - 1]
        if (before) expect(sequenceDistance(before.sequenceNumber, sequenceNumber)).toBeGreaterThan(0)
      }
      expect(out.length).toBeGreaterThan(260)
    }
  })
})

it('the distance of two sequence numbers is the shorter way round', () => {
  expect([sequenceDistance(65_535, 0), sequenceDistance(0, 65_535), sequenceDistance(5, 5)]).toEqual([
    1, -1, 0,
  ])
  expect([sequenceDistance(0, 32_767), sequenceDistance(0, 32_768)]).toEqual([32_767, -32_768])
})
