import type { Scenario } from '../radio/scenario.ts'
import type { Step } from '../radio/practice.ts'
import { ScenarioHint } from './ScenarioHint.tsx'

/**
 * The question of a step, and its hint for whoever wants one. It stays while the steps change: a live region that comes
 * with its words is not read out.
 */
export function ScenarioQuestion(props: {
  readonly step: Step
  readonly scenario: Scenario
  /** The host's colour in captions. */
  readonly colour: string
  /** Changes where the hint is to be closed again. */
  readonly asking: string
}) {
  const { step, scenario, colour } = props
  return (
    <section className="question" aria-label={`Step ${step.number}`}>
      <div aria-live="polite" aria-atomic="true">
        <p className="question-who" style={{ color: colour }}>
          {scenario.host.name} <span className="quiet">{scenario.host.role}</span>
        </p>
        <p className="question-says" lang={scenario.language} data-testid="question" data-step={step.number}>
          {step.says}
        </p>
      </div>
      <ScenarioHint key={props.asking} hint={step.hint} />
    </section>
  )
}
