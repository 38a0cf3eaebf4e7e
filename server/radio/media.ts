import { refuse, type Refusal } from '../core/errors.ts'
import { MediaInputError, type ConsumerParameters, type Seat, type Stage, type TransportParameters } from '../core/ports.ts'
import type { HostTrack } from './hostTrack.ts'
import type { Microphone } from './microphone.ts'

/** A refusal where there is no seat or no such part of it; `invalid` says what the media server did not take. */
export type MediaDone<T> = T | { readonly refusal: Refusal } | { readonly invalid: string; readonly ofId?: boolean }

/** One listener's way to the SFU, step by step as the client takes it (docs/protocol.md). */
export interface Media {
  /** A new seat with two transports; one that there was is closed. */
  open(): Promise<
    MediaDone<{
      readonly rtpCapabilities: unknown
      readonly send: TransportParameters
      readonly receive: TransportParameters
    }>
  >
  connect(transportId: string, dtlsParameters: unknown): Promise<MediaDone<{ readonly done: true }>>
  produce(transportId: string, rtpParameters: unknown): Promise<MediaDone<{ readonly producerId: string }>>
  consume(transportId: string, rtpCapabilities: unknown): Promise<MediaDone<ConsumerParameters>>
  resume(consumerId: string): Promise<MediaDone<{ readonly done: true }>>
  restartIce(transportId: string): Promise<MediaDone<{ readonly iceParameters: unknown }>>
  close(): void
}

export function createMedia(deps: {
  readonly stage: Stage
  readonly track: HostTrack
  readonly microphone: Microphone
  /** The client began to hear, or cannot hear any more. */
  readonly onHearing: (hearing: boolean, reason: string) => void
}): Media {
  let seat: Seat | undefined
  let connected = false
  let resumed = false
  let hearing = false
  let closed = false
  /** Seats asked for: only the newest one is taken, whichever is opened first. */
  let newest = 0

  function look(reason: string): void {
    const now = connected && resumed
    if (now === hearing) return
    hearing = now
    deps.onHearing(now, reason)
  }

  function closeSeat(reason: string): void {
    const old = seat
    seat = undefined
    connected = false
    resumed = false
    deps.track.sendTo(undefined)
    old?.close()
    look(reason)
  }

  /** Carries out one step at the seat; what the client got wrong is an answer, what we got wrong is thrown. */
  async function at<T>(work: (seat: Seat) => Promise<T>): Promise<MediaDone<T>> {
    const mine = seat
    if (!mine) return { refusal: refuse('NO_MEDIA') }
    try {
      return await work(mine)
    } catch (error) {
      if (error instanceof MediaInputError) return { invalid: error.message, ofId: error.ofId }
      // The seat was replaced or closed while the media server worked on it.
      if (mine !== seat) return { refusal: refuse('NO_MEDIA') }
      throw error
    }
  }

  return {
    async open() {
      closeSeat('the client took another seat')
      const mine = (newest += 1)
      const opened: Seat = await deps.stage.openSeat({
        microphone: (rtp) => {
          if (seat === opened) deps.microphone.receive(rtp)
        },
        connected: (now) => {
          if (seat !== opened) return
          connected = now
          look(now ? 'the client is connected' : 'the connection is interrupted')
        },
        lost: (reason) => {
          if (seat === opened) closeSeat(reason)
        },
      })
      if (closed) {
        opened.close()
        return { refusal: refuse('SHOW_ENDED') }
      }
      if (mine !== newest) {
        opened.close()
        return { refusal: refuse('NO_MEDIA') }
      }
      closeSeat('the client took another seat')
      seat = opened
      deps.track.sendTo({ ...opened.hostRtp, send: (rtp) => opened.send(rtp) })
      return at(async (mine) => ({
        rtpCapabilities: mine.rtpCapabilities,
        send: await mine.createTransport('SEND'),
        receive: await mine.createTransport('RECEIVE'),
      }))
    },
    connect: (transportId, dtlsParameters) =>
      at(async (mine) => {
        await mine.connectTransport(transportId, dtlsParameters)
        return { done: true }
      }),
    produce: (transportId, rtpParameters) =>
      at(async (mine) => ({ producerId: await mine.produce(transportId, rtpParameters) })),
    consume: (transportId, rtpCapabilities) => at((mine) => mine.consume(transportId, rtpCapabilities)),
    resume: (consumerId) =>
      at(async (mine) => {
        await mine.resume(consumerId)
        if (mine === seat) resumed = true
        look('the client resumed the hosts')
        return { done: true }
      }),
    restartIce: (transportId) => at(async (mine) => ({ iceParameters: await mine.restartIce(transportId) })),
    close() {
      closed = true
      closeSeat('the show is over')
    },
  }
}
