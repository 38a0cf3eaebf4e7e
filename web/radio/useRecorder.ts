import { useEffect, useState } from 'react'
import { playBack } from '../audio/playBack.ts'
import { lengthOf, longestRecordingMs, recordingRefusal } from '../audio/recording.ts'
import { recordableType, startRecorder, type Recorder, type RecorderFault } from '../audio/recorder.ts'
import type { DeviceUser } from './devices.ts'

/**
 * A little before the longest that is taken: the browser's clock and the file's do not agree to the
 * millisecond.
 */
const stopMs = longestRecordingMs - 500

export type { RecorderFault }

export type RecorderView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** `since` and `endsAt` on the clock of this device. */
  | { readonly kind: 'recording'; readonly since: number; readonly endsAt: number }
  /** To be heard, sent, or thrown away. */
  | {
      readonly kind: 'ready'
      readonly file: Blob
      readonly name: string | null
      readonly lengthMs: number | null
    }
  | { readonly kind: 'fault'; readonly fault: RecorderFault }
  /** It would not be taken; `message` says why, in the words of the server. */
  | { readonly kind: 'refused'; readonly message: string }

/** A recording made on this page or chosen from this device, before it is sent (S5). */
export interface RecorderDesk extends DeviceUser {
  readonly view: RecorderView
  /** Whether this browser can record at all. */
  readonly canRecord: boolean
  /** To be called by a touch or a key. */
  readonly start: () => void
  readonly stop: () => void
  readonly discard: () => void
  readonly choose: (file: File) => void
  readonly level: () => number
  /** Plays the recording, and returns what stops it; see playBack. */
  readonly play: (recording: Blob, onOver: () => void) => () => void
}

/** @param raw see openMicrophone */
export function useRecorder(raw: boolean): RecorderDesk {
  const [view, setView] = useState<RecorderView>({ kind: 'idle' })
  const [desk] = useState(() => createDesk(raw, setView))
  useEffect(() => desk.close, [desk])
  return { ...desk, view, canRecord: recordableType() !== undefined }
}

function createDesk(
  raw: boolean,
  show: (view: RecorderView) => void,
): Omit<RecorderDesk, 'view' | 'canRecord'> & { readonly close: () => void } {
  // For the recordings that follow.
  let microphone: string | null = null
  let loudspeaker: string | null = null
  let context: AudioContext | undefined
  let recorder: Recorder | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  // Whatever comes of an older recording counts no more.
  let call = 0

  function hangUp(): number {
    call += 1
    clearTimeout(timer)
    recorder?.close()
    recorder = undefined
    void context?.close()
    context = undefined
    return call
  }

  async function start(): Promise<void> {
    const mine = hangUp()
    show({ kind: 'asking' })
    context = new AudioContext()
    const opened = await startRecorder({ context, raw, device: microphone, onCut: () => void stop() })
    if (mine !== call) return 'fault' in opened ? undefined : opened.close()
    if ('fault' in opened) return show({ kind: 'fault', fault: opened.fault })
    recorder = opened
    const since = performance.now()
    timer = setTimeout(() => void stop(), stopMs)
    show({ kind: 'recording', since, endsAt: since + stopMs })
  }

  async function stop(): Promise<void> {
    const current = recorder
    if (!current) return
    recorder = undefined
    const mine = call
    const file = await current.stop()
    if (mine !== call) return
    hangUp()
    await look(file, null)
  }

  async function look(file: Blob, name: string | null): Promise<void> {
    const mine = call
    const lengthMs = await lengthOf(file)
    if (mine !== call) return
    const message = recordingRefusal(file.size, lengthMs)
    show(message === null ? { kind: 'ready', file, name, lengthMs } : { kind: 'refused', message })
  }

  return {
    start: () => void start(),
    stop: () => void stop(),
    discard: () => {
      hangUp()
      show({ kind: 'idle' })
    },
    choose: (file) => {
      hangUp()
      void look(file, file.name)
    },
    level: () => recorder?.level() ?? 0,
    play: (recording, onOver) => playBack(recording, loudspeaker, onOver),
    async setMicrophone(id) {
      microphone = id
      return true
    },
    async setLoudspeaker(id) {
      loudspeaker = id
      return true
    },
    close: () => void hangUp(),
  }
}
