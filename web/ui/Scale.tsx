import { lowest, highest } from './frequency.ts'

/** The drawing: ten units to a tenth of a megahertz, with a margin where the needle stops. */
const margin = 110
const width = (highest - lowest) * 100 + 2 * margin
const xOf = (frequency: number) => margin + (frequency - lowest) * 100
const ticks = Array.from({ length: 103 }, (_, index) => Math.round((87.6 + index / 5) * 10) / 10)
const numbers = [88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108]
/** Where the names of other stations stand, as on any old glass: nobody is there any more. */
const ghosts = [
  ['Hilversum', 89.1],
  ['Luxembourg', 92.6],
  ['Vatican', 95.4],
  ['Beromünster', 99.4],
  ['Athlone', 103.1],
  ['Sottens', 106.2],
] as const

/** Share of the glass, from its left edge, at which a frequency stands. */
export function placeOf(frequency: number): number {
  return xOf(frequency) / width
}

/** What is printed on the glass: the same under every needle, and so never looked at again. */
const lettering = (
  <>
    <div className="scale-marks">
      {ghosts.map(([name, at]) => (
        <span key={name} className="scale-ghost" style={{ left: `${placeOf(at) * 100}%` }}>
          {name}
        </span>
      ))}
      {numbers.map((number) => (
        <span
          key={number}
          className={`scale-number${number % 4 === 0 ? '' : ' is-minor'}`}
          style={{ left: `${placeOf(number) * 100}%` }}
        >
          {number}
        </span>
      ))}
    </div>
    <svg className="scale-ticks" viewBox={`0 0 ${width} 100`} preserveAspectRatio="none">
      {ticks.map((tick) => (
        <line
          key={tick}
          className={tick % 1 === 0 ? undefined : 'is-minor'}
          x1={xOf(tick)}
          x2={xOf(tick)}
          y1={100}
          y2={tick % 2 === 0 ? 20 : tick % 1 === 0 ? 45 : 70}
        />
      ))}
    </svg>
  </>
)

/** The glass of the dial with its scale, lit from behind, and the needle on it (W1). */
export function Scale(props: {
  readonly frequency: number
  /** 0 to 1: how much of a station there is behind the needle. */
  readonly glow: number
  readonly trembling?: boolean
}) {
  const { frequency, glow, trembling = false } = props
  const place = placeOf(frequency)
  return (
    <div className={`scale${trembling ? ' is-trembling' : ''}`} aria-hidden="true">
      <span
        className="scale-glow"
        style={{ transform: `translateX(${place * 100}%)`, opacity: 0.35 + glow * 0.65 }}
      />
      {lettering}
      <span className="scale-travel" style={{ transform: `translateX(${place * 100}%)` }}>
        <span className="scale-needle" />
      </span>
    </div>
  )
}
