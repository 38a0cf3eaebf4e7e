import { expect, it } from 'vitest'
import { aLaw, muLaw } from './g711.ts'

/** As G.711 says they are to be read. */
function fromMuLaw(code: number): number {
  const bits = ~code & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84
  return bits & 0x80 ? -magnitude : magnitude
}
function fromALaw(code: number): number {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return bits & 0x80 ? magnitude : -magnitude
}

it.each([
  ['mu-law', muLaw, fromMuLaw],
  ['A-law', aLaw, fromALaw],
] as const)('%s comes back within its own steps', (_name, encode, decode) => {
  const samples = Int16Array.from({ length: 65_536 }, (_, at) => at - 32_768)
  for (const [at, code] of encode(samples).entries()) {
    const sample = samples[at] ?? 0
    expect(Math.abs(decode(code) - sample)).toBeLessThanOrEqual(
      Math.max(16, Math.abs(sample) / 16 + 140 * Number(Math.abs(sample) > 32_000)),
    )
  }
})

it('codes the values of the standard', () => {
  expect([...muLaw(Int16Array.of(0, 32_767, -32_768))]).toEqual([0xff, 0x80, 0x00])
  expect([...aLaw(Int16Array.of(0, 32_767, -32_768))]).toEqual([0xd5, 0xaa, 0x2a])
})
