import type { ReactNode } from 'react'
import type { Mission } from '../radio/view.ts'
import { dayAndTime, megahertz, minutes } from './format.ts'
import { MissionStatus } from './MissionStatus.tsx'
import { Town } from './Town.tsx'
import { Heading } from './Heading.tsx'

/** What a player knows before the show: the story, the task, who is on the air, and where. */
export function Brief(props: {
  readonly mission: Mission
  readonly retryFailure: string | null
  readonly onRetry: () => void
  readonly showHref: (sessionId: string) => string
  /** The set to tune in with. */
  readonly receiver: ReactNode
}) {
  const { mission } = props
  const over = mission.sessions.filter((session) => session.outcome !== null)
  return (
    <article className="brief">
      <header className="scene">
        <Town share={0} air={mission.status === 'STAGE2' ? 'on' : 'off'} />
        <MissionStatus mission={mission} retryFailure={props.retryFailure} onRetry={props.onRetry} inFull />
        <Heading>{mission.title}</Heading>
        <p className="brief-frequency">
          On the air at <strong>{megahertz(mission.frequency)} MHz</strong>
        </p>
      </header>
      {props.receiver}
      <div className="brief-text">
        <BriefText mission={mission} />
        {over.length > 0 && (
          <section className="brief-shows">
            <h2>Shows so far</h2>
            <ul>
              {over.map((session) => (
                <li key={session.id}>
                  <a href={props.showHref(session.id)}>{dayAndTime(session.openedAt)}</a>
                  {session.outcome === 'WON' ? ', won' : ''}
                  {session.programme.__typename === 'MissionProgramme' &&
                    `, ${session.programme.awakened} awake`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </article>
  )
}

/** Story, task and characters: the part of the brief that stays at hand during the show (W1). */
export function BriefText({ mission }: { readonly mission: Mission }) {
  return (
    <>
      <section className="brief-story">
        <h2>What is going on</h2>
        <p>{mission.story}</p>
      </section>
      <section className="brief-task">
        <h2>Your task</h2>
        <p>{mission.task}</p>
        <p className="quiet">
          {mission.target} of {mission.listeners} listeners awake, within {minutes(mission.timeLimitSeconds)}{' '}
          on the air.
        </p>
      </section>
      <section className="brief-cast">
        <h2>On the air</h2>
        <ul>
          {mission.characters.map((character) => (
            <li key={character.name}>
              <strong>{character.name}</strong> <span className="quiet">{character.role}</span>
              <p>{character.personality}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
