import type { types } from 'mediasoup-client'

/** What the media server offers for one transport, as mediasoup-client takes it. */
export type TransportOffer = Pick<
  types.TransportOptions,
  'id' | 'iceParameters' | 'iceCandidates' | 'dtlsParameters'
>

export interface MediaOffer {
  readonly routerRtpCapabilities: types.RtpCapabilities
  readonly iceServers: RTCIceServer[]
  readonly send: TransportOffer
  readonly receive: TransportOffer
}

/**
 * The other side of the media handshake: every step of it, in the structures of mediasoup. Each one rejects
 * where it was refused.
 */
export interface MediaDesk {
  /** Takes a seat; one that was there before is closed. */
  open(): Promise<MediaOffer>
  connect(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void>
  /** @returns the producer's id */
  produce(transportId: string, rtpParameters: types.RtpParameters): Promise<string>
  /** The hosts' voice, paused. */
  consume(transportId: string, rtpCapabilities: types.RtpCapabilities): Promise<types.ConsumerOptions>
  /** The client can hear: the show begins, or goes on (M8, E5). */
  resume(consumerId: string): Promise<void>
  restartIce(transportId: string): Promise<types.IceParameters>
}
