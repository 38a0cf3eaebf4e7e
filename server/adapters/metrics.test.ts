import { describe, expect, it } from 'vitest'
import { id } from '../core/ids.ts'
import type { AnswerOutcome, StepResult } from '../core/programme.ts'
import type { Standing } from '../core/showEvents.ts'
import { createMetrics } from './metrics.ts'
import { sampleScenarioSession } from './storeSamples.ts'

const { programme } = sampleScenarioSession('s1')
const standing: Standing = { score: 50, livesRemaining: 2, livesTotal: 3, phase: 'PLAYING' }

function result(outcome: AnswerOutcome, scoreDelta: number, livesDelta: number): StepResult {
  return {
    ...{ turn: id('t1'), step: 0, at: 1, transcript: 'what they said', confidence: 0.5, language: null },
    ...{ verdict: { outcome, intent: null, reason: 'because', reply: null, by: 'RULE' }, reply: 'Go on.', scoreDelta, livesDelta },
  }
}

/** What the text says of the counters of scenarios, without the comments. */
async function counted({ text }: ReturnType<typeof createMetrics>): Promise<string[]> {
  return (await text()).split('\n').filter((line) => line.startsWith('wakeband_scenario_')).toSorted()
}

describe('metrics', () => {
  it('E16 S3 count for each scenario what answers were, and what they won and cost', async () => {
    const metrics = createMetrics()
    const { meter } = metrics
    const wrong = result('INCORRECT_ANSWER', -25, -1)
    meter.told({ kind: 'ScenarioFinal', result: result('CORRECT', 100, 0), ...standing, seq: 1, at: 1 }, programme)
    meter.told({ kind: 'ScenarioFinal', result: result('UNHEARD', 0, 0), ...standing, seq: 2, at: 2 }, programme)
    for (const seq of [3, 4])
      meter.told({ kind: 'ScenarioPenalty', penalty: 'INCORRECT_ANSWER', result: wrong, ...standing, seq, at: seq }, programme)
    const costsNoLife = result('WRONG_LANGUAGE', 0, 0)
    meter.told({ kind: 'ScenarioPenalty', penalty: 'WRONG_LANGUAGE', result: costsNoLife, ...standing, seq: 5, at: 5 }, programme)

    expect(await counted(metrics)).toEqual([
      'wakeband_scenario_answers_total{scenario="at-the-bakery",outcome="CORRECT"} 1',
      'wakeband_scenario_answers_total{scenario="at-the-bakery",outcome="INCORRECT_ANSWER"} 2',
      'wakeband_scenario_answers_total{scenario="at-the-bakery",outcome="UNHEARD"} 1',
      'wakeband_scenario_answers_total{scenario="at-the-bakery",outcome="WRONG_LANGUAGE"} 1',
      'wakeband_scenario_lives_lost_total{scenario="at-the-bakery",penalty="INCORRECT_ANSWER"} 2',
      'wakeband_scenario_lives_lost_total{scenario="at-the-bakery",penalty="WRONG_LANGUAGE"} 0',
      'wakeband_scenario_points_total{scenario="at-the-bakery",direction="lost",outcome="INCORRECT_ANSWER"} 50',
      'wakeband_scenario_points_total{scenario="at-the-bakery",direction="won",outcome="CORRECT"} 100',
    ])
  })

  it('E17 say nothing of what a player said', async () => {
    const metrics = createMetrics()
    metrics.meter.told({ kind: 'ScenarioFinal', result: result('CORRECT', 100, 0), ...standing, seq: 1, at: 1 }, programme)
    expect(await metrics.text()).not.toContain('what they said')
  })
})
