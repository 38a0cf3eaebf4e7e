import { refuse } from '../core/errors.ts'
import { targetOf } from '../core/score.ts'
import type { Said, Session } from '../core/session.ts'
import { ownSession } from './access.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import {
  notFound,
  NotFoundRef,
  rateLimited,
  RateLimitedRef,
  refused,
  RefusedRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'
import { ScoreChangeRef } from './review.ts'
import { SaidRef } from './said.ts'
import { SessionOutcomeRef, SpeakerRef, type Playing } from './session.ts'

/** Tokens have 43 characters: what is longer is not looked up. */
const longestToken = 100

interface ShowShared {
  readonly __typename: 'ShowShared'
  readonly token: string
}

interface ShowUnshared {
  readonly __typename: 'ShowUnshared'
  readonly sessionId: string
}

const ShowSharedRef = builder.objectRef<ShowShared>('ShowShared').implement({
  description: 'Whoever has the token can see the show, signed in or not.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'For `sharedShow`: 256 random bits, of characters that a URL can have. The same for as long as the show is shared.',
    }),
  }),
})

const ShowUnsharedRef = builder.objectRef<ShowUnshared>('ShowUnshared').implement({
  description: 'The token shows nothing any more. Sharing the show again gives another one.',
  fields: (t) => ({ sessionId: t.exposeID('sessionId', { description: 'Id of the session.' }) }),
})

const ShareSessionResultRef = builder.unionType('ShareSessionResult', {
  description: 'What shows the show, or why nothing does.',
  types: [ShowSharedRef, RefusedRef, RateLimitedRef, NotFoundRef, UnauthenticatedRef],
})

const UnshareSessionResultRef = builder.unionType('UnshareSessionResult', {
  description: 'Whether the show is to be seen by its player alone.',
  types: [ShowUnsharedRef, RefusedRef, NotFoundRef, UnauthenticatedRef],
})

/** The player's own mission that was played to its end; or the answer for whoever has none of that id. */
async function ownEnded(context: Context, sessionId: string) {
  if (!context.player) return unauthenticated
  const session = await ownSession(context, sessionId)
  if (!session) return notFound('session')
  if (session.state.kind !== 'ENDED') return refused(refuse('SHOW_NOT_OVER'))
  return session.programme.kind === 'mission' ? { session } : refused(refuse('WRONG_PROGRAMME'))
}

builder.mutationField('shareSession', (t) =>
  t.field({
    type: ShareSessionResultRef,
    description:
      'Makes a mission that is over visible to whoever gets its token, until `unshareSession`, or until it is deleted (W2). Refused: SHOW_NOT_OVER, WRONG_PROGRAMME. RateLimited after 30 within an hour.',
    args: { sessionId: t.arg.id({ description: 'Id of the session.' }) },
    resolve: async (_, args, context) => {
      const own = await ownEnded(context, args.sessionId)
      if ('__typename' in own) return own
      const { id, playerId } = own.session
      const wait = context.rates.shares.take(playerId, id)
      if (wait > 0) return rateLimited(wait)
      const token = await context.deps.store.shareSession(id, context.deps.newLink())
      // Deleted since it was read.
      return token === null ? notFound('session') : ({ __typename: 'ShowShared', token } as const)
    },
  }),
)

builder.mutationField('unshareSession', (t) =>
  t.field({
    type: UnshareSessionResultRef,
    description: 'Shows a mission to nobody but its player again (W2); one that was not shared stays so. Refused: SHOW_NOT_OVER, WRONG_PROGRAMME.',
    args: { sessionId: t.arg.id({ description: 'Id of the session.' }) },
    resolve: async (_, args, context) => {
      const own = await ownEnded(context, args.sessionId)
      if ('__typename' in own) return own
      const { id } = own.session
      await context.deps.store.unshareSession(id)
      return { __typename: 'ShowUnshared', sessionId: id } as const
    },
  }),
)

/** Nothing of whoever played it, of what it cost, of what failed, or of what was written and never heard. */
const SharedShowRef = builder.objectRef<Pick<Playing<'mission'>, 'session' | 'programme'>>('SharedShow').implement({
  description: 'A mission that was played, as its player shows it to others (W2): what was heard, and what came of it.',
  fields: (t) => ({
    title: t.string({ description: 'Title of the mission.', resolve: ({ programme }) => programme.brief.title }),
    story: t.string({ description: 'What had happened.', resolve: ({ programme }) => programme.brief.story }),
    task: t.string({ description: 'What was to be achieved on the air.', resolve: ({ programme }) => programme.brief.task }),
    frequency: t.float({ description: "The station's frequency in MHz.", resolve: ({ programme }) => programme.brief.frequency }),
    outcome: t.field({
      type: SessionOutcomeRef,
      nullable: true,
      description: 'How it ended.',
      resolve: ({ session: { state } }) => (state.kind === 'ENDED' ? state.outcome : null),
    }),
    openedAt: t.field({ type: 'DateTime', description: 'When it was opened.', resolve: ({ session }) => session.openedAt }),
    cast: t.field({ type: [SpeakerRef], description: 'Everybody on the air but the player.', resolve: ({ session }) => session.cast }),
    said: t.field({
      type: [SaidRef],
      description: 'What was said, oldest first: of a line that was interrupted, what was heard of it is all there is.',
      resolve: ({ session }) => session.context.map(asHeard),
    }),
    scoreChanges: t.field({
      type: [ScoreChangeRef],
      description: 'How the listeners moved, oldest first.',
      resolve: ({ programme }) => programme.score.changes,
    }),
    awakened: t.int({ description: 'How many listeners were awake at the end.', resolve: ({ programme }) => programme.score.awakened }),
    listeners: t.int({ description: 'How many people were listening.', resolve: ({ programme }) => programme.score.listeners }),
    target: t.int({
      description: 'How many of them had to be awakened to win.',
      resolve: ({ programme: { score, targetShare } }) => targetOf(score.listeners, targetShare),
    }),
  }),
})

const SharedShowResultRef = builder.unionType('SharedShowResult', {
  description: 'A show that is shared, or why it is not to be seen just now.',
  types: [SharedShowRef, RateLimitedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : SharedShowRef),
})

builder.queryField('sharedShow', (t) =>
  t.field({
    type: SharedShowResultRef,
    nullable: true,
    description: 'A show that somebody has shared, for anybody, signed in or not (W2); null where the token shows nothing. RateLimited where one address has looked at too many within the minute.',
    args: { token: t.arg.string({ description: 'As `shareSession` gave it.' }) },
    resolve: async (_, { token }, { deps, rates, address }) => {
      if (token.length > longestToken) return null
      const wait = rates.sharedShows.take(address)
      if (wait > 0) return rateLimited(wait)
      const shared = await deps.store.sharedSession(token)
      const session: Session | null = shared && (await deps.station.read(shared.playerId, shared.id))
      return session?.programme.kind === 'mission' ? { session, programme: session.programme } : null
    },
  }),
)

function asHeard(said: Said): Said {
  return said.kind === 'line' ? { ...said, line: { ...said.line, text: said.heard } } : said
}
