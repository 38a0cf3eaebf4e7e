import { useState } from 'react'
import type { Radio } from '../radio/radio.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { isOnAir, isOver, isWeak, type Mission, type View } from '../radio/view.ts'
import { BriefText } from './Brief.tsx'
import { Captions } from './Captions.tsx'
import { Cue } from './Cue.tsx'
import { Desk } from './Desk.tsx'
import { DeskHead } from './DeskHead.tsx'
import { DevicesDrawer } from './DevicesDrawer.tsx'
import { DevicesKey } from './DevicesKey.tsx'
import { Drawer } from './Drawer.tsx'
import { Ending } from './Ending.tsx'
import { megahertz } from './format.ts'
import { Lamp } from './Lamp.tsx'
import { Listeners } from './Listeners.tsx'
import { Notices } from './Notices.tsx'
import { Scale } from './Scale.tsx'
import { ShowClock } from './ShowClock.tsx'
import { TalkDeck } from './TalkDeck.tsx'
import { Town } from './Town.tsx'

/** The show: who speaks, what is said, who wakes, how long it lasts, and the key to speak oneself (W1). */
export function ShowDesk(props: {
  readonly view: View
  readonly radio: Radio
  readonly mission: Mission
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
  readonly devices: DevicesDesk
  readonly debug: boolean
  readonly resultsHref: string | null
}) {
  const { view, radio, mission, devices } = props
  const [drawer, setDrawer] = useState<'brief' | 'devices' | null>(null)
  const briefOpen = drawer === 'brief'
  const close = () => setDrawer(null)
  const over = isOver(view)
  const onAir = isOnAir(view)
  const weak = isWeak(view)
  const listeners = view.programme?.kind === 'mission' ? view.programme : null
  const share = listeners && listeners.listeners > 0 ? listeners.awakened / listeners.listeners : 0
  const tuneIn = () => void radio.tuneIn(mission.id, mission.frequency)
  const leave = () => void radio.leave()
  const title = (
    <>
      {mission.title} <small>{megahertz(mission.frequency)} MHz</small>
    </>
  )

  return (
    <>
      <Desk
        className="show--mission"
        view={view}
        radio={radio}
        debug={props.debug}
        head={
          <div className="scene">
            <Town share={share} air={weak ? 'weak' : onAir ? 'on' : 'off'} dawn={view.outcome === 'WON'} />
            <DeskHead
              lamp={<Lamp what="The show" view={view} />}
              title={title}
              clock={<ShowClock clock={view.clock} warned={view.warned && !over} />}
            >
              <button
                className="button button--quiet button--glass"
                type="button"
                aria-expanded={briefOpen}
                aria-controls="show-brief"
                onClick={() => setDrawer(briefOpen ? null : 'brief')}
              >
                <span className="atLength">Mission </span>brief
              </button>
              <button className="button button--quiet button--glass" type="button" onClick={leave}>
                {over ? 'Back to the dial' : 'Leave'}
              </button>
            </DeskHead>
            <Listeners mission={listeners} />
          </div>
        }
        crown={
          <div className="dial-glass">
            <Scale frequency={mission.frequency} glow={onAir ? 1 : 0} trembling={weak} />
          </div>
        }
      >
        <Notices
          view={view}
          radio={radio}
          devices={devices}
          onTuneIn={tuneIn}
          onSilence={radio.settleForCaptions}
        />
        <section className="set-stage" aria-label="On the air">
          <Captions said={view.said} line={view.line} cast={view.cast} />
          {over ? (
            <Ending
              view={view}
              mission={listeners}
              resultsHref={props.resultsHref}
              onClose={leave}
              onTuneIn={tuneIn}
            />
          ) : (
            <Cue view={view} />
          )}
        </section>
        {!over && (
          <TalkDeck
            view={view}
            radio={radio}
            loudness={props.loudness}
            onLoudness={props.onLoudness}
            devices={
              <DevicesKey
                devices={devices}
                open={drawer === 'devices'}
                onOpen={(open) => setDrawer(open ? 'devices' : null)}
              />
            }
          />
        )}
      </Desk>
      <Drawer id="show-brief" title="Mission brief" open={briefOpen} onClose={close}>
        <BriefText mission={mission} />
      </Drawer>
      <DevicesDrawer devices={devices} open={drawer === 'devices' && !over} onClose={close} />
    </>
  )
}
