import type { CSSProperties } from 'react'
import { useLevel } from './useLevel.ts'

const silent = () => 0

/**
 * Somebody at the table: the first letter of a name, with a ring in their colour that moves with their voice.
 */
export function Disc(props: {
  readonly name: string
  readonly colour?: string | undefined
  /** Moves the ring, while it is `lit`. */
  readonly level?: () => number
  readonly lit?: boolean
}) {
  const { name, colour, level = silent, lit = false } = props
  const ref = useLevel<HTMLSpanElement>(level, lit && level !== silent)
  const [first] = name.trim()
  return (
    <span
      ref={ref}
      className={`disc${lit ? ' is-lit' : ''}`}
      style={colour === undefined ? undefined : ({ '--who': colour } as CSSProperties)}
      aria-hidden="true"
    >
      {first?.toLocaleUpperCase()}
    </span>
  )
}
