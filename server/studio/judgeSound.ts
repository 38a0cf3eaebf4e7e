/** Whether one word could be the other, misheard: few sounds apart. */
export function soundsLike(one: string, other: string): boolean {
  const [a, b] = [soundOf(one), soundOf(other)]
  const longer = Math.max(a.length, b.length)
  return longer >= 3 && distance(a, b) <= (longer >= 7 ? 2 : longer >= 4 ? 1 : 0)
}

/** A word as it sounds, roughly, in any of three languages: what a recogniser takes for each other is one letter. */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/tsch|tch|dge|sch|sh|ch/g, 'j')
    .replace(/ck|c(?![ei])|qu?|g(?![ei])|k/g, 'k')
    .replace(/c|z/g, 's')
    .replace(/y/g, 'i')
    .replace(/[vw]/g, 'f')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
}

/** Letters to change, add or take away to get from one to the other. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
