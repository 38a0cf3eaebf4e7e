import { Wordmark } from './Wordmark.tsx'

/** The head of every page. */
export function Masthead(props: {
  readonly name: string
  readonly homeHref: string
  readonly onSignOut: () => void
}) {
  return (
    <header className="masthead">
      <a className="masthead-home" href={props.homeHref} aria-label="Wakeband, all missions">
        <Wordmark />
      </a>
      <span className="masthead-name">{props.name}</span>
      <button className="button button--quiet" type="button" onClick={props.onSignOut}>
        Sign out
      </button>
    </header>
  )
}
