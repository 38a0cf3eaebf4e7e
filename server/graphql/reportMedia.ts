import { z } from 'zod'
import type { MediaFigures } from '../core/ports.ts'
import { AcceptedRef } from './accepted.ts'
import { ownSession } from './access.ts'
import { builder } from './builder.ts'
import { checked } from './input.ts'
import {
  InvalidInputRef,
  notFound,
  NotFoundRef,
  rateLimited,
  RateLimitedRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'

/** What a client may say at most: more is a mistake of its, and would only spoil the figures of all the others. */
const most = { ms: 60_000, packets: 100_000, bitsPerSecond: 10_000_000 }

const milliseconds = from0To(most.ms).nullish()
const packets = from0To(most.packets).nullish()

const Figures = z.object({
  roundTripMs: milliseconds,
  jitterMs: milliseconds,
  jitterBufferMs: milliseconds,
  packetsReceived: packets,
  packetsLost: packets,
  concealed: from0To(1).nullish(),
  bitsPerSecond: from0To(most.bitsPerSecond).nullish(),
}) satisfies z.ZodType<MediaFigures>

function from0To(limit: number) {
  const message = `From 0 to ${limit}.`
  return z.number().min(0, message).max(limit, message)
}

const ReportMediaInputRef = builder.inputType('ReportMediaInput', {
  description:
    "How the hosts' voice reaches the client, as its WebRTC statistics have it (E16). What is not known is left out.",
  fields: (t) => ({
    sessionId: t.id({ description: 'Id of the session.' }),
    roundTripMs: t.float({ required: false, description: 'To the media server and back, in milliseconds: 0 to 60,000.' }),
    jitterMs: t.float({ required: false, description: 'How unevenly the packets come, in milliseconds: 0 to 60,000.' }),
    jitterBufferMs: t.float({
      required: false,
      description: 'For how long the sound waits in the jitter buffer, in milliseconds: 0 to 60,000.',
    }),
    packetsReceived: t.int({ required: false, description: 'Packets that came since the last report: 0 to 100,000.' }),
    packetsLost: t.int({ required: false, description: 'Packets that did not come since the last report: 0 to 100,000.' }),
    concealed: t.float({
      required: false,
      description: 'Share of the samples that were made up for lost ones: 0 to 1. Silence between two lines is none of them.',
    }),
    bitsPerSecond: t.float({ required: false, description: 'Of what came since the last report: 0 to 10,000,000.' }),
  }),
})

const ReportMediaResultRef = builder.unionType('ReportMediaResult', {
  description: 'Whether the figures were counted.',
  types: [AcceptedRef, InvalidInputRef, NotFoundRef, RateLimitedRef, UnauthenticatedRef],
})

builder.mutationField('reportMedia', (t) =>
  t.field({
    type: ReportMediaResultRef,
    description:
      'Tells whoever runs the station how the media fares: every 10 seconds while there is a media connection, and once at the end of it (E16). The figures are counted with those of everybody else and stored nowhere; a session that is over may still be told of. RateLimited after more than three reports of a player within 15 seconds: leave that one out.',
    args: { input: t.arg({ type: ReportMediaInputRef, description: 'The session, and its figures.' }) },
    resolve: async (_, { input }, context) => {
      const { player, rates, deps } = context
      if (!player) return unauthenticated
      const session = await ownSession(context, input.sessionId)
      if (!session) return notFound('session')
      const figures = checked(Figures, input, 'input')
      if (!('value' in figures)) return figures
      const wait = rates.reports.take(player.id)
      if (wait > 0) return rateLimited(wait)
      deps.mediaMeter.reported(figures.value)
      return { __typename: 'Accepted' as const, seq: session.seq, turnId: null }
    },
  }),
)
