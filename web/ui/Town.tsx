import { memo, useState } from 'react'

/** The drawing: its ground is at `height`, and it is cut off at both sides where there is less room. */
const width = 1440
const height = 260
const mast = { x: 720, top: 66 }
const chance = chanceFrom(11)

interface House {
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly roof: 'flat' | 'gable' | 'aerial' | 'tank'
}

const roofs = ['flat', 'flat', 'gable', 'aerial', 'flat', 'tank'] as const
const cell = { x: 15, y: 19 }
const near = row(40, 4, [2, 7])
const far = row(1, 3, [4, 9])
const windows = near
  .flatMap(({ x, y, wide }) =>
    Array.from({ length: (wide / cell.x) * Math.floor((height - y) / cell.y) }, (_, index) => ({
      x: x + 4 + (index % (wide / cell.x)) * cell.x,
      y: y + 9 + Math.floor(index / (wide / cell.x)) * cell.y,
      tone: index % 3,
      order: chance(),
    })),
  )
  // A town does not wake from left to right.
  .toSorted((one, other) => one.order - other.order)
const stars = Array.from({ length: 90 }, () => ({
  x: chance() * width,
  y: chance() * 150,
  r: 0.5 + chance() ** 3 * 1.3,
}))

/** A street of houses from one side to the other, always the same. */
function row(gap: number, narrowest: number, [low, high]: readonly [number, number]): House[] {
  const houses: House[] = []
  for (let x = -30; x < width + 30; ) {
    const wide = (narrowest + Math.floor(chance() * 4)) * cell.x
    const storeys = low + Math.floor(chance() * (high - low))
    const roof = roofs[Math.floor(chance() * roofs.length)] ?? 'flat'
    houses.push({ x, y: height - storeys * cell.y - 8, wide, roof })
    x += wide + Math.floor(chance() * gap)
  }
  return houses
}

/** A repeatable chance (mulberry32): the town looks the same every night. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What never changes is drawn once, and never looked at again. */
const ground = (
  <>
    <path className="town-stars" d={stars.map(({ x, y, r }) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`).join('')} />
    <path className="town-far" d={far.map(outline).join('')} />
    <Mast />
    <path className="town-near" d={near.map(outline).join('')} />
  </>
)
const waves = (
  <>
    {[26, 48, 72].map((r) => (
      <path
        key={r}
        className="town-wave"
        d={`M${mast.x - r * 0.8} ${mast.top - 20 - r * 0.6}A${r} ${r} 0 0 0 ${mast.x - r * 0.8} ${mast.top - 20 + r * 0.6}M${mast.x + r * 0.8} ${mast.top - 20 - r * 0.6}A${r} ${r} 0 0 1 ${mast.x + r * 0.8} ${mast.top - 20 + r * 0.6}`}
      />
    ))}
    <g className="town-lamp">
      <circle className="town-halo" cx={mast.x} cy={mast.top - 20} r={10} />
      <circle cx={mast.x} cy={mast.top - 20} r={4.5} />
    </g>
  </>
)
const frame = {
  viewBox: `0 0 ${width} ${height}`,
  preserveAspectRatio: 'xMidYMax slice',
  'aria-hidden': true,
} as const

/**
 * The town that is listening, under its mast: a lit window for everybody's share who is awake. A picture of
 * the figure beside it, and of whether there is something on the air. What moves is a picture of its own over
 * the other: a browser then has nothing to draw again, sixty times a second, but lights.
 */
export const Town = memo(function Town(props: {
  /** 0 to 1. */
  readonly share: number
  readonly air: 'off' | 'on' | 'weak'
  /** The show is won: a night is over. */
  readonly dawn?: boolean
}) {
  const lit = Math.round(props.share * windows.length)
  const [shown, setShown] = useState({ lit, before: lit })
  if (shown.lit !== lit) setShown({ lit, before: shown.lit })
  const steady = Math.min(lit, shown.before)
  return (
    <>
      {props.dawn && <div className="town town-dawn" aria-hidden="true" />}
      <svg className="town" {...frame}>
        {ground}
        <path className="town-window" d={windows.slice(steady).map(pane).join('')} />
        <Lit panes={windows.slice(0, steady)} />
        {steady < lit && (
          <g key={lit} className="town-waking">
            <Waking panes={windows.slice(steady, lit)} />
          </g>
        )}
      </svg>
      <svg className={`town town--${props.air}`} {...frame}>
        {waves}
      </svg>
    </>
  )
})

interface Pane {
  readonly x: number
  readonly y: number
  readonly tone: number
}

function pane({ x, y }: Pane): string {
  return `M${x} ${y}h7v10h-7Z`
}

/** Behind one window a candle, behind the next a lamp. */
function Lit({ panes }: { readonly panes: readonly Pane[] }) {
  return [0, 1, 2].map((tone) => (
    <path
      key={tone}
      className={`town-window is-lit tone-${tone}`}
      d={panes
        .filter((one) => one.tone === tone)
        .map(pane)
        .join('')}
    />
  ))
}

/** One after the other, or so few at a time that it looks like it: each is an animation of its own. */
function Waking({ panes }: { readonly panes: readonly Pane[] }) {
  const times = Math.min(12, panes.length)
  return Array.from({ length: times }, (_, time) => (
    <g key={time} style={{ animationDelay: `${(time / times) * 1.4}s` }}>
      <Lit panes={panes.filter((_pane, index) => Math.floor((index * times) / panes.length) === time)} />
    </g>
  ))
}

function outline({ x, y, wide, roof }: House): string {
  const body = `M${x} ${height}V${y}h${wide}V${height}Z`
  const middle = x + wide / 2
  switch (roof) {
    case 'flat':
      return body
    case 'gable':
      return `${body}M${x - 3} ${y}L${middle} ${y - 22}L${x + wide + 3} ${y}Z`
    case 'aerial':
      return `${body}M${middle} ${y}v-28h2v8h8v2h-8v18Z`
    case 'tank':
      return `${body}M${x + 6} ${y}v-9h4v9h10v-9h4v9ZM${x + 4} ${y - 9}v-14l11 -7l11 7v14Z`
    default:
      return roof satisfies never
  }
}

/** The mast of the pirates. */
function Mast() {
  const { x, top } = mast
  const foot = height
  const rungs = Array.from({ length: 9 }, (_, index) => {
    const half = (share: number) => 2 + share * 22
    const [from, to] = [index / 9, (index + 1) / 9]
    const y = (share: number) => top + share * (foot - top)
    return `M${x - half(from)} ${y(from)}L${x + half(to)} ${y(to)}M${x + half(from)} ${y(from)}L${x - half(to)} ${y(to)}`
  }).join('')
  return (
    <path
      className="town-lattice"
      d={`M${x - 2} ${top}L${x - 24} ${foot}M${x + 2} ${top}L${x + 24} ${foot}${rungs}M${x} ${top}V${top - 20}`}
    />
  )
}
