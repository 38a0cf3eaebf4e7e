import { networkInterfaces } from 'node:os'
import * as mediasoup from 'mediasoup'
import type { types } from 'mediasoup'
import { ProviderFailure } from '../core/errors.ts'
import type { Log, Seat, SeatNews, Stage } from '../core/ports.ts'
import { createSeat } from './mediasoupSeat.ts'

export interface MediasoupOptions {
  /** Address that media comes to; `0.0.0.0` stands for every address of the machine. */
  readonly host: string
  /** The first worker's port, UDP and TCP, the next worker's is one more; null for free ones. */
  readonly port: number | null
  /** The address that clients are told instead, behind a NAT. */
  readonly announcedAddress: string | null
  readonly workers: number
  readonly workerBin: string | null
  readonly iceServers: Stage['iceServers']
  readonly log: Log
}

interface Desk {
  readonly worker: types.Worker
  readonly webRtcServer: types.WebRtcServer
  /** What has to hear of it when the worker dies. */
  readonly seats: Set<(reason: string) => void>
}

/** Tries to bring a dead worker's successor up, and the wait before the first one; each next wait is twice as long. */
const attempts = 6
const firstWaitMs = 200

/**
 * The SFU: one mediasoup worker per core, each with one WebRtcServer, so that one port a worker is all that has to be
 * reachable. A session has a router of its own: what belongs together is closed together, and no session can be wired
 * to another one's. A worker that dies is replaced; its listeners take a new seat.
 * @throws ProviderFailure of STAGE where a worker cannot be started.
 */
export async function createMediasoup(options: MediasoupOptions): Promise<Stage> {
  const { log } = options
  let closed = false
  const desks: (Desk | undefined)[] = await Promise.all(
    Array.from({ length: options.workers }, (_, index) => openDesk(index)),
  )

  async function openDesk(index: number): Promise<Desk> {
    const worker = await mediasoup
      .createWorker({ logLevel: 'warn', ...(options.workerBin && { workerBin: options.workerBin }) })
      .catch((cause: unknown) => {
        throw new ProviderFailure({ service: 'STAGE', message: 'The media worker did not start.', retryable: true }, { cause })
      })
    const webRtcServer = await worker.createWebRtcServer({ listenInfos: listenInfos(options, index) }).catch((cause: unknown) => {
      worker.close()
      throw new ProviderFailure({ service: 'STAGE', message: 'The media port could not be opened.', retryable: true }, { cause })
    })
    const desk: Desk = { worker, webRtcServer, seats: new Set() }
    worker.on('died', (err) => {
      if (closed) return
      log.error({ err, pid: worker.pid, seats: desk.seats.size }, 'a media worker died; another one takes its place')
      desks[index] = undefined
      for (const lost of [...desk.seats]) lost('the media worker died')
      void replace(index)
    })
    return desk
  }

  async function replace(index: number, attempt = 1): Promise<void> {
    try {
      const desk = await openDesk(index)
      if (closed) desk.worker.close()
      else desks[index] = desk
    } catch (err) {
      log.error({ err, attempt }, 'a media worker could not be replaced')
      if (attempt < attempts && !closed)
        setTimeout(() => void replace(index, attempt + 1), firstWaitMs * 2 ** attempt).unref()
    }
  }

  return {
    iceServers: options.iceServers,
    async openSeat(news: SeatNews): Promise<Seat> {
      const there = desks.filter((desk) => desk !== undefined)
      const [desk] = there.sort((a, b) => a.seats.size - b.seats.size)
      if (!desk) throw new ProviderFailure({ service: 'STAGE', message: 'No media worker is up.', retryable: true })
      const seat = await createSeat(desk, news, () => desk.seats.delete(lost))
      const lost = (reason: string): void => {
        desk.seats.delete(lost)
        news.lost(reason)
      }
      desk.seats.add(lost)
      return seat
    },
    async close() {
      if (closed) return
      closed = true
      await Promise.all(
        desks.map(async (desk) => {
          // A signal has closed the worker already: mediasoup listens for them too.
          if (!desk || desk.worker.subprocessClosed) return
          const gone = new Promise<void>((resolve) => void desk.worker.once('subprocessclose', () => resolve()))
          desk.worker.close()
          await gone
        }),
      )
    },
  }
}

function listenInfos(options: MediasoupOptions, index: number): types.TransportListenInfo[] {
  const { host, port, announcedAddress } = options
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const own = all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
  const ips = host === '0.0.0.0' && !announcedAddress ? own : [host]
  return ips.flatMap((ip) =>
    (['udp', 'tcp'] as const).map((protocol) => ({
      protocol,
      ip,
      ...(port !== null && { port: port + index }),
      ...(announcedAddress && { announcedAddress }),
    })),
  )
}
