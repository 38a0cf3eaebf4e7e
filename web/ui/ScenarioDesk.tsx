import type { Radio } from '../radio/radio.ts'
import type { Scenario, ScenarioView } from '../radio/scenario.ts'
import { canBeHeard, isOver, type View } from '../radio/view.ts'
import { Captions } from './Captions.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { Notices } from './Notices.tsx'
import { SayForm } from './SayForm.tsx'
import { ScenarioCue } from './ScenarioCue.tsx'
import { ScenarioHead } from './ScenarioHead.tsx'
import { ScenarioHint } from './ScenarioHint.tsx'
import { ScenarioOver } from './ScenarioOver.tsx'
import { ScenarioStanding } from './ScenarioStanding.tsx'
import { ScenarioVerdict } from './ScenarioVerdict.tsx'
import { TalkKey } from './TalkKey.tsx'

const losses = {
  replaced: { title: 'The game has moved', words: 'It has been taken over by another window of yours.' },
  gone: { title: 'The game is gone', words: 'The station does not know it any more.' },
} as const

/** A game on the air: the host is heard, the player talks back, and each answer is judged (S4). */
export function ScenarioDesk(props: {
  readonly view: View
  /** How the game stands; null before the first word of the stream. */
  readonly game: ScenarioView | null
  readonly scenario: Scenario
  readonly radio: Radio
  readonly debug: boolean
  readonly onJoin: () => void
  readonly onTimeStop: () => void
  readonly onReview: () => void
}) {
  const { view, game, scenario, radio } = props
  const over = isOver(view)
  const playing = game?.phase === 'PLAYING'
  const onAir = !over && view.state !== null && view.state !== 'OFF_AIR'
  const verdict = game?.last ?? null
  return (
    <main
      className="show practice practice--live"
      data-testid="show"
      data-state={view.state ?? 'NONE'}
      data-sound={view.sound.kind}
      data-seq={view.seq}
      data-phase={game?.phase ?? 'NONE'}
    >
      <ScenarioHead
        scenario={scenario}
        lamp={
          <p className={`lamp${onAir ? ' is-lit' : ''}`} data-testid="on-air" data-lit={onAir}>
            <span className="visuallyHidden">{onAir ? 'The game is ' : 'The game is not '}</span>On air
          </p>
        }
      >
        <button className="button button--quiet" type="button" onClick={props.onTimeStop}>
          Turn by turn
        </button>
        <button className="button button--quiet" type="button" onClick={props.onReview}>
          Leave
        </button>
      </ScenarioHead>

      <Notices view={view} onUnblock={radio.unblock} onTuneIn={props.onJoin} />
      {(view.sound.kind === 'connecting' || view.sound.kind === 'recovering') && (
        <p className="banner banner--late">
          The sound takes its time. You need not wait for it:{' '}
          <button className="button" type="button" onClick={props.onTimeStop}>
            Go on turn by turn
          </button>
        </p>
      )}
      {view.opening?.kind === 'failed' && (
        <p className="banner banner--bad" role="alert">
          {view.opening.message}{' '}
          <button className="button" type="button" onClick={props.onJoin}>
            Try again
          </button>
        </p>
      )}

      <div className="show-body">
        <section className="panel show-stage" aria-label="On the air">
          <Captions said={view.said} line={view.line} cast={view.cast} />
          <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !over} />
          {view.lost !== null ? (
            <section className="panel ending" data-testid="ending" data-outcome={view.lost}>
              <h2>{losses[view.lost].title}</h2>
              <p>{losses[view.lost].words}</p>
              <button className="button button--main" type="button" onClick={props.onJoin}>
                Tune in again
              </button>
            </section>
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
        <div className="practice-side">
          {game && <ScenarioStanding standing={game} />}
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
          {props.debug && <DebugPanel read={radio.stats} latency={view.latency} />}
        </div>
      </div>

      {playing && !over && (
        <section className="show-talk" aria-label="Your turn">
          <TalkKey
            pressed={view.pressed}
            enabled={canBeHeard(view) && !game.judging}
            level={radio.microphoneLevel}
            onPress={radio.press}
            onRelease={radio.release}
          />
          <div className="practice-talk">
            <SayForm enabled={view.server === 'connected' && !game.judging} onSay={radio.say} />
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
          </div>
        </section>
      )}
    </main>
  )
}
