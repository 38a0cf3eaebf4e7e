import type { SavedGame } from '../radio/practice.ts'
import { useDevices } from '../radio/useDevices.ts'
import { useRecorder } from '../radio/useRecorder.ts'
import { practicePath } from '../route.ts'
import { ScenarioTimeStop } from '../ui/ScenarioTimeStop.tsx'
import { useTimeStop } from './useTimeStop.ts'

/** A game turn by turn (S5). */
export function ScenarioTurns(props: {
  readonly known: SavedGame
  /** See openMicrophone. */
  readonly raw: boolean
  /** Why it is not on the air any more; null where nobody asked for that. */
  readonly why: string | null
  readonly onLive: () => void
}) {
  const { game, result, busy, problem, answer, reset } = useTimeStop(props.known)
  const recorder = useRecorder(props.raw)
  const devices = useDevices(recorder, recorder.view.kind === 'recording')

  async function send(recording: Blob): Promise<void> {
    // One that was not judged stays, to be sent again.
    if (await answer({ recording })) recorder.discard()
  }

  return (
    <ScenarioTimeStop
      game={game}
      result={result}
      busy={busy}
      problem={problem}
      why={props.why}
      recorder={recorder}
      devices={devices}
      listHref={practicePath}
      onText={(text) => answer({ text })}
      onRecording={(recording) => void send(recording)}
      onReset={() => void reset()}
      onLive={'RTCPeerConnection' in globalThis ? props.onLive : null}
    />
  )
}
