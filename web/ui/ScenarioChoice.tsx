import type { SavedGame } from '../radio/practice.ts'
import { ScenarioHead } from './ScenarioHead.tsx'
import { ScenarioReview } from './ScenarioReview.tsx'
import { ScenarioStanding } from './ScenarioStanding.tsx'

const endings = {
  PLAYING: 'It is saved where you left it.',
  COMPLETED: 'Every step is done.',
  OUT_OF_LIVES: 'No life is left.',
} as const

/**
 * A game that is not being played right now: how it stands, what was answered, and the ways to go on with it
 * (S7).
 */
export function ScenarioChoice(props: {
  readonly game: SavedGame
  readonly busy: boolean
  readonly problem: string | null
  readonly listHref: string
  /** Goes on with it, or, where it is over, starts it over. */
  readonly onPlay: (timeStop: boolean) => void
}) {
  const { game, busy } = props
  const { scenario, phase } = game.programme
  const closed = game.session.outcome !== null
  const verb = phase === 'PLAYING' ? 'Go on' : 'Start over'
  return (
    <main className="show practice" data-testid="game-page" data-phase={phase}>
      <ScenarioHead scenario={scenario} lamp={<p className="lamp">Off air</p>}>
        <a className="button button--quiet" href={props.listHref}>
          All scenarios
        </a>
      </ScenarioHead>
      <div className="practice-body">
        <div className="practice-stage">
          <section className="panel gameChoice" aria-label="This game">
            <p className="gameChoice-summary">{scenario.summary}</p>
            <p>{closed ? 'This game is closed. Begin another one from the list.' : endings[phase]}</p>
            {!closed && (
              <p className="ending-ways">
                <button
                  className="button button--main"
                  type="button"
                  aria-disabled={busy}
                  onClick={() => !busy && props.onPlay(false)}
                >
                  {verb} on the air
                </button>
                <button
                  className="button"
                  type="button"
                  aria-disabled={busy}
                  onClick={() => !busy && props.onPlay(true)}
                >
                  {verb} turn by turn
                </button>
              </p>
            )}
            {props.problem !== null && (
              <p className="error" role="alert">
                {props.problem}
              </p>
            )}
          </section>
          <ScenarioReview game={game} />
        </div>
        <div className="practice-side">
          <ScenarioStanding standing={game.programme} />
        </div>
      </div>
    </main>
  )
}
