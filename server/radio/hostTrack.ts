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
  /** Static wherever no voice is, from now on or no more (E14). */
  hiss(on: boolean): void
  /** How much of the line on the air has been sent; 0 between lines. */
  readonly sentMs: Ms
  /** Times that the voice was too slow for the air. */
  readonly underruns: number
  /** Where the packets go from now on: another seat has another stream. */
  sendTo(out: { readonly payloadType: number; readonly ssrc: number; send(rtp: Uint8Array): void } | undefined): void
  close(): void
}

/** A voice that breaks off in a line for longer than this has static in its place (E14). */
const starvedMs: Ms = 500

interface OnAir {
  readonly source: PacketSource
  readonly on: Parameters<HostTrack['play']>[1]
  sentSamples: number
  /** Where its last packet ends, in samples of the pacer's time. */
  end: number
  /** RTP timestamp of its last packet; null where nobody was sent any. */
  last: number | null
}

/**
 * @param start RTP timestamp and sequence number of the stream's beginning; random, as RFC 3550 wants it
 * @param noise static, as packets of one tick each; it is played round and round
 */
export function createHostTrack(deps: {
  readonly pacer: Pacer
  readonly start: { readonly timestamp: number; readonly sequenceNumber: number }
  readonly noise: readonly Uint8Array[]
}): HostTrack {
  const { noise } = deps
  let out: Parameters<HostTrack['sendTo']>[0]
  let { sequenceNumber } = deps.start
  let line: OnAir | undefined
  let hissing = false
  /** Where the last packet ends, in samples of the pacer's time. */
  let end = -Infinity
  let noiseAt = 0
  let underruns = 0
  let leave: (() => void) | undefined

  /** Packs and sends one packet. Nothing is sent into the void, but time passes all the same. */
  function send(payload: Uint8Array, at: number, marker: boolean): number | null {
    end = at + packetDuration(payload)
    if (!out) return null
    const { payloadType, ssrc } = out
    const timestamp = (deps.start.timestamp + at) >>> 0
    out.send(packRtp({ payloadType, ssrc, sequenceNumber, timestamp, marker, payload }))
    sequenceNumber = (sequenceNumber + 1) & 0xffff
    return timestamp
  }

  function run(tick: number): void {
    // The stream's time is the pacer's: between lines it goes on, so that a receiver sees silence, not a jump.
    const due = tick * samplesPerTick
    if (line) runLine(line, due)
    const starved = line !== undefined && line.sentSamples > 0 && due - line.end > starvedMs * samplesPerMs
    if ((hissing || starved) && end <= due) runNoise(due)
  }

  function runLine(current: OnAir, due: number): void {
    const { source, on } = current
    let marker = current.sentSamples === 0 || current.end < due
    let at = Math.max(end, due)
    while (at < due + samplesPerTick) {
      const packet = source.next()
      if (!packet) break
      if (marker && current.sentSamples > 0) underruns += 1
      current.last = send(packet, at, marker)
      if (current.sentSamples === 0) on.firstPacket()
      marker = false
      current.sentSamples += packetDuration(packet)
      at = current.end = end
    }
    if (!source.finished) return
    const durationMs = Math.round(current.sentSamples / samplesPerMs)
    stop()
    on.spoken({ rtpTimestamp: current.last, durationMs })
  }

  function runNoise(due: number): void {
    const packet = noise[noiseAt]
    noiseAt = (noiseAt + 1) % noise.length
    if (packet) send(packet, due, end < due)
  }

  /** At the pacer while there is something to send. */
  function keepTime(): void {
    if (line || hissing) return void (leave ??= deps.pacer.join(run))
    leave?.()
    leave = undefined
  }

  function stop(): void {
    line = undefined
    keepTime()
  }

  return {
    play(source, on) {
      line = { source, on, sentSamples: 0, end: -Infinity, last: null }
      keepTime()
    },
    stop,
    hiss(on) {
      hissing = on
      keepTime()
    },
    get sentMs() {
      return (line?.sentSamples ?? 0) / samplesPerMs
    },
    get underruns() {
      return underruns
    },
    sendTo(next) {
      out = next
    },
    close() {
      hissing = false
      stop()
    },
  }
}
