import { createLevel } from './level.ts'

/**
 * Why there is no microphone (W4). 'busy': another program has it. 'insecure': the page did not come by https,
 * and browsers give such a page none.
 */
export type MicrophoneFault = 'refused' | 'absent' | 'busy' | 'insecure' | 'unsupported'

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
  if (!devices) return { fault: isSecureContext ? 'unsupported' : 'insecure' }
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
    return { fault: faultOf(error instanceof DOMException ? error.name : '') }
  }
}

/** @param name of the exception, as the specification of getUserMedia has it */
function faultOf(name: string): MicrophoneFault {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'absent'
  }
}
