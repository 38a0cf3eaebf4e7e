import type { SavedGame } from '../radio/practice.ts'
import { percent } from './format.ts'
import { verdicts } from './scenarioWords.ts'

/** What is kept of each step: the last words, how sure they were, and what they were (S7). */
export function ScenarioReview({ game }: { readonly game: SavedGame }) {
  const { review, scenario, stepsTotal } = game.programme
  return (
    <section className="panel review" aria-labelledby="review-title" data-testid="review">
      <h2 id="review-title">Your answers</h2>
      {review.length === 0 ? (
        <p className="quiet">Nothing is answered yet.</p>
      ) : (
        <ol className="review-steps">
          {review.map(({ step, transcript, confidence, outcome, attempts }) => (
            <li key={step.id} className="review-step" data-testid="review-step" data-outcome={outcome}>
              <span className="review-number" aria-hidden="true">
                {step.number}
              </span>
              <div>
                <p className="review-says" lang={scenario.language}>
                  {step.says}
                </p>
                <p className="review-heard">
                  {transcript === null ? (
                    <em className="quiet">nothing was understood</em>
                  ) : (
                    <q lang={scenario.language}>{transcript}</q>
                  )}
                </p>
              </div>
              <p className="review-facts">
                <strong className={`review-outcome review-outcome--${outcome}`}>{verdicts[outcome]}</strong>
                {confidence !== null && (
                  <span>{confidence < 1 ? `understood at ${percent(confidence)}` : 'typed'}</span>
                )}
                <span>
                  {attempts} {attempts === 1 ? 'answer' : 'answers'}
                </span>
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="quiet">
        {review.length} of {stepsTotal} steps answered
      </p>
    </section>
  )
}
