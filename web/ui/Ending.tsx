import { useEffect, useRef } from 'react'
import type { MissionView } from '../radio/mission.ts'
import type { View } from '../radio/view.ts'

const outcomes = {
  WON: { title: 'They are awake', words: 'The lights are on all over town, and you did that.' },
  TIME_UP: { title: 'Time is up', words: 'The needle moves on. Some of them will remember.' },
  ABANDONED: { title: 'The frequency is empty', words: 'Nobody came back to this show in time.' },
  COMPLETED: { title: 'Done', words: 'Every step is answered.' },
  OUT_OF_LIVES: { title: 'Out of lives', words: 'No life is left.' },
  BUDGET_SPENT: { title: 'The current is off', words: 'What this show was allowed to cost is spent.' },
} as const

const losses = {
  replaced: { title: 'The show has moved', words: 'It has been taken over by another window of yours.' },
  gone: { title: 'The show is gone', words: 'The station does not know it any more.' },
} as const

/** The end of the show, or of following it here. */
export function Ending(props: {
  readonly view: View
  /** How the town stands. */
  readonly mission: MissionView | null
  readonly resultsHref: string | null
  /** Puts it away, where there is nothing more to see of it. */
  readonly onClose: () => void
  readonly onTuneIn: () => void
}) {
  const { outcome, lost } = props.view
  const { mission } = props
  const text = outcome !== null ? outcomes[outcome] : lost !== null ? losses[lost] : null
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    // What the keyboard was on may be gone with the deck.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
    ref.current?.scrollIntoView({ block: 'nearest' })
    // The bar that was the talk key a moment ago may still be down: it would scroll all of this away.
    const stillDown = (event: KeyboardEvent) => {
      const free = event.target === document.body || event.target === ref.current
      if (event.code === 'Space' && event.repeat && free) event.preventDefault()
    }
    window.addEventListener('keydown', stillDown)
    return () => window.removeEventListener('keydown', stillDown)
  }, [])
  if (!text) return null
  return (
    <section
      ref={ref}
      className="panel ending"
      tabIndex={-1}
      role="alert"
      aria-labelledby="ending-title"
      data-testid="ending"
      data-outcome={outcome ?? lost}
    >
      <h2 id="ending-title">{text.title}</h2>
      <p>{text.words}</p>
      {outcome !== null ? (
        <>
          {mission && (
            <p className="ending-score">
              <strong>{mission.awakened}</strong> of {mission.listeners} listeners awake, {mission.target} were
              the goal.
            </p>
          )}
          {props.resultsHref === null ? (
            <button className="button button--main" type="button" onClick={props.onClose}>
              Read it again
            </button>
          ) : (
            <a className="button button--main" href={props.resultsHref}>
              See the whole show
            </a>
          )}
        </>
      ) : (
        <button className="button button--main" type="button" onClick={props.onTuneIn}>
          Tune in again
        </button>
      )}
    </section>
  )
}
