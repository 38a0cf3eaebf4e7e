import { expect, test } from 'vitest'
import { isDue, type Manner } from './dueTurn.ts'
import { type Show, unknownShow } from './show.ts'

const typed = { how: 'TYPED', text: 'stop' } as const
const due = (manner: Manner, show: Partial<Show>, since: number | null = null, now = 0) =>
  isDue(typed, manner, { ...unknownShow, ...show }, { handsFree: false, answer: { lines: 1, since }, now })

test('at a pause everything may be said, but in a scenario that is over', () => {
  const standing = { score: 0, livesRemaining: 0, livesTotal: 3, stepNumber: 1, stepsTotal: 6 }
  const state = 'WAITING_FOR_USER'
  expect(due('AT_A_PAUSE', { state })).toBe(true)
  expect(due('AT_A_PAUSE', { state, game: { ...standing, phase: 'PLAYING' } })).toBe(true)
  expect(due('AT_A_PAUSE', { state, game: { ...standing, phase: 'OUT_OF_LIVES' } })).toBe(false)
})

test('E7 into an answer: so long after it began, while it is spoken or written', () => {
  const manner = { intoAnswerMs: 500 }
  expect(due(manner, { state: 'HOST_SPEAKING' }, 1000, 1499)).toBe(false)
  expect(due(manner, { state: 'HOST_SPEAKING' }, 1000, 1500)).toBe(true)
  expect(due(manner, { state: 'PREPARING' }, 1000, 1500)).toBe(true)
  expect(due(manner, { state: 'PREPARING' }, null, 9000)).toBe(false)
  expect(due(manner, { state: 'HOST_SPEAKING', interruptible: false }, 1000, 1500)).toBe(false)
})

test('C7 hands-free, nothing is spoken before the server listens', () => {
  const free = (listening: boolean) =>
    isDue(
      { how: 'SPOKEN', text: 'hello' },
      'AT_A_PAUSE',
      { ...unknownShow, state: 'WAITING_FOR_USER', listening },
      {
        handsFree: true,
        answer: { lines: 0, since: null },
        now: 0,
      },
    )
  expect([free(false), free(true)]).toEqual([false, true])
})
