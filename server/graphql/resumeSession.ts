import { refuse } from '../core/errors.ts'
import { id, type SessionId } from '../core/ids.ts'
import type { Session } from '../core/session.ts'
import { longestId } from './access.ts'
import { builder } from './builder.ts'
import {
  notFound,
  NotFoundRef,
  refused,
  RefusedRef,
  TooManyShowsRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'
import { SessionRef } from './session.ts'

const ResumeSessionInputRef = builder.inputType('ResumeSessionInput', {
  description: 'What to go on with.',
  fields: (t) => ({
    sessionId: t.id({ description: 'Id of the session.' }),
    captionsOnly: t.boolean({
      required: false,
      description:
        'True where the client has no sound: the show goes on when `sessionEvents` is subscribed to, without media. False where left out.',
    }),
  }),
})

const ResumeSessionResultRef = builder.unionType('ResumeSessionResult', {
  description: 'The session, or why it does not go on.',
  types: [SessionRef, RefusedRef, NotFoundRef, TooManyShowsRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : SessionRef),
})

builder.mutationField('resumeSession', (t) =>
  t.field({
    type: ResumeSessionResultRef,
    description:
      'Goes on with a session of any programme that is running, or was left and saved (E5). Safe to repeat. Follow `sessionEvents`, and take the steps of the media, as after it was opened. Refused: SHOW_ENDED.',
    args: { input: t.arg({ type: ResumeSessionInputRef, description: 'What to go on with.' }) },
    resolve: async (_, { input }, { player, deps, showRoom }) => {
      if (!player) return unauthenticated
      if (input.sessionId.length > longestId) return notFound('session')
      const wish = { captionsOnly: input.captionsOnly ?? false }
      const sessionId = id<SessionId>(input.sessionId)
      const isIt = (running: Session) => running.id === sessionId
      const session = await showRoom.open(player.id, isIt, () => deps.station.resume(player.id, sessionId, wish))
      if (session !== null && typeof session === 'object' && '__typename' in session) return session
      if (session === 'ENDED') return refused(refuse('SHOW_ENDED'))
      return session ? { session, at: deps.clock.now() } : notFound('session')
    },
  }),
)
