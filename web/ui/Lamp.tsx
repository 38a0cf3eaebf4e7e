import { isOnAir, isWeak, type View } from '../radio/view.ts'

/** The ON AIR lamp of the set (W1). It flickers while the signal is weak (E14). */
export function Lamp(props: {
  /** What is on the air: the show, the game, the conversation. */
  readonly what: string
  readonly view: View
}) {
  const { what, view } = props
  const lit = isOnAir(view)
  return (
    <p
      className={`lamp${lit ? ' is-lit' : ''}${isWeak(view) ? ' is-weak' : ''}`}
      data-testid="on-air"
      data-lit={lit}
    >
      <span className="visuallyHidden">{lit ? `${what} is ` : `${what} is not `}</span>
      On air
    </p>
  )
}
