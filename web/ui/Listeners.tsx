import type { CSSProperties } from 'react'
import type { MissionView } from '../radio/mission.ts'
import { signed } from './format.ts'

const nobody = { awakened: 0, listeners: 0, target: 0, last: null }

/** How many are awake, how many are wanted, and what the last change was for (M11). */
export function Listeners({ mission }: { readonly mission: MissionView | null }) {
  const { awakened, listeners, target, last } = mission ?? nobody
  const share = listeners > 0 ? awakened / listeners : 0
  const goal = listeners > 0 ? target / listeners : 0
  const width = String(listeners).length
  return (
    <section className={`listeners${mission ? '' : ' is-unknown'}`} aria-labelledby="listeners-title">
      <h2 id="listeners-title">Listeners awake</h2>
      <p className="listeners-count">
        {/* As wide as it may become, like a counter: what stands beside it stays where it is. */}
        <strong data-testid="awakened" style={{ minWidth: `${width}ch` }}>
          <span className="listeners-zeros" data-zeros={'0'.repeat(width - String(awakened).length)} aria-hidden="true" />
          <span className="visuallyHidden">{awakened}</span>
          <span className="counting" style={{ '--count': awakened } as CSSProperties} aria-hidden="true" />
        </strong>
        <span>
          of {listeners}
          <span className="listeners-target"> · {target} to win</span>
        </span>
      </p>
      <meter className="visuallyHidden" aria-label="Listeners awake" min={0} max={listeners} value={awakened}>
        {awakened} of {listeners}
      </meter>
      <div className="listeners-bar" aria-hidden="true">
        <span className="listeners-fill" style={{ transform: `scaleX(${share})` }} />
        <span className="listeners-goal" style={{ left: `${goal * 100}%` }} />
      </div>
      {/* What is waited for is not read out, and is no reason. */}
      {!last && (
        <p className="listeners-wait" aria-hidden="true">
          {awakened === 0 ? 'The windows are dark. Say something that gets somebody out of bed.' : 'What wakes the next one?'}
        </p>
      )}
      <output className="listeners-reason" data-testid="score-reason">
        {last && (
          <span key={`${awakened} ${last.change} ${last.reason}`} className="listeners-news">
            <strong className={last.change < 0 ? 'is-down' : 'is-up'}>{signed(last.change)}</strong>{' '}
            {last.reason}
            <span className="visuallyHidden"> {awakened} are awake.</span>
          </span>
        )}
      </output>
    </section>
  )
}
