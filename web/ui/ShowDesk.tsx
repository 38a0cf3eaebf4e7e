import { useState } from 'react'
import type { Radio } from '../radio/radio.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { canBeHeard, isOver, isWeak, type Mission, type View } from '../radio/view.ts'
import { BriefText } from './Brief.tsx'
import { Captions } from './Captions.tsx'
import { Cue } from './Cue.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { Drawer } from './Drawer.tsx'
import { Ending } from './Ending.tsx'
import { Heading } from './Heading.tsx'
import { megahertz } from './format.ts'
import { Lamp } from './Lamp.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { Listeners } from './Listeners.tsx'
import { Notices } from './Notices.tsx'
import { SayForm } from './SayForm.tsx'
import { Scale } from './Scale.tsx'
import { ShowClock } from './ShowClock.tsx'
import { TalkKey } from './TalkKey.tsx'
import { Town } from './Town.tsx'
import { Volume } from './Volume.tsx'

/** The show: who speaks, what is said, who wakes, how long it lasts, and the key to speak oneself (W1). */
export function ShowDesk(props: {
  readonly view: View
  readonly radio: Radio
  readonly mission: Mission
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
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
  const weak = isWeak(view)
  const closing = view.closingReason !== null
  const talks = !closing && canBeHeard(view)
  const listeners = view.programme?.kind === 'mission' ? view.programme : null
  const share = listeners && listeners.listeners > 0 ? listeners.awakened / listeners.listeners : 0
  const tuneIn = () => void radio.tuneIn(mission.id, mission.frequency)

  return (
    <>
      <main
        className="show show--mission"
        data-testid="show"
        data-state={view.state ?? 'NONE'}
        data-sound={view.sound.kind}
        data-seq={view.seq}
      >
        <div className="scene">
          <Town share={share} air={weak ? 'weak' : onAir ? 'on' : 'off'} />
          <header className="show-head">
            <Lamp what="The show" lit={onAir} weak={weak} />
            <Heading className="show-title">
              {mission.title} <small>{megahertz(mission.frequency)} MHz</small>
            </Heading>
            <ShowClock clock={view.clock} warned={view.warned && !over} />
            <div className="show-actions">
              <button
                className="button button--quiet button--glass"
                type="button"
                aria-expanded={briefOpen}
                aria-controls="show-brief"
                onClick={() => setBriefOpen(!briefOpen)}
              >
                <span className="atLength">Mission </span>brief
              </button>
              <button
                className="button button--quiet button--glass"
                type="button"
                onClick={() => void radio.leave()}
              >
                {over ? 'Back to the dial' : 'Leave'}
              </button>
            </div>
          </header>
          <Listeners mission={listeners} />
        </div>

        <div className="set">
          <div className="set-crown">
            <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !over} />
            <div className="dial-glass">
              <Scale frequency={mission.frequency} glow={onAir ? 1 : 0} trembling={weak} />
            </div>
          </div>
          <Notices view={view} radio={radio} onTuneIn={tuneIn} onSilence={radio.settleForCaptions} />
          <section className="set-stage" aria-label="On the air">
            <Captions said={view.said} line={view.line} cast={view.cast} />
            {over ? (
              <Ending
                view={view}
                mission={listeners}
                resultsHref={props.resultsHref}
                onClose={() => void radio.leave()}
                onTuneIn={tuneIn}
              />
            ) : (
              <Cue view={view} />
            )}
          </section>
          {!over && (
            <section className="deck" aria-label="Your turn">
              <TalkKey
                pressed={view.pressed}
                enabled={talks}
                yours={view.state === 'WAITING_FOR_USER'}
                level={radio.microphoneLevel}
                onPress={radio.press}
                onRelease={radio.release}
              />
              <SayForm enabled={view.server === 'connected' && !closing} onSay={radio.say} />
              <Volume loudness={props.loudness} onChange={props.onLoudness} />
            </section>
          )}
        </div>
        {props.debug && <DebugPanel read={radio.stats} line={view.line} latency={view.latency} />}
      </main>
      <Drawer id="show-brief" title="Mission brief" open={briefOpen} onClose={() => setBriefOpen(false)}>
        <BriefText mission={mission} />
      </Drawer>
    </>
  )
}
