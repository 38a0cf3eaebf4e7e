import { expect, it } from 'vitest'
import { wavHeader } from './wav.ts'

it.each([
  ['pcm16', 1, 2],
  ['alaw', 6, 1],
  ['mulaw', 7, 1],
] as const)('the header of %s says what follows', (coding, tag, bytes) => {
  const view = new DataView(wavHeader(coding, 16_000, 1000).buffer)
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([1036, 1000])
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([
    tag,
    1,
    16_000,
  ])
  expect([view.getUint32(28, true), view.getUint16(32, true), view.getUint16(34, true)]).toEqual([
    16_000 * bytes,
    bytes,
    bytes * 8,
  ])
})
