import { createLevel, type Level } from './level.ts'
import { playAt } from './loudspeaker.ts'

/** The loudspeaker of the set. */
export interface Speaker {
  /**
   * Plays this track instead of the one before. `onBlocked` is told whether the browser waits for the
   * listener's touch.
   */
  play(track: MediaStreamTrack): Promise<void>
  /** Tries once more; to be called by a touch or a key. */
  unblock(): Promise<void>
  /** 0 to 1. It changes what is played, not what `level` says. */
  setVolume(volume: number): void
  /** Whether the voices sound as if they came out of a small radio, or as they are. */
  setTone(on: boolean): void
  /** Where what the element plays is heard, see playAt; where the context is heard is its owner's to say. */
  setLoudspeaker(id: string | null): Promise<boolean>
  /** How loud the hosts are, from 0 to 1. */
  level(): number
  close(): void
}

/**
 * Two ways out: the element plays the track as it is, and Web Audio plays it through a small radio's band.
 * Either way the element has the track: Chromium fetches nothing of a remote track that no element plays.
 */
export function createSpeaker(context: AudioContext, onBlocked: (blocked: boolean) => void): Speaker {
  const element = new Audio()
  element.autoplay = true
  const radio = createSmallRadio(context)
  let level: Level | undefined
  let source: MediaStreamAudioSourceNode | undefined
  let volume = 1
  let tone = false

  function mix(): void {
    radio.setVolume(tone ? volume : 0)
    element.volume = volume
    // On some phones the volume is the device's own, and cannot be set; silence can.
    element.muted = tone || volume === 0
  }

  async function start(): Promise<void> {
    try {
      await element.play()
      tell()
    } catch (error) {
      // AbortError: another track has taken its place meanwhile.
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked(true)
    }
  }

  /** A muted element is never held back; what holds Web Audio back is to be seen of its context. */
  function tell(): void {
    if (element.srcObject && context.state !== 'closed') onBlocked(tone && context.state !== 'running')
  }

  context.addEventListener('statechange', tell)
  mix()
  return {
    async play(track) {
      level?.close()
      source?.disconnect()
      const stream = new MediaStream([track])
      element.srcObject = stream
      level = createLevel(context, track)
      source = context.createMediaStreamSource(stream)
      source.connect(radio.input)
      await start()
    },
    async unblock() {
      await context.resume()
      await start()
    },
    setVolume(next) {
      volume = next
      mix()
    },
    setTone(on) {
      tone = on
      mix()
      // The element may have been started mute, which needs no touch; aloud it needs one.
      if (element.srcObject) void start()
    },
    setLoudspeaker: (id) => playAt(element, id),
    level: () => level?.read() ?? 0,
    close() {
      context.removeEventListener('statechange', tell)
      level?.close()
      level = undefined
      source?.disconnect()
      radio.close()
      element.pause()
      element.srcObject = null
    },
  }
}

/** The band of a small loudspeaker in a wooden box: nothing low, nothing high, and a bit of a nose. */
function createSmallRadio(context: AudioContext) {
  const filter = (type: BiquadFilterType, frequency: number, q: number, gain = 0) => {
    const node = context.createBiquadFilter()
    node.type = type
    node.frequency.value = frequency
    node.Q.value = q
    node.gain.value = gain
    return node
  }
  const input = filter('highpass', 260, 0.7)
  const gain = context.createGain()
  input
    .connect(filter('peaking', 1_900, 0.9, 4))
    .connect(filter('lowpass', 4_600, 0.7))
    .connect(gain)
    .connect(context.destination)
  return {
    input,
    // A step in the gain is a click.
    setVolume: (volume: number) => gain.gain.setTargetAtTime(volume, context.currentTime, 0.02),
    close: () => gain.disconnect(),
  }
}
