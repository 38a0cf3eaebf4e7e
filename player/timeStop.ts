import { setTimeout as delay } from 'node:timers/promises'
import type { Api, Upload } from './api/api.ts'
import { expectType } from './api/expectType.ts'
import { AnswerStep, Game } from './api/operations.ts'
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

const RATE = 48_000
/** For what may pass: a service that failed, too many recordings in a minute. */
const ATTEMPTS = 3
const WAIT_MS = 1_000

export function createTimeStop(deps: { api: Api; sessionId: string; voice: Voice; tell: Tell }): TimeStop {
  const { api, sessionId, voice, tell } = deps
  const closing = new AbortController()
  let answering: Promise<void> = Promise.resolve()
  let isOver = false

  const game = async () => {
    const { session } = await api.ask(Game, { sessionId })
    if (!session) throw new Error('the game is gone')
    return expectType(session.programme, 'ScenarioProgramme')
  }

  const send = async ({ how, text }: Utterance) => {
    if (how === 'TYPED') return api.ask(AnswerStep, { input: { sessionId, text } })
    const file = wavOf(await voice.speak(text), RATE)
    const upload: Upload = { place: 'variables.input.recording', file }
    return api.ask(AnswerStep, { input: { sessionId, recording: null } }, upload)
  }

  const answer = async (utterance: Utterance) => {
    for (let attempt = 1; !closing.signal.aborted && !isOver; attempt++) {
      const start = performance.now()
      const { answerStep: answered } = await send(utterance)
      if (answered.__typename === 'StepAnswered') {
        const now = expectType(answered.session.programme, 'ScenarioProgramme')
        const tookMs = Math.round(performance.now() - start)
        isOver = now.phase !== 'PLAYING'
        tell({ type: 'STEP_ANSWERED', utterance, result: answered.result, game: now, tookMs })
        return
      }
      const { message } = answered
      const mayPass =
        answered.__typename === 'RateLimited' ||
        (answered.__typename === 'ProviderFailed' && answered.retryable)
      const givenUp = !mayPass || attempt === ATTEMPTS
      tell({ type: 'TURN_REFUSED', utterance, reason: `${answered.__typename}: ${message}`, givenUp })
      if (givenUp) return
      const wait = answered.__typename === 'RateLimited' ? answered.retryAfterMs : WAIT_MS * attempt
      await delay(wait, undefined, { signal: closing.signal }).catch(() => {})
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
      const now = await game()
      isOver = now.phase !== 'PLAYING'
      tell({ type: 'STEP_ASKED', game: now })
    },
    close: () => closing.abort(),
  }
}
