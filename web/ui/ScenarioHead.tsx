import type { ReactNode } from 'react'
import type { Scenario } from '../radio/scenario.ts'
import { DeskHead } from './DeskHead.tsx'
import { kindName, languageName } from './scenarioWords.ts'

/** The head of a game, however it is played. */
export function ScenarioHead(props: {
  readonly scenario: Scenario
  readonly lamp: ReactNode
  readonly children: ReactNode
}) {
  const { scenario } = props
  const title = (
    <>
      {scenario.title}{' '}
      <small>
        {kindName(scenario.kind)} · {languageName(scenario.language)} {scenario.level}
      </small>
    </>
  )
  return (
    <DeskHead className="scenarioHead" lamp={props.lamp} title={title}>
      {props.children}
    </DeskHead>
  )
}
