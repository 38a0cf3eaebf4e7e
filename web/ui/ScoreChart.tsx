import type { MissionPlayed, Review } from '../radio/view.ts'
import { signed, timeOfDay } from './format.ts'

const width = 800
const height = 240
const left = 64
const right = 782
const top = 16
const bottom = 214

/**
 * The listeners over the show (W2): steps, because a reaction moves them at once. The table below it says the
 * same.
 */
export function ScoreChart(props: { readonly review: Review; readonly programme: MissionPlayed }) {
  const { said, scoreChanges } = props.review
  const { listeners, target } = props.programme
  const times = [...said.map((entry) => entry.at), ...scoreChanges.map((change) => change.at)].map((at) =>
    Date.parse(at),
  )
  const begin = Math.min(...times)
  const end = Math.max(...times, begin + 1)
  const x = (at: number) => left + ((at - begin) / (end - begin)) * (right - left)
  const y = (awake: number) => bottom - (awake / Math.max(1, listeners)) * (bottom - top)

  let line = `M${left} ${y(0)}`
  for (const change of scoreChanges)
    line += `H${x(Date.parse(change.at)).toFixed(1)}V${y(change.awakened).toFixed(1)}`
  line += `H${right}`

  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="Listeners awake over the show">
        <line className="chart-axis" x1={left} x2={right} y1={bottom} y2={bottom} />
        <line className="chart-goal" x1={left} x2={right} y1={y(target)} y2={y(target)} />
        <text className="chart-label" x={left - 6} y={y(target) + 4} textAnchor="end">
          {target}
        </text>
        <text className="chart-label" x={left - 6} y={bottom + 4} textAnchor="end">
          0
        </text>
        <text className="chart-label" x={left - 6} y={top + 4} textAnchor="end">
          {listeners}
        </text>
        <path className="chart-fill" d={`${line}V${bottom}H${left}Z`} />
        <path className="chart-line" d={line} />
        {scoreChanges.map((change, index) => (
          <g
            key={change.turnId}
            className={change.change < 0 ? 'chart-moment is-down' : 'chart-moment'}
            transform={`translate(${x(Date.parse(change.at))} ${y(change.awakened)})`}
          >
            <circle />
            <text>{index + 1}</text>
          </g>
        ))}
        <text className="chart-label" x={left} y={height - 6}>
          {timeOfDay(new Date(begin).toISOString())}
        </text>
        <text className="chart-label" x={right} y={height - 6} textAnchor="end">
          {timeOfDay(new Date(end).toISOString())}
        </text>
      </svg>
      <table className="chart-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visuallyHidden">Moment</span>
            </th>
            <th scope="col">When</th>
            <th scope="col">Change</th>
            <th scope="col">Awake</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {scoreChanges.map((change, index) => (
            <tr key={change.turnId}>
              <td className="chart-number">{index + 1}</td>
              <td>{timeOfDay(change.at)}</td>
              <td className={change.change < 0 ? 'is-down' : 'is-up'}>{signed(change.change)}</td>
              <td>{change.awakened}</td>
              <td>{change.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
