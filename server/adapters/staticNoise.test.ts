import { Decoder } from '@evan/opus'
import { expect, it } from 'vitest'
import { packetDuration } from '../audio/opus.ts'
import { createStatic } from './staticNoise.ts'

it('E14 static is heard, all the time, and is quieter than a voice', () => {
  const packets = createStatic(2)
  expect(packets).toHaveLength(100)
  const decoder = new Decoder({ channels: 1, sample_rate: 48_000 })
  const levels = packets.map((packet) => {
    expect(packetDuration(packet), 'one tick each').toBe(960)
    const samples = new Int16Array(decoder.decode(packet).slice().buffer)
    const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length
    return 10 * Math.log10(power)
  })
  // The first frames are the codec's own beginning.
  for (const level of levels.slice(2)) {
    expect(level).toBeGreaterThan(-42)
    expect(level).toBeLessThan(-22)
  }
  expect(createStatic(2), 'the same at every start').toEqual(packets)
})
