import type { AskId, Ms, TurnId } from '../core/ids.ts'
import type { TurnLatency } from '../core/session.ts'
import type { Clock } from '../core/ports.ts'

/** Measures the stages of one answered turn, from the release of the key to the first packet of the answer (E16). */
export interface Stopwatch {
  /** The key is up, or the words were typed: the time of the turn begins. */
  released(turn: TurnId): void
  transcribed(turn: TurnId): void
  asked(turn: TurnId | null, ask: AskId): void
  firstToken(ask: AskId): void
  /** The answer to a turn was decided without the writer: there is no token to wait for. */
  decided(turn: TurnId): void
  firstAudio(): void
  /** The figures, the first time after a release that a packet goes out in answer to it. */
  firstPacket(): TurnLatency | undefined
  /** The answer will not come: the player spoke again, or left. */
  reset(): void
}

type Stage = 'finalTranscriptMs' | 'firstTokenMs' | 'firstAudioMs' | 'firstPacketMs'

export function createStopwatch(clock: Clock): Stopwatch {
  let turn: TurnId | undefined
  let ask: AskId | undefined
  let start: Ms = 0
  let stages: Partial<Record<Stage, Ms>> = {}

  function mark(stage: Stage): void {
    stages[stage] ??= Math.round(clock.now() - start)
  }

  function begin(released: TurnId): void {
    turn = released
    ask = undefined
    start = clock.now()
    stages = {}
  }

  return {
    released: begin,
    transcribed(of) {
      if (turn !== of) begin(of)
      mark('finalTranscriptMs')
    },
    asked(of, id) {
      if (of && of === turn) ask = id
    },
    firstToken(id) {
      if (id === ask) mark('firstTokenMs')
    },
    decided(of) {
      if (of === turn) mark('firstTokenMs')
    },
    firstAudio() {
      if (stages.firstTokenMs !== undefined) mark('firstAudioMs')
    },
    firstPacket() {
      const { finalTranscriptMs, firstTokenMs, firstAudioMs } = stages
      if (!turn || finalTranscriptMs === undefined || firstTokenMs === undefined || firstAudioMs === undefined) return undefined
      mark('firstPacketMs')
      const latency = { turn, finalTranscriptMs, firstTokenMs, firstAudioMs, firstPacketMs: stages.firstPacketMs ?? 0 }
      turn = undefined
      stages = {}
      return latency
    },
    reset() {
      turn = undefined
      stages = {}
    },
  }
}
