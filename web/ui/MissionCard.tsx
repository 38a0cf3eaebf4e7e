import type { Mission } from '../radio/view.ts'
import { megahertz, minutes } from './format.ts'
import { MissionStatus } from './MissionStatus.tsx'

/** A mission in the list. */
export function MissionCard(props: {
  readonly mission: Mission
  readonly href: string
  readonly retryFailure: string | null
  readonly onRetry: () => void
}) {
  const { mission } = props
  return (
    <article className="card">
      <p className="card-frequency">{megahertz(mission.frequency)}</p>
      <div className="card-body">
        <h3>
          <a className="card-link" href={props.href}>
            {mission.title}
          </a>
        </h3>
        <p className="card-task">{mission.task}</p>
        <p className="card-facts">
          {minutes(mission.timeLimitSeconds)} on the air · {mission.target} of {mission.listeners} listeners
          to wake
          {last(mission)}
        </p>
      </div>
      <MissionStatus mission={mission} retryFailure={props.retryFailure} onRetry={props.onRetry} />
    </article>
  )
}

function last(mission: Mission): string {
  const [session] = mission.sessions
  if (!session) return ''
  if (session.outcome === null) return ' · a show is waiting for you'
  if (session.outcome === 'WON') return ' · won'
  const { programme } = session
  return programme.__typename === 'MissionProgramme' ? ` · last time ${programme.awakened} awake` : ''
}
