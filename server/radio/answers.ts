import { faultOf, refuse, type Fault, type Refusal } from '../core/errors.ts'
import type { Ms, TurnId } from '../core/ids.ts'
import type { SessionEvent } from '../core/machine.ts'
import { playOf } from '../core/plays.ts'
import type { Ear, EarWish, Recordings } from '../core/ports.ts'
import type { StepResult } from '../core/programme.ts'
import type { Heard, Language, Session } from '../core/session.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import type { Usage } from '../core/usage.ts'
import type { Done } from './mailbox.ts'

/** What became of an answer to a step. `invalid` is why a recording was not taken, in a sentence for a person. */
export type Answered =
  | { readonly result: StepResult; readonly session: Session }
  | { readonly refusal: Refusal }
  | { readonly fault: Fault }
  | { readonly invalid: string }

/** Answers in time-stop: what comes in with one request goes out with its verdict (S5). */
export interface Answers {
  /** `step` counts from 0; null is the step that is played. */
  text(text: string, step: number | null): Promise<Answered>
  recording(bytes: Uint8Array, step: number | null): Promise<Answered>
  /** What clients were told: a verdict may be among it that somebody waits for. */
  told(events: readonly ShowEvent[]): void
  close(): void
}

export function createAnswers(deps: {
  readonly ear: Ear
  readonly recordings: Recordings
  readonly wanted: EarWish
  readonly languageOf: (text: string, ofEar: Language | null) => Language | null
  /** The session as it is stored. */
  readonly session: () => Session
  readonly post: (event: (at: Ms) => SessionEvent) => Promise<Done>
}): Answers {
  const { ear, wanted, languageOf, session } = deps
  const waiting = new Map<TurnId, (answered: Answered) => void>()
  const closing = new AbortController()
  /** A recording is being understood. */
  let understanding = false

  async function answer(step: number | null, heard: Heard, usage: Partial<Usage>): Promise<Answered> {
    const done = await deps.post((at) => ({ type: 'stepAnswered', at, step, heard, usage }))
    if ('refusal' in done) return done
    const turn = done.turnId as TurnId
    const { programme } = session()
    if (programme.kind !== 'scenario') return { refusal: refuse('WRONG_PROGRAMME') }
    const result = programme.results.find((past) => past.turn === turn)
    if (result) return { result, session: session() }
    if (programme.judging?.turn !== turn) return { refusal: refuse('STARTED_OVER') }
    if (closing.signal.aborted) return { refusal: refuse('SHOW_CLOSED') }
    return new Promise((answered) => waiting.set(turn, answered))
  }

  function settle(turn: TurnId, answered: Answered): void {
    waiting.get(turn)?.(answered)
    waiting.delete(turn)
  }

  /** Whether an answer would be taken at all: a recording is not sent anywhere for nothing. */
  function refusal(step: number | null): Refusal | undefined {
    const now = session()
    if (now.programme.kind !== 'scenario') return refuse('WRONG_PROGRAMME')
    if (step !== null && step !== now.programme.step) return refuse('STEP_OVER')
    return now.state.kind === 'ENDED' ? refuse('SHOW_ENDED') : playOf(now).refusal(now)
  }

  /** What was understood of a recording is the answer. */
  async function understood(bytes: Uint8Array, step: number | null): Promise<Answered> {
    const read = await deps.recordings.read(bytes)
    if ('refused' in read) return { invalid: read.refused }
    const { recording } = read
    if (!ear.understands(wanted.language)) {
      return { invalid: 'Recordings in this language are not understood here: type the answer.' }
    }
    await deps.post((at) => ({ type: 'answerAwaited', at }))
    try {
      const { text, confidence, language, speech } = await ear.transcribe(recording, wanted, closing.signal)
      const heard: Heard = text
        ? { kind: 'words', text, confidence, typed: false, language: languageOf(text, language) }
        : { kind: speech ? 'unintelligible' : 'silence' }
      return await answer(step, heard, { earSeconds: recording.durationMs / 1000 })
    } catch (error) {
      if (closing.signal.aborted) return { refusal: refuse('SHOW_CLOSED') }
      return { fault: faultOf('EAR', error) }
    }
  }

  return {
    text: (text, step) =>
      answer(step, { kind: 'words', text, confidence: 1, typed: true, language: languageOf(text, null) }, {}),
    async recording(bytes, step) {
      const refused = refusal(step)
      if (refused) return { refusal: refused }
      // A double click is no answer to the next step.
      if (understanding) return { refusal: refuse('JUDGING') }
      understanding = true
      try {
        return await understood(bytes, step)
      } finally {
        understanding = false
      }
    },
    told(events) {
      for (const event of events) {
        if (event.kind === 'ScenarioFinal' || event.kind === 'ScenarioPenalty')
          settle(event.result.turn, { result: event.result, session: session() })
        if (event.kind === 'ScenarioError') settle(event.turn, { fault: event.fault })
        if (event.kind === 'ScenarioReset')
          for (const turn of waiting.keys()) settle(turn, { refusal: refuse('STARTED_OVER') })
      }
    },
    close() {
      closing.abort()
      const fault = session().faults.at(-1)
      // The show went off the air because the judge failed too often, or with the server.
      const last: Answered = fault ? { fault } : { refusal: refuse('SHOW_CLOSED') }
      for (const turn of waiting.keys()) settle(turn, last)
    },
  }
}
