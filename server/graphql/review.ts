import type { ScoreChange } from '../core/score.ts'
import type { DiscardReason } from '../core/session.ts'
import { cost, type Usage } from '../core/usage.ts'
import { ownSession } from './access.ts'
import { builder } from './builder.ts'
import { TurnLatencyRef } from './latency.ts'
import { FaultRef } from './outcomes.ts'
import { SaidRef } from './said.ts'
import { SessionRef, type SessionView } from './session.ts'

export const ScoreChangeRef = builder.objectRef<ScoreChange>('ScoreChange').implement({
  description: 'How one turn of the player moved the listeners (M11): once per turn, and with the reason (E13).',
  fields: (t) => ({
    turnId: t.id({ description: 'Id of the turn.', resolve: ({ turn }) => turn }),
    percent: t.exposeFloat('percent', { description: 'What it was worth, in percent of all listeners, -100 to 100.' }),
    change: t.exposeInt('change', {
      description: 'Listeners gained, or lost where negative; less than `percent` says at 0 and at all of them.',
    }),
    awakened: t.exposeInt('awakened', { description: 'Listeners awake after it.' }),
    reason: t.exposeString('reason', { description: 'Why they moved, one sentence for the player.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})

const DiscardReasonRef = builder.enumType('DiscardReason', {
  description: 'Why something that was written never went on the air (E11).',
  values: {
    PLAYER_SPOKE: { description: "The player's words made it stale." },
    CLOSING: { description: 'The show came to its end first.' },
    LATE: { description: 'It came too late.' },
  } satisfies { [Reason in DiscardReason]: { description: string } },
})

interface Discard {
  readonly reason: DiscardReason
  readonly count: number
}

const DiscardRef = builder.objectRef<Discard>('Discard').implement({
  description: 'Batches of lines that never went on the air, for one reason.',
  fields: (t) => ({
    reason: t.expose('reason', { type: DiscardReasonRef, description: 'Why.' }),
    count: t.exposeInt('count', { description: 'How many batches.' }),
  }),
})

const UsageRef = builder.objectRef<Usage>('Usage').implement({
  description: 'What a session has used of its services (E15).',
  fields: (t) => ({
    inputTokens: t.exposeInt('inputTokens', { description: 'Tokens that the writer read.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Tokens that the writer wrote.' }),
    voiceCharacters: t.exposeInt('voiceCharacters', { description: 'Characters that the voices spoke, lines that were never heard included.' }),
    earSeconds: t.exposeFloat('earSeconds', { description: 'Seconds of microphone that the ear listened to.' }),
  }),
})

const SessionReviewRef = builder.objectRef<SessionView>('SessionReview').implement({
  description: 'A whole show to read again (M13).',
  fields: (t) => ({
    session: t.field({ type: SessionRef, description: 'The session as it stands now.', resolve: (view) => view }),
    said: t.field({ type: [SaidRef], description: 'Everything that was said, oldest first.', resolve: ({ session }) => session.context }),
    scoreChanges: t.field({
      type: [ScoreChangeRef],
      description: 'How the listeners moved, oldest first; empty outside missions.',
      resolve: ({ session: { programme } }) => (programme.kind === 'mission' ? programme.score.changes : []),
    }),
    latencies: t.field({
      type: [TurnLatencyRef],
      description: 'How fast the hosts answered, oldest turn first.',
      resolve: ({ session }) => session.latencies,
    }),
    faults: t.field({
      type: [FaultRef],
      description: 'What failed during the show, oldest first.',
      resolve: ({ session }) => session.faults,
    }),
    discards: t.field({
      type: [DiscardRef],
      description: 'Batches that never went on the air, with the reason (E11).',
      resolve: ({ session: { discards } }) =>
        (Object.keys(discards) as DiscardReason[]).map((reason) => ({ reason, count: discards[reason] ?? 0 })),
    }),
    shareToken: t.string({
      nullable: true,
      description: 'What shows it to others, as `shareSession` gave it; null where it is shown to its player alone (W2).',
      resolve: ({ session }, _args, { deps }) => deps.store.shareOf(session.id),
    }),
    usage: t.field({ type: UsageRef, description: 'What it used of its services.', resolve: ({ session }) => session.usage }),
    cost: t.float({
      description: 'In US dollars, by the price table of the configuration.',
      resolve: ({ session }, _args, { deps }) => cost(session.usage, deps.prices),
    }),
  }),
})

builder.queryField('sessionReview', (t) =>
  t.field({
    type: SessionReviewRef,
    nullable: true,
    description: 'A show to read again, during it and after it; null where there is none of that id (M13).',
    args: { sessionId: t.arg.id({ description: 'Id of the session.' }) },
    resolve: async (_, args, context) => {
      const session = await ownSession(context, args.sessionId)
      return session && { session, at: context.deps.clock.now() }
    },
  }),
)
