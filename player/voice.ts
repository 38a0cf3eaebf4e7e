import { Worker } from 'node:worker_threads'
import type { Asked, Spoken } from './audio/voiceWorker.ts'

/** What the player speaks with. Several players can share one. */
export type Voice = {
  /** @returns The words as 48 kHz mono. */
  speak(text: string): Promise<Int16Array>
  close(): Promise<void>
}

type Asker = { resolve: (samples: Int16Array) => void; reject: (reason: Error) => void }

/** flite in a thread of its own, because a sentence takes it 50 to 200 ms and a microphone frame is due every 10 ms. */
export function createVoice(): Voice {
  const worker = new Worker(new URL('./audio/voiceWorker.ts', import.meta.url), {
    // node:wasi calls itself experimental at the first import.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const waiting = new Map<number, Asker>()
  let asked = 0
  let closed: Error | undefined

  const fail = (reason: Error) => {
    closed = reason
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.on('message', (spoken: Spoken) => {
    const asker = waiting.get(spoken.id)
    waiting.delete(spoken.id)
    if ('failure' in spoken) asker?.reject(new Error(spoken.failure))
    else asker?.resolve(spoken.samples)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', fail)
  worker.unref()

  return {
    speak(text) {
      if (closed) return Promise.reject(closed)
      const id = asked++
      worker.ref()
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, text } satisfies Asked)
      })
    },
    async close() {
      fail(new Error('the voice is closed'))
      await worker.terminate()
    },
  }
}
