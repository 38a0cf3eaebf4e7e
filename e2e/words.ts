/** Words in lower case, without punctuation. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z']+/g) ?? []
}

/** How much of what was said was understood: the share of its words that were heard in that order, 0 to 1. */
export function understood(said: string, heard: string): number {
  const [a, b] = [wordsIn(said), wordsIn(heard)]
  // Longest common subsequence: words dropped, added or misheard in between do not count against the others.
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const word of a) {
    const next = [0]
    b.forEach((other, index) => next.push(word === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0)))
    row = next
  }
  return a.length === 0 ? 0 : (row.at(-1) ?? 0) / a.length
}
