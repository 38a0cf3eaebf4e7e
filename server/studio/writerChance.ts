/** A number from 0 to 2^32 - 1 that is always the same for the same text. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97)
  return (value ^ (value >>> 15)) >>> 0
}

/** A number from 0 up to 1 that the text decides. */
export function chance(seed: string): number {
  return hash(seed) / 2 ** 32
}

/** One of several, decided by the text. @throws {Error} where there is none. */
export function pick<T>(several: readonly T[], seed: string): T {
  const one = several[hash(seed) % several.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** All of them, in an order that the text decides. */
export function shuffled<T>(several: readonly T[], seed: string): readonly T[] {
  return several
    .map((one, index) => ({ one, rank: hash(`${seed} ${index}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
}
