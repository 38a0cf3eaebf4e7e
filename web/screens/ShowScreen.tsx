import { useQuery } from 'urql'
import { ReviewDocument } from '../api/generated/graphql.ts'
import { missionPath, missionsPath } from '../route.ts'
import { Missing } from '../ui/Missing.tsx'
import { Results } from '../ui/Results.tsx'

/** A show to read again (M13). */
export function ShowScreen({ sessionId }: { readonly sessionId: string }) {
  const [{ data, fetching, error }, again] = useQuery({ query: ReviewDocument, variables: { sessionId } })
  const review = data?.sessionReview
  const programme = review?.session.programme
  if (review && programme?.__typename === 'MissionProgramme')
    return <Results review={review} programme={programme} missionHref={missionPath(programme.mission.id)} />
  return (
    <Missing
      what="show"
      fetching={fetching}
      failed={error !== undefined}
      onRetry={again}
      listHref={missionsPath}
    />
  )
}
