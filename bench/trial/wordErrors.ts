import { wordsIn } from '../../e2e/words.ts'

/**
 * Words that were heard wrongly, for each word that was said: substituted, left out and put in (the word error rate).
 * 0 is perfect; it can be more than 1.
 */
export function wordErrors(said: string, heard: string): number {
  const [a, b] = [wordsIn(said), wordsIn(heard)]
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [at, word] of a.entries()) {
    const next = [at + 1]
    b.forEach((other, index) => {
      const same = (row[index] ?? 0) + (word === other ? 0 : 1)
      next.push(Math.min(same, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    })
    row = next
  }
  return a.length === 0 ? 0 : (row.at(-1) ?? 0) / a.length
}
