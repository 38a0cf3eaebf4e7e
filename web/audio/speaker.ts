import { createLevel, type Level } from './level.ts'

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
  /** How loud the hosts are, from 0 to 1. */
  level(): number
  close(): void
}

export function createSpeaker(context: AudioContext, onBlocked: (blocked: boolean) => void): Speaker {
  const element = new Audio()
  element.autoplay = true
  let level: Level | undefined

  async function start(): Promise<void> {
    try {
      await element.play()
      onBlocked(false)
    } catch (error) {
      // AbortError: another track has taken its place meanwhile.
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked(true)
    }
  }

  return {
    async play(track) {
      level?.close()
      element.srcObject = new MediaStream([track])
      level = createLevel(context, track)
      await start()
    },
    async unblock() {
      await context.resume()
      await start()
    },
    setVolume(volume) {
      element.volume = volume
      // On some phones the volume is the device's own, and cannot be set; silence can.
      element.muted = volume === 0
    },
    level: () => level?.read() ?? 0,
    close() {
      level?.close()
      level = undefined
      element.pause()
      element.srcObject = null
    },
  }
}
