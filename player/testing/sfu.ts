import { once } from 'node:events'
import { setInterval as ticks } from 'node:timers/promises'
import { Encoder } from '@evan/opus'
import type { types } from 'mediasoup'
import type { Signalling } from '../api/signalling.ts'

const SSRC = 4711
const PAYLOAD_TYPE = 100

export type Sfu = Awaited<ReturnType<typeof createSfu>>

/** The other end of a player's media: mediasoup itself, with a host that says what a test wants. */
export async function createSfu(worker: types.Worker) {
  const router = await worker.createRouter({
    mediaCodecs: [
      {
        kind: 'audio',
        mimeType: 'audio/opus',
        clockRate: 48_000,
        channels: 2,
        preferredPayloadType: PAYLOAD_TYPE,
        parameters: { useinbandfec: 1, usedtx: 1 },
      },
    ],
  })
  const openTransport = () =>
    router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] })
  const direct = await router.createDirectTransport()
  const host = await direct.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType: 'audio/opus', payloadType: PAYLOAD_TYPE, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: SSRC }],
    },
  })
  const heard: Buffer[] = []
  const arrivals = new EventTarget()
  const firstSent = Promise.withResolvers<number>()
  const lineSent = Promise.withResolvers<void>()
  let transports: types.WebRtcTransport[] = []
  let consumer: types.Consumer
  let sequence = 0
  /** RTP timestamp of the next packet, and when it was due. */
  let time = 0
  let timeAt = performance.now()

  const byId = (id: string) => {
    const transport = transports.find((one) => one.id === id)
    if (!transport) throw new Error(`there is no transport ${id}`)
    return transport
  }
  const given = ({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport) => ({
    id,
    iceParameters,
    iceCandidates,
    dtlsParameters,
  })
  const signalling: Signalling = {
    open: async () => {
      for (const transport of transports) transport.close()
      const [send, receive] = [await openTransport(), await openTransport()]
      transports = [send, receive]
      return {
        __typename: 'MediaOpened',
        routerRtpCapabilities: router.rtpCapabilities,
        iceServers: [],
        sendTransport: given(send),
        receiveTransport: given(receive),
      }
    },
    connect: (id, dtlsParameters) => byId(id).connect({ dtlsParameters }),
    produce: async (id, rtpParameters) => {
      const producer = await byId(id).produce({ kind: 'audio', rtpParameters })
      const { rtpCapabilities } = router
      const microphone = await direct.consume({ producerId: producer.id, rtpCapabilities })
      microphone.on('rtp', (packet) => {
        heard.push(packet)
        arrivals.dispatchEvent(new Event('rtp'))
      })
      return producer.id
    },
    consume: async (id, rtpCapabilities) => {
      consumer = await byId(id).consume({ producerId: host.id, rtpCapabilities, paused: true })
      const { kind, rtpParameters } = consumer
      return { __typename: 'Consuming', id: consumer.id, producerId: host.id, kind, rtpParameters }
    },
    resume: () => consumer.resume(),
  }

  return {
    signalling,
    heard,
    firstSent: firstSent.promise,
    lineSent: lineSent.promise,
    async hears(packets: number) {
      while (heard.length < packets) await once(arrivals, 'rtp')
    },
    /** Sends 20 ms of sound every 20 ms. Between two calls RTP time goes on, as it does with a microphone that is silent. */
    async send(samples: Int16Array, drop: (packet: number) => boolean = () => false) {
      const encoder = new Encoder({ channels: 1, sample_rate: 48_000, application: 'voip' })
      const packets = Math.floor(samples.length / 960)
      let packet = 0
      time += 960 * Math.floor((performance.now() - timeAt) / 20)
      for await (const _ of ticks(20)) {
        if (packet === packets) break
        const payload = encoder.encode(samples.slice(packet * 960, (packet + 1) * 960))
        const header = Buffer.alloc(12)
        header.writeUInt16BE(0x8000 | PAYLOAD_TYPE | (packet === 0 ? 0x80 : 0), 0)
        header.writeUInt16BE(sequence & 0xffff, 2)
        header.writeUInt32BE(time, 4)
        header.writeUInt32BE(SSRC, 8)
        if (!drop(packet)) host.send(Buffer.concat([header, payload]))
        firstSent.resolve(Date.now())
        sequence++
        packet++
        time += 960
        timeAt = performance.now()
      }
      lineSent.resolve()
    },
    close: () => router.close(),
  }
}

export function tone(hertz: number, ms: number) {
  return Int16Array.from({ length: ms * 48 }, (_, at) => 8000 * Math.sin((2 * Math.PI * hertz * at) / 48_000))
}
