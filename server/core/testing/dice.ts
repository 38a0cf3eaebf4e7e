/** Mulberry32: small, seeded, and good enough to shuffle events and to break bytes. */
export function createDice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    one: <T>(choices: readonly T[]): T => choices[below(choices.length)] as T,
    /** True once in so many throws. */
    oneIn: (throws: number): boolean => below(throws) === 0,
    bytes: (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256)),
    /** What is given, in pieces of any length from 0 to `longest`. */
    cut<T extends { readonly length: number; slice(from: number, to: number): T }>(
      whole: T,
      longest: number,
    ): T[] {
      const pieces: T[] = []
      for (let at = 0; at < whole.length;) {
        const length = below(longest + 1)
        pieces.push(whole.slice(at, at + length))
        at += length
      }
      return pieces
    },
  }
}

export type Dice = ReturnType<typeof createDice>
