import { expect, test } from 'vitest'
import { median } from './median.ts'

test('the value in the middle, by size and not by name', () => {
  expect(median([])).toBeNull()
  expect(median([100, 9, 20])).toBe(20)
  expect(median([4, 1, 3, 2])).toBe(2)
})
