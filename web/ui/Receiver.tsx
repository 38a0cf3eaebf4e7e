import { useState } from 'react'
import { clearness } from '../radio/dialNoise.ts'
import type { Mission, View } from '../radio/view.ts'
import { Dial } from './Dial.tsx'
import { megahertz, percent } from './format.ts'
import { lowest } from './frequency.ts'
import { Problem } from './Problem.tsx'

/** The set in front of the player, before the show: dial, signal, and the button that tunes in. */
export function Receiver(props: {
  readonly mission: Mission
  readonly view: View
  readonly onTurn: (frequency: number) => void
  readonly onTuneIn: (frequency: number) => void
  readonly onMakeRoom: () => void
}) {
  const { mission, view } = props
  const [frequency, setFrequency] = useState(lowest)
  const waiting = mission.sessions.find((session) => session.outcome === null)
  const ready = mission.status === 'STAGE2'
  const busy = view.tuned === 'tuning'
  const { opening } = view
  const signal = opening?.kind === 'nothingOnAir' ? opening.signal : clearness(mission.frequency, frequency)

  function turn(next: number): void {
    setFrequency(next)
    props.onTurn(next)
  }

  function goOn(): void {
    setFrequency(mission.frequency)
    props.onTuneIn(mission.frequency)
  }

  return (
    <section className="set receiver" aria-label="Receiver">
      {waiting && ready && (
        <div className="receiver-waiting">
          <p>A show of this mission is waiting for you, where you left it.</p>
          <button className="button button--main" type="button" disabled={busy} onClick={goOn}>
            Go on with the show
          </button>
        </div>
      )}
      <Dial frequency={frequency} signal={ready ? signal : 0} onTurn={turn} />
      <div className="receiver-tune">
        <button
          className="button button--main button--wide"
          type="button"
          disabled={busy || !ready}
          onClick={() => props.onTuneIn(frequency)}
        >
          {busy ? 'Tuning in…' : 'Tune in'}
        </button>
        <output className="receiver-answer">
          {mission.status === 'STAGE1' && (
            <span>The station is still setting up. The button lights when it is on the air.</span>
          )}
          {mission.status === 'FAILED' && (
            <span>Nothing goes on the air here until the station is set up: try that again above.</span>
          )}
          {ready && opening === null && !busy && (
            <span className="quiet">
              Turn to {megahertz(mission.frequency)}: drag the glass or the knob, roll the wheel, or use the
              arrow keys.
            </span>
          )}
          {opening?.kind === 'nothingOnAir' && (
            <>
              <span>
                {opening.message} <span className="quiet">({megahertz(opening.frequency)} MHz)</span>
              </span>
              <Signal strength={opening.signal} />
            </>
          )}
          {opening?.kind === 'failed' && <Problem failure={opening} onMakeRoom={props.onMakeRoom} />}
        </output>
      </div>
    </section>
  )
}

/** How near the station is: five bars, as on any set. */
function Signal({ strength }: { readonly strength: number }) {
  return (
    <span className="signal">
      <meter className="visuallyHidden" aria-label="Signal" min={0} max={1} value={strength}>
        {percent(strength)}
      </meter>
      {[0.02, 0.1, 0.25, 0.45, 0.7].map((threshold) => (
        <span key={threshold} className={strength >= threshold ? 'signal-bar is-lit' : 'signal-bar'} />
      ))}
      <em>signal {percent(strength)}</em>
    </span>
  )
}
