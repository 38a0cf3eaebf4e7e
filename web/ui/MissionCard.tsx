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
  const last = lastOf(mission)
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
        </p>
        {last && (
          <p className={`card-last${last.share === null ? ' is-waiting' : ''}`}>
            {last.share !== null && (
              <span className="card-bar" aria-hidden="true">
                <span style={{ transform: `scaleX(${last.share})` }} />
                <span className="card-goal" style={{ left: `${(mission.target / Math.max(1, mission.listeners)) * 100}%` }} />
              </span>
            )}
            {last.words}
          </p>
        )}
      </div>
      <MissionStatus mission={mission} retryFailure={props.retryFailure} onRetry={props.onRetry} />
    </article>
  )
}

interface Last {
  readonly words: string
  /** Of all listeners, how many were awake at the end, 0 to 1; null where that says nothing. */
  readonly share: number | null
}

function lastOf(mission: Mission): Last | null {
  const [session] = mission.sessions
  if (!session) return null
  if (session.outcome === null) return { words: 'A show is waiting for you', share: null }
  const { programme } = session
  if (programme.__typename !== 'MissionProgramme') return null
  const words = session.outcome === 'WON' ? `Won, with ${programme.awakened} awake` : `Last time ${programme.awakened} awake`
  return { words, share: mission.listeners > 0 ? programme.awakened / mission.listeners : 0 }
}
