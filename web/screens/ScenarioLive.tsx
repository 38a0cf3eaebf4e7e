import { useEffect, useEffectEvent, useRef } from 'react'
import type { Options } from '../options.ts'
import type { Scenario } from '../radio/scenario.ts'
import { useDevices } from '../radio/useDevices.ts'
import { useLoudness } from '../radio/useLoudness.ts'
import { useRadio } from '../radio/useRadio.ts'
import { ScenarioDesk } from '../ui/ScenarioDesk.tsx'

/** A game on the air. Where no sound connection comes about, it goes on turn by turn (S5, W4). */
export function ScenarioLive(props: {
  readonly sessionId: string
  readonly scenario: Scenario
  readonly options: Options
  /** The set has left the air; `why` is there where it had to. */
  readonly onTimeStop: (why: string | null) => void
  readonly onReview: () => void
}) {
  const { sessionId, scenario, options } = props
  const { view, radio } = useRadio({ raw: options.raw, debug: options.debug })
  const [loudness, setLoudness] = useLoudness(radio)
  const devices = useDevices(radio, view.microphone === 'ready')
  const leaving = useRef(false)
  useEffect(() => void radio.join(sessionId), [radio, sessionId])

  /** The server is told first: an answer turn by turn is for a game that nobody follows on the air. */
  async function leave(then: () => void): Promise<void> {
    if (leaving.current) return
    leaving.current = true
    await radio.leave()
    then()
  }

  const unheard = view.sound.kind === 'captionsOnly' ? view.sound.why : null
  const fallBack = useEffectEvent((why: string) => void leave(() => props.onTimeStop(why)))
  useEffect(() => {
    if (unheard !== null) fallBack(unheard)
  }, [unheard])

  return (
    <ScenarioDesk
      view={view}
      game={view.programme?.kind === 'scenario' ? view.programme : null}
      scenario={scenario}
      radio={radio}
      loudness={loudness}
      onLoudness={setLoudness}
      devices={devices}
      debug={options.debug}
      onJoin={() => void radio.join(sessionId)}
      onTimeStop={() => void leave(() => props.onTimeStop(null))}
      onReview={() => void leave(props.onReview)}
    />
  )
}
