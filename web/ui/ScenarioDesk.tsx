import { useState } from 'react'
import type { Radio } from '../radio/radio.ts'
import type { Scenario, ScenarioView } from '../radio/scenario.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { isOver, type View } from '../radio/view.ts'
import { Captions } from './Captions.tsx'
import { Desk } from './Desk.tsx'
import { DevicesDrawer } from './DevicesDrawer.tsx'
import { DevicesKey } from './DevicesKey.tsx'
import { Lamp } from './Lamp.tsx'
import { Notices } from './Notices.tsx'
import { ScenarioCue } from './ScenarioCue.tsx'
import { ScenarioEnding } from './ScenarioEnding.tsx'
import { ScenarioHead } from './ScenarioHead.tsx'
import { ScenarioHint } from './ScenarioHint.tsx'
import { ScenarioOver } from './ScenarioOver.tsx'
import { ScenarioStanding } from './ScenarioStanding.tsx'
import { ScenarioVerdict } from './ScenarioVerdict.tsx'
import { TalkDeck } from './TalkDeck.tsx'

/** A game on the air: the host is heard, the player talks back, and each answer is judged (S4). */
export function ScenarioDesk(props: {
  readonly view: View
  /** How the game stands; null before the first word of the stream. */
  readonly game: ScenarioView | null
  readonly scenario: Scenario
  readonly radio: Radio
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
  readonly devices: DevicesDesk
  readonly debug: boolean
  readonly onJoin: () => void
  readonly onTimeStop: () => void
  readonly onReview: () => void
}) {
  const { view, game, scenario, radio, devices } = props
  const [devicesOpen, setDevicesOpen] = useState(false)
  const over = isOver(view)
  const playing = game?.phase === 'PLAYING'
  const isPlayed = playing && !over
  const verdict = game?.last ?? null
  return (
    <>
      <Desk
        className="practice"
        view={view}
        radio={radio}
        phase={game?.phase ?? 'NONE'}
        debug={props.debug}
        head={
          <>
            <ScenarioHead scenario={scenario} lamp={<Lamp what="The game" view={view} />}>
              <button className="button button--quiet" type="button" onClick={props.onTimeStop}>
                Turn by turn
              </button>
              <button className="button button--quiet" type="button" onClick={props.onReview}>
                Leave
              </button>
            </ScenarioHead>
            <Notices view={view} radio={radio} devices={devices} onTuneIn={props.onJoin} onSilence={null} />
            {(view.sound.kind === 'connecting' || view.sound.kind === 'recovering') && (
              <p className="banner banner--late">
                The sound takes its time. You need not wait for it:{' '}
                <button className="button" type="button" onClick={props.onTimeStop}>
                  Go on turn by turn
                </button>
              </p>
            )}
          </>
        }
        crown={game && <ScenarioStanding standing={game} />}
      >
        <div className="set-body">
          <section className="set-stage" aria-label="On the air">
            <Captions said={view.said} line={view.line} cast={view.cast} lang={scenario.language} />
            {view.lost !== null || (view.outcome !== null && playing) ? (
              <ScenarioEnding view={view} onJoin={props.onJoin} onReview={props.onReview} />
            ) : game && !playing ? (
              <ScenarioOver
                standing={game}
                busy={view.server !== 'connected'}
                onReset={() => void radio.resetScenario()}
                onReview={props.onReview}
              />
            ) : (
              <ScenarioCue view={view} game={game} />
            )}
          </section>
          <div aria-live="polite" className="practice-verdict">
            {verdict && verdict.kind !== 'error' && (
              <div
                key={verdict.result.turnId}
                className={verdict.result.livesDelta < 0 ? 'shaken' : 'settled'}
              >
                <ScenarioVerdict result={verdict.result} language={scenario.language} reply={null} />
              </div>
            )}
            {verdict?.kind === 'error' && (
              <p className="banner" data-testid="not-judged">
                That answer could not be judged, and costs nothing. {verdict.message}
              </p>
            )}
          </div>
        </div>
        {isPlayed && (
          <TalkDeck
            view={view}
            radio={radio}
            judging={game.judging}
            loudness={props.loudness}
            onLoudness={props.onLoudness}
            devices={<DevicesKey devices={devices} open={devicesOpen} onOpen={setDevicesOpen} />}
            aids={
              <div className="practice-aids">
                <button
                  className="button button--quiet"
                  type="button"
                  disabled={game.judging || view.server !== 'connected'}
                  onClick={() => void radio.repeatStep()}
                >
                  Repeat the question
                </button>
                {game.step.hint !== '' && <ScenarioHint key={game.step.number} hint={game.step.hint} />}
              </div>
            }
          />
        )}
      </Desk>
      <DevicesDrawer devices={devices} open={devicesOpen && isPlayed} onClose={() => setDevicesOpen(false)} />
    </>
  )
}
