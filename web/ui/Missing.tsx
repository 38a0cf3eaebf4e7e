import { Heading } from './Heading.tsx'

/**
 * In the place of something that is looked for, that the player does not have, or that cannot be asked for
 * right now.
 */
export function Missing(props: {
  /** What it is: a mission, a show, a game, a conversation. */
  readonly what: string
  readonly fetching: boolean
  readonly failed: boolean
  readonly onRetry: () => void
  /** Where all of them are. */
  readonly listHref: string
}) {
  const { what, fetching, failed } = props
  return (
    <main className="notice">
      <Heading>
        {fetching ? `Looking for the ${what}…` : failed ? 'Nothing but noise' : `No such ${what}`}
      </Heading>
      {failed ? (
        <>
          <p role="alert">The station cannot be reached right now. Your {what} is kept there.</p>
          <button className="button" type="button" onClick={props.onRetry}>
            Try again
          </button>
        </>
      ) : (
        !fetching && <p>It is not among yours. <a href={props.listHref}>All that are</a></p>
      )}
    </main>
  )
}
