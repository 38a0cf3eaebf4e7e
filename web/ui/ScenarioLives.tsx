import { livesLeft } from './scenarioWords.ts'

const heart =
  'M12 20.5C6.5 16.3 3 13.2 3 9.2 3 6.4 5.2 4.3 7.8 4.3c1.7 0 3.2.9 4.2 2.4 1-1.5 2.5-2.4 4.2-2.4 2.6 0 4.8 2.1 4.8 4.9 0 4-3.5 7.1-9 11.3Z'

/** The lives of a game: a lit valve for each that is left (S6). */
export function ScenarioLives(props: { readonly remaining: number; readonly total: number }) {
  const { remaining, total } = props
  return (
    <p className="lives" data-testid="lives" data-lives={remaining}>
      <span className="visuallyHidden">{livesLeft(remaining, total)}</span>
      {Array.from({ length: total }, (_, index) => (
        <svg
          key={index}
          className={index < remaining ? 'life is-lit' : 'life'}
          viewBox="0 0 24 24"
          aria-hidden="true"
        >
          <path d={heart} />
          {index >= remaining && <path className="life-crack" d="m12 7-2 3.5 3.5 2-2 4" />}
        </svg>
      ))}
    </p>
  )
}
