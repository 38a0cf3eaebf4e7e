import type { KeptShow } from '../radio/kept.ts'
import { megahertz } from './format.ts'
import { Heading } from './Heading.tsx'
import { Town } from './Town.tsx'

const outcomes = {
  WON: 'The town is awake',
  TIME_UP: 'Time was up',
  ABANDONED: 'Nobody came back in time',
  COMPLETED: 'Every step is done',
  OUT_OF_LIVES: 'No life was left',
  BUDGET_SPENT: 'Its budget was spent',
} as const

/** The town as a show left it, with the name of the show and what came of it (M13). */
export function ShowTitle({ show }: { readonly show: KeptShow }) {
  const { awakened, listeners, target, outcome } = show
  return (
    <header className="scene results-head">
      <Town share={listeners > 0 ? awakened / listeners : 0} air="off" dawn={outcome === 'WON'} />
      <p className="results-station">{megahertz(show.frequency)} MHz</p>
      <Heading>{show.title}</Heading>
      <p className="results-outcome">{outcome === null ? 'This show is not over yet' : outcomes[outcome]}</p>
      <p className="results-score">
        <strong>{awakened}</strong> of {listeners} listeners awake, {target} {target === 1 ? 'was' : 'were'} the goal
      </p>
    </header>
  )
}
