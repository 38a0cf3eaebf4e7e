import { describe, expect, it } from 'vitest'
import { scenarioOf, scenarioTold, type ScenarioView, type StepResult } from './scenario.ts'
import type { StreamEvent } from './view.ts'

const at = '2026-11-20T21:00:00.000Z'
const full = { score: 0, livesRemaining: 3, livesTotal: 3, phase: 'PLAYING' } as const
const right: StepResult = {
  at,
  turnId: 't1',
  stepNumber: 1,
  outcome: 'CORRECT',
  transcript: 'yes',
  confidence: 0.9,
  language: null,
  intent: 'has_papers',
  decidedBy: 'RULE',
  reason: 'That is what was asked for.',
  scoreDelta: 100,
  livesDelta: 0,
}
const wrong: StepResult = {
  ...right,
  turnId: 't2',
  outcome: 'WRONG_LANGUAGE',
  scoreDelta: -30,
  livesDelta: -1,
}
const partial = {
  __typename: 'ScenarioPartial',
  seq: 5,
  at,
  ...full,
  turnId: 't1',
  text: 'yes',
  confidence: 0.9,
  intent: 'has_papers',
  satisfied: true,
} as const
const final = {
  __typename: 'ScenarioFinal',
  seq: 7,
  at,
  ...full,
  score: 100,
  scoreDelta: 100,
  livesDelta: 0,
  result: right,
} as const
const transcript = {
  __typename: 'FinalTranscript',
  seq: 6,
  at,
  turnId: 't1',
  typed: false,
  turnOutcome: 'WORDS',
  finalText: 'yes',
  finalConfidence: 0.9,
} as const

function fresh(): ScenarioView {
  return scenarioOf({
    __typename: 'ScenarioProgramme',
    scenario: {
      id: 'checkpoint',
      title: 'Checkpoint',
      kind: 'CHECKPOINT',
      language: 'en',
      level: 'B1',
      summary: 'A bridge.',
      lives: 3,
      stepsTotal: 2,
      understandsSpeech: true,
      host: { name: 'Vale', role: 'sergeant' },
    },
    ...full,
    stepsTotal: 2,
    judging: false,
    step: { id: 'papers', number: 1, says: 'Papers?', hint: 'You have them.' },
    results: [],
  })
}

const after = (...events: readonly StreamEvent[]) => events.reduce(scenarioTold, fresh())

describe('a game as its events tell it', () => {
  it('S2 every event carries the standing, and the view has it', () => {
    const penalty = {
      __typename: 'ScenarioPenalty',
      seq: 8,
      at,
      ...full,
      livesRemaining: 2,
      penalty: 'WRONG_LANGUAGE',
      scoreDelta: 0,
      livesDelta: -1,
      result: wrong,
    } as const
    expect(after(final)).toMatchObject({
      score: 100,
      livesRemaining: 3,
      last: { kind: 'final', result: right },
    })
    expect(after(penalty)).toMatchObject({
      livesRemaining: 2,
      last: { kind: 'penalty', penalty: 'WRONG_LANGUAGE' },
    })
    expect(after(final, final).results).toEqual([right])
  })

  it('S4 words that end the turn by themselves are to be seen until the next question', () => {
    const ready = {
      __typename: 'ScenarioReady',
      seq: 8,
      at,
      ...full,
      stepNumber: 2,
      says: 'From where?',
      stepHint: 'The city.',
    } as const
    expect(after(partial, transcript, final).partial).toMatchObject({ intent: 'has_papers', satisfied: true })
    expect(after(partial, transcript, final, ready)).toMatchObject({
      partial: null,
      step: { number: 2, hint: 'The city.' },
    })
    expect(after({ ...partial, satisfied: false }, transcript).partial).toBeNull()
  })

  it('S3 an answer that could not be judged is no penalty', () => {
    const fault = { service: 'WRITER', message: 'The judge is away.', retryable: true } as const
    const error = { __typename: 'ScenarioError', seq: 7, at, ...full, turnId: 't1', fault } as const
    const game = after(transcript, error)
    expect(game).toMatchObject({
      judging: false,
      livesRemaining: 3,
      last: { kind: 'error', message: 'The judge is away.' },
    })
  })

  it('S6 a reset is the first step, with nothing judged', () => {
    const reset = { __typename: 'ScenarioReset', seq: 9, at, ...full } as const
    expect(after(final, reset)).toMatchObject({
      score: 0,
      results: [],
      last: null,
      step: { number: 1, ready: false },
    })
  })
})
