import { refuse } from '../core/errors.ts'
import { id, type MissionId, type SessionId } from '../core/ids.ts'
import type { Mission } from '../core/mission.ts'
import type { Session } from '../core/session.ts'
import type { Show } from '../radio/show.ts'
import type { Context } from './context.ts'
import { notFound, refused, unauthenticated, type NotFound, type Refused, type Unauthenticated } from './outcomes.ts'

/** No id is longer: what is, is not looked up anywhere. */
export const longestId = 400

/** The player's own mission; null without a sign-in, for another player's, and for what can be no id (M1). */
export async function ownMission({ player, deps }: Context, missionId: string): Promise<Mission | null> {
  if (!player || missionId.length > longestId) return null
  return deps.desk.mission(player.id, id<MissionId>(missionId))
}

/** The player's own session as it stands, running or not; null as for `ownMission`. */
export async function ownSession({ player, deps }: Context, sessionId: string): Promise<Session | null> {
  if (!player || sessionId.length > longestId) return null
  return deps.station.read(player.id, id<SessionId>(sessionId))
}

/**
 * The player's own show, running; or the answer for whoever has none of that id, and for a show that is over.
 * @param what whose id it is, as the player knows it.
 */
export async function ownShow(
  context: Context,
  sessionId: string,
  what: 'session' | 'conversation' = 'session',
): Promise<{ readonly show: Show } | Refused | NotFound | Unauthenticated> {
  const { player, deps } = context
  if (!player) return unauthenticated
  if (sessionId.length > longestId) return notFound(what)
  const show = await deps.station.show(player.id, id<SessionId>(sessionId))
  if (show) return { show }
  const over = await ownSession(context, sessionId)
  return over ? refused(refuse('SHOW_ENDED')) : notFound(what)
}
