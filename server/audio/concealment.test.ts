import { Decoder, Encoder } from '@evan/opus'
import { describe, expect, it } from 'vitest'
import { createConcealment } from './concealment.ts'
import { packetDuration } from './opus.ts'
import type { RtpPacket } from './rtp.ts'

function packet(sequenceNumber: number, payload: Uint8Array = Uint8Array.of(0x78, sequenceNumber & 0xff), ssrc = 1): RtpPacket {
  return { payloadType: 111, timestamp: 0, marker: false, ssrc, sequenceNumber: sequenceNumber & 0xffff, payload }
}

/** What comes of packets that came in this order, with a frame of no bytes for each that did not. */
function through(packets: readonly RtpPacket[]): number[][] {
  return packets.flatMap(createConcealment()).map((bytes) => [...bytes])
}

describe('E6 what never came', () => {
  it('is a frame of no bytes, so that the time of a word stays as it was', () => {
    expect(through([packet(1), packet(2), packet(5)])).toEqual([[0x78, 1], [0x78, 2], [0x78], [0x78], [0x78, 5]])
    expect(through([packet(65_535), packet(1)]), 'where the numbers run over').toEqual([[0x78, 255], [0x78], [0x78, 1]])
  })

  it('is as long as what went before it, however many frames that had', () => {
    const before = [Uint8Array.of(0xf9, 1, 1), Uint8Array.of(0xfa, 1, 1, 1), Uint8Array.of(0x7b, 3, 1, 1, 1), Uint8Array.of(0x7b, 0xc3, 1, 1, 1, 1, 1, 1, 1)]
    for (const payload of before) {
      const [given, made, next] = [packet(1, payload), packet(3, payload)].flatMap(createConcealment())
      expect(given).toBe(payload)
      expect(packetDuration(made as Uint8Array)).toBe(packetDuration(payload))
      expect(next).toBe(payload)
    }
  })

  it('is nothing at the start, from another source, after more than a second, and of what is no Opus', () => {
    expect(through([packet(900)])).toHaveLength(1)
    expect(through([packet(1), packet(5, undefined, 2)])).toHaveLength(2)
    expect(through([packet(1), packet(53)])).toHaveLength(2)
    expect(through([packet(1), packet(52)])).toHaveLength(52)
    expect(through([packet(1, new Uint8Array(0)), packet(3)])).toEqual([[], [0x78, 3]])
  })

  it('is filled by any decoder with what the sound before it leads to', () => {
    const encoder = new Encoder({ channels: 1, sample_rate: 48_000, application: 'voip' })
    const decoder = new Decoder({ channels: 1, sample_rate: 16_000 })
    const conceal = createConcealment()
    const loudness = (bytes: Uint8Array): number => {
      const samples = new Int16Array(decoder.decode(bytes).slice().buffer)
      expect(samples).toHaveLength(320)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    }
    const levels: number[] = []
    for (let count = 0; count < 20; count += 1) {
      const samples = Int16Array.from({ length: 960 }, (_, at) => 8000 * Math.sin((count * 960 + at) / 50))
      const payload = encoder.encode(samples)
      if (count !== 10) for (const bytes of conceal(packet(count, payload))) levels.push(loudness(bytes))
    }
    expect(levels).toHaveLength(20)
    expect(levels[10]).toBeGreaterThan(4000)
  })
})
