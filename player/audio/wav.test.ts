import { expect, test } from 'vitest'
import { wavOf } from './wav.ts'

test('a recording is a WAV file with its samples as they are', async () => {
  const file = wavOf(Int16Array.of(1, -2, 32767).subarray(1), 48_000)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(file.type).toBe('audio/wav')
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
  expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([1, 48_000, 16])
  expect([bytes.readUInt32LE(40), bytes.readInt16LE(44), bytes.readInt16LE(46)]).toEqual([4, -2, 32767])
})
