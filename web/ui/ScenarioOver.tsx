import { useEffect, useRef } from 'react'
import type { Standing } from '../radio/practice.ts'

const words = {
  COMPLETED: { title: 'Every step is done', words: 'From the first question to the last.' },
  OUT_OF_LIVES: {
    title: 'Out of lives',
    words: 'No life is left. Nothing can be answered or repeated any more.',
  },
} as const

/** The end of a game, and the way to another one (S6). */
export function ScenarioOver(props: {
  readonly standing: Standing
  readonly busy: boolean
  readonly onReset: () => void
  /** Null where the review is in sight. */
  readonly onReview: (() => void) | null
}) {
  const { standing } = props
  const ref = useRef<HTMLElement>(null)
  // What the keyboard was on may be gone: nothing can be answered any more.
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
    ref.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (standing.phase === 'PLAYING') return null
  const text = words[standing.phase]
  return (
    <section
      ref={ref}
      className="panel ending"
      tabIndex={-1}
      aria-labelledby="ending-title"
      data-testid="ending"
      data-outcome={standing.phase}
    >
      <h2 id="ending-title">{text.title}</h2>
      <p>{text.words}</p>
      <p className="ending-score">
        <strong>{standing.score}</strong> points, {standing.livesRemaining} of {standing.livesTotal}{' '}
        {standing.livesTotal === 1 ? 'life' : 'lives'} left.
      </p>
      <p className="ending-ways">
        <button className="button button--main" type="button" aria-disabled={props.busy} onClick={() => !props.busy && props.onReset()}>
          Start over
        </button>
        {props.onReview && (
          <button className="button" type="button" onClick={props.onReview}>
            Review the answers
          </button>
        )}
      </p>
    </section>
  )
}
