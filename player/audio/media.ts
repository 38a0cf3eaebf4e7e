import { Device, type types } from 'mediasoup-client'
import type { Consuming, MediaOpened } from '../api/operations.ts'
import type { Signalling } from '../api/signalling.ts'
import { createMouth, type Mouth } from './mouth.ts'
import { readReception, type Reception } from './reception.ts'
import { RTCAudioSource } from './webrtc.ts'

/** A seat at the media server: a microphone to speak into, and the hosts' track. */
export type Media = {
  mouth: Mouth
  hosts: MediaStreamTrack
  /** Tells the server that the player can hear (M8, E5). */
  resume(): Promise<void>
  reception(): Promise<Reception>
  close(): void
}

type Given = MediaOpened['sendTransport']

/** Loopback takes a tenth of a second; a path through several networks and a TURN server may take seconds. */
const CONNECT_LIMIT = 15_000

/**
 * Carries out the media handshake up to the point where both ways are connected; the hosts stay paused until `resume`.
 * @param onLost Called once if a connection that stood is lost.
 * @throws {ApiFailure} The server refused a step.
 * @throws {Error} No connection came about.
 */
export async function openMedia(signalling: Signalling, onLost: () => void): Promise<Media> {
  const given = await signalling.open()
  // Node has no user agent to tell the handler by; @roamhq/wrtc is a libwebrtc of Chrome's making.
  const device = new Device({ handlerName: 'Chrome111' })
  await device.load({ routerRtpCapabilities: given.routerRtpCapabilities as types.RtpCapabilities })

  const iceServers = given.iceServers.map(iceServerOf)
  const send = device.createSendTransport({ ...transportOf(given.sendTransport), iceServers })
  const receive = device.createRecvTransport({ ...transportOf(given.receiveTransport), iceServers })
  const microphone = new RTCAudioSource()
  const track = microphone.createTrack()
  const close = () => {
    track.stop()
    send.close()
    receive.close()
  }

  try {
    for (const transport of [send, receive]) {
      transport.on('connect', ({ dtlsParameters }, done, failed) => {
        void answer(signalling.connect(transport.id, dtlsParameters), done, failed)
      })
    }
    send.on('produce', ({ rtpParameters }, done, failed) => {
      void answer(signalling.produce(send.id, rtpParameters), (id) => done({ id }), failed)
    })
    // A recogniser gets no more from stereo; the forward error correction is for the words that a lossy network drops.
    await send.produce({ track, codecOptions: { opusStereo: false, opusFec: true, opusDtx: false, opusNack: true } })

    const consuming = await signalling.consume(receive.id, device.recvRtpCapabilities)
    const hosts = await receive.consume(consumerOf(consuming))
    await Promise.all([connected(send), connected(receive)])

    let lost = false
    for (const transport of [send, receive]) {
      transport.on('connectionstatechange', (state) => {
        if (lost || (state !== 'failed' && state !== 'disconnected')) return
        lost = true
        onLost()
      })
    }
    return {
      mouth: createMouth(microphone),
      hosts: hosts.track,
      resume: () => signalling.resume(consuming.id),
      // wrtc has the statistics of a connection, not of a single receiver.
      reception: async () => readReception(await receive.getStats(), await send.getStats()),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** mediasoup-client wants to be called back. */
async function answer<Result>(
  step: Promise<Result>,
  done: (result: Result) => void,
  failed: (error: Error) => void,
) {
  try {
    done(await step)
  } catch (error) {
    failed(error as Error)
  }
}

function connected(transport: types.Transport) {
  return new Promise<void>((resolve, reject) => {
    const look = () => {
      const state = transport.connectionState
      if (state === 'connected') settle(resolve)
      else if (state === 'failed' || state === 'closed')
        settle(() => reject(new Error(`WebRTC: connection ${state}`)))
    }
    const limit = setTimeout(() => {
      settle(() => reject(new Error(`WebRTC: no connection within ${CONNECT_LIMIT / 1000} s`)))
    }, CONNECT_LIMIT)
    const settle = (how: () => void) => {
      clearTimeout(limit)
      transport.off('connectionstatechange', look)
      how()
    }
    transport.on('connectionstatechange', look)
    look()
  })
}

function transportOf({ id, iceParameters, iceCandidates, dtlsParameters }: Given): types.TransportOptions {
  return {
    id,
    iceParameters: iceParameters as types.IceParameters,
    iceCandidates: iceCandidates as types.IceCandidate[],
    dtlsParameters: dtlsParameters as types.DtlsParameters,
  }
}

function consumerOf({ id, producerId, rtpParameters }: Consuming): types.ConsumerOptions {
  return { id, producerId, kind: 'audio', rtpParameters: rtpParameters as types.RtpParameters }
}

function iceServerOf({ urls, username, credential }: MediaOpened['iceServers'][number]): RTCIceServer {
  return { urls, ...(username ? { username } : {}), ...(credential ? { credential } : {}) }
}
