import { describe, expect, it } from 'vitest'
import { createOggDemuxer, OggError } from './ogg.ts'
import { createOggMux } from './oggMux.ts'
import { OpusError, silencePacket } from './opus.ts'
import { seededBytes } from './testing/seeded.ts'

/** 20 ms packets of these lengths, each with content of its own. */
function packetsOf(...lengths: number[]): Uint8Array[] {
  return lengths.map((length, index) =>
    Uint8Array.from({ length }, (_, at) => (at === 0 ? 0xf8 : (index * 31 + at) & 0xff)),
  )
}

function fileOf(packets: readonly Uint8Array[], perPage: number): Uint8Array {
  const mux = createOggMux({ serial: 7 })
  const pages = [mux.headers()]
  for (let at = 0; at < packets.length; at += perPage)
    pages.push(mux.page(packets.slice(at, at + perPage), at + perPage >= packets.length))
  return joined(pages)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** A page by hand, for what the muxer never writes. */
function page(lacing: readonly number[], body: Uint8Array, flags = 0): Uint8Array {
  const header = new Uint8Array(27)
  header.set(new TextEncoder().encode('OggS'))
  header[5] = flags
  header[26] = lacing.length
  return joined([header, Uint8Array.from(lacing), body])
}

const lengths = [1, 2, 3, 60, 254, 255, 256, 509, 510, 511, 765, 1275, 3]

describe('E12 taking Ogg/Opus apart', () => {
  it.each([1, 2, 5, 50])('gives back what was put in, %i packets a page', (perPage) => {
    const packets = packetsOf(...lengths)
    expect(createOggDemuxer().push(fileOf(packets, perPage))).toEqual(packets)
  })

  it('is indifferent to where the bytes are cut', () => {
    const packets = packetsOf(...lengths)
    const file = fileOf(packets, 4)
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seededBytes(seed)
      const demuxer = createOggDemuxer()
      const out: Uint8Array[] = []
      for (let at = 0; at < file.length;) {
        const length = 1 + (random() % (seed % 2 === 0 ? 7 : 300))
        out.push(...demuxer.push(file.subarray(at, at + length)))
        at += length
      }
      expect(out).toEqual(packets)
    }
  })

  it('gives a packet with its last byte, and does not wait for the end of the page', () => {
    const packets = packetsOf(40, 50, 60)
    const file = fileOf(packets, 3)
    const demuxer = createOggDemuxer()
    const before = file.length - 60 - 50
    expect(demuxer.push(file.subarray(0, before - 1))).toEqual([])
    expect(demuxer.push(file.subarray(before - 1, before))).toEqual([packets[0]])
    expect(demuxer.push(file.subarray(before, before + 50))).toEqual([packets[1]])
  })

  it('puts together a packet that spans three pages', () => {
    const body = Uint8Array.from({ length: 600 }, (_, at) => at & 0xff)
    const file = joined([
      createOggMux({ serial: 7 }).headers(),
      page([255], body.subarray(0, 255)),
      page([255], body.subarray(255, 510), 1),
      page([90, 3], joined([body.subarray(510), silencePacket]), 1),
    ])
    for (const step of [1, 100, file.length]) {
      const demuxer = createOggDemuxer()
      const out: Uint8Array[] = []
      for (let at = 0; at < file.length; at += step) out.push(...demuxer.push(file.subarray(at, at + step)))
      expect(out).toEqual([body, silencePacket])
    }
  })

  it('keeps packets as they were, whatever becomes of the bytes that came', () => {
    const [packet = new Uint8Array(0)] = packetsOf(100)
    const file = fileOf([packet], 1)
    const out = createOggDemuxer().push(file)
    file.fill(0)
    expect(out).toEqual([packet])
  })

  it.each([
    ['an empty page', [page([], new Uint8Array(0))], []],
    ['a page of another kind of stream', [new TextEncoder().encode('RIFF....WAVE')], OggError],
    [
      'a later version',
      [Uint8Array.from([0x4f, 0x67, 0x67, 0x53, 1, ...Array<number>(30).fill(0)])],
      OggError,
    ],
    [
      'Vorbis',
      [page([30], joined([new TextEncoder().encode('\u0001vorbis'), new Uint8Array(23)]))],
      OggError,
    ],
    [
      'a stream without tags',
      [createOggMux({ serial: 1 }).headers().subarray(0, 47), page([3], silencePacket)],
      OggError,
    ],
    ['a lost page', [page([255], new Uint8Array(255)), page([3], silencePacket)], OggError],
  ] as const)('%s', (_name, parts, outcome) => {
    const demuxer = createOggDemuxer()
    const run = (): Uint8Array[] => parts.flatMap((part) => demuxer.push(part))
    if (outcome === OggError) expect(run).toThrow(OggError)
    else expect(run()).toEqual(outcome)
  })

  it('holds no more than one packet can have', () => {
    const demuxer = createOggDemuxer()
    demuxer.push(createOggMux({ serial: 1 }).headers())
    const endless = page(Array<number>(255).fill(255), new Uint8Array(255 * 255))
    expect(() => demuxer.push(endless)).toThrow(OggError)
  })

  it('throws nothing but its own error, whatever comes', () => {
    const file = fileOf(packetsOf(...lengths), 4)
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = seededBytes(seed)
      const broken = file.slice()
      for (let count = 1 + (random() % 8); count > 0; count -= 1)
        broken[(random() * 256 + random()) % broken.length] = random()
      try {
        createOggDemuxer().push(broken)
        createOggDemuxer().push(Uint8Array.from({ length: 200 }, random))
      } catch (error) {
        expect(error).toBeInstanceOf(OggError)
      }
    }
  })
})

describe('putting Ogg/Opus together', () => {
  it('writes the pages that RFC 3533 and RFC 7845 ask for', () => {
    const mux = createOggMux({ serial: 0x01020304, channels: 2, preSkip: 312, inputSampleRate: 16_000 })
    const headers = new DataView(mux.headers().buffer)
    expect([headers.getUint8(5), headers.getUint32(14, true), headers.getUint32(18, true)]).toEqual([
      2, 0x01020304, 0,
    ])
    expect([headers.getUint8(37), headers.getUint16(38, true), headers.getUint32(40, true)]).toEqual([
      2, 312, 16_000,
    ])
    const first = new DataView(mux.page(packetsOf(10, 10)).buffer)
    const last = new DataView(mux.page(packetsOf(10), true).buffer)
    expect([first.getUint8(5), first.getBigUint64(6, true), first.getUint32(18, true)]).toEqual([0, 1920n, 2])
    expect([last.getUint8(5), last.getBigUint64(6, true), last.getUint32(18, true)]).toEqual([4, 2880n, 3])
  })

  it('checks the sum of a page as libogg does', () => {
    const view = new DataView(createOggMux({ serial: 0 }).page([silencePacket]).buffer)
    expect(view.getUint32(22, true)).toBe(referenceSum(new Uint8Array(view.buffer)))
  })

  it('refuses what is no packet, and what does not fit on a page', () => {
    const mux = createOggMux({ serial: 1 })
    expect(() => mux.page([new Uint8Array(0)])).toThrow(OpusError)
    expect(() => mux.page(Array<Uint8Array>(256).fill(silencePacket))).toThrow(RangeError)
  })
})

describe('the end of a stream', () => {
  const mux = createOggMux({ serial: 1 })
  const bytes = Uint8Array.of(...mux.headers(), ...mux.page([silencePacket, silencePacket], true))

  it('is told from one that breaks off', () => {
    const whole = createOggDemuxer()
    expect(whole.push(bytes)).toHaveLength(2)
    expect(() => whole.end()).not.toThrow()
    const cut = createOggDemuxer()
    expect(cut.push(bytes.subarray(0, -1))).toHaveLength(1)
    expect(() => cut.end()).toThrow(OggError)
  })

  it('gives what came before the damage, and then says so', () => {
    const demuxer = createOggDemuxer()
    expect(demuxer.push(Uint8Array.of(...bytes, ...new TextEncoder().encode('this is no page')))).toHaveLength(2)
    expect(() => demuxer.push(bytes)).toThrow(OggError)
    expect(() => demuxer.end()).toThrow(OggError)
  })
})

/**
 * The remainder of the page, as a polynomial over GF(2), bit by bit: what the table of the muxer stands for.
 */
function referenceSum(bytes: Uint8Array): number {
  const zeroed = bytes.slice()
  zeroed.fill(0, 22, 26)
  let remainder = 0n
  for (const byte of [...zeroed, 0, 0, 0, 0])
    for (let bit = 7; bit >= 0; bit -= 1) {
      remainder = (remainder << 1n) | BigInt((byte >> bit) & 1)
      if (remainder & (1n << 32n)) remainder ^= 0x104c11db7n
    }
  return Number(remainder)
}
