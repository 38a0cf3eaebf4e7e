/** Something that is on or off, and takes effect at once. */
export function Switch(props: {
  readonly label: string
  /** The label is for those who hear it alone. */
  readonly bare?: boolean
  readonly on: boolean
  readonly disabled?: boolean
  readonly onChange: (on: boolean) => void
}) {
  const { label, on } = props
  return (
    <button
      className="switch"
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={props.bare ? label : undefined}
      // Not disabled: one that comes and goes would lose whoever waits on it (W3).
      aria-disabled={props.disabled}
      onClick={() => !props.disabled && props.onChange(!on)}
    >
      <span className="switch-track" aria-hidden="true" />
      {!props.bare && <span>{label}</span>}
    </button>
  )
}
