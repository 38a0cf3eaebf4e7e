import { ProviderFailure, faultOf, type Fault } from '../core/errors.ts'
import type { LineId, Ms } from '../core/ids.ts'
import type { Voice } from '../core/ports.ts'
import type { Line } from '../core/session.ts'
import { packetDuration } from '../audio/opus.ts'
import type { HostTrack, PacketSource, Played } from './hostTrack.ts'

/** What becomes of the lines. */
export interface SpeakNews {
  /** @param totalMs its length; null while the rest of it is still being made */
  voiced(lineId: LineId, totalMs: Ms | null): void
  failed(lineId: LineId, fault: Fault): void
  spoken(lineId: LineId, played: Played): void
  /** The first packet that the voice delivered, and the first one that was sent. */
  firstAudio(lineId: LineId): void
  firstPacket(lineId: LineId): void
}

/** Makes the voices of lines, one ahead of the air, and puts them on the air (E11). */
export interface Speaking {
  /** Makes the voice and keeps it. */
  ahead(line: Line): void
  /** Makes the voice, unless it is there, and says `voiced` once it can go on the air. */
  speak(line: Line): void
  play(lineId: LineId): void
  cutOff(lineId: LineId): void
  forget(lineIds: readonly LineId[]): void
  /** How much of the line on the air was sent, and its length where that is known. */
  progress(): { readonly sentMs: Ms; readonly totalMs: Ms | null }
  close(): void
}

/** Audio that has to be there before a line starts, so that a voice that stutters is not heard to. */
const cushionMs: Ms = 160

interface Voicing extends PacketSource {
  readonly ready: Promise<void>
  /** Why it broke off before its end; null where it has not. */
  readonly fault: Fault | null
  readonly totalMs: Ms | null
  abort(): void
}

export function createSpeaking(deps: {
  readonly voice: Voice
  readonly track: HostTrack
  /** The voice that a speaker was given, and another one for when it fails. */
  readonly voicesOf: (line: Line) => { readonly voice: string; readonly fallback: string }
  readonly news: SpeakNews
}): Speaking {
  const { track, news } = deps
  const voicings = new Map<LineId, Voicing>()
  let onAir: LineId | undefined

  function voicing(line: Line): Voicing {
    const made = voicings.get(line.id) ?? startVoicing(deps, line)
    voicings.set(line.id, made)
    return made
  }

  function discard(lineId: LineId): void {
    voicings.get(lineId)?.abort()
    voicings.delete(lineId)
  }

  return {
    ahead(line) {
      voicing(line)
    },
    speak(line) {
      // One that broke off while nobody listened is made anew: there is time for it now and then, and a line is whole.
      if (voicings.get(line.id)?.fault) discard(line.id)
      const made = voicing(line)
      made.ready.then(
        () => voicings.get(line.id) === made && news.voiced(line.id, made.totalMs),
        (error: unknown) => {
          if (voicings.get(line.id) !== made) return
          discard(line.id)
          news.failed(line.id, faultOf('VOICE', error))
        },
      )
    },
    play(lineId) {
      const made = voicings.get(lineId)
      if (!made) return
      onAir = lineId
      track.play(made, {
        firstPacket: () => news.firstPacket(lineId),
        spoken(played) {
          onAir = undefined
          voicings.delete(lineId)
          news.spoken(lineId, played)
        },
      })
    },
    cutOff(lineId) {
      if (onAir === lineId) {
        track.stop()
        onAir = undefined
      }
      discard(lineId)
    },
    forget(lineIds) {
      for (const lineId of lineIds) discard(lineId)
    },
    progress() {
      const made = onAir && voicings.get(onAir)
      return made ? { sentMs: track.sentMs, totalMs: made.totalMs } : { sentMs: 0, totalMs: null }
    },
    close() {
      track.stop()
      for (const lineId of [...voicings.keys()]) discard(lineId)
    },
  }
}

/**
 * Takes the packets as they come. A voice that fails before its cushion is there, and with it anything that can be heard,
 * is tried once more, in the other voice.
 */
function startVoicing(deps: Parameters<typeof createSpeaking>[0], line: Line): Voicing {
  const { voice: models, news } = deps
  const packets: Uint8Array[] = []
  const controller = new AbortController()
  const cushion = Promise.withResolvers<void>()
  let length: Ms = 0
  let finished = false
  let fault: Fault | null = null

  async function take(voice: string): Promise<void> {
    for await (const packet of models.speak({ text: line.text, voice }, controller.signal)) {
      // What is no Opus packet ends the voice here: on the air it would end the clock of every show.
      const ms = packetDuration(packet) / 48
      if (length === 0) news.firstAudio(line.id)
      packets.push(packet)
      length += ms
      if (length >= cushionMs) cushion.resolve()
    }
    if (length === 0) throw new ProviderFailure({ service: 'VOICE', message: 'The voice sent no audio.', retryable: true })
  }

  async function run(): Promise<void> {
    const { voice, fallback } = deps.voicesOf(line)
    try {
      await take(voice)
    } catch (error) {
      if (length >= cushionMs || controller.signal.aborted) throw error
      packets.length = 0
      length = 0
      await take(fallback)
    }
  }

  void run()
    .catch((error: unknown) => {
      // What came before the fault is played; the listener hears the line break off, and is told why.
      fault = faultOf('VOICE', error)
      if (length < cushionMs) cushion.reject(error)
      else if (!controller.signal.aborted) news.failed(line.id, fault)
    })
    .finally(() => {
      finished = true
      cushion.resolve()
    })
  // Nobody may be waiting for a line that was made ahead.
  cushion.promise.catch(() => undefined)

  return {
    ready: cushion.promise,
    get fault() {
      return fault
    },
    next: () => packets.shift(),
    get finished() {
      return finished && packets.length === 0
    },
    get totalMs() {
      return finished ? length : null
    },
    abort: () => controller.abort(),
  }
}
