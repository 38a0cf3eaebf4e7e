import { Decoder, Encoder } from '@evan/opus'
import { describe, expect, it } from 'vitest'
import { OpusError, packetDuration, silencePacket } from './opus.ts'
import { seededBytes } from './testing/seeded.ts'

/** RFC 6716, table 2: milliseconds of a frame, in fours, and in twos for the hybrid modes. */
const milliseconds = [
  ...[10, 20, 40, 60, 10, 20, 40, 60, 10, 20, 40, 60],
  ...[10, 20, 10, 20],
  ...[2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20],
]

describe('E12 the length of an Opus packet', () => {
  it('knows all 32 configurations with one, two and any number of frames', () => {
    for (const [config, ms] of milliseconds.entries()) {
      const toc = config << 3
      expect(packetDuration(Uint8Array.of(toc, 1))).toBe(ms * 48)
      expect(packetDuration(Uint8Array.of(toc | 1, 1, 1))).toBe(ms * 96)
      expect(packetDuration(Uint8Array.of(toc | 2, 1, 1, 1))).toBe(ms * 96)
      expect(packetDuration(Uint8Array.of(toc | 2, 252, 0, ...Array<number>(252).fill(1)))).toBe(ms * 96)
      for (let count = 1; count * ms <= 120; count += 1)
        expect(packetDuration(Uint8Array.of(toc | 3, count, ...Array<number>(count).fill(0)))).toBe(
          ms * 48 * count,
        )
    }
  })

  it('agrees with the codec', () => {
    for (const samples of [120, 240, 480, 960, 1920, 2880])
      for (const channels of [1, 2] as const) {
        const encoder = new Encoder({ channels, sample_rate: 48_000, application: 'audio' })
        const packet = encoder.encode(
          new Int16Array(samples * channels).map((_, at) => 8000 * Math.sin(at / 9)),
        )
        expect(packetDuration(packet)).toBe(samples)
      }
  })

  it.each([
    ['no byte at all', []],
    ['code 3 without its count', [0xfb]],
    ['code 3 with no frames', [0xfb, 0]],
    ['more than 120 ms', [0xfb, 7]],
    ['four times 60 ms', [0x1b, 4, 0, 0, 0, 0]],
    ['two equal frames in an odd number of bytes', [0xf9, 1, 2, 3]],
    ['a frame longer than its packet', [0xfa, 9, 1, 2]],
    ['a length of two bytes that has one', [0xfa, 252]],
    ['three equal frames in four bytes', [0xfb, 3, 1, 2, 3, 4]],
    ['more padding than packet', [0xfb, 0x41, 9, 1, 2]],
    ['padding without its length', [0xfb, 0x41, 255]],
    ['frames of any length that are too long', [0xfb, 0x82, 9, 1]],
    ['a frame of more than 1,275 bytes', Array<number>(1277).fill(0xf8)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => packetDuration(Uint8Array.from(bytes))).toThrow(OpusError)
  })

  it('takes what a decoder takes, and throws nothing but its own error', () => {
    const decoder = new Decoder({ channels: 1, sample_rate: 48_000 })
    const decodes = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    let taken = 0
    for (let seed = 1; seed <= 3000; seed += 1) {
      const random = seededBytes(seed)
      const bytes = Uint8Array.from({ length: 1 + (random() % 40) }, random)
      // Few random bytes are a packet of many frames: those are tried on purpose.
      if (seed % 2 === 0) bytes[0] = (bytes[0] ?? 0) | 3
      if (seed % 4 === 0) bytes[1] = (bytes[1] ?? 0) & 0xc7
      let samples: number | undefined
      try {
        samples = packetDuration(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(OpusError)
      }
      expect(samples !== undefined, `seed ${seed}: ${[...bytes].join(' ')}`).toBe(decodes(bytes))
      if (samples === undefined) continue
      taken += 1
      expect(samples).toBe(decoder.last_packet_duration)
    }
    expect(taken).toBeGreaterThan(500)
  })

  it('has a packet of silence that a decoder plays as 20 ms of it', () => {
    expect(packetDuration(silencePacket)).toBe(960)
    const pcm = new Decoder({ channels: 1, sample_rate: 48_000 }).decode(silencePacket)
    expect(pcm).toHaveLength(1920)
    expect(pcm.every((byte) => byte === 0)).toBe(true)
  })
})
