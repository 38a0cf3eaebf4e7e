import { Decoder, Encoder } from '@evan/opus'
import { describe, expect, it } from 'vitest'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { OpusError, packetDuration } from './opus.ts'

const lengths = [120, 240, 480, 960, 1920, 2880]

/** Real packets of every length, of noise and of silence. */
function encoded(): Uint8Array[] {
  const dice = createDice(1)
  return ([1, 2] as const).flatMap((channels) => {
    const encoder = new Encoder({ channels, sample_rate: 48_000, application: 'audio' })
    return lengths.map((samples) =>
      encoder.encode(new Int16Array(samples * channels).map(() => dice.below(8000) - 4000)),
    )
  })
}

/** One or several of its bytes are others, some are missing, or some come on top; the head is hit more often than not. */
function damaged(dice: Dice, packet: Uint8Array): Uint8Array {
  const head = dice.one([1, 2, 4, packet.length])
  const bytes = packet.slice(0, dice.oneIn(3) ? dice.below(packet.length + 1) : packet.length)
  for (let flips = dice.below(4); flips > 0 && bytes.length > 0; flips -= 1)
    bytes[dice.below(Math.min(head, bytes.length))] = dice.below(256)
  return dice.oneIn(4) ? Uint8Array.from([...bytes, ...dice.bytes(dice.below(1300))]) : bytes
}

describe('E12 damaged Opus packets', () => {
  it('have the length that the codec gives them, or are none for both', () => {
    const packets = encoded()
    const decoder = new Decoder({ channels: 1, sample_rate: 48_000 })
    const ends = { taken: 0, refused: 0 }
    for (let seed = 1; seed <= 6000; seed += 1) {
      const dice = createDice(seed)
      const bytes = damaged(dice, dice.one(packets))
      // To the decoder no bytes at all are a lost packet, which it fills in.
      if (bytes.length === 0) continue
      let samples: number | null = null
      let decoded: number | null = null
      try {
        samples = packetDuration(bytes)
      } catch (error) {
        if (!(error instanceof OpusError)) throw error
      }
      try {
        decoder.decode(bytes)
        decoded = decoder.last_packet_duration
      } catch {
        decoded = null
      }
      if (samples !== decoded)
        expect.fail(
          `seed ${seed}: ${samples} samples, ${decoded} decoded, of ${[...bytes.subarray(0, 20)].join(' ')}`,
        )
      ends[samples === null ? 'refused' : 'taken'] += 1
    }
    expect(Math.min(ends.taken, ends.refused)).toBeGreaterThan(500)
  })
})
