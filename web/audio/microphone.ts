import { createLevel } from './level.ts'

/**
 * Why there is no microphone (W4). 'busy': another program has it. 'insecure': the page did not come by https,
 * and browsers give such a page none.
 */
export type MicrophoneFault = 'refused' | 'absent' | 'busy' | 'insecure' | 'unsupported'

export interface Microphone {
  readonly track: MediaStreamTrack
  /** The one that was asked for; null where it is the browser's choice. */
  readonly device: string | null
  /** How loud it is, from 0 to 1; 0 while it is not let through. */
  level(): number
  close(): void
}

export interface MicrophoneWish {
  /** Without the browser's own clearing of echo and noise; for tests, which send clean speech. */
  readonly raw: boolean
  /** Null: the browser's choice. */
  readonly device: string | null
}

/**
 * Asks for a microphone. One that is not there any more is no reason to have none: the browser chooses then.
 *
 * A device is asked for as `exact`, and once more without where that comes to nothing. `ideal` would be one
 * request, but is weighed against everything else that is wished for, and Firefox asks its user which one it is to
 * be: the page would then say another than the one that hears.
 */
export async function openMicrophone(
  context: AudioContext,
  wish: MicrophoneWish,
): Promise<Microphone | { readonly fault: MicrophoneFault }> {
  const opened = await open(context, wish)
  const isGone = wish.device !== null && 'fault' in opened && opened.fault === 'absent'
  return isGone ? open(context, { ...wish, device: null }) : opened
}

async function open(
  context: AudioContext,
  { raw, device }: MicrophoneWish,
): Promise<Microphone | { readonly fault: MicrophoneFault }> {
  // Missing outside of a secure context, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return { fault: isSecureContext ? 'unsupported' : 'insecure' }
  try {
    const on = !raw
    const clearing = { echoCancellation: on, noiseSuppression: on, autoGainControl: on, channelCount: 1 }
    const audio = device === null ? clearing : { ...clearing, deviceId: { exact: device } }
    const [track] = (await devices.getUserMedia({ audio })).getAudioTracks()
    if (!track) return { fault: 'absent' }
    track.enabled = false
    const level = createLevel(context, track)
    return {
      track,
      device,
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
