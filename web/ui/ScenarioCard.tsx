import type { Failure } from '../radio/failure.ts'
import type { Scenario } from '../radio/scenario.ts'
import { Problem } from './Problem.tsx'
import { kindName, languageName } from './scenarioWords.ts'

/** A scenario in the list, with the two ways to play it (S1, S5). */
export function ScenarioCard(props: {
  readonly scenario: Scenario
  readonly busy: boolean
  readonly failure: Failure | null
  readonly onStart: (timeStop: boolean) => void
  readonly onMakeRoom: () => void
}) {
  const { scenario, busy } = props
  const { id, title, lives, stepsTotal } = scenario
  const titleId = `scenario-${id}`
  return (
    <article className="scenario" aria-labelledby={titleId} data-testid="scenario" data-scenario={id}>
      <p className={`scenario-kind scenario-kind--${scenario.kind}`}>{kindName(scenario.kind)}</p>
      <h3 id={titleId}>{title}</h3>
      <p className="scenario-summary">{scenario.summary}</p>
      <dl className="scenario-facts">
        <div>
          <dt>Language</dt>
          <dd>
            {languageName(scenario.language)} <span className="scenario-level">{scenario.level}</span>
          </dd>
        </div>
        <div>
          <dt>Host</dt>
          <dd>
            {scenario.host.name}, <span className="quiet">{scenario.host.role}</span>
          </dd>
        </div>
        <div>
          <dt>Length</dt>
          <dd>
            {stepsTotal} {stepsTotal === 1 ? 'step' : 'steps'}, {lives} {lives === 1 ? 'life' : 'lives'}
          </dd>
        </div>
      </dl>
      <p className={`scenario-ear${scenario.understandsSpeech ? ' is-there' : ''}`}>
        {scenario.understandsSpeech ? 'Speak or type' : 'Typing only: speech in it is not understood here'}
      </p>
      <div className="scenario-ways">
        <button
          className="button button--main"
          type="button"
          aria-describedby={titleId}
          aria-disabled={busy}
          onClick={() => !busy && props.onStart(false)}
        >
          On the air
        </button>
        <button
          className="button"
          type="button"
          aria-describedby={titleId}
          aria-disabled={busy}
          onClick={() => !busy && props.onStart(true)}
        >
          Turn by turn
        </button>
        {props.failure && <Problem failure={props.failure} onMakeRoom={props.onMakeRoom} />}
      </div>
    </article>
  )
}
