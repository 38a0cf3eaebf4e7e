import { setTimeout as delay } from 'node:timers/promises'
import { type Mouth, silence } from './mouth.ts'

/** A microphone that is never switched off (C7): between what is said, silence is sent. */
export type OpenMicrophone = {
  /** @returns When the last word has sounded; early where the microphone was closed. */
  speak(samples: Int16Array): Promise<void>
  close(): void
}

/** So long is waited for a word at the most. */
const SILENCE_MS = 100

/** @param mouth The one in use now; undefined while there is no connection. */
export function createOpenMicrophone(mouth: () => Mouth | undefined): OpenMicrophone {
  const closing = new AbortController()
  let due: { samples: Int16Array; resolve: () => void } | undefined

  const run = async () => {
    while (!closing.signal.aborted) {
      const open = mouth()
      const speech = open && due
      if (speech) due = undefined
      if (open) await open.send(speech?.samples ?? silence(SILENCE_MS), closing.signal)
      else await delay(SILENCE_MS)
      speech?.resolve()
    }
    due?.resolve()
  }
  void run()

  return {
    speak: (samples) =>
      new Promise((resolve) => {
        due = { samples, resolve }
        if (closing.signal.aborted) resolve()
      }),
    close: () => closing.abort(),
  }
}
