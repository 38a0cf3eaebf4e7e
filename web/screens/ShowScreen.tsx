import { useQuery } from 'urql'
import { ReviewDocument } from '../api/generated/graphql.ts'
import { missionPath, missionsPath } from '../route.ts'
import { Results } from '../ui/Results.tsx'

/** A show to read again (M13). */
export function ShowScreen({ sessionId }: { readonly sessionId: string }) {
  const [{ data, fetching, error }, again] = useQuery({ query: ReviewDocument, variables: { sessionId } })
  const review = data?.sessionReview
  if (review) return <Results review={review} missionHref={missionPath(review.session.mission.id)} />
  return (
    <main className="notice">
      <h1 tabIndex={-1}>{fetching ? 'Looking for the show…' : 'No such show'}</h1>
      {error ? (
        <>
          <p role="alert">The station cannot be reached right now.</p>
          <button className="button" type="button" onClick={again}>
            Try again
          </button>
        </>
      ) : (
        !fetching && (
          <p>
            It is not among yours. <a href={missionsPath}>All your missions</a>
          </p>
        )
      )}
    </main>
  )
}
