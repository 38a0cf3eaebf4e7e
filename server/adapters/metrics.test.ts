import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { id, type TurnId } from '../core/ids.ts'
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

/** Lines of the text that begin like that, without the comments. */
async function lines({ text }: ReturnType<typeof createMetrics>, beginning: RegExp): Promise<string[]> {
  return (await text()).split('\n').filter((line) => beginning.test(line)).toSorted()
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

    expect(await lines(metrics, /^wakeband_scenario_/)).toEqual([
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

  it('E16 measure every stage of a turn: from the one before, and the release to the first packet as one figure', async () => {
    const metrics = createMetrics()
    const latency = { turn: id<TurnId>('t1'), finalTranscriptMs: 300, firstTokenMs: 700, firstAudioMs: 900, firstPacketMs: 950 }
    metrics.meter.told({ kind: 'TurnMeasured', latency, seq: 1, at: 1 }, programme)
    expect(await lines(metrics, /^wakeband_turn_\w+_sum/)).toEqual([
      'wakeband_turn_seconds_sum{stage="finalTranscript"} 0.3',
      'wakeband_turn_seconds_sum{stage="firstAudio"} 0.9',
      'wakeband_turn_seconds_sum{stage="firstPacket"} 0.95',
      'wakeband_turn_seconds_sum{stage="firstToken"} 0.7',
      'wakeband_turn_step_seconds_sum{stage="finalTranscript"} 0.3',
      'wakeband_turn_step_seconds_sum{stage="firstAudio"} 0.2',
      'wakeband_turn_step_seconds_sum{stage="firstPacket"} 0.05',
      'wakeband_turn_step_seconds_sum{stage="firstToken"} 0.4',
    ])
  })

  it('E16 take round-trip time, jitter and loss as clients report them, and no name of anybody', async () => {
    const metrics = createMetrics()
    const { meter } = metrics
    meter.reported({ roundTripMs: 40, jitterMs: 3, jitterBufferMs: 60, packetsReceived: 490, packetsLost: 10, concealed: 0.015, bitsPerSecond: 33_000 })
    meter.reported({ roundTripMs: 20, jitterMs: null, packetsReceived: 0, packetsLost: 0 })
    meter.reported({})
    expect(await lines(metrics, /^wakeband_media_\w+_(sum|count|total)/)).toEqual([
      'wakeband_media_bits_per_second_count 1',
      'wakeband_media_bits_per_second_sum 33000',
      'wakeband_media_concealed_ratio_count 1',
      'wakeband_media_concealed_ratio_sum 0.015',
      'wakeband_media_jitter_buffer_seconds_count 1',
      'wakeband_media_jitter_buffer_seconds_sum 0.06',
      'wakeband_media_jitter_seconds_count 1',
      'wakeband_media_jitter_seconds_sum 0.003',
      'wakeband_media_loss_ratio_count 1',
      'wakeband_media_loss_ratio_sum 0.02',
      'wakeband_media_packets_total{outcome="lost"} 10',
      'wakeband_media_packets_total{outcome="received"} 490',
      'wakeband_media_round_trip_seconds_count 2',
      'wakeband_media_round_trip_seconds_sum 0.06',
    ])
    const labels = (await metrics.text()).match(/^wakeband_media_\w+\{[^}]*/gm) ?? []
    expect(new Set(labels.flatMap((text) => text.match(/\w+(?==")/g)))).toEqual(new Set(['le', 'outcome']))
  })

  it('E16 are all in docs/decisions/metrics.md, and nothing else is', async () => {
    const metrics = createMetrics()
    const page = await readFile(new URL('../../docs/decisions/metrics.md', import.meta.url), 'utf8')
    const documented = [...page.matchAll(/^\| `(wakeband_\w+)` \|/gm)].map(([, name]) => name)
    const kept = [...(await metrics.text()).matchAll(/^# TYPE (wakeband_\w+)/gm)].map(([, name]) => name)
    expect(new Set(documented)).toEqual(new Set(kept))
    expect(documented).toHaveLength(kept.length)
  })

  it('E17 say nothing of what a player said', async () => {
    const metrics = createMetrics()
    metrics.meter.told({ kind: 'ScenarioFinal', result: result('CORRECT', 100, 0), ...standing, seq: 1, at: 1 }, programme)
    expect(await metrics.text()).not.toContain('what they said')
  })
})
