import { useEffect, useRef } from 'react'
import { MissionDocument, type MissionPartsFragment } from '../api/generated/graphql.ts'
import type { Options } from '../options.ts'
import { useDevices } from '../radio/useDevices.ts'
import { useLoudness } from '../radio/useLoudness.ts'
import { useRadio } from '../radio/useRadio.ts'
import { missionsPath, showPath } from '../route.ts'
import { Brief } from '../ui/Brief.tsx'
import { Missing } from '../ui/Missing.tsx'
import { Receiver } from '../ui/Receiver.tsx'
import { ShowDesk } from '../ui/ShowDesk.tsx'
import { useAsked } from './useAsked.ts'
import { useMissionStatus } from './useMissionStatus.ts'

/** One mission: its brief and the dial, and, once it is tuned in to, the show. */
export function MissionScreen(props: { readonly id: string; readonly options: Options }) {
  const { data, fetching, failed, again } = useAsked(MissionDocument, { id: props.id })
  const mission = data?.mission
  if (mission) return <FoundMission key={mission.id} known={mission} options={props.options} onLeft={again} />
  return (
    <Missing
      what="mission"
      fetching={fetching}
      failed={failed}
      onRetry={again}
      listHref={missionsPath}
    />
  )
}

function FoundMission(props: {
  readonly known: MissionPartsFragment
  readonly options: Options
  readonly onLeft: () => void
}) {
  const { mission, retry, retryFailure } = useMissionStatus(props.known)
  const { view, radio } = useRadio({ ...props.options, station: mission.frequency })
  const [loudness, setLoudness] = useLoudness(radio)
  const devices = useDevices(radio, view.microphone === 'ready')
  // The sessions of the mission are others after a show.
  const wasIn = useRef(false)
  const { onLeft } = props
  useEffect(() => {
    if (wasIn.current && view.tuned === 'out') onLeft()
    wasIn.current = view.tuned === 'in'
  }, [view.tuned, onLeft])

  if (view.tuned === 'in')
    return (
      <ShowDesk
        view={view}
        radio={radio}
        mission={mission}
        loudness={loudness}
        onLoudness={setLoudness}
        devices={devices}
        debug={props.options.debug}
        resultsHref={view.sessionId === null ? null : showPath(view.sessionId)}
      />
    )
  return (
    <main className="mission">
      <Brief
        mission={mission}
        retryFailure={retryFailure}
        onRetry={() => void retry()}
        showHref={showPath}
        receiver={
          <Receiver
            mission={mission}
            view={view}
            onTurn={radio.turnDial}
            onTuneIn={(frequency) => void radio.tuneIn(mission.id, frequency)}
            onMakeRoom={() => void radio.makeRoom()}
          />
        }
      />
    </main>
  )
}
