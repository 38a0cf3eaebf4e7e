import type { Game, StepResult } from '../api/operations.ts'
import type { Paint } from './paint.ts'
import { hearts } from './status.ts'

type Lives = { score: number; livesRemaining: number; livesTotal: number }

const OUTCOMES = {
  CORRECT: 'right',
  INCORRECT_ANSWER: 'not what was asked for',
  WRONG_LANGUAGE: 'the wrong language',
  UNHEARD: 'not understood',
}

/** What there is to know before the first question. */
export function gameStarted(
  { scenario, livesTotal, stepsTotal }: Game,
  sessionId: string,
  paint: Paint,
): string[] {
  const { title, language, level, summary, host, understandsSpeech } = scenario
  return [
    '',
    `${paint.strong(title)} ${paint.faint(`(${language}, ${level}; with ${host.name}, ${host.role})`)}`,
    summary,
    paint.faint(`${stepsTotal} steps, ${livesTotal} lives; session ${sessionId}`),
    ...(understandsSpeech
      ? []
      : [paint.bad('speech in this language is not understood here: type the answers')]),
    '',
  ]
}

/** The question of the step that is due, in time-stop. */
export function question(game: Game, paint: Paint): string[] {
  const { scenario, step, stepsTotal } = game
  return [
    standing({ ...game, stepNumber: step.number, stepsTotal }, paint),
    `${paint.strong(`${scenario.host.name}:`)} ${step.says}`,
    paint.strong(`your turn: ${step.hint}`),
  ]
}

/** Step, points and lives. */
export function standing(
  game: Lives & { stepsTotal: number; phase: Game['phase']; stepNumber?: number },
  paint: Paint,
): string {
  const { score, stepsTotal, stepNumber, phase } = game
  const where =
    phase === 'COMPLETED'
      ? 'completed'
      : phase === 'OUT_OF_LIVES'
        ? 'no life is left'
        : `step ${stepNumber ?? 1} of ${stepsTotal}`
  return paint.faint(`${where}, ${score} points, ${hearts(game)}`)
}

/** What an answer was, and what it changed. */
export function judgement(result: StepResult, now: Lives, paint: Paint): string[] {
  const { outcome, intent, scoreDelta, livesDelta, reason } = result
  const set = outcome === 'CORRECT' ? paint.good : outcome === 'UNHEARD' ? paint.faint : paint.bad
  const changes = [
    ...(scoreDelta === 0 ? [] : [`${signed(scoreDelta)} points`]),
    ...(livesDelta === 0 ? [] : [`${signed(livesDelta)} ${livesDelta === -1 ? 'life' : 'lives'}`]),
  ]
  const what = [OUTCOMES[outcome], ...(intent === null ? [] : [intent]), ...changes].join(', ')
  return [`${set(what)}  ${now.score} ${hearts(now)}  ${paint.faint(reason)}`]
}

function signed(change: number) {
  return change > 0 ? `+${change}` : String(change)
}
