import { stepsDone, type Standing } from '../radio/practice.ts'
import { ScenarioLives } from './ScenarioLives.tsx'

/** How the game stands: lives, points, and how many of the steps are done (S2). */
export function ScenarioStanding({ standing }: { readonly standing: Standing }) {
  const { livesRemaining, livesTotal, score, step, stepsTotal, phase } = standing
  const done = stepsDone(standing)
  return (
    <section className="panel standing" aria-labelledby="standing-title">
      <h2 id="standing-title">Your game</h2>
      <ScenarioLives remaining={livesRemaining} total={livesTotal} />
      <p className="standing-score">
        <strong data-testid="score">{score}</strong> points
      </p>
      <ol className="steps" aria-hidden="true">
        {Array.from({ length: stepsTotal }, (_, index) => (
          <li
            key={index}
            className={`steps-one${index < done ? ' is-done' : index === done ? ' is-now' : ''}`}
          />
        ))}
      </ol>
      <p className="standing-step" data-testid="step" data-step={step.number} data-phase={phase}>
        {phase === 'COMPLETED' ? `All ${stepsTotal} steps done` : `Step ${step.number} of ${stepsTotal}`}
      </p>
    </section>
  )
}
