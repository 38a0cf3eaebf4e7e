/** Bytes that look random and are the same at every run: xorshift, 32 bits. */
export function seededBytes(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state = (state ^ (state << 5)) >>> 0
    return state & 0xff
  }
}
