import type { types } from 'mediasoup-client'
import { watchLink, type LinkState } from './link.ts'
import type { MediaDesk } from './mediaDesk.ts'

/** The time to connect, from the offer to the first connected transport. */
const connectMs = 10_000

/** A place at the media server: the hosts' voice comes in, the microphone goes out. */
export interface Seat {
  readonly consumerId: string
  readonly hosts: MediaStreamTrack
  readonly receiver: RTCRtpReceiver | undefined
  /**
   * Sends this microphone from now on, silent until `talk`; instead of the one before, where there was one: for the
   * server that is the same producer. To be called again when the call before is over, not sooner.
   */
  produce(track: MediaStreamTrack): Promise<void>
  /** Lets the microphone's packets out, or stops them: while they are stopped, none is sent at all (E17). */
  talk(on: boolean): void
  stats(): Promise<readonly RTCStatsReport[]>
  close(): void
}

/**
 * Takes a seat: the handshake up to a connected receiving transport. mediasoup-client is loaded here, not
 * before.
 * @param onLink what becomes of the connection afterwards; 'failed' is its end, a new seat is needed (E5)
 * @throws whatever the desk rejects with, or an Error where the browser cannot, or no connection came in time
 */
export async function openSeat(desk: MediaDesk, onLink: (state: LinkState) => void): Promise<Seat> {
  const { Device } = await import('mediasoup-client')
  const device = await Device.factory()
  const offer = await desk.open()
  await device.load({ routerRtpCapabilities: offer.routerRtpCapabilities })

  const { iceServers } = offer
  const receiving = device.createRecvTransport({ ...offer.receive, iceServers })
  const sending = device.createSendTransport({ ...offer.send, iceServers })
  const closeBoth = () => {
    unwatch()
    receiving.close()
    sending.close()
  }
  const unwatch = watchLink([receiving, sending], (id) => desk.restartIce(id), onLink)

  for (const transport of [receiving, sending])
    transport.on('connect', ({ dtlsParameters }, accept, refuse) => {
      desk.connect(transport.id, dtlsParameters).then(accept, refuse)
    })
  sending.on('produce', ({ rtpParameters }, accept, refuse) => {
    desk.produce(sending.id, rtpParameters).then((id) => accept({ id }), refuse)
  })

  try {
    const consumer = await receiving.consume(await desk.consume(receiving.id, device.recvRtpCapabilities))
    await connected(receiving)
    let producer: types.Producer | undefined
    let talking = false
    return {
      consumerId: consumer.id,
      hosts: consumer.track,
      receiver: consumer.rtpReceiver,
      async produce(track) {
        // Paused or not, a producer stays what it was.
        if (producer) return producer.replaceTrack({ track })
        producer = await sending.produce({
          track,
          // The track belongs to the microphone, which outlives this seat.
          stopTracks: false,
          zeroRtpOnPause: true,
          codecOptions: { opusStereo: false, opusDtx: false, opusFec: true, opusPtime: 20, opusNack: true },
        })
        if (!talking) producer.pause()
      },
      talk(on) {
        // Each change of it is a round of SDP.
        if (on === talking) return
        talking = on
        if (on) producer?.resume()
        else producer?.pause()
      },
      stats: () => Promise.all([receiving.getStats(), ...(producer ? [sending.getStats()] : [])]),
      close: closeBoth,
    }
  } catch (error) {
    closeBoth()
    throw error
  }
}

/** Resolves when the transport is up. */
function connected(transport: types.Transport): Promise<void> {
  if (transport.connectionState === 'connected') return Promise.resolve()
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error('No connection to the media server came about.')),
      connectMs,
    )
    transport.on('connectionstatechange', (state) => {
      if (state === 'connected') resolve()
      else if (state === 'failed' || state === 'closed')
        reject(new Error(`The media connection is ${state}.`))
      else return
      clearTimeout(late)
    })
  })
}
