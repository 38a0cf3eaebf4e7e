/** Left edge, width in windows, height in windows. */
const houses = [
  [0, 3, 3],
  [4, 2, 5],
  [7, 4, 4],
  [12, 3, 7],
  [16, 2, 4],
  [19, 4, 6],
  [24, 3, 3],
  [28, 2, 6],
  [31, 3, 4],
] as const
const tallest = 7
const cell = 10
const windows = houses
  .flatMap(([left, wide, high]) =>
    Array.from({ length: wide * high }, (_, index) => ({
      x: (left + (index % wide)) * cell,
      y: (tallest - 1 - Math.floor(index / wide)) * cell,
    })),
  )
  // A town does not wake from left to right: the windows light in an order that looks like chance, and is
  // always the same.
  .map((window, index) => ({ ...window, order: (index * 37) % 101 }))
  .toSorted((one, other) => one.order - other.order)

/**
 * The town that is listening: a lit window for everybody's share who is awake. A picture of the figure beside
 * it.
 */
export function Town({ share }: { readonly share: number }) {
  const lit = Math.round(share * windows.length)
  return (
    <svg className="town" viewBox={`-4 -4 ${34 * cell + 4} ${tallest * cell + 8}`} aria-hidden="true">
      {houses.map(([left, wide, high]) => (
        <rect
          key={left}
          className="town-house"
          x={left * cell - 2}
          y={(tallest - high) * cell - 3}
          width={wide * cell + 2}
          height={high * cell + 8}
        />
      ))}
      {windows.map(({ x, y }, index) => (
        <rect
          key={`${x} ${y}`}
          className={index < lit ? 'town-window is-lit' : 'town-window'}
          x={x}
          y={y}
          width={6}
          height={6}
        />
      ))}
    </svg>
  )
}
