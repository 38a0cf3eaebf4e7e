import type { types } from 'mediasoup-client'
import type { Api } from '../api/api.ts'
import {
  ConnectTransportDocument,
  ConsumeHostsDocument,
  OpenMediaDocument,
  ProduceMicrophoneDocument,
  RestartIceDocument,
  ResumeHostsDocument,
  type OpenMediaMutation,
} from '../api/generated/graphql.ts'
import type { MediaDesk, TransportOffer } from '../audio/mediaDesk.ts'

type Opened = Extract<OpenMediaMutation['openMedia'], { __typename: 'MediaOpened' }>

/**
 * The media handshake of one session over the API. The `JSON` scalar carries mediasoup's own structures: this
 * file is where they get their types back. A step that the server turns down rejects with the server's own
 * words.
 */
export function createMediaDesk(api: Pick<Api, 'ask'>, sessionId: string): MediaDesk {
  return {
    async open() {
      const { openMedia } = await api.ask(OpenMediaDocument, { sessionId })
      const { routerRtpCapabilities, iceServers, sendTransport, receiveTransport } = expect(
        openMedia,
        'MediaOpened',
      )
      return {
        routerRtpCapabilities: routerRtpCapabilities as types.RtpCapabilities,
        iceServers: iceServers.map(iceServerOf),
        send: sendTransport as TransportOffer,
        receive: receiveTransport as TransportOffer,
      }
    },
    async connect(transportId, dtlsParameters) {
      const variables = { sessionId, transportId, dtlsParameters }
      expect((await api.ask(ConnectTransportDocument, variables)).connectTransport, 'Accepted')
    },
    async produce(transportId, rtpParameters) {
      const variables = { sessionId, transportId, rtpParameters }
      return expect((await api.ask(ProduceMicrophoneDocument, variables)).produceMicrophone, 'Produced')
        .producerId
    },
    async consume(transportId, rtpCapabilities) {
      const { consumeHosts } = await api.ask(ConsumeHostsDocument, {
        sessionId,
        transportId,
        rtpCapabilities,
      })
      const { id, producerId, kind, rtpParameters } = expect(consumeHosts, 'Consuming')
      return {
        id,
        producerId,
        kind: kind as types.MediaKind,
        rtpParameters: rtpParameters as types.RtpParameters,
      }
    },
    async resume(consumerId) {
      expect((await api.ask(ResumeHostsDocument, { sessionId, consumerId })).resumeHosts, 'Accepted')
    },
    async restartIce(transportId) {
      const { restartIce } = await api.ask(RestartIceDocument, { sessionId, transportId })
      return expect(restartIce, 'IceRestarted').iceParameters as types.IceParameters
    },
  }
}

function iceServerOf({ urls, username, credential }: Opened['iceServers'][number]): RTCIceServer {
  return { urls, ...(username === null ? {} : { username }), ...(credential === null ? {} : { credential }) }
}

type Answer = { readonly __typename: string }

/** @throws Error with the message of any other answer. */
function expect<Union extends Answer, Name extends Union['__typename']>(
  answer: Union,
  name: Name,
): Extract<Union, { __typename: Name }> {
  if (answer.__typename === name) return answer as Extract<Union, { __typename: Name }>
  throw new Error('message' in answer ? String(answer.message) : `The server answered ${answer.__typename}.`)
}
