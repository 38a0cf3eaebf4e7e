import { Looked, type Look } from './Looked.tsx'

/** At the foot of any page, while the station cannot be reached (W4). */
export function Away(props: {
  /** Whether the device says that it has no network at all. */
  readonly offline: boolean
  readonly look: Look
  readonly onLook: () => void
}) {
  return (
    <div className="banner banner--bad banner--late">
      {props.offline ? 'There is no network here.' : 'The station cannot be reached.'} It is looked for, and this page
      goes on by itself.
      <div className="away-look">
        <button className="button" type="button" aria-disabled={props.look === 'looking'} onClick={props.onLook}>
          Look again now
        </button>
        <span className="quiet">
          <Looked look={props.look} />
        </span>
      </div>
    </div>
  )
}
