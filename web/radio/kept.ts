import type { SharedShowQuery } from '../api/generated/graphql.ts'
import type { MissionPlayed, Review } from './view.ts'

/** A mission's show to be read again, by its player or by whoever it was shared with (M13, W2). */
export type KeptShow = Omit<
  Extract<NonNullable<SharedShowQuery['sharedShow']>, { __typename: 'SharedShow' }>,
  '__typename' | 'story'
>

/** What of a review others may see, too. */
export function keptOf({ session, said, scoreChanges }: Review, played: MissionPlayed): KeptShow {
  const { outcome, openedAt, cast } = session
  const { mission, awakened, listeners, target } = played
  const { title, task, frequency } = mission
  return { title, task, frequency, outcome, openedAt, cast, said, scoreChanges, awakened, listeners, target }
}
