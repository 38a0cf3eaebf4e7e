import type { Radio } from '../radio/radio.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import type { Scenario, ScenarioView } from '../radio/scenario.ts'
import { canBeHeard, isOver, isWeak, type View } from '../radio/view.ts'
import { Captions } from './Captions.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { Lamp } from './Lamp.tsx'
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
import { Volume } from './Volume.tsx'

const losses = {
  replaced: { title: 'The game has moved', words: 'It has been taken over by another window of yours.' },
  gone: { title: 'The game is gone', words: 'The station does not know it any more.' },
} as const

/** A game that ends before it was played to its end. */
const closings: Partial<Record<NonNullable<View['outcome']>, string>> = {
  BUDGET_SPENT: 'What this game was allowed to cost is spent. Another one begins afresh.',
  ABANDONED: 'Nobody came back to it in time.',
}

/** A game on the air: the host is heard, the player talks back, and each answer is judged (S4). */
export function ScenarioDesk(props: {
  readonly view: View
  /** How the game stands; null before the first word of the stream. */
  readonly game: ScenarioView | null
  readonly scenario: Scenario
  readonly radio: Radio
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
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
      className="show practice"
      data-testid="show"
      data-state={view.state ?? 'NONE'}
      data-sound={view.sound.kind}
      data-seq={view.seq}
      data-phase={game?.phase ?? 'NONE'}
    >
      <ScenarioHead
        scenario={scenario}
        lamp={<Lamp what="The game" lit={onAir} weak={isWeak(view)} />}
      >
        <button className="button button--quiet" type="button" onClick={props.onTimeStop}>
          Turn by turn
        </button>
        <button className="button button--quiet" type="button" onClick={props.onReview}>
          Leave
        </button>
      </ScenarioHead>

      <Notices view={view} radio={radio} onTuneIn={props.onJoin} onSilence={null} />
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

      <div className="set">
        <div className="set-crown">
          <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !over} />
          {game && <ScenarioStanding standing={game} />}
        </div>
        <div className="set-body">
          <section className="set-stage" aria-label="On the air">
            <Captions said={view.said} line={view.line} cast={view.cast} lang={scenario.language} />
            {view.lost !== null ? (
              <section className="panel ending" data-testid="ending" data-outcome={view.lost}>
                <h2>{losses[view.lost].title}</h2>
                <p>{losses[view.lost].words}</p>
                <button className="button button--main" type="button" onClick={props.onJoin}>
                  Tune in again
                </button>
              </section>
            ) : view.outcome !== null && playing ? (
              <section className="panel ending" role="alert" data-testid="ending" data-outcome={view.outcome}>
                <h2>The game is closed</h2>
                <p>{closings[view.outcome]}</p>
                <button className="button button--main" type="button" onClick={props.onReview}>
                  Review the answers
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
        {playing && !over && (
          <section className="deck" aria-label="Your turn">
            <TalkKey
              pressed={view.pressed}
              enabled={canBeHeard(view) && !game.judging}
              yours={view.state === 'WAITING_FOR_USER' && !game.judging}
              level={radio.microphoneLevel}
              onPress={radio.press}
              onRelease={radio.release}
            />
            <div className="deck-say">
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
            <Volume loudness={props.loudness} onChange={props.onLoudness} />
          </section>
        )}
      </div>
      {props.debug && <DebugPanel read={radio.stats} line={view.line} latency={view.latency} />}
    </main>
  )
}
