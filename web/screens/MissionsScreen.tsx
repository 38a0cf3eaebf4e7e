import type { MissionPartsFragment } from '../api/generated/graphql.ts'
import { missionPath } from '../route.ts'
import { MissionCard } from '../ui/MissionCard.tsx'
import { MissionForm } from '../ui/MissionForm.tsx'
import { Town } from '../ui/Town.tsx'
import { useCreateMission } from './useCreateMission.ts'
import { useMissions } from './useMissions.ts'
import { useMissionStatus } from './useMissionStatus.ts'
import { Heading } from '../ui/Heading.tsx'

/** Everything that the player has had written, and a form for more of it. */
export function MissionsScreen(props: { readonly onGo: (path: string) => void }) {
  const list = useMissions()
  const { create, writing, failure } = useCreateMission((id) => props.onGo(missionPath(id)))

  return (
    <main className="missions">
      <header className="page-head">
        <Heading>Missions</Heading>
        <p className="quiet">
          A town that sleeps, a station that should not be there, and you. Name a theme, and have a show
          written.
        </p>
      </header>
      <MissionForm writing={writing} failure={failure} onSubmit={(wish) => void create(wish)} />
      <section aria-labelledby="missions-title">
        <h2 id="missions-title">Your missions</h2>
        {list.failed && (
          <p className="error" role="alert">
            The list cannot be had right now.{' '}
            <button className="button" type="button" onClick={list.again}>
              Try again
            </button>
          </p>
        )}
        {!list.failed && list.missions.length === 0 && list.loading && (
          <p className="quiet">Looking for your missions…</p>
        )}
        {!list.failed && list.missions.length === 0 && !list.loading && (
          <div className="scene missions-none">
            <Town share={0.02} air="off" />
            <p>Every town on this dial is asleep.</p>
            <p className="quiet">Name a theme above, and the first station goes on the air tonight.</p>
          </div>
        )}
        <ul className="missions-list">
          {list.missions.map((mission) => (
            <li key={mission.id}>
              <FollowedMission known={mission} />
            </li>
          ))}
        </ul>
        {list.hasMore && (
          <button className="button" type="button" onClick={list.more} disabled={list.loading}>
            Older missions
          </button>
        )}
      </section>
    </main>
  )
}

function FollowedMission({ known }: { readonly known: MissionPartsFragment }) {
  const { mission, retry, retryFailure } = useMissionStatus(known)
  return (
    <MissionCard
      mission={mission}
      href={missionPath(mission.id)}
      retryFailure={retryFailure}
      onRetry={() => void retry()}
    />
  )
}
