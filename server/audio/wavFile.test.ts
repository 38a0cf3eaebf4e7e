import { describe, expect, it } from 'vitest'
import { readWav, WavError, wavSamples } from './wavFile.ts'

/** A file of one chunk of format and one of samples, with any other in between. */
function wav(format: number, channels: number, bits: number, data: Uint8Array, between = new Uint8Array(0), sub?: number): Uint8Array {
  const head = Buffer.alloc(sub === undefined ? 16 : 40)
  head.writeUInt16LE(format, 0)
  head.writeUInt16LE(channels, 2)
  head.writeUInt32LE(16_000, 4)
  head.writeUInt16LE((channels * bits) / 8, 12)
  head.writeUInt16LE(bits, 14)
  if (sub !== undefined) head.writeUInt16LE(sub, 24)
  const chunk = (name: string, body: Uint8Array): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(name), length, body, new Uint8Array(body.length % 2)])
  }
  const rest = Buffer.concat([chunk('fmt ', head), between.length > 0 ? chunk('LIST', between) : between, chunk('data', data)])
  return Uint8Array.from(Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), rest]))
}
const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer as ArrayBuffer)

describe('S5 WAV samples of every coding', () => {
  it.each([
    ['8 bits', 1, 8, Uint8Array.of(128, 192, 0)],
    ['16 bits', 1, 16, bytesOf(Int16Array.of(0, 16_384, -32_768))],
    ['24 bits', 1, 24, Uint8Array.of(0, 0, 0, 0, 0, 64, 0, 0, 128)],
    ['32 bits', 1, 32, bytesOf(Int32Array.of(0, 2 ** 30, -(2 ** 31)))],
    ['float', 3, 32, bytesOf(Float32Array.of(0, 0.5, -1))],
    ['double', 3, 64, bytesOf(Float64Array.of(0, 0.5, -1))],
  ])('%s', (_name, format, bits, data) => {
    expect([...wavSamples(readWav(wav(format, 1, bits, data)))]).toEqual([0, 0.5, -1])
    expect([...wavSamples(readWav(wav(0xfffe, 1, bits, data, undefined, format)))]).toEqual([0, 0.5, -1])
  })

  it('two channels become one, whatever stands between format and samples', () => {
    const file = readWav(wav(1, 2, 16, bytesOf(Int16Array.of(16_384, 0, -16_384, 0)), Uint8Array.of(1, 2, 3)))
    expect([...wavSamples(file)]).toEqual([0.25, -0.25])
  })

  it('a float that is no sound is silence or full scale', () => {
    const data = bytesOf(Float32Array.of(Number.NaN, Infinity, -Infinity, 3))
    expect([...wavSamples(readWav(wav(3, 1, 32, data)))]).toEqual([0, 1, -1, 1])
  })

  it.each([
    ['no format', wav(1, 1, 16, new Uint8Array(2)).slice(0, 20)],
    ['no bits', wav(1, 1, 0, new Uint8Array(2))],
    ['no channels', wav(1, 0, 16, new Uint8Array(2))],
    ['no samples', wav(1, 1, 16, new Uint8Array(2)).slice(0, 36)],
  ])('with %s it is none', (_name, bytes) => {
    expect(() => readWav(bytes)).toThrow(WavError)
  })
})
