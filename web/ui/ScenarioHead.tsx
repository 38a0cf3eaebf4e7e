import type { ReactNode } from 'react'
import type { Scenario } from '../radio/scenario.ts'
import { kindName, languageName } from './scenarioWords.ts'
import { Heading } from './Heading.tsx'

/** What is played, how, and what else can be done with it. */
export function ScenarioHead(props: {
  readonly scenario: Scenario
  /** The lamp in front of the title. */
  readonly lamp: ReactNode
  readonly children?: ReactNode
}) {
  const { scenario } = props
  return (
    <header className="show-head scenarioHead">
      {props.lamp}
      <Heading className="show-title">
        {scenario.title}{' '}
        <small>
          {kindName(scenario.kind)} · {languageName(scenario.language)} {scenario.level}
        </small>
      </Heading>
      <div className="show-actions">{props.children}</div>
    </header>
  )
}
