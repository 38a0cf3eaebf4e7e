import type { Mission } from '../radio/view.ts'
import { megahertz, minutes } from './format.ts'
import { MissionStatus } from './MissionStatus.tsx'

/** What a player knows before the show: the story, the task, who is on the air, and where. */
export function Brief(props: {
  readonly mission: Mission
  readonly retryFailure: string | null
  readonly onRetry: () => void
  readonly showHref: (sessionId: string) => string
}) {
  const { mission } = props
  const over = mission.sessions.filter((session) => session.outcome !== null)
  return (
    <article className="brief">
      <header>
        <MissionStatus mission={mission} retryFailure={props.retryFailure} onRetry={props.onRetry} />
        <h1 tabIndex={-1}>{mission.title}</h1>
        <p className="brief-frequency">
          On the air at <strong>{megahertz(mission.frequency)} MHz</strong>
        </p>
      </header>
      <BriefText mission={mission} />
      {over.length > 0 && (
        <section>
          <h2>Shows so far</h2>
          <ul className="brief-shows">
            {over.map((session) => (
              <li key={session.id}>
                <a href={props.showHref(session.id)}>{new Date(session.openedAt).toLocaleString()}</a>
                {session.outcome === 'WON' ? ', won' : ''}
                {session.programme.__typename === 'MissionProgramme' && `, ${session.programme.awakened} awake`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

/** Story, task and characters: the part of the brief that stays at hand during the show (W1). */
export function BriefText({ mission }: { readonly mission: Mission }) {
  return (
    <>
      <p className="brief-story">{mission.story}</p>
      <section className="brief-task">
        <h2>Your task</h2>
        <p>{mission.task}</p>
        <p className="quiet">
          {mission.target} of {mission.listeners} listeners awake, within {minutes(mission.timeLimitSeconds)}{' '}
          on the air.
        </p>
      </section>
      <section>
        <h2>On the air</h2>
        <ul className="brief-cast">
          {mission.characters.map((character) => (
            <li key={character.name}>
              <strong>{character.name}</strong>, {character.role}.{' '}
              <span className="quiet">{character.personality}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
