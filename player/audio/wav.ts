const HEADER = 44
const SAMPLE_BYTES = 2

/**
 * A recording as a file.
 * @param samples Mono.
 * @param rate In Hz.
 * @returns WAV, 16 bits a sample.
 */
export function wavOf(samples: Int16Array, rate: number): Blob {
  const size = samples.length * SAMPLE_BYTES
  const header = Buffer.alloc(HEADER)
  header.write('RIFF', 0)
  header.writeUInt32LE(HEADER - 8 + size, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20) // PCM
  header.writeUInt16LE(1, 22) // one channel
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * SAMPLE_BYTES, 28)
  header.writeUInt16LE(SAMPLE_BYTES, 32)
  header.writeUInt16LE(SAMPLE_BYTES * 8, 34)
  header.write('data', 36)
  header.writeUInt32LE(size, 40)
  // Int16Array is in the order of the machine, which is that of WAV on every machine that Node runs on but s390x.
  return new Blob([header, Uint8Array.from(new Uint8Array(samples.buffer, samples.byteOffset, size))], {
    type: 'audio/wav',
  })
}
