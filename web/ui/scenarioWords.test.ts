import { describe, expect, it } from 'vitest'
import type { StepResult } from '../radio/scenario.ts'
import { intentName, kindName, languageName, livesLeft, seconds, worth } from './scenarioWords.ts'

const wrong: StepResult = {
  turnId: 't1',
  stepNumber: 1,
  at: '2026-11-20T21:00:00.000Z',
  outcome: 'INCORRECT_ANSWER',
  transcript: 'no idea',
  confidence: 0.8,
  language: { code: 'en', confidence: 0.9 },
  intent: null,
  decidedBy: 'MODEL',
  reason: 'That is no name.',
  scoreDelta: -5,
  livesDelta: -1,
}

describe('what a verdict says', () => {
  it('S3 a penalty says what it costs, and nothing else does', () => {
    expect(worth(wrong)).toBe('1 life lost, −5 points')
    expect(worth({ ...wrong, livesDelta: -2, scoreDelta: 0 })).toBe('2 lives lost')
    expect(worth({ ...wrong, outcome: 'CORRECT', livesDelta: 0, scoreDelta: 10 })).toBe('+10 points')
    expect(worth({ ...wrong, outcome: 'UNHEARD', livesDelta: 0, scoreDelta: 0 })).toBe('costs nothing')
    expect(worth({ ...wrong, livesDelta: 0, scoreDelta: 0 })).toBeNull()
  })

  it('S6 lives have words, not only shapes', () => {
    expect(livesLeft(2, 3)).toBe('2 of 3 lives left')
    expect(livesLeft(0, 1)).toBe('0 of 1 life left')
  })

  it('S1 kinds, languages and intents are told in words, those that are new included', () => {
    expect(kindName('SIGNALS')).toBe('Signals')
    expect(kindName('MANNERS' as 'SIGNALS')).toBe('Manners')
    expect(languageName('es')).toBe('Spanish')
    expect(languageName('not a code')).toBe('not a code')
    expect(intentName('order_a_coffee')).toBe('order a coffee')
    expect(seconds(3210)).toBe('3.2 s')
  })
})
