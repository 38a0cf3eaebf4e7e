import { Wordmark } from './Wordmark.tsx'

/** The head of every page: the way to everything. */
export function Masthead(props: {
  readonly name: string
  readonly homeHref: string
  readonly places: readonly { readonly name: string; readonly href: string; readonly here: boolean }[]
  readonly onSignOut: () => void
}) {
  return (
    <header className="masthead">
      <a className="masthead-home" href={props.homeHref} aria-label="Wakeband, all missions">
        <Wordmark />
      </a>
      <nav className="masthead-places" aria-label="Programmes">
        {props.places.map(({ name, href, here }) => (
          <a key={name} href={href} aria-current={here ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <span className="masthead-name">{props.name}</span>
      <button className="button button--quiet" type="button" onClick={props.onSignOut}>
        Sign out
      </button>
    </header>
  )
}
