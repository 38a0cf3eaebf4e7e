import type { Scenario, StepResult } from '../radio/scenario.ts'
import type { AnswerOutcome } from '../radio/practice.ts'

const kinds: Record<string, string> = {
  LANGUAGE: 'Language',
  CHECKPOINT: 'Checkpoint',
  SIGNALS: 'Signals',
}

/** What a scenario trains; kinds that are newer than this client are told as they come. */
export function kindName(kind: Scenario['kind']): string {
  return kinds[kind] ?? kind.charAt(0) + kind.slice(1).toLowerCase()
}

/** The English name of an ISO 639-1 code. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** An intent as a person reads it: `order_coffee` is order coffee. */
export function intentName(intent: string): string {
  return intent.replaceAll('_', ' ')
}

export const verdicts: Record<AnswerOutcome, string> = {
  CORRECT: 'Right',
  INCORRECT_ANSWER: 'Not what was asked for',
  WRONG_LANGUAGE: 'In another language',
  UNHEARD: 'Not understood',
}

/** What an answer was worth, in words; null where it was worth nothing. */
export function worth({ outcome, scoreDelta, livesDelta }: StepResult): string | null {
  const lives = livesDelta === 0 ? [] : [`${-livesDelta} ${livesDelta === -1 ? 'life' : 'lives'} lost`]
  const points = scoreDelta === 0 ? [] : [`${scoreDelta > 0 ? '+' : '−'}${Math.abs(scoreDelta)} points`]
  const all = [...lives, ...points]
  if (all.length > 0) return all.join(', ')
  return outcome === 'UNHEARD' ? 'costs nothing' : null
}

/** Lives left, as they are read out. */
export function livesLeft(remaining: number, total: number): string {
  return `${remaining} of ${total} ${total === 1 ? 'life' : 'lives'} left`
}

/** A length in seconds, with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
