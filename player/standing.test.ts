import { expect, test } from 'vitest'
import { whatIsInconsistent } from './standing.ts'

const right = { turnId: 't1', scoreDelta: 100, livesDelta: 0, score: 100, livesRemaining: 3 }
const wrong = { turnId: 't2', scoreDelta: -50, livesDelta: -1, score: 50, livesRemaining: 2 }
const game = { score: 50, livesRemaining: 2, livesTotal: 3, results: [{ turnId: 't1' }, { turnId: 't2' }] }

test('E13 changes that add up to the score and the lives are consistent', () => {
  expect(whatIsInconsistent([right, wrong], game)).toEqual([])
  expect(whatIsInconsistent([], { score: 0, livesRemaining: 3, livesTotal: 3, results: [] })).toEqual([])
})

test('E13 what does not add up is named, in between and at the end', () => {
  expect(whatIsInconsistent([right, { ...wrong, score: 60 }], game)).toEqual([
    'after t2 the changes come to 50 points and 2 lives, and 60 and 2 were told',
  ])
  expect(whatIsInconsistent([right, wrong], { ...game, livesRemaining: 1 })).toEqual([
    'the changes come to 50 points and 2 lives, and the game has 50 and 1',
  ])
  expect(whatIsInconsistent([right, wrong], { ...game, results: [{ turnId: 't1' }] })).toEqual([
    'the answers t1 t2 were told, and t1 are kept',
  ])
})
