import type { View } from '../radio/view.ts'

const losses = {
  replaced: { title: 'The game has moved', words: 'It has been taken over by another window of yours.' },
  gone: { title: 'The game is gone', words: 'The station does not know it any more.' },
} as const

const closings: Partial<Record<NonNullable<View['outcome']>, string>> = {
  BUDGET_SPENT: 'What this game was allowed to cost is spent. Another one begins afresh.',
  ABANDONED: 'Nobody came back to it in time.',
}

/** A game that ends here before it was played to its end. */
export function ScenarioEnding(props: {
  readonly view: View
  readonly onJoin: () => void
  readonly onReview: () => void
}) {
  const { lost, outcome } = props.view
  const text = lost !== null ? losses[lost] : { title: 'The game is closed', words: outcome && closings[outcome] }
  return (
    <section className="panel ending" role="alert" data-testid="ending" data-outcome={lost ?? outcome}>
      <h2>{text.title}</h2>
      <p>{text.words}</p>
      <button
        className="button button--main"
        type="button"
        onClick={lost !== null ? props.onJoin : props.onReview}
      >
        {lost !== null ? 'Tune in again' : 'Review the answers'}
      </button>
    </section>
  )
}
