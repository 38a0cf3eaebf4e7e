import type { CSSProperties } from 'react'
import type { KeptShow } from '../radio/kept.ts'
import { elapsed, signed } from './format.ts'

/**
 * The listeners over the show (W2): steps, because a reaction moves them at once. What moved them is listed below it, with
 * the words that did.
 */
export function ScoreChart({ show }: { readonly show: KeptShow }) {
  const { said, scoreChanges, listeners, target } = show
  const times = [...said, ...scoreChanges].map(({ at }) => Date.parse(at))
  const begin = Math.min(...times)
  const end = Math.max(...times, begin + 1)
  const top = ceilingOf(show)
  /** In percent of the plot, from its left and its top. */
  const x = (at: string) => ((Date.parse(at) - begin) / (end - begin)) * 100
  const y = (awake: number) => 100 - (awake / top) * 100

  let line = `M0 ${y(0)}`
  for (const change of scoreChanges) line += `H${x(change.at).toFixed(2)}V${y(change.awakened).toFixed(2)}`
  line += 'H100'

  return (
    <figure className="chart">
      <div className="chart-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="Listeners awake over the show">
          <path className="chart-fill" d={`${line}V100H0Z`} />
          <path className="chart-goal" d={`M0 ${y(target)}H100`} />
          <path className="chart-axis" d="M0 100H100" />
          <path className="chart-line" d={line} />
        </svg>
        <span className="chart-target" aria-hidden="true" style={{ top: `${y(target)}%` }}>
          {target} to win
        </span>
        {scoreChanges.map((change, index) => (
          <span
            key={change.turnId}
            className={change.change < 0 ? 'chart-moment is-down' : 'chart-moment'}
            aria-hidden="true"
            style={{ left: `${x(change.at)}%`, top: `${y(change.awakened)}%` } satisfies CSSProperties}
          >
            {index + 1}
          </span>
        ))}
        {[
          ['top', top],
          ['bottom', 0],
          ['begin', '0:00'],
          ['end', elapsed(end - begin)],
        ].map(([where, text]) => (
          <span key={where} className={`chart-${where}`} aria-hidden="true">
            {text}
          </span>
        ))}
      </div>
      <figcaption className="quiet">
        {top < listeners ? `Listeners awake, from nobody to ${top} of all ${listeners}.` : `Listeners awake, of ${listeners}.`}
      </figcaption>
      <ol className="moments">
        {scoreChanges.map((change, index) => {
          const turn = said.find((entry) => entry.__typename === 'PlayerTurn' && entry.turnId === change.turnId)
          const words = turn?.__typename === 'PlayerTurn' ? turn.text : null
          const direction = change.change < 0 ? 'is-down' : 'is-up'
          return (
            <li key={change.turnId} className="moment">
              <span className={`moment-number ${direction}`} aria-hidden="true">
                {index + 1}
              </span>
              <p className="moment-facts">
                <strong className={direction}>{signed(change.change)}</strong> <span>{change.awakened} awake</span>{' '}
                <span>at {elapsed(Date.parse(change.at) - begin)}</span>
              </p>
              {words !== null && words !== '' && (
                <p className="moment-words">
                  <q>{words}</q>
                </p>
              )}
              <p className="moment-reason">{change.reason}</p>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

/** Where the chart ends: a tenth above the highest that it has to show, and never above everybody there is. */
function ceilingOf({ scoreChanges, listeners, target }: KeptShow): number {
  const highest = Math.max(target, ...scoreChanges.map(({ awakened }) => awakened))
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, highest))) - 1)
  return Math.max(1, Math.min(listeners, Math.ceil((highest * 1.1) / step) * step))
}
