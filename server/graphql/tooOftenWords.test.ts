import { expect, it } from 'vitest'
import { tooOftenWords } from './tooOftenWords.ts'

it.each([
  [0.4, 'a second'],
  [1_000, 'a second'],
  [1_001, '2 seconds'],
  [61_000, '61 seconds'],
  [90_001, '2 minutes'],
  [3_599_000, '60 minutes'],
  [5_400_001, '2 hours'],
])('A4 who has to wait for %d ms is told to try again in %s', (wait, words) => {
  expect(tooOftenWords(wait)).toBe(`That is too often. Try again in ${words}.`)
})
