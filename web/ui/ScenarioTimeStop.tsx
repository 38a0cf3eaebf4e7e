import { useEffect, useRef, useState } from 'react'
import type { StepResult } from '../radio/scenario.ts'
import { replyOf, type SavedGame } from '../radio/practice.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import type { RecorderDesk } from '../radio/useRecorder.ts'
import { DeviceNotice } from './DeviceNotice.tsx'
import { DevicesDrawer } from './DevicesDrawer.tsx'
import { DevicesKey } from './DevicesKey.tsx'
import { SayForm } from './SayForm.tsx'
import { ScenarioHead } from './ScenarioHead.tsx'
import { ScenarioOver } from './ScenarioOver.tsx'
import { ScenarioQuestion } from './ScenarioQuestion.tsx'
import { ScenarioRecorder } from './ScenarioRecorder.tsx'
import { ScenarioReview } from './ScenarioReview.tsx'
import { ScenarioStanding } from './ScenarioStanding.tsx'
import { ScenarioVerdict } from './ScenarioVerdict.tsx'

/** A game turn by turn: the clock stands still between two answers (S5). */
export function ScenarioTimeStop(props: {
  readonly game: SavedGame
  readonly result: StepResult | null
  readonly busy: 'answering' | 'resetting' | null
  readonly problem: string | null
  /** Why the game is not on the air any more; null where it was meant to be played so. */
  readonly why: string | null
  readonly recorder: RecorderDesk
  readonly devices: DevicesDesk
  readonly listHref: string
  readonly onText: (text: string) => Promise<boolean>
  readonly onRecording: (recording: Blob) => void
  readonly onReset: () => void
  /** Goes on with the same game on the air; null where that cannot be. */
  readonly onLive: (() => void) | null
}) {
  const { game, result, busy, problem, devices } = props
  const [devicesOpen, setDevicesOpen] = useState(false)
  const { scenario, step, phase, judging } = game.programme
  const playing = phase === 'PLAYING'
  const free = busy === null && !judging
  const reply = replyOf(game)
  const colour = game.session.cast.find((speaker) => speaker.name === scenario.host.name)?.colour ?? 'inherit'
  const verdict = useRef<HTMLDivElement>(null)
  // On a phone the answer is given further down than its verdict is to be read.
  useEffect(() => {
    if (result) verdict.current?.scrollIntoView({ block: 'nearest' })
  }, [result])
  const hurt = result !== null && result.livesDelta < 0

  return (
    <>
      <main
        className="show practice"
        data-testid="timeStop"
        data-phase={phase}
        data-busy={busy ?? (judging ? 'judging' : 'no')}
      >
        <ScenarioHead scenario={scenario} lamp={<p className="lamp lamp--still">Time stop</p>}>
          {props.onLive && playing && (
            <button
              className="button button--quiet"
              type="button"
              aria-disabled={!free}
              onClick={free ? props.onLive : undefined}
            >
              Go on the air
            </button>
          )}
          <a className="button button--quiet" href={props.listHref}>
            All scenarios
          </a>
        </ScenarioHead>

        {props.why !== null && (
          <output className="banner" data-testid="fallback">
            No sound connection comes about, so the game goes on turn by turn: the same step, the same lives,
            the same score. <span className="quiet">{props.why}</span>
          </output>
        )}

        <div className="practice-body">
          <div className="practice-stage">
            <div aria-live="polite" className="practice-verdict" ref={verdict}>
              {result && (
                <div key={result.turnId} className={hurt ? 'shaken' : 'settled'}>
                  <ScenarioVerdict
                    result={result}
                    language={scenario.language}
                    reply={reply === null ? null : { host: scenario.host.name, words: reply }}
                  />
                </div>
              )}
            </div>
            {playing ? (
              <ScenarioQuestion
                asking={`${step.id} ${game.programme.results.length === 0}`}
                step={step}
                scenario={scenario}
                colour={colour}
              />
            ) : (
              <ScenarioOver standing={game.programme} busy={!free} onReset={props.onReset} onReview={null} />
            )}
            {playing && (
              <section className="panel answer" aria-label="Your answer">
                {game.session.understandsSpeech ? (
                  <ScenarioRecorder
                    desk={props.recorder}
                    enabled={free}
                    devices={<DevicesKey devices={devices} open={devicesOpen} onOpen={setDevicesOpen} />}
                    onSend={props.onRecording}
                  />
                ) : (
                  <p className="quiet">Speech in this language is not understood here: type the answer.</p>
                )}
                <SayForm enabled={free} onSay={props.onText} />
              </section>
            )}
            <div aria-live="polite" className="practice-notice">
              <DeviceNotice devices={devices} isHeard />
            </div>
            <output className="practice-word" data-testid="judging">
              {(busy === 'answering' || judging) && 'Your answer is being judged…'}
            </output>
            {problem !== null && (
              <p className="banner banner--refusal" role="alert" data-testid="refusal">
                {problem}
              </p>
            )}
          </div>
          <div className="practice-side">
            <ScenarioStanding standing={game.programme} />
            <ScenarioReview game={game} />
          </div>
        </div>
      </main>
      <DevicesDrawer devices={devices} open={devicesOpen && playing} onClose={() => setDevicesOpen(false)} />
    </>
  )
}
