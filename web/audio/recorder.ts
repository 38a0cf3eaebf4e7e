import { openMicrophone, type MicrophoneFault, type MicrophoneWish } from './microphone.ts'

/** What the server reads, the smallest first. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus']
/** Speech is as clear as it gets at that, and 30 s of it are 120 kB. */
const bitsPerSecond = 32_000

/**
 * Why nothing can be recorded; 'unrecordable': there is a microphone, and the browser writes no file that is
 * taken.
 */
export type RecorderFault = MicrophoneFault | 'unrecordable'

/** A recording that is going on. The microphone is open for as long as it is, and not longer (E17). */
export interface Recorder {
  /** How loud it is, from 0 to 1. */
  level(): number
  /** Ends it: everything that was recorded, in one file. */
  stop(): Promise<Blob>
  /** Ends it, and forgets it. */
  close(): void
}

/**
 * Asks for the microphone, and records what it hears from then on: WebM or Ogg, with Opus.
 * @param onCut the recording ended by itself, such as with the microphone's being pulled out
 */
export async function startRecorder(
  deps: MicrophoneWish & { readonly context: AudioContext; readonly onCut: () => void },
): Promise<Recorder | { readonly fault: RecorderFault }> {
  const mimeType = recordableType()
  if (mimeType === undefined) return { fault: 'unrecordable' }
  const microphone = await openMicrophone(deps.context, deps)
  if ('fault' in microphone) return microphone
  const { track } = microphone
  track.enabled = true
  const media = new MediaRecorder(new MediaStream([track]), { mimeType, audioBitsPerSecond: bitsPerSecond })
  const parts: Blob[] = []
  const ended = new Promise<void>((resolve) => {
    media.addEventListener('dataavailable', ({ data }) => parts.push(data))
    media.addEventListener('stop', () => {
      microphone.close()
      resolve()
    })
  })
  track.addEventListener('ended', () => deps.onCut())
  media.start()

  function end(): void {
    if (media.state !== 'inactive') media.stop()
  }

  return {
    level: () => microphone.level(),
    async stop() {
      end()
      await ended
      return new Blob(parts, { type: mimeType })
    },
    close: end,
  }
}

/** The kind of file that this browser records and the server reads; undefined where there is none. */
export function recordableType(): string | undefined {
  // Missing where the browser records nothing, whatever its type says.
  const Media: typeof MediaRecorder | undefined = globalThis.MediaRecorder
  return Media && types.find((type) => Media.isTypeSupported(type))
}
