import { z } from 'zod'
import type { Refusal } from '../core/errors.ts'
import type { MediaDone } from '../radio/media.ts'
import type { Show } from '../radio/show.ts'
import { accepted } from './accepted.ts'
import { ownShow } from './access.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { checked } from './input.ts'
import { ConsumeResultRef, MediaResultRef, OpenMediaResultRef, ProduceResultRef, RestartIceResultRef } from './media.ts'
import { invalidInput, refused } from './outcomes.ts'

const Structure = z.record(z.string(), z.unknown(), 'It has to be an object, as mediasoup-client gives it.')

const sessionArg = 'Id of the session.'
const transportArg = 'Id of the transport, from MediaOpened.'

/** What the media server may not like: a structure of mediasoup or an id, and the name of the argument that it came in. */
interface Given {
  readonly field: string
  readonly structure?: unknown
}

/** One step of the handshake in the player's own show: what came of it, or the answer that says why nothing did. */
async function step<T extends object>(
  context: Context,
  sessionId: string,
  given: Given,
  take: (media: Show['media']) => Promise<MediaDone<T>>,
) {
  const own = await ownShow(context, sessionId)
  if (!('show' in own)) return own
  const structure = 'structure' in given ? checked(Structure, given.structure, given.field) : null
  if (structure && !('value' in structure)) return structure
  const done = await take(own.show.media)
  if (!failed(done)) return { done, seq: own.show.session().seq }
  return 'refusal' in done ? refused(done.refusal) : invalidInput(given.field, done.invalid)
}

function failed(done: object): done is { readonly refusal: Refusal } | { readonly invalid: string } {
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
    resolve: async (_, { sessionId, transportId, dtlsParameters: structure }, context) => {
      const given = { field: 'dtlsParameters', structure }
      const answer = await step(context, sessionId, given, (media) => media.connect(transportId, structure))
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
    resolve: async (_, { sessionId, transportId, rtpParameters: structure }, context) => {
      const given = { field: 'rtpParameters', structure }
      const answer = await step(context, sessionId, given, (media) => media.produce(transportId, structure))
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
    resolve: async (_, { sessionId, transportId, rtpCapabilities: structure }, context) => {
      const given = { field: 'rtpCapabilities', structure }
      const answer = await step(context, sessionId, given, (media) => media.consume(transportId, structure))
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
      const answer = await step(context, sessionId, { field: 'consumerId' }, (media) => media.resume(consumerId))
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
      const answer = await step(context, sessionId, { field: 'transportId' }, (media) => media.restartIce(transportId))
      return 'done' in answer ? { __typename: 'IceRestarted' as const, ...answer.done } : answer
    },
  }),
)
