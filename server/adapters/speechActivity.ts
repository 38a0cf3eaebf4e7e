import createFvad, { type Fvad } from '@echogarden/fvad-wasm'
import { OpusDecoder } from 'opus-decoder'
import { packetDuration } from '../audio/opus.ts'
import { createPeriodicity } from '../audio/periodicity.ts'
import { createVoiceGate, frameMs, quietMs, type VoiceFrame } from '../audio/voiceGate.ts'
import type { Clock, SpeechActivity, SpeechDetector } from '../core/ports.ts'

/** What the detector listens to, in Hz: speech has little above 8 kHz, and decoding to it costs half. */
const rate = 16_000
const frameSamples = (rate * frameMs) / 1000

/** Of the modes of libfvad, 0 to 3, the second strictest: 3 is 5 to 20 ms later, and the gate is strict already. */
const mode = 2

/** How periodic a frame of a vowel is at least. */
const pitched = 0.65

/** Packets that come while a decoder is being made are kept, up to this many: one is made in less than a millisecond. */
const mostHeld = 50

/** A voice that breaks off in the middle has lost packets before it: so much is granted to the network. */
const granted = 300
/** Once it has been quiet for this long, libopus may send nothing more (DTX): then time itself is silence. */
const dtxAfterMs = 160
/** How late a packet may be that belongs to what goes on without a gap. */
const lateMs = 60

/**
 * Tells a voice from the noise of a room (C7): libfvad, a pitch, and a gate that follows how loud the room is. All of
 * it runs on the calling thread, and the decoder in WebAssembly: no packet of a stranger gets to native code.
 */
export async function createSpeechActivity({
  clock,
}: {
  readonly clock: Clock
}): Promise<SpeechActivity & { close(): void }> {
  const fvad = await createFvad()
  const samples = fvad._malloc(frameSamples * 2)
  // Compiles the decoder; those of the streams are then made of the same module.
  const first = createDecoder()
  await first.ready
  first.free()
  const detectors = new Set<SpeechDetector>()

  return {
    detect(news) {
      const detector = createDetector({ fvad, samples, clock, news, closed: () => detectors.delete(detector) })
      detectors.add(detector)
      return detector
    },
    close() {
      for (const detector of detectors) detector.close()
    },
  }
}

function createDecoder(): OpusDecoder<typeof rate> {
  return new OpusDecoder({ sampleRate: rate, channels: 1 })
}

function createDetector(deps: {
  readonly fvad: Fvad
  /** Where a frame is put for libfvad; nothing is kept there between two calls. */
  readonly samples: number
  readonly clock: Clock
  readonly news: { started(): void; stopped(): void }
  readonly closed: () => void
}): SpeechDetector {
  const { fvad, clock, news } = deps
  const handle = fvad._fvad_new()
  if (handle === 0) throw new Error('no memory is left for another voice activity detector')
  fvad._fvad_set_sample_rate(handle, rate)
  fvad._fvad_set_mode(handle, mode)

  const decoder = createDecoder()
  const gate = createVoiceGate()
  const periodicity = createPeriodicity()
  let held: Uint8Array[] = []
  let state: 'OPENING' | 'OPEN' | 'CLOSED' = 'OPENING'
  /** Samples that are no whole frame yet: packets can be shorter than 20 ms, or no multiple of it. */
  let part = new Float32Array(0)
  let takenAt = clock.now()
  let cancel = (): void => undefined

  void decoder.ready.then(() => {
    if (state === 'CLOSED') return decoder.free()
    state = 'OPEN'
    for (const packet of held) take(packet)
    held = []
    // Without a decoder nothing is heard, and the talk key is the way.
  }, close)

  function close(): void {
    if (state === 'CLOSED') return
    cancel()
    if (state === 'OPEN') decoder.free()
    fvad._fvad_free(handle)
    state = 'CLOSED'
    deps.closed()
  }

  function take(packet: Uint8Array): void {
    if (state === 'CLOSED') return
    if (state === 'OPENING') {
      if (held.length < mostHeld) held.push(packet)
      return
    }
    const decoded = decode(decoder, packet)
    if (!decoded) return
    cancel()
    const now = clock.now()
    const gap = now - takenAt
    takenAt = now
    if (gate.quietForMs >= dtxAfterMs && gap > lateMs) tell(gate.skip(gap - frameMs))
    listen(decoded)
    if (gate.open && state === 'OPEN') expectQuiet()
  }

  function listen(decoded: Float32Array): void {
    const all = new Float32Array(part.length + decoded.length)
    all.set(part)
    all.set(decoded, part.length)
    let at = 0
    // What is told may close the detector.
    for (; at + frameSamples <= all.length && state === 'OPEN'; at += frameSamples)
      tell(gate.take(frameOf(all.subarray(at, at + frameSamples))))
    part = all.slice(at)
  }

  function frameOf(frame: Float32Array): VoiceFrame {
    const start = deps.samples / 2
    let energy = 0
    frame.forEach((sample, index) => {
      energy += sample * sample
      fvad.HEAP16[start + index] = Math.max(-32_768, Math.min(32_767, sample * 32_768))
    })
    return {
      level: 10 * Math.log10(energy / frameSamples + 1e-10),
      voiced: fvad._fvad_process(handle, deps.samples, frameSamples) === 1,
      periodic: periodicity(frame) >= pitched,
    }
  }

  /** Packets may stop coming for good while somebody speaks. */
  function expectQuiet(): void {
    const { quietForMs } = gate
    const patience = quietForMs >= dtxAfterMs ? lateMs : granted
    cancel = clock.at(takenAt + quietMs - quietForMs + patience, () => {
      gate.shut()
      news.stopped()
    })
  }

  function tell(change: 'STARTED' | 'STOPPED' | null): void {
    if (change === 'STARTED') news.started()
    if (change === 'STOPPED') news.stopped()
  }

  return { take, close }
}

/** The samples of a packet; null where it is none. */
function decode(decoder: OpusDecoder<typeof rate>, packet: Uint8Array): Float32Array | null {
  try {
    // The decoder complains on the console of what is no packet.
    packetDuration(packet)
    return decoder.decodeFrame(packet).channelData[0] ?? null
  } catch {
    return null
  }
}
