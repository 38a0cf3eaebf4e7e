/** What begins so is taken. */
export type Container = 'wav' | 'webm' | 'ogg'

const ascii = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
const starts = (...first: readonly number[]) => (bytes: Uint8Array): boolean => first.every((byte, at) => bytes[at] === byte)

/** What people send instead, and how it is told. */
const others: readonly (readonly [name: string, fits: (bytes: Uint8Array) => boolean])[] = [
  ['an MP3 recording', (bytes) => ascii(bytes, 0, 'ID3') || isMpegLayer(bytes, 1)],
  ['an MP2 recording', (bytes) => isMpegLayer(bytes, 2)],
  ['an AAC recording', (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0],
  ['an MP4 recording', (bytes) => ascii(bytes, 4, 'ftyp')],
  ['a FLAC recording', (bytes) => ascii(bytes, 0, 'fLaC')],
  ['an AIFF recording', (bytes) => ascii(bytes, 0, 'FORM') && ascii(bytes, 8, 'AIF')],
  ['an AMR recording', (bytes) => ascii(bytes, 0, '#!AMR')],
  ['a CAF recording', (bytes) => ascii(bytes, 0, 'caff')],
  ['an AU recording', (bytes) => ascii(bytes, 0, '.snd')],
  ['a WMA recording', starts(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)],
  ['an RF64 recording', (bytes) => ascii(bytes, 0, 'RF64') || ascii(bytes, 0, 'BW64')],
  ['an AVI video', (bytes) => ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'AVI ')],
  ['a picture', (bytes) => starts(0x89, 0x50, 0x4e, 0x47)(bytes) || starts(0xff, 0xd8, 0xff)(bytes) || ascii(bytes, 0, 'GIF8')],
  ['a PDF document', (bytes) => ascii(bytes, 0, '%PDF')],
  ['a ZIP archive', starts(0x50, 0x4b, 0x03, 0x04)],
]

/** A frame header of MPEG audio, by its layer's bits: 1 is layer III, 2 layer II. */
function isMpegLayer([first, second = 0]: Uint8Array, layer: number): boolean {
  return first === 0xff && (second & 0xe0) === 0xe0 && ((second >> 1) & 3) === layer
}

/** What these bytes are by their beginning; otherwise how to name to a person what they are, where that can be told. */
export function kindOf(bytes: Uint8Array): { readonly container: Container } | { readonly other: string | undefined } {
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WAVE')) return { container: 'wav' }
  if (starts(0x1a, 0x45, 0xdf, 0xa3)(bytes)) return { container: 'webm' }
  if (ascii(bytes, 0, 'OggS')) return { container: 'ogg' }
  return { other: others.find(([, fits]) => fits(bytes))?.[0] }
}
