import { packetDuration } from '../audio/opus.ts'
import { packRtp } from '../audio/rtp.ts'
import type { Ms } from '../core/ids.ts'
import { tickMs, type Pacer } from './pacer.ts'

const samplesPerMs = 48
const samplesPerTick = tickMs * samplesPerMs

/** Packets of one line, as they come from the voice. */
export interface PacketSource {
  /** Takes the next packet; undefined where none is there yet. */
  next(): Uint8Array | undefined
  /** True once `next` will never have another one. */
  readonly finished: boolean
}

export interface Played {
  /** RTP timestamp of the last packet (E10). */
  readonly rtpTimestamp: number | null
  readonly durationMs: Ms
}

/** The RTP stream of the hosts to one listener: one line at a time, paced by the clock of the process (E12). */
export interface HostTrack {
  play(source: PacketSource, on: { firstPacket(): void; spoken(played: Played): void }): void
  /** Sends no further packet of the line (E7). */
  stop(): void
  /** How much of the line on the air has been sent; 0 between lines. */
  readonly sentMs: Ms
  /** Times that the voice was too slow for the air. */
  readonly underruns: number
  /** Where the packets go from now on: another seat has another stream. */
  sendTo(out: { readonly payloadType: number; readonly ssrc: number; send(rtp: Uint8Array): void } | undefined): void
}

/** @param start RTP timestamp and sequence number of the stream's beginning; random, as RFC 3550 wants it */
export function createHostTrack(deps: {
  readonly pacer: Pacer
  readonly start: { readonly timestamp: number; readonly sequenceNumber: number }
}): HostTrack {
  let out: Parameters<HostTrack['sendTo']>[0]
  let { sequenceNumber } = deps.start
  let sentSamples = 0
  let underruns = 0
  let stop = (): void => undefined

  /** Packs and sends one packet. Nothing is sent into the void, but time passes all the same. */
  function send(payload: Uint8Array, timestamp: number, marker: boolean): void {
    if (!out) return
    const { payloadType, ssrc } = out
    out.send(packRtp({ payloadType, ssrc, sequenceNumber, timestamp, marker, payload }))
    sequenceNumber = (sequenceNumber + 1) & 0xffff
  }

  return {
    play(source, on) {
      stop()
      let next: number | undefined
      let last: number | null = null
      const leave = deps.pacer.join((tick) => {
        // The stream's time is the pacer's: between lines it goes on, so that a receiver sees silence, not a jump.
        const due = tick * samplesPerTick
        let marker = next === undefined || next < due
        let at = Math.max(next ?? due, due)
        while (at < due + samplesPerTick) {
          const packet = source.next()
          if (!packet) break
          if (marker && sentSamples > 0) underruns += 1
          const timestamp = (deps.start.timestamp + at) >>> 0
          send(packet, timestamp, marker)
          last = out ? timestamp : null
          if (sentSamples === 0) on.firstPacket()
          marker = false
          const samples = packetDuration(packet)
          sentSamples += samples
          at += samples
          next = at
        }
        if (!source.finished) return
        const durationMs = Math.round(sentSamples / samplesPerMs)
        stop()
        on.spoken({ rtpTimestamp: last, durationMs })
      })
      stop = () => {
        leave()
        sentSamples = 0
        stop = () => undefined
      }
    },
    stop: () => stop(),
    get sentMs() {
      return sentSamples / samplesPerMs
    },
    get underruns() {
      return underruns
    },
    sendTo(next) {
      out = next
    },
  }
}
