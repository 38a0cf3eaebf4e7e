/** The telephone's codes (ITU-T G.711), 8 bits for a 16-bit sample. */

const bias = 0x84
const clip = 32_635

export function muLaw(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => {
    const magnitude = Math.min(Math.abs(sample), clip) + bias
    const exponent = 31 - Math.clz32(magnitude) - 7
    const mantissa = (magnitude >> (exponent + 3)) & 0x0f
    return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
  })
}

export function aLaw(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => {
    const magnitude = (sample < 0 ? ~sample : sample) >> 4
    const exponent = magnitude < 32 ? (magnitude < 16 ? 0 : 1) : 31 - Math.clz32(magnitude) - 3
    const mantissa = exponent < 2 ? magnitude & 0x0f : (magnitude >> (exponent - 1)) & 0x0f
    return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55
  })
}
