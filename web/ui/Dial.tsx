import { megahertz } from './format.ts'

const lowest = 87.5
const highest = 108
const step = 0.1
/**
 * The drawing is 1000 wide, with a margin on both sides, so that the thumb of the range ends where the scale
 * does.
 */
const width = 1000
const margin = 60

const xOf = (frequency: number) => margin + ((frequency - lowest) / (highest - lowest)) * (width - 2 * margin)
const ticks = Array.from({ length: 42 }, (_, index) => lowest + index / 2)

/** Keeps a frequency on the scale, with one decimal. */
export function onScale(frequency: number): number {
  return Math.round(Math.min(highest, Math.max(lowest, frequency)) * 10) / 10
}

/** The tuning dial: a range input with the scale of a radio behind it (W1). */
export function Dial(props: { readonly frequency: number; readonly onTurn: (frequency: number) => void }) {
  const { frequency } = props
  const turnBy = (steps: number) => props.onTurn(onScale(frequency + steps * step))
  return (
    <div className="dial">
      <output className="dial-reading" aria-hidden="true">
        {megahertz(frequency)} <small>MHz</small>
      </output>
      <div className="dial-glass">
        <svg
          className="dial-scale"
          viewBox={`0 0 ${width} 120`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {ticks.map((tick) => (
            <line
              key={tick}
              x1={xOf(tick)}
              x2={xOf(tick)}
              y1={92}
              y2={tick % 2 === 0 ? 52 : tick % 1 === 0 ? 66 : 78}
              className="dial-tick"
            />
          ))}
          <line x1={xOf(frequency)} x2={xOf(frequency)} y1={8} y2={112} className="dial-needle" />
        </svg>
        <div className="dial-numbers" aria-hidden="true">
          {[88, 92, 96, 100, 104, 108].map((number) => (
            <span key={number} style={{ left: `${xOf(number) / 10}%` }}>
              {number}
            </span>
          ))}
        </div>
        <input
          className="dial-range"
          type="range"
          aria-label="Frequency"
          aria-valuetext={`${megahertz(frequency)} megahertz`}
          min={lowest}
          max={highest}
          step={step}
          value={frequency}
          onChange={(event) => props.onTurn(onScale(event.target.valueAsNumber))}
        />
      </div>
      <div className="dial-fine">
        <button
          className="button button--round"
          type="button"
          aria-label="Tune down"
          onClick={() => turnBy(-1)}
        >
          −
        </button>
        <span className="quiet">0.1 MHz a step</span>
        <button className="button button--round" type="button" aria-label="Tune up" onClick={() => turnBy(1)}>
          +
        </button>
      </div>
    </div>
  )
}
