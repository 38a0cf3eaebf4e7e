import { judgeByRule } from './judging.ts'
import { penaltyKinds, penaltyOf, type Intent, type Scenario, type Step } from './scenario.ts'
import type { ScenarioFault } from './scenarioText.ts'

/**
 * What the schema takes and an author would not want: an example that is judged as another intent than its own, or not
 * by rule at all, and a penalty of more lives than there are. Empty where all is well.
 */
export function scenarioDoubts(scenario: Scenario): readonly ScenarioFault[] {
  return scenario.steps.flatMap((step, index) => {
    const at = `steps[${index}]`
    return [
      ...doubtsOf(scenario, step, 'expects', at),
      ...doubtsOf(scenario, step, 'mistakes', at),
      ...penaltyKinds
        .filter((kind) => penaltyOf(scenario, step, kind).lives > scenario.lives)
        .map((kind) => ({
          path: `${at}.penalties.${kind}.lives`,
          message: `takes more than the ${scenario.lives} lives there are`,
        })),
    ]
  })
}

function doubtsOf(scenario: Scenario, step: Step, side: 'expects' | 'mistakes', at: string): ScenarioFault[] {
  return step[side].flatMap((intent, index) =>
    intent.examples.flatMap((example, number) => {
      const message = doubtOf(scenario, step, intent, example)
      return message === null ? [] : [{ path: `${at}.${side}[${index}].examples[${number}]`, message }]
    }),
  )
}

function doubtOf(scenario: Scenario, step: Step, own: Intent, example: string): string | null {
  const heard = { kind: 'words', text: example, confidence: 1, typed: true, language: null } as const
  const verdict = judgeByRule(scenario, step, heard)
  if (verdict?.intent === own.name) return null
  if (!verdict || verdict.intent === null) return `"${example}" has no words that could be compared`
  const side = verdict.outcome === 'CORRECT' ? 'a right answer' : 'a mistake'
  return `"${example}" is judged as ${side}, "${verdict.intent}", and not as "${own.name}"`
}
