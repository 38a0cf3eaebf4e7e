import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers'
import { createDice } from '../server/core/testing/dice.ts'

/** What becomes of each packet, in both directions and each by itself, so that packets overtake each other. */
export interface Weather {
  /** Share of the packets that are lost, 0 to 1. */
  readonly loss: number
  /** Each packet takes between `delayMs` - `jitterMs` and `delayMs` + `jitterMs`, but never less than no time. */
  readonly delayMs: number
  readonly jitterMs: number
}

export const clear: Weather = { loss: 0, delayMs: 0, jitterMs: 0 }

/** What the relay has seen of one RTP stream; the headers of SRTP are not encrypted. */
export interface StreamCount {
  /** Different packets that were sent. */
  readonly sent: number
  /** Those whose first sending was lost. */
  readonly lost: number
  /** Those of them that came through at a later try. */
  readonly recovered: number
  /** For each of those the time from its first sending to its arrival, in ms. */
  readonly recoveryMs: readonly number[]
}

/**
 * A network between the clients and the media server, in user space, so that a test needs no rights for it. The server
 * listens on 127.0.0.1 and announces `address`, where the relay takes the packets in its place; TCP gets no answer there.
 */
export interface BadNetwork {
  /** Settings for the product that is to be reached through it. */
  readonly env: Readonly<Record<string, string>>
  become(weather: Weather): void
  /** Loses everything for as long as it is black. */
  black(on: boolean): void
  /** Every client has another address from now on, as after a NAT forgot it, or from Wi-Fi to mobile. */
  rebind(): Promise<void>
  /** What there was since the last call, to the server and from it. */
  count(): { readonly up: StreamCount; readonly down: StreamCount }
  close(): Promise<void>
}

/** @param seed of what happens to the packets: the n-th packet of a direction has the same fate every time */
export async function openBadNetwork(seed: number, first: Weather = clear): Promise<BadNetwork> {
  const address = '127.0.0.2'
  const outside = createSocket('udp4')
  outside.bind(0, address)
  await once(outside, 'listening')
  const { port } = outside.address()
  const clients = new Map<string, { client: RemoteInfo; upstream: Socket }>()
  const up = createWay(createDice(seed))
  const down = createWay(createDice(seed + 1))
  let weather = first
  let black = false
  let closed = false

  function pass(way: Way, packet: Buffer, deliver: () => void): void {
    const fate = way.fate(packet, black ? { ...weather, loss: 1 } : weather)
    if (fate === null) return
    const arrive = (): void => {
      if (closed || black) return
      way.arrived(packet)
      deliver()
    }
    if (fate === 0) arrive()
    else after(arrive, fate)
  }

  async function openUpstream(client: RemoteInfo): Promise<Socket> {
    const upstream = createSocket('udp4')
    upstream.bind(0, '127.0.0.1')
    await once(upstream, 'listening')
    upstream.on('message', (packet) => pass(down, packet, () => outside.send(packet, client.port, client.address)))
    return upstream
  }

  outside.on('message', (packet, client) => {
    const name = `${client.address}:${client.port}`
    pass(up, packet, () => {
      const known = clients.get(name)
      if (known) return known.upstream.send(packet, port, '127.0.0.1')
      void openUpstream(client).then((upstream) => {
        const { upstream: taken } = clients.get(name) ?? { upstream }
        if (taken !== upstream) upstream.close()
        clients.set(name, { client, upstream: taken })
        if (!closed) taken.send(packet, port, '127.0.0.1')
        else upstream.close()
      })
    })
  })

  return {
    env: { MEDIA_HOST: '127.0.0.1', MEDIA_PORT: String(port), MEDIA_ANNOUNCED_ADDRESS: address },
    become(next) {
      weather = next
    },
    black(on) {
      black = on
    },
    async rebind() {
      for (const known of clients.values()) {
        const old = known.upstream
        known.upstream = await openUpstream(known.client)
        old.close()
      }
    },
    count: () => ({ up: up.count(), down: down.count() }),
    async close() {
      closed = true
      for (const { upstream } of clients.values()) upstream.close()
      outside.close()
      await once(outside, 'close')
    },
  }
}

interface Way {
  /** For how long a packet travels, in ms; null where it is lost. */
  fate(packet: Buffer, weather: Weather): number | null
  arrived(packet: Buffer): void
  count(): StreamCount
}

function createWay(dice: ReturnType<typeof createDice>): Way {
  let packets = new Map<string, { at: number; lost: boolean; arrivedAt: number | null }>()

  return {
    fate(packet, { loss, delayMs, jitterMs }) {
      const lost = dice.below(10_000) < loss * 10_000
      const delay = Math.max(0, delayMs - jitterMs + dice.below(jitterMs * 2 + 1))
      const name = nameOf(packet)
      if (name && !packets.has(name)) packets.set(name, { at: performance.now(), lost, arrivedAt: null })
      return lost ? null : delay
    },
    arrived(packet) {
      const known = packets.get(nameOf(packet) ?? '')
      if (known) known.arrivedAt ??= performance.now()
    },
    count() {
      const all = [...packets.values()]
      packets = new Map()
      const lost = all.filter((packet) => packet.lost)
      const recoveryMs = lost.flatMap(({ at, arrivedAt }) => (arrivedAt === null ? [] : [arrivedAt - at]))
      return { sent: all.length, lost: lost.length, recovered: recoveryMs.length, recoveryMs }
    },
  }
}

/** SSRC and sequence number of an RTP packet; undefined where it is STUN, DTLS or RTCP (RFC 7983, RFC 5761). */
function nameOf(packet: Buffer): string | undefined {
  const [first = 0, second = 0] = packet
  if (first < 128 || first > 191 || packet.length < 12 || (second >= 192 && second <= 223)) return undefined
  return `${packet.readUInt32BE(8)}.${packet.readUInt16BE(2)}`
}
