import { useState } from 'react'
import type { Radio } from '../radio/radio.ts'
import { canBeHeard, isOver, type Mission, type View } from '../radio/view.ts'
import { BriefText } from './Brief.tsx'
import { Captions } from './Captions.tsx'
import { Cue } from './Cue.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { Ending } from './Ending.tsx'
import { megahertz } from './format.ts'
import { LevelMeter } from './LevelMeter.tsx'
import { Listeners } from './Listeners.tsx'
import { Notices } from './Notices.tsx'
import { SayForm } from './SayForm.tsx'
import { ShowClock } from './ShowClock.tsx'
import { TalkKey } from './TalkKey.tsx'

/** The show: who speaks, what is said, who wakes, how long it lasts, and the key to speak oneself (W1). */
export function ShowDesk(props: {
  readonly view: View
  readonly radio: Radio
  readonly mission: Mission
  readonly debug: boolean
  readonly resultsHref: string | null
}) {
  const { view, radio, mission } = props
  const [briefOpen, setBriefOpen] = useState(false)
  const over = isOver(view)
  const onAir =
    !over &&
    view.state !== null &&
    view.state !== 'OFF_AIR' &&
    (view.state !== 'PREPARING' || view.clock.running)
  const closing = view.closingReason !== null
  const talks = !closing && canBeHeard(view)
  const listeners = view.programme?.kind === 'mission' ? view.programme : null
  const tuneIn = () => void radio.tuneIn(mission.id, mission.frequency)

  return (
    <main
      className="show"
      data-testid="show"
      data-state={view.state ?? 'NONE'}
      data-sound={view.sound.kind}
      data-seq={view.seq}
    >
      <header className="show-head">
        <p className={`lamp${onAir ? ' is-lit' : ''}`} data-testid="on-air" data-lit={onAir}>
          <span className="visuallyHidden">{onAir ? 'The show is ' : 'The show is not '}</span>On air
        </p>
        <h1 tabIndex={-1} className="show-title">
          {mission.title} <small>{megahertz(mission.frequency)} MHz</small>
        </h1>
        <ShowClock clock={view.clock} warned={view.warned && !over} />
        <div className="show-actions">
          <button
            className="button button--quiet"
            type="button"
            aria-expanded={briefOpen}
            aria-controls="show-brief"
            onClick={() => setBriefOpen(!briefOpen)}
          >
            Mission brief
          </button>
          <button className="button button--quiet" type="button" onClick={() => void radio.leave()}>
            {over ? 'Back to the dial' : 'Leave'}
          </button>
        </div>
      </header>

      <Notices view={view} onUnblock={radio.unblock} onTuneIn={tuneIn} />
      <aside id="show-brief" className="panel show-brief" aria-label="Mission brief" hidden={!briefOpen}>
        <BriefText mission={mission} />
      </aside>

      <div className="show-body">
        <section className="panel show-stage" aria-label="On the air">
          <Captions said={view.said} line={view.line} cast={view.cast} />
          <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !over} />
          {over ? (
            <Ending view={view} mission={listeners} resultsHref={props.resultsHref} onTuneIn={tuneIn} />
          ) : (
            <Cue view={view} />
          )}
        </section>
        <Listeners mission={listeners} />
        {props.debug && <DebugPanel read={radio.stats} latency={view.latency} />}
      </div>

      {!over && (
        <section className="show-talk" aria-label="Your turn">
          <TalkKey
            pressed={view.pressed}
            enabled={talks}
            level={radio.microphoneLevel}
            onPress={radio.press}
            onRelease={radio.release}
          />
          <SayForm enabled={view.server === 'connected' && !closing} onSay={radio.say} />
        </section>
      )}
    </main>
  )
}
