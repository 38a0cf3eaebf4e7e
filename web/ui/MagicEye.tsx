/**
 * The tuning eye: a valve whose shadow closes as the station comes in. A picture of the signal, which is told
 * in words beside it.
 */
export function MagicEye({ strength }: { readonly strength: number }) {
  // Half of what is left open, in degrees from straight down.
  const open = 6 + (1 - strength) * 84
  const at = (degrees: number, r: number) => {
    const radians = ((90 + degrees) * Math.PI) / 180
    return `${50 + r * Math.cos(radians)} ${50 + r * Math.sin(radians)}`
  }
  return (
    <svg className="eye" viewBox="0 0 100 100" aria-hidden="true">
      <circle className="eye-glass" cx={50} cy={50} r={48} />
      <circle className="eye-light" cx={50} cy={50} r={40} />
      <path className="eye-shadow" d={`M50 50L${at(open, 41)}A41 41 0 0 0 ${at(-open, 41)}Z`} />
      <circle className="eye-cap" cx={50} cy={50} r={15} />
    </svg>
  )
}
