import type { ScenarioSummary } from '../scenarioReport.ts'
import type { Paint } from './paint.ts'
import { hearts } from './status.ts'

const PHASES = { PLAYING: 'not over', COMPLETED: 'completed', OUT_OF_LIVES: 'no life is left' }

/** What a scenario came to, with the review of its steps (S7). */
export function scenarioLines(summary: ScenarioSummary, paint: Paint): string[] {
  const { score, phase, review, answers, consistent, mode } = summary
  const reactions = answers.flatMap(({ reactionMs }) => reactionMs ?? [])
  return [
    `${paint.strong(phase ? PHASES[phase] : 'never begun')}: ${score} points, ${hearts(summary)}`,
    ...review.flatMap(({ step, attempts, outcome, transcript, confidence }) => [
      `  ${step.number}. ${step.says}`,
      `     ${transcript ?? '-'}${confidence === null ? '' : ` (${Math.round(confidence * 100)} %)`}: ${outcome.toLowerCase().replaceAll('_', ' ')}${attempts > 1 ? `, after ${attempts} answers` : ''}`,
    ]),
    ...(mode === 'FELL_BACK' ? ['played on without a connection'] : []),
    ...(reactions.length > 0 ? [`answered after ${reactions.join(', ')} ms`] : []),
    paint.faint(consistent ? 'the changes add up to the score' : 'the changes do not add up to the score'),
  ]
}
