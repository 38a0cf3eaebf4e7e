import type { types } from 'mediasoup-client'
import type { Api } from './api.ts'
import { expectType } from './expectType.ts'
import {
  ConnectTransport,
  ConsumeHosts,
  type Consuming,
  type MediaOpened,
  OpenMedia,
  ProduceMicrophone,
  ResumeHosts,
} from './operations.ts'

/** The five steps of the media handshake, in their order. */
export type Signalling = {
  open(): Promise<MediaOpened>
  connect(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void>
  /** @returns The producer's id. */
  produce(transportId: string, rtpParameters: types.RtpParameters): Promise<string>
  consume(transportId: string, rtpCapabilities: types.RtpCapabilities): Promise<Consuming>
  resume(consumerId: string): Promise<void>
}

/** The handshake as schema.graphql has it. Each step throws an ApiFailure where it is not accepted. */
export function createSignalling(api: Api, sessionId: string): Signalling {
  return {
    async open() {
      const { openMedia } = await api.ask(OpenMedia, { sessionId })
      return expectType(openMedia, 'MediaOpened')
    },
    async connect(transportId, dtlsParameters) {
      const { connectTransport } = await api.ask(ConnectTransport, { sessionId, transportId, dtlsParameters })
      expectType(connectTransport, 'Accepted')
    },
    async produce(transportId, rtpParameters) {
      const { produceMicrophone } = await api.ask(ProduceMicrophone, {
        sessionId,
        transportId,
        rtpParameters,
      })
      return expectType(produceMicrophone, 'Produced').producerId
    },
    async consume(transportId, rtpCapabilities) {
      const { consumeHosts } = await api.ask(ConsumeHosts, { sessionId, transportId, rtpCapabilities })
      return expectType(consumeHosts, 'Consuming')
    },
    async resume(consumerId) {
      const { resumeHosts } = await api.ask(ResumeHosts, { sessionId, consumerId })
      expectType(resumeHosts, 'Accepted')
    },
  }
}
