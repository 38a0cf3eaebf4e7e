import { expect, it } from 'vitest'
import { punctuated } from './earWords.ts'

const words = (text: string): { word: string; start: number; end: number; confidence: number }[] =>
  text.split(' ').map((word) => ({ word, start: 0, end: 0, confidence: 1 }))

it.each([
  ['cut the power', 'Cut the power.'],
  ['can you hear me', 'Can you hear me?'],
  ["yes i am and i'm ready", "Yes I am and I'm ready."],
  ['no', 'No.'],
])('writes %j as people do', (text, written) => {
  expect(punctuated(words(text)).join(' ')).toBe(written)
})

it('writes nothing for nothing', () => {
  expect(punctuated([])).toEqual([])
})
