import { useEffect, useEffectEvent, useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { AnswerStepDocument, GameDocument, ResetScenarioDocument } from '../api/generated/graphql.ts'
import type { StepResult } from '../radio/scenario.ts'
import { savedGameOf, type SavedGame } from '../radio/practice.ts'
import { useReached } from './useReached.ts'

/** Between two looks at a game whose answer is still being judged. */
const judgingMs = 1_500

export type Answer = { readonly text: string } | { readonly recording: Blob }

export interface TimeStop {
  readonly game: SavedGame
  /** The verdict on the newest answer of this visit; null before it. */
  readonly result: StepResult | null
  readonly busy: 'answering' | 'resetting' | null
  /** Why the last thing that was tried came to nothing; it can be tried again. */
  readonly problem: string | null
  /** @returns whether it was judged */
  readonly answer: (answer: Answer) => Promise<boolean>
  readonly reset: () => Promise<void>
}

/** A game turn by turn: each answer is one request, and its verdict the reply to it (S5). */
export function useTimeStop(known: SavedGame): TimeStop {
  const api = useApi()
  const [game, setGame] = useState(known)
  const [result, setResult] = useState<StepResult | null>(null)
  const [busy, setBusy] = useState<TimeStop['busy']>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { id: sessionId } = known.session
  useReached(() => setProblem(null))

  async function look(): Promise<SavedGame | null> {
    const { session } = await api.ask(GameDocument, { sessionId })
    const found = session && savedGameOf(session)
    if (found) setGame(found)
    return found
  }

  async function attempt(
    what: NonNullable<TimeStop['busy']>,
    act: () => Promise<string | null>,
  ): Promise<boolean> {
    setBusy(what)
    setProblem(null)
    try {
      const message = await act()
      setProblem(message)
      return message === null
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      return false
    } finally {
      setBusy(null)
    }
  }

  async function send(answer: Answer): Promise<string | null> {
    const stepNumber = game.programme.step.number
    const { answerStep } = await api.ask(AnswerStepDocument, { input: { sessionId, stepNumber, ...answer } })
    if (answerStep.__typename !== 'StepAnswered') {
      // The game may stand otherwise than this page knows: judged elsewhere, over, started anew.
      if (answerStep.__typename === 'Refused') await look().catch(() => null)
      return answerStep.message
    }
    const judged = savedGameOf(answerStep.session)
    if (judged) setGame(judged)
    setResult(answerStep.result)
    return null
  }

  /** The answer was sent, and none came back: the server may have judged it all the same. */
  async function wasJudged(before: number): Promise<boolean> {
    const found = await look().catch(() => null)
    const last = found?.programme.results.at(-1)
    if (!found || !last || found.programme.results.length <= before) return false
    setResult(last)
    return true
  }

  const judging = game.programme.judging && busy === null
  const lookLater = useEffectEvent(() => void look().catch(() => null))
  useEffect(() => {
    if (!judging) return
    const timer = setInterval(() => lookLater(), judgingMs)
    return () => clearInterval(timer)
  }, [judging])

  return {
    game,
    result,
    busy,
    problem,
    answer: (answer) =>
      attempt('answering', async () => {
        const before = game.programme.results.length
        try {
          return await send(answer)
        } catch (error) {
          if (await wasJudged(before)) return null
          throw error
        }
      }),
    reset: async () => {
      await attempt('resetting', async () => {
        const { resetScenario } = await api.ask(ResetScenarioDocument, { sessionId })
        if (resetScenario.__typename !== 'Accepted') return resetScenario.message
        setResult(null)
        await look()
        return null
      })
    },
  }
}
