/** At the foot of any page, while the station cannot be reached (W4). */
export function Away(props: {
  /** Whether the device says that it has no network at all. */
  readonly offline: boolean
  readonly onLook: () => void
}) {
  return (
    <div className="banner banner--bad banner--late">
      {props.offline ? 'There is no network here.' : 'The station cannot be reached.'} It is looked for, and this page
      goes on by itself.{' '}
      <button className="button" type="button" onClick={props.onLook}>
        Look again now
      </button>
    </div>
  )
}
