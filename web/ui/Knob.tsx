import { useRef, type PointerEvent } from 'react'

/** Degrees from one angle to another by the shorter way. */
export function turnOf(to: number, from: number): number {
  return ((to - from + 540) % 360) - 180
}

/**
 * A knob to be turned by pointer or finger; the hand's angle round its middle is what counts, as on a real
 * one. For the eye and the hand: whoever uses neither has the slider beside it.
 */
export function Knob(props: {
  /** How far it is turned, in degrees; any number. */
  readonly angle: number
  /** By so many degrees since the last call. */
  readonly onTurn: (degrees: number) => void
}) {
  const held = useRef<number | null>(null)

  function angleAt(event: PointerEvent): number {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - (box.left + box.width / 2)
    const y = event.clientY - (box.top + box.height / 2)
    return (Math.atan2(y, x) * 180) / Math.PI
  }

  return (
    <div
      className="knob"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = angleAt(event)
      }}
      onPointerMove={(event) => {
        if (held.current === null) return
        const angle = angleAt(event)
        const degrees = turnOf(angle, held.current)
        held.current = angle
        props.onTurn(degrees)
      }}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
    >
      <span className="knob-cap" style={{ transform: `rotate(${props.angle}deg)` }} />
    </div>
  )
}
