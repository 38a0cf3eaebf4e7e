import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Meter } from '../core/ports.ts'

/** Bounds in seconds: what a listener takes for an answer is over by the middle of them. */
const buckets = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10]

/** Prometheus (E16, A5): what clients are told, counted and measured. */
export function createMetrics(): { readonly meter: Meter; text(): Promise<string>; readonly contentType: string } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const turns = new Histogram({
    name: 'wakeband_turn_seconds',
    help: 'From the release of the key to each stage of the answer.',
    labelNames: ['stage'],
    buckets,
    registers,
  })
  const events = new Counter({ name: 'wakeband_events_total', help: 'Events told to clients.', labelNames: ['kind'], registers })
  const faults = new Counter({ name: 'wakeband_faults_total', help: 'Faults of the services a show needs.', labelNames: ['service'], registers })
  const outcomes = new Counter({ name: 'wakeband_shows_ended_total', help: 'Shows that ended.', labelNames: ['outcome'], registers })
  const transcripts = new Counter({ name: 'wakeband_transcripts_total', help: 'Turns of players.', labelNames: ['outcome'], registers })
  const awakened = new Counter({ name: 'wakeband_listeners_moved_total', help: 'Listeners won and lost by reactions.', labelNames: ['direction'], registers })
  const answers = new Counter({ name: 'wakeband_scenario_answers_total', help: 'Answers in scenarios, by what they were.', labelNames: ['scenario', 'outcome'], registers })
  const points = new Counter({ name: 'wakeband_scenario_points_total', help: 'Points won and lost in scenarios.', labelNames: ['scenario', 'direction', 'outcome'], registers })
  const lives = new Counter({ name: 'wakeband_scenario_lives_lost_total', help: 'Lives lost in scenarios.', labelNames: ['scenario', 'penalty'], registers })
  const shows = new Gauge({ name: 'wakeband_shows', help: 'Shows running in this process.', registers })

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    meter: {
      shows: (count) => shows.set(count),
      told(event, programme) {
        events.inc({ kind: event.kind })
        switch (event.kind) {
          case 'TurnMeasured': {
            const { finalTranscriptMs, firstTokenMs, firstAudioMs, firstPacketMs } = event.latency
            const stages = { finalTranscriptMs, firstTokenMs, firstAudioMs, firstPacketMs }
            for (const [stage, ms] of Object.entries(stages)) turns.observe({ stage: stage.slice(0, -2) }, ms / 1000)
            return
          }
          case 'SignalWeak':
            return faults.inc({ service: event.fault.service })
          case 'ShowEnded':
            return outcomes.inc({ outcome: event.outcome })
          case 'FinalTranscript':
            return transcripts.inc({ outcome: event.heard.kind })
          case 'ScoreUpdated':
            return awakened.inc({ direction: event.change < 0 ? 'lost' : 'won' }, Math.abs(event.change))
          case 'ScenarioFinal':
          case 'ScenarioPenalty': {
            const { verdict, scoreDelta, livesDelta } = event.result
            // As many as there are scenario files.
            const scenario = programme.kind === 'scenario' ? programme.scenario.id : ''
            const { outcome } = verdict
            answers.inc({ scenario, outcome })
            if (scoreDelta !== 0) points.inc({ scenario, direction: scoreDelta < 0 ? 'lost' : 'won', outcome }, Math.abs(scoreDelta))
            if (event.kind === 'ScenarioPenalty') lives.inc({ scenario, penalty: event.penalty }, -livesDelta)
            return
          }
          default:
            return
        }
      },
    },
  }
}
