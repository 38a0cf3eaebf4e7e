import { createLevel } from './level.ts'

/** Why there is no microphone (W4). */
export type MicrophoneFault = 'refused' | 'absent' | 'unsupported'

export interface Microphone {
  readonly track: MediaStreamTrack
  /** How loud it is, from 0 to 1; 0 while it is not let through. */
  level(): number
  close(): void
}

/**
 * Asks for the microphone.
 * @param raw without the browser's own clearing of echo and noise; for tests, which send clean speech
 */
export async function openMicrophone(
  context: AudioContext,
  raw: boolean,
): Promise<Microphone | { readonly fault: MicrophoneFault }> {
  // Missing outside of a secure context, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return { fault: 'unsupported' }
  try {
    const on = !raw
    const stream = await devices.getUserMedia({
      audio: { echoCancellation: on, noiseSuppression: on, autoGainControl: on, channelCount: 1 },
    })
    const [track] = stream.getAudioTracks()
    if (!track) return { fault: 'absent' }
    track.enabled = false
    const level = createLevel(context, track)
    return {
      track,
      level: level.read,
      close() {
        level.close()
        track.stop()
      },
    }
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    return { fault: name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'absent' }
  }
}
