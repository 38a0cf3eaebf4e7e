/** How the samples behind a WAV header are coded. */
export type WavCoding = 'pcm16' | 'mulaw' | 'alaw'

const formats: Record<WavCoding, { readonly tag: number; readonly bytes: number }> = {
  pcm16: { tag: 1, bytes: 2 },
  alaw: { tag: 6, bytes: 1 },
  mulaw: { tag: 7, bytes: 1 },
}

/** For a stream whose length nobody knows yet: the largest that readers take for one. */
const unknownLength = 0x7fffffff

/** The 44 bytes before one channel of audio; `dataBytes` is left out where it is streamed. */
export function wavHeader(coding: WavCoding, sampleRate: number, dataBytes = unknownLength - 36): Uint8Array {
  const { tag, bytes } = formats[coding]
  const header = new Uint8Array(44)
  const view = new DataView(header.buffer)
  const put = (at: number, ascii: string): void => {
    for (let index = 0; index < 4; index += 1) header[at + index] = ascii.charCodeAt(index)
  }
  put(0, 'RIFF')
  view.setUint32(4, dataBytes + 36, true)
  put(8, 'WAVE')
  put(12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, tag, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * bytes, true)
  view.setUint16(32, bytes, true)
  view.setUint16(34, bytes * 8, true)
  put(36, 'data')
  view.setUint32(40, dataBytes, true)
  return header
}
