import type { GameInList } from '../radio/practice.ts'
import { ScenarioLives } from './ScenarioLives.tsx'

const phases = { PLAYING: 'Go on', COMPLETED: 'Completed', OUT_OF_LIVES: 'Out of lives' } as const

/** A game in the list, to go on with or to be read again (S7). */
export function GameCard(props: { readonly game: GameInList; readonly href: string }) {
  const { openedAt, outcome, programme } = props.game
  if (programme.__typename !== 'ScenarioProgramme') return null
  const open = programme.phase === 'PLAYING' && outcome === null
  const { scenario, score, step, stepsTotal } = programme
  return (
    <article className="card game" data-testid="game" data-phase={programme.phase}>
      <p className={`game-phase game-phase--${programme.phase}`}>
        {outcome === 'ABANDONED' ? 'Left' : phases[programme.phase]}
      </p>
      <div className="card-body">
        <h3>
          <a className="card-link" href={props.href}>
            {scenario.title}
          </a>
        </h3>
        <p className="card-facts">
          {new Date(openedAt).toLocaleString()} · {programme.timeStop ? 'turn by turn' : 'on the air'}
          {open && ` · at step ${step.number} of ${stepsTotal}`} · {score} points
        </p>
      </div>
      <ScenarioLives remaining={programme.livesRemaining} total={programme.livesTotal} />
    </article>
  )
}
