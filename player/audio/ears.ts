import { setTimeout as delay } from 'node:timers/promises'
import type { Media } from './media.ts'
import { judgePlayout, type Playout } from './playout.ts'
import type { Reception } from './reception.ts'
import { type AudioFrame, RTCAudioSink } from './webrtc.ts'

/** A line as it came in. */
export type LineReception = {
  playout: Playout
  /** Sound of it that was played. */
  playedMs: number
  /** How long it was loud enough to be heard: silence and gaps do not count. */
  audibleMs: number
}

/** How long after the key went up the hosts were back, in ms. */
export type Answer = {
  /** Their first packet arrived. */
  packetMs: number
  /** Something that can be heard left the jitter buffer; null where nothing did for two seconds after that packet. */
  soundMs: number | null
}

/** What the player hears of the hosts. */
export type Ears = {
  /** Of the ten milliseconds last played, 0 to 1. */
  level(): number
  /** To be called when a line starts: what is heard from here on belongs to it. */
  lineStarted(): void
  /**
   * Waits until the line that started last has been played (E10).
   * @param durationMs Its length.
   * @returns undefined where the signal was aborted, or the ears closed, first.
   */
  lineHeard(durationMs: number, signal: AbortSignal): Promise<LineReception | undefined>
  /**
   * Waits for the hosts to answer. To be called when the key goes up, in their silence.
   * @returns undefined where the signal was aborted, or the ears closed, before anything came.
   */
  answer(signal: AbortSignal): Promise<Answer | undefined>
  /**
   * Waits for the next packet of the hosts.
   * @returns When it came, in ms since the call; undefined where the signal was aborted, or the ears closed, first.
   */
  nextPacket(signal: AbortSignal): Promise<number | undefined>
  /**
   * Waits until the hosts are quiet. To be called when they were cut off.
   * @param signal Aborted when they begin again: what came before counts.
   * @returns When their last packet came, in ms since 1970; undefined where none ever did, or the ears were closed.
   */
  lastPacket(signal: AbortSignal): Promise<number | undefined>
  close(): void
}

/** -44 dBFS: above the noise that Opus and the jitter buffer make up for a gap, far below any voice. */
const AUDIBLE_RMS = 200
const FRAME_MS = 10
const PACKET_MS = 20
/** libwebrtc makes new figures every 50 ms at the most. */
const LOOK_EVERY = 20
const SOUND_LIMIT = 2_000
/** Packets come every 20 ms: after so long without, and what the network may hold one up, there are no more. */
const QUIET_MS = 150

export function createEars(media: Pick<Media, 'hosts' | 'reception'>): Ears {
  const sink = new RTCAudioSink(media.hosts)
  let rms = 0
  let audibleMs = 0
  let soundAwaited: (() => void) | undefined
  sink.ondata = (frame) => {
    rms = rmsOf(frame)
    if (rms <= AUDIBLE_RMS) return
    audibleMs += FRAME_MS
    soundAwaited?.()
  }
  const sound = () =>
    new Promise<number>((resolve) => {
      soundAwaited = () => {
        soundAwaited = undefined
        resolve(performance.now())
      }
    })

  let closed = false
  const figures = async () => {
    try {
      return await media.reception()
    } catch (error) {
      // A connection that is being closed has none to give.
      if (closed) return undefined
      throw error
    }
  }
  const start = async () => ({ at: performance.now(), audibleMs, reception: await figures() })
  let line = start()

  /** The figures each time they are new, until the signal is aborted or the ears are closed. */
  async function* look(signal: AbortSignal): AsyncGenerator<Reception> {
    let at = 0
    for (;;) {
      const now = await figures()
      if (!now || signal.aborted) return
      if (now.at !== at) yield now
      at = now.at
      await delay(LOOK_EVERY)
    }
  }

  /** When the next packet came, in ms since 1970. */
  const nextPacketAt = async (signal: AbortSignal) => {
    const before = await figures()
    if (!before) return undefined
    for await (const now of look(signal)) {
      const packets = now.packetsReceived - before.packetsReceived
      if (packets === 0 || now.lastPacketAt === null) continue
      // Several may have come between two looks; they come one after another, each as long as what it holds.
      return now.lastPacketAt - (packets - 1) * PACKET_MS
    }
    return undefined
  }

  return {
    level: () => rms / 32_768,

    lineStarted() {
      line = start()
    },

    async lineHeard(durationMs, signal) {
      const { at, audibleMs: audibleBefore, reception: before } = await line
      if (!before) return undefined
      let last = before
      for await (const now of look(signal)) {
        const playout = judgePlayout(durationMs, before, last, now, performance.now() - at)
        last = now
        if (playout === undefined) continue
        const playedMs = Math.round(now.playedMs - before.playedMs)
        return { playout, playedMs, audibleMs: audibleMs - audibleBefore }
      }
      return undefined
    },

    async answer(signal) {
      // Two clocks, because libwebrtc tells the time of a packet by the calendar.
      const [released, releasedAt] = [performance.now(), Date.now()]
      const heard = sound()
      const packetAt = await nextPacketAt(signal)
      if (packetAt === undefined) return undefined
      const soundAt = await Promise.race([heard, delay(SOUND_LIMIT, null)])
      const soundMs = soundAt === null ? null : Math.round(soundAt - released)
      return { packetMs: Math.round(packetAt - releasedAt), soundMs }
    },

    async nextPacket(signal) {
      const calledAt = Date.now()
      const packetAt = await nextPacketAt(signal)
      // Where several came between two looks, the first one's time is reckoned, and may be before the call.
      return packetAt === undefined ? undefined : Math.max(0, Math.round(packetAt - calledAt))
    },

    async lastPacket(signal) {
      let last: number | null = null
      for await (const now of look(signal)) {
        last = now.lastPacketAt
        if (last === null || now.at - last > QUIET_MS) break
      }
      return last ?? undefined
    },

    close() {
      closed = true
      sink.stop()
    },
  }
}

function rmsOf({ samples }: AudioFrame) {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}
