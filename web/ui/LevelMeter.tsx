import { useLevel } from './useLevel.ts'

/** Degrees from straight up, of each mark; what lies beyond the last but two is too loud. */
const marks = [-46, -33, -20, -8, 4, 16, 27, 37, 46]
const pivot = { x: 60, y: 78 }
const frame = { viewBox: '0 0 120 74', preserveAspectRatio: 'xMidYMax meet' } as const

function on(degrees: number, r: number): string {
  const radians = ((degrees - 90) * Math.PI) / 180
  return `${pivot.x + r * Math.cos(radians)} ${pivot.y + r * Math.sin(radians)}`
}

/** How loud the hosts are (W1). For the eye alone: what they say is in the captions. */
export function LevelMeter(props: { readonly read: () => number; readonly active: boolean }) {
  const needle = useLevel<SVGSVGElement>(props.read, props.active)
  return (
    <div className="vu" data-testid="host-level" aria-hidden="true">
      <svg {...frame}>
        <path className="vu-arc" d={`M${on(-46, 54)}A54 54 0 0 1 ${on(27, 54)}`} />
        <path className="vu-arc vu-arc--loud" d={`M${on(27, 54)}A54 54 0 0 1 ${on(46, 54)}`} />
        {marks.map((degrees) => (
          <path
            key={degrees}
            className={degrees > 27 ? 'vu-mark vu-mark--loud' : 'vu-mark'}
            d={`M${on(degrees, 54)}L${on(degrees, 61)}`}
          />
        ))}
        <text x={60} y={52}>
          VU
        </text>
      </svg>
      <svg ref={needle} className="vu-needle" {...frame}>
        <path d={`M${pivot.x} ${pivot.y}V20`} />
        <circle cx={pivot.x} cy={pivot.y} r={11} />
      </svg>
    </div>
  )
}
