/** The ON AIR lamp of the set (W1). */
export function Lamp(props: {
  /** What is on the air: the show, the game, the conversation. */
  readonly what: string
  readonly lit: boolean
  /** The signal is weak: it flickers (E14). */
  readonly weak: boolean
}) {
  const { what, lit, weak } = props
  return (
    <p
      className={`lamp${lit ? ' is-lit' : ''}${weak ? ' is-weak' : ''}`}
      data-testid="on-air"
      data-lit={lit}
    >
      <span className="visuallyHidden">{lit ? `${what} is ` : `${what} is not `}</span>
      On air
    </p>
  )
}
