import { MissionsDocument, type MissionPartsFragment } from '../api/generated/graphql.ts'
import { missionPath } from '../route.ts'
import { Heading } from '../ui/Heading.tsx'
import { MissionCard } from '../ui/MissionCard.tsx'
import { MissionForm } from '../ui/MissionForm.tsx'
import { OwnList } from '../ui/OwnList.tsx'
import { Town } from '../ui/Town.tsx'
import { useCreateMission } from './useCreateMission.ts'
import { useMissionStatus } from './useMissionStatus.ts'
import { usePagedList } from './usePagedList.ts'

/** Everything that the player has had written, and a form for more of it. */
export function MissionsScreen(props: { readonly onGo: (path: string) => void }) {
  const list = usePagedList(MissionsDocument, ({ missions }) => missions)
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
      <OwnList
        what="missions"
        list={list}
        none={
          <div className="scene missions-none">
            <Town share={0.02} air="off" />
            <p>Every town on this dial is asleep.</p>
            <p className="quiet">Name a theme above, and the first station goes on the air tonight.</p>
          </div>
        }
      >
        {(mission) => <FollowedMission known={mission} />}
      </OwnList>
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
