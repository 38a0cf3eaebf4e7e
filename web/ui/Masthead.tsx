import type { ReactNode } from 'react'
import { Wordmark } from './Wordmark.tsx'

/** The head of every page: the way to everything. */
export function Masthead(props: {
  readonly homeHref: string
  readonly places: readonly { readonly name: string; readonly href: string; readonly here: boolean }[]
  readonly account: ReactNode
}) {
  return (
    <header className="masthead">
      <a className="masthead-home" href={props.homeHref} aria-label="Wakeband, the first page">
        <Wordmark />
      </a>
      <nav className="masthead-places" aria-label="Programmes">
        {props.places.map(({ name, href, here }) => (
          <a key={name} href={href} aria-current={here ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {props.account}
    </header>
  )
}
