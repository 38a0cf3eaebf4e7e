/** Strokes of the letters, each 60 wide and 100 high, with a letter's space after it. */
const letters = [
  'M0 0 14 100 30 38 46 100 60 0',
  'M0 100 30 0 60 100M11 66H49',
  'M6 0V100M58 0 6 56M24 38 60 100',
  'M54 0H6V100H54M6 49H46',
  'M6 0V100H34Q58 100 58 74 58 49 34 49H6M34 49Q53 49 53 25 53 0 34 0H6',
  'M0 100 30 0 60 100M11 66H49',
  'M4 100V0L56 100V0',
  'M6 0V100H28Q58 100 58 50 58 0 28 0Z',
]
const pitch = 92
const placed = letters.map((path, index) => ({ path, x: index * pitch }))

/** The name of the station, bent out of one tube, with its little lamp. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <span className="wordmark-lamp" aria-hidden="true" />
      <svg viewBox={`-8 -8 ${letters.length * pitch - 16} 116`} aria-hidden="true">
        {placed.map(({ path, x }) => (
          <path key={x} d={path} transform={`translate(${x} 0)`} />
        ))}
      </svg>
      <span className="visuallyHidden">Wakeband</span>
    </span>
  )
}
