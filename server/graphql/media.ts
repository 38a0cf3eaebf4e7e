import type { ConsumerParameters, Stage, TransportParameters } from '../core/ports.ts'
import { AcceptedRef } from './accepted.ts'
import { builder } from './builder.ts'
import { InvalidInputRef, NotFoundRef, RefusedRef, UnauthenticatedRef } from './outcomes.ts'

interface MediaOpened {
  readonly __typename: 'MediaOpened'
  readonly rtpCapabilities: unknown
  readonly send: TransportParameters
  readonly receive: TransportParameters
}
interface Produced {
  readonly __typename: 'Produced'
  readonly producerId: string
}
interface Consuming extends ConsumerParameters {
  readonly __typename: 'Consuming'
}
interface IceRestarted {
  readonly __typename: 'IceRestarted'
  readonly iceParameters: unknown
}

const IceServerRef = builder.objectRef<Stage['iceServers'][number]>('IceServer').implement({
  description: 'A STUN or TURN server, as RTCPeerConnection takes it.',
  fields: (t) => ({
    urls: t.exposeStringList('urls', { description: 'Its addresses, such as `turn:turn.example:3478`.' }),
    username: t.string({ nullable: true, description: 'For a TURN server.', resolve: (server) => server.username ?? null }),
    credential: t.string({ nullable: true, description: 'For a TURN server.', resolve: (server) => server.credential ?? null }),
  }),
})

const TransportRef = builder.objectRef<TransportParameters>('Transport').implement({
  description: 'A WebRTC transport at the media server, as `device.createSendTransport` and `createRecvTransport` take it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For the steps that follow.' }),
    iceParameters: t.expose('iceParameters', { type: 'JSON', description: 'Of mediasoup: IceParameters.' }),
    iceCandidates: t.expose('iceCandidates', { type: 'JSON', description: 'Of mediasoup: a list of IceCandidate.' }),
    dtlsParameters: t.expose('dtlsParameters', { type: 'JSON', description: 'Of mediasoup: DtlsParameters.' }),
  }),
})

const MediaOpenedRef = builder.objectRef<MediaOpened>('MediaOpened').implement({
  description: 'A seat at the media server, with two transports that have yet to be connected.',
  fields: (t) => ({
    routerRtpCapabilities: t.expose('rtpCapabilities', { type: 'JSON', description: 'For `device.load({ routerRtpCapabilities })`.' }),
    iceServers: t.field({
      type: [IceServerRef],
      description: 'For both transports; empty where the media server can be reached without.',
      resolve: (_, _args, { deps }) => deps.iceServers,
    }),
    sendTransport: t.expose('send', { type: TransportRef, description: 'For `device.createSendTransport`.' }),
    receiveTransport: t.expose('receive', { type: TransportRef, description: 'For `device.createRecvTransport`.' }),
  }),
})

const ProducedRef = builder.objectRef<Produced>('Produced').implement({
  description: 'The media server takes the microphone. It listens only while the key is down (E17).',
  fields: (t) => ({ producerId: t.exposeID('producerId', { description: "For the callback of the `produce` event." }) }),
})

const ConsumingRef = builder.objectRef<Consuming>('Consuming').implement({
  description: 'For `transport.consume({ id, producerId, kind, rtpParameters })`.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the consumer, for `resumeHosts` too.' }),
    producerId: t.exposeID('producerId', { description: "The hosts' track at the media server." }),
    kind: t.exposeString('kind', { description: '`audio`.' }),
    rtpParameters: t.expose('rtpParameters', { type: 'JSON', description: 'Of mediasoup: RtpParameters.' }),
  }),
})

const IceRestartedRef = builder.objectRef<IceRestarted>('IceRestarted').implement({
  description: 'The transport waits for the client at new ICE parameters.',
  fields: (t) => ({
    iceParameters: t.expose('iceParameters', { type: 'JSON', description: 'For `transport.restartIce({ iceParameters })`.' }),
  }),
})

export const OpenMediaResultRef = builder.unionType('OpenMediaResult', {
  description: 'The seat at the media server, or why there is none.',
  types: [MediaOpenedRef, RefusedRef, NotFoundRef, UnauthenticatedRef],
})
export const MediaResultRef = builder.unionType('MediaResult', {
  description: 'What came of a step of the media handshake that has nothing to hand back.',
  types: [AcceptedRef, RefusedRef, InvalidInputRef, NotFoundRef, UnauthenticatedRef],
})
export const ProduceResultRef = builder.unionType('ProduceResult', {
  description: 'What came of `produceMicrophone`.',
  types: [ProducedRef, RefusedRef, InvalidInputRef, NotFoundRef, UnauthenticatedRef],
})
export const ConsumeResultRef = builder.unionType('ConsumeResult', {
  description: 'What came of `consumeHosts`.',
  types: [ConsumingRef, RefusedRef, InvalidInputRef, NotFoundRef, UnauthenticatedRef],
})
export const RestartIceResultRef = builder.unionType('RestartIceResult', {
  description: 'What came of `restartIce`.',
  types: [IceRestartedRef, RefusedRef, InvalidInputRef, NotFoundRef, UnauthenticatedRef],
})
