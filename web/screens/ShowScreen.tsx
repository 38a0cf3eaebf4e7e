import { ReviewDocument } from '../api/generated/graphql.ts'
import type { MissionPlayed, Review } from '../radio/view.ts'
import { missionPath, missionsPath } from '../route.ts'
import { Missing } from '../ui/Missing.tsx'
import { Results } from '../ui/Results.tsx'
import { useAsked } from './useAsked.ts'
import { useShare } from './useShare.ts'

/** A show to read again (M13). */
export function ShowScreen({ sessionId }: { readonly sessionId: string }) {
  const { data, fetching, failed, again } = useAsked(ReviewDocument, { sessionId })
  const review = data?.sessionReview
  const programme = review?.session.programme
  if (review && programme?.__typename === 'MissionProgramme')
    return <FoundShow key={review.session.id} review={review} programme={programme} />
  return (
    <Missing
      what="show"
      fetching={fetching}
      failed={failed}
      onRetry={again}
      listHref={missionsPath}
    />
  )
}

function FoundShow({ review, programme }: { readonly review: Review; readonly programme: MissionPlayed }) {
  const sharing = useShare(review.session.id, review.shareToken)
  return (
    <Results
      review={review}
      programme={programme}
      sharing={sharing}
      missionHref={missionPath(programme.mission.id)}
    />
  )
}
