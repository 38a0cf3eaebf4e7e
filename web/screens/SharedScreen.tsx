import { useQuery } from 'urql'
import { SharedShowDocument } from '../api/generated/graphql.ts'
import { homePath } from '../route.ts'
import { Heading } from '../ui/Heading.tsx'
import { SharedShow } from '../ui/SharedShow.tsx'

/** A show that somebody has shared: for anybody, signed in or not (W2). */
export function SharedScreen({ token }: { readonly token: string }) {
  const [{ data, fetching, error }, again] = useQuery({ query: SharedShowDocument, variables: { token } })
  const found = data?.sharedShow
  const show = found?.__typename === 'SharedShow' ? found : null
  if (show) return <SharedShow show={show} homeHref={homePath} />
  const late = found?.__typename === 'RateLimited' ? found.message : null
  const failed = error ? 'The station cannot be reached right now.' : late
  return (
    <main className="notice">
      <Heading>{fetching ? 'Looking for the show…' : failed === null ? 'Nothing is shown here' : 'No reception'}</Heading>
      {!fetching && failed === null && (
        <p>
          Whoever shared it has stopped, or it was deleted, or the link is not whole.{' '}
          <a href={homePath}>What this is about</a>
        </p>
      )}
      {failed !== null && (
        <>
          <p role="alert">{failed}</p>
          <button className="button" type="button" onClick={() => again({ requestPolicy: 'network-only' })}>
            Try again
          </button>
        </>
      )}
    </main>
  )
}
