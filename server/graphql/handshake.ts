import type { z } from 'zod'
import type { Refusal } from '../core/errors.ts'
import type { MediaDone } from '../radio/media.ts'
import type { Show } from '../radio/show.ts'
import { accepted } from './accepted.ts'
import { longestId, ownShow } from './access.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { checked } from './input.ts'
import { ConsumeResultRef, MediaResultRef, OpenMediaResultRef, ProduceResultRef, RestartIceResultRef } from './media.ts'
import { DtlsParameters, RtpCapabilities, RtpParameters } from './mediaParameters.ts'
import { invalidInput, refused } from './outcomes.ts'

const sessionArg = 'Id of the session.'
const transportArg = 'Id of the transport, from MediaOpened.'

/** What the media server may not like, with the names of the arguments that it came in. */
interface Given<S> {
  readonly id: { readonly field: 'transportId' | 'consumerId'; readonly value: string }
  readonly structure?: { readonly field: string; readonly schema: z.ZodType<S>; readonly value: unknown }
}

/** One step of the handshake in the player's own show: what came of it, or the answer that says why nothing did. */
async function step<T extends object, S = undefined>(
  context: Context,
  sessionId: string,
  { id, structure }: Given<S>,
  take: (media: Show['media'], structure: S) => Promise<MediaDone<T>>,
) {
  const own = await ownShow(context, sessionId)
  if (!('show' in own)) return own
  if (id.value.length > longestId) return invalidInput(id.field, 'No part of this connection has that id.')
  const taken = structure ? checked(structure.schema, structure.value, structure.field) : { value: undefined as S }
  if (!('value' in taken)) return taken
  const done = await take(own.show.media, taken.value)
  if (!failed(done)) return { done, seq: own.show.session().seq }
  return 'refusal' in done ? refused(done.refusal) : invalidInput(done.ofId || !structure ? id.field : structure.field, done.invalid)
}

function failed(done: object): done is { readonly refusal: Refusal } | { readonly invalid: string; readonly ofId?: boolean } {
  return 'refusal' in done || 'invalid' in done
}

builder.mutationField('openMedia', (t) =>
  t.field({
    type: OpenMediaResultRef,
    description:
      'Media handshake, step 1: takes a seat at the media server, with two transports. A second call replaces the first seat. Refused: SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: async (_, { sessionId }, context) => {
      const own = await ownShow(context, sessionId)
      if (!('show' in own)) return own
      const done = await own.show.media.open()
      if ('refusal' in done) return refused(done.refusal)
      if ('invalid' in done) throw new Error(`the media server did not take what no client gave: ${done.invalid}`)
      return { __typename: 'MediaOpened' as const, ...done }
    },
  }),
)

builder.mutationField('connectTransport', (t) =>
  t.field({
    type: MediaResultRef,
    description:
      "Media handshake, step 2, once per transport: the client's DTLS parameters, from the transport's `connect` event. Refused: NO_MEDIA, SHOW_ENDED.",
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      transportId: t.arg.id({ description: transportArg }),
      dtlsParameters: t.arg({ type: 'JSON', description: 'Of mediasoup: DtlsParameters, as the event gives them.' }),
    },
    resolve: async (_, { sessionId, transportId, dtlsParameters: value }, context) => {
      const given = { id: { field: 'transportId' as const, value: transportId }, structure: { field: 'dtlsParameters', schema: DtlsParameters, value } }
      const answer = await step(context, sessionId, given, (media, structure) => media.connect(transportId, structure))
      return 'done' in answer ? accepted(answer) : answer
    },
  }),
)

builder.mutationField('produceMicrophone', (t) =>
  t.field({
    type: ProduceResultRef,
    description:
      "Media handshake, step 3: the microphone's RTP parameters, from the send transport's `produce` event. Left out by a client without a microphone. Refused: NO_MEDIA, SHOW_ENDED.",
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      transportId: t.arg.id({ description: 'Id of the send transport, from MediaOpened.' }),
      rtpParameters: t.arg({ type: 'JSON', description: 'Of mediasoup: RtpParameters, as the event gives them.' }),
    },
    resolve: async (_, { sessionId, transportId, rtpParameters: value }, context) => {
      const given = { id: { field: 'transportId' as const, value: transportId }, structure: { field: 'rtpParameters', schema: RtpParameters, value } }
      const answer = await step(context, sessionId, given, (media, structure) => media.produce(transportId, structure))
      return 'done' in answer ? { __typename: 'Produced' as const, ...answer.done } : answer
    },
  }),
)

builder.mutationField('consumeHosts', (t) =>
  t.field({
    type: ConsumeResultRef,
    description:
      "Media handshake, step 4: the hosts' voice, for the client's RTP capabilities. It is paused until `resumeHosts`. Refused: NO_MEDIA, SHOW_ENDED.",
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      transportId: t.arg.id({ description: 'Id of the receive transport, from MediaOpened.' }),
      rtpCapabilities: t.arg({ type: 'JSON', description: 'Of mediasoup: `device.rtpCapabilities`.' }),
    },
    resolve: async (_, { sessionId, transportId, rtpCapabilities: value }, context) => {
      const given = { id: { field: 'transportId' as const, value: transportId }, structure: { field: 'rtpCapabilities', schema: RtpCapabilities, value } }
      const answer = await step(context, sessionId, given, (media, structure) => media.consume(transportId, structure))
      return 'done' in answer ? { __typename: 'Consuming' as const, ...answer.done } : answer
    },
  }),
)

builder.mutationField('resumeHosts', (t) =>
  t.field({
    type: MediaResultRef,
    description:
      'Media handshake, step 5: the client can hear. The show begins, or goes on with the line that was interrupted (M8, E5). Refused: NO_MEDIA, SHOW_ENDED.',
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      consumerId: t.arg.id({ description: 'Id of the consumer, from Consuming.' }),
    },
    resolve: async (_, { sessionId, consumerId }, context) => {
      const answer = await step(context, sessionId, { id: { field: 'consumerId', value: consumerId } }, (media) => media.resume(consumerId))
      return 'done' in answer ? accepted(answer) : answer
    },
  }),
)

builder.mutationField('restartIce', (t) =>
  t.field({
    type: RestartIceResultRef,
    description:
      'New ICE parameters for a transport whose connection was lost, such as after a change of network (E5). Where that does not help, take a new seat with `openMedia`. Refused: NO_MEDIA, SHOW_ENDED.',
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      transportId: t.arg.id({ description: transportArg }),
    },
    resolve: async (_, { sessionId, transportId }, context) => {
      const answer = await step(context, sessionId, { id: { field: 'transportId', value: transportId } }, (media) => media.restartIce(transportId))
      return 'done' in answer ? { __typename: 'IceRestarted' as const, ...answer.done } : answer
    },
  }),
)
