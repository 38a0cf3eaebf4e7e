import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { MediaFigures, MediaMeter, Meter } from '../core/ports.ts'

/** Bounds in seconds: what a listener takes for an answer is over by the middle of them. */
const buckets = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10]

/** Prometheus (E16, A5): what clients are told, counted and measured. */
export function createMetrics(): { readonly meter: Meter & MediaMeter; text(): Promise<string>; readonly contentType: string } {
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
  const steps = new Histogram({
    name: 'wakeband_turn_step_seconds',
    help: 'From each stage of the answer to the next: the first from the release of the key.',
    labelNames: ['stage'],
    buckets,
    registers,
  })
  const media = createMediaHistograms(registers)
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
      reported: media,
      told(event, programme) {
        events.inc({ kind: event.kind })
        switch (event.kind) {
          case 'TurnMeasured': {
            const { finalTranscriptMs, firstTokenMs, firstAudioMs, firstPacketMs } = event.latency
            const stages = { finalTranscriptMs, firstTokenMs, firstAudioMs, firstPacketMs }
            let before = 0
            for (const [name, ms] of Object.entries(stages)) {
              const stage = name.slice(0, -2)
              turns.observe({ stage }, ms / 1000)
              steps.observe({ stage }, Math.max(0, ms - before) / 1000)
              before = ms
            }
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

/** What clients report of their media (E16). Without labels: who it was is nobody's business, and would be no end of series. */
function createMediaHistograms(registers: Registry[]): MediaMeter['reported'] {
  const histogram = (name: string, help: string, bounds: number[]): Histogram =>
    new Histogram({ name: `wakeband_media_${name}`, help, buckets: bounds, registers })
  const shares = [0, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
  // Up to 0.3 s to and fro people talk as in a room; from 0.5 s on they fall into each other's words.
  const roundTrip = histogram('round_trip_seconds', 'To the media server and back.', [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2])
  const jitter = histogram('jitter_seconds', 'How unevenly packets come.', [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2])
  const buffer = histogram('jitter_buffer_seconds', 'How long sound waits in the jitter buffer.', [0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1])
  const loss = histogram('loss_ratio', 'Share of the packets of one report that did not come.', shares)
  const concealed = histogram('concealed_ratio', 'Share of the samples that were made up for lost ones.', shares)
  const rate = histogram('bits_per_second', 'Of what a client receives.', [8e3, 16e3, 24e3, 32e3, 48e3, 64e3, 96e3, 128e3, 256e3])
  const packets = new Counter({ name: 'wakeband_media_packets_total', help: 'Packets for clients, by what they say became of them.', labelNames: ['outcome'], registers })

  function observe(of: Histogram, value: number | null | undefined): void {
    if (value !== null && value !== undefined) of.observe(value)
  }
  const seconds = (ms: number | null | undefined): number | null => (typeof ms === 'number' ? ms / 1000 : null)

  return (figures: MediaFigures) => {
    const { packetsReceived: received, packetsLost: lost } = figures
    observe(roundTrip, seconds(figures.roundTripMs))
    observe(jitter, seconds(figures.jitterMs))
    observe(buffer, seconds(figures.jitterBufferMs))
    observe(concealed, figures.concealed)
    observe(rate, figures.bitsPerSecond)
    if (typeof received !== 'number' || typeof lost !== 'number' || received + lost === 0) return
    loss.observe(lost / (received + lost))
    packets.inc({ outcome: 'received' }, received)
    packets.inc({ outcome: 'lost' }, lost)
  }
}
