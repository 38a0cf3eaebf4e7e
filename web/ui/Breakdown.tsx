import { Component, type ErrorInfo, type ReactNode } from 'react'

/**
 * Catches what nobody has foreseen, such as a part of the page that did not arrive because the station was
 * away: without it the page would be empty (W4). Sessions are kept at the station, so a reload loses nothing.
 */
export class Breakdown extends Component<
  { readonly children: ReactNode; readonly onReload: () => void },
  { readonly broken: boolean }
> {
  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override readonly state = { broken: false }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    console.error(error, componentStack)
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <main className="notice">
        <div role="alert">
          <h1>Something has come loose in the set</h1>
          <p>
            A part of this page did not arrive, or broke. What you were playing is kept at the station: load
            the page again to go on.
          </p>
        </div>
        <p>
          <button className="button button--main" type="button" onClick={this.props.onReload}>
            Load it again
          </button>
        </p>
      </main>
    )
  }
}
