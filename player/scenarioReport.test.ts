import { expect, test } from 'vitest'
import type { Game, SessionEvent, StepResult } from './api/operations.ts'
import type { PlayerEvent, Utterance } from './playerEvent.ts'
import { createScenarioReport } from './scenarioReport.ts'
import { gameOf } from './testing/puppetServer.ts'

const at = '2026-11-20T21:00:00.000Z'
const spoken: Utterance = { how: 'SPOKEN', text: 'yes' }
const typed: Utterance = { how: 'TYPED', text: 'sure' }
const game = (answered: number) => gameOf(answered) as unknown as Game
const result = (answer: number) => game(answer).results.at(-1) as StepResult

const heard = (event: object): PlayerEvent => ({
  type: 'HEARD',
  event: { seq: 1, at, ...event } as SessionEvent,
})
const transcript = (turnId: string) =>
  heard({
    __typename: 'FinalTranscript',
    turnId,
    turnOutcome: 'WORDS',
    finalText: 'yes',
    finalConfidence: 0.9,
    typed: false,
  })
const final = (answer: number, score = 100 * answer) =>
  heard({
    __typename: 'ScenarioFinal',
    result: result(answer),
    scoreDelta: 100,
    livesDelta: 0,
    score,
    livesRemaining: 3,
    livesTotal: 3,
    phase: 'PLAYING',
  })
const lineHeard: PlayerEvent[] = [
  heard({
    __typename: 'LineStarted',
    voiced: true,
    line: { id: 'l1', speaker: 'Vale', text: 'Well?', messageId: null },
  }),
  {
    type: 'LINE_HEARD',
    lineId: 'l1',
    durationMs: 500,
    reception: { playout: 'PLAYED', playedMs: 500, audibleMs: 400 },
  },
]
const begun: PlayerEvent = { type: 'GAME_STARTED', sessionId: 's1', game: game(0) }
const taken = (turnId: string, utterance: Utterance): PlayerEvent => ({
  type: 'TURN_TAKEN',
  turnId,
  utterance,
})

function reportOf(planned: Utterance[], events: PlayerEvent[]) {
  let now = 0
  const report = createScenarioReport(planned, () => (now += 10))
  events.forEach(report.heed)
  return report
}

test('S4 a turn that ended without its key being released has ended by itself', () => {
  const released: PlayerEvent = { type: 'KEY_RELEASED', turnId: 't1' }
  const events = [begun, ...lineHeard, taken('t1', spoken), transcript('t1'), final(1)]
  const review: PlayerEvent = { type: 'GAME_REVIEWED', game: game(1) }
  const byItself = reportOf([spoken], [...events, review])
  expect(byItself.isDone()).toBe(true)
  expect(byItself.summary()).toMatchObject({
    mode: 'LIVE',
    answers: [
      { said: 'yes', endedByItself: true, answeredMs: 10, judged: { outcome: 'CORRECT', score: 100 } },
    ],
    consistent: true,
    exitCode: 0,
  })
  expect(reportOf([spoken], [...events, released, review]).summary().answers[0]?.endedByItself).toBe(false)
})

test('E13 a score that is not the sum of its changes is a problem', () => {
  const events = [
    begun,
    ...lineHeard,
    taken('t1', typed),
    final(1, 90),
    { type: 'GAME_REVIEWED', game: game(1) } as const,
  ]
  const summary = reportOf([typed], events).summary()
  expect(summary).toMatchObject({ consistent: false, exitCode: 1 })
  expect(summary.problems).toHaveLength(1)
})

test('S6 what was judged before a reset does not count for the sum', () => {
  const reset = heard({
    __typename: 'ScenarioReset',
    score: 0,
    livesRemaining: 3,
    livesTotal: 3,
    phase: 'PLAYING',
  })
  const events = [
    begun,
    ...lineHeard,
    taken('t1', typed),
    final(1),
    reset,
    { type: 'GAME_REVIEWED', game: game(0) } as const,
  ]
  expect(reportOf([typed], events).summary()).toMatchObject({ consistent: true, exitCode: 0 })
})

test('what was never judged, and a host who was never heard, are problems', () => {
  const report = reportOf([spoken], [begun])
  expect(report.isDone()).toBe(false)
  expect(report.summary().problems).toEqual(['no host was heard', '«yes» was never judged'])
})
