const width = 60
const height = 16

/** How a figure went, in a line as high as its letters; the figure itself stands beside it. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const highest = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE)
  const points = values.map((value, index) => {
    const y = height - 1 - ((value ?? 0) / highest) * (height - 2)
    return `${width - values.length + index + 1},${y.toFixed(1)}`
  })
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  )
}
