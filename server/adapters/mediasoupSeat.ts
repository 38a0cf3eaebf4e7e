import type { types } from 'mediasoup'
import { MediaInputError, type Seat, type SeatNews, type TransportParameters } from '../core/ports.ts'

/** Opus as browsers speak it; with DTX, so that a silent microphone costs next to nothing. */
const opus: types.RouterRtpCodecCapability = {
  kind: 'audio',
  mimeType: 'audio/opus',
  clockRate: 48000,
  channels: 2,
  parameters: { useinbandfec: 1, usedtx: 1 },
}

/** Seconds without an answer to ICE's consent checks after which a connection counts as interrupted. */
const iceConsentTimeout = 10

/** More than any Opus microphone sends; what is over it is dropped by the worker. */
const maxMicrophoneBitrate = 128_000

/** A router, a stream of the hosts into it, and the listener's transports. */
export async function createSeat(
  at: { readonly worker: types.Worker; readonly webRtcServer: types.WebRtcServer },
  news: SeatNews,
  onClose: () => void,
): Promise<Seat> {
  const router = await at.worker.createRouter({ mediaCodecs: [opus] })
  const direct = await router.createDirectTransport()
  const [codec] = router.rtpCapabilities.codecs ?? []
  const payloadType = codec?.preferredPayloadType ?? 100
  const ssrc = 1 + Math.floor(Math.random() * 0xfffffffe)
  const { kind: _kind, ...codecParameters } = opus
  const hosts = await direct.produce({
    kind: 'audio',
    rtpParameters: { codecs: [{ ...codecParameters, payloadType }], encodings: [{ ssrc }] },
  })
  const transports = new Map<string, { readonly direction: 'SEND' | 'RECEIVE'; readonly transport: types.WebRtcTransport }>()
  const consumers = new Map<string, types.Consumer>()
  let microphone: types.Producer | undefined

  function transport(id: string, direction?: 'SEND' | 'RECEIVE'): types.WebRtcTransport {
    const found = transports.get(id)
    if (!found || (direction && found.direction !== direction))
      throw new MediaInputError(`There is no ${direction ? `${direction.toLowerCase()} ` : ''}transport of that id.`, { ofId: true })
    return found.transport
  }

  return {
    rtpCapabilities: router.rtpCapabilities,
    hostRtp: { payloadType, ssrc },
    async createTransport(direction) {
      const made = await router.createWebRtcTransport({
        webRtcServer: at.webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        iceConsentTimeout,
      })
      if (router.closed) {
        made.close()
        throw new Error('the seat was closed while its transport was made')
      }
      transports.set(made.id, { direction, transport: made })
      if (direction === 'SEND') await made.setMaxIncomingBitrate(maxMicrophoneBitrate)
      made.on('dtlsstatechange', (state) => {
        if (state === 'failed' || state === 'closed') news.lost(`the media connection ${state}`)
        else if (state === 'connected' && direction === 'RECEIVE') news.connected(true)
      })
      made.on('icestatechange', (state) => {
        if (direction !== 'RECEIVE' || made.dtlsState !== 'connected') return
        if (state === 'disconnected') news.connected(false)
        else if (state === 'connected' || state === 'completed') news.connected(true)
      })
      const { id, iceParameters, iceCandidates, dtlsParameters } = made
      return { id, iceParameters, iceCandidates, dtlsParameters } satisfies TransportParameters
    },
    connectTransport: (id, dtlsParameters) =>
      asked(() => transport(id).connect({ dtlsParameters: dtlsParameters as types.DtlsParameters })),
    restartIce: (id) => asked(() => transport(id).restartIce()),
    produce: (id, rtpParameters) =>
      asked(async () => {
        const producer = await transport(id, 'SEND').produce({
          kind: 'audio',
          rtpParameters: rtpParameters as types.RtpParameters,
        })
        // A client that has changed its microphone has one still.
        microphone?.close()
        microphone = producer
        const listener = await direct.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities })
        listener.on('rtp', (packet) => news.microphone(packet))
        return producer.id
      }),
    consume: (id, rtpCapabilities) =>
      asked(async () => {
        const capabilities = rtpCapabilities as types.RtpCapabilities
        const receiver = transport(id, 'RECEIVE')
        if (!router.canConsume({ producerId: hosts.id, rtpCapabilities: capabilities }))
          throw new MediaInputError('These RTP capabilities do not take Opus at 48 kHz.')
        const consumer = await receiver.consume({
          producerId: hosts.id,
          rtpCapabilities: capabilities,
          paused: true,
          // Sends again what the listener has not got and asks for; for sound mediasoup does not unless it is told to.
          enableRtx: true,
        })
        for (const before of consumers.values()) before.close()
        consumers.clear()
        consumers.set(consumer.id, consumer)
        return { id: consumer.id, producerId: hosts.id, kind: 'audio', rtpParameters: consumer.rtpParameters }
      }),
    resume: (id) =>
      asked(async () => {
        const consumer = consumers.get(id)
        if (!consumer) throw new MediaInputError('There is no consumer of that id.', { ofId: true })
        await consumer.resume()
      }),
    send(rtp) {
      if (!hosts.closed) hosts.send(Buffer.from(rtp.buffer, rtp.byteOffset, rtp.byteLength))
    },
    close() {
      onClose()
      // mediasoup 3.27 never tells a WebRtcServer of transports that go with their router: it would keep them, and by
      // their listeners the whole show, for as long as the worker lives.
      for (const { transport } of transports.values()) transport.close()
      router.close()
    },
  }

  /** What mediasoup does not take from a client is the client's to mend, unless the router itself is gone. */
  async function asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof MediaInputError || router.closed || at.worker.died) throw error
      throw new MediaInputError(error instanceof Error ? error.message : String(error), { cause: error })
    }
  }
}
