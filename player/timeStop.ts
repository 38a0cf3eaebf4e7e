import { setTimeout as delay } from 'node:timers/promises'
import type { Api, Upload } from './api/api.ts'
import { ApiFailure } from './api/apiFailure.ts'
import { expectType } from './api/expectType.ts'
import { AnswerStep, Game as CurrentGame, type Game, type StepResult } from './api/operations.ts'
import { wavOf } from './audio/wav.ts'
import type { Tell, Utterance } from './playerEvent.ts'
import type { Voice } from './voice.ts'

/** Plays a scenario turn by turn, over plain HTTP, without media (S5). */
export type TimeStop = {
  /** Answers the step that is due, after what was planned before. */
  plan(utterance: Utterance): void
  /** Has the question told, as it stands; to be called first, and after the game was reset. */
  ask(): Promise<void>
  close(): void
}

/** `waitMs`: it may pass, and until then. */
type Failure = { reason: string; waitMs: number | null }

const RATE = 48_000
/** For what may pass: a service that failed, too many recordings in a minute. */
const ATTEMPTS = 3
const WAIT_MS = 1_000
/** A server that cannot be reached is waited for as long as it would wait for a player (E5). */
const GRACE_MS = 60_000

export function createTimeStop(deps: { api: Api; sessionId: string; voice: Voice; tell: Tell }): TimeStop {
  const { api, sessionId, voice, tell } = deps
  const closing = new AbortController()
  let answering: Promise<void> = Promise.resolve()
  let game: Game | undefined

  const look = async () => {
    const { session } = await api.ask(CurrentGame, { sessionId })
    if (!session) throw new Error('the game is gone')
    game = expectType(session.programme, 'ScenarioProgramme')
    return game
  }

  const send = async ({ how, text }: Utterance, { step, phase }: Game) => {
    // Once it is over, the refusal says so.
    const answer = { sessionId, stepNumber: phase === 'PLAYING' ? step.number : null }
    if (how === 'TYPED') return api.ask(AnswerStep, { input: { ...answer, text } })
    const file = wavOf(await voice.speak(text), RATE)
    const upload: Upload = { place: 'variables.input.recording', file }
    return api.ask(AnswerStep, { input: { ...answer, recording: null } }, upload)
  }

  /** Gives the answer once. @returns why it was not judged; null where it was */
  const attempt = async (utterance: Utterance, start: number, isLost: boolean): Promise<Failure | null> => {
    const before = game ?? (await look())
    const judged = (result: StepResult, now: Game) => {
      game = now
      const tookMs = Math.round(performance.now() - start)
      tell({ type: 'STEP_ANSWERED', utterance, result, game: now, tookMs })
      return null
    }
    // An answer whose reply was lost may have been taken, and must not be given twice (E13).
    const now = isLost ? await look() : before
    const result = now.results[before.results.length]
    if (result) return judged(result, now)
    const { answerStep: answered } = await send(utterance, now)
    if (answered.__typename === 'StepAnswered')
      return judged(answered.result, expectType(answered.session.programme, 'ScenarioProgramme'))
    const reason = `${answered.__typename}: ${answered.message}`
    switch (answered.__typename) {
      case 'RateLimited':
        return { reason, waitMs: answered.retryAfterMs }
      case 'ProviderFailed':
        return { reason, waitMs: answered.retryable ? WAIT_MS : null }
      case 'Refused':
        // The answer before a restart, or this one, is still being dealt with.
        return { reason, waitMs: ['JUDGING', 'SHOW_CLOSED'].includes(answered.code) ? WAIT_MS : null }
      default:
        return { reason, waitMs: null }
    }
  }

  const answer = async (utterance: Utterance) => {
    const start = performance.now()
    let lostAt: number | undefined
    let failures = 0
    while (!closing.signal.aborted && (game?.phase ?? 'PLAYING') === 'PLAYING') {
      const failure = await attempt(utterance, start, lostAt !== undefined).catch((error: unknown): Failure => {
        if (!(error instanceof ApiFailure)) throw error
        lostAt ??= performance.now()
        // Not one of the few attempts: it is the server that is waited for.
        failures = 0
        return { reason: error.message, waitMs: performance.now() - lostAt < GRACE_MS ? WAIT_MS : null }
      })
      if (!failure || closing.signal.aborted) return
      const { reason, waitMs } = failure
      failures++
      const givenUp = waitMs === null || failures === ATTEMPTS
      tell({ type: 'TURN_REFUSED', utterance, reason, givenUp })
      if (givenUp) return
      await delay(waitMs, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    plan(utterance) {
      answering = answering
        .then(() => answer(utterance))
        .catch((error: unknown) => {
          if (closing.signal.aborted) return
          const reason = error instanceof Error ? error.message : String(error)
          tell({ type: 'TURN_REFUSED', utterance, reason, givenUp: true })
        })
    },
    async ask() {
      tell({ type: 'STEP_ASKED', game: await look() })
    },
    close: () => closing.abort(),
  }
}
