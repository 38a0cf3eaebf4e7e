import { availableParallelism } from 'node:os'
import type { EarCoding } from './earAudio.ts'
import type { FromEar, ToEar } from './earProcess.ts'
import type { EarNews, SessionOptions } from './earSession.ts'
import { createSpeechPool } from './speechPool.ts'

export interface EarListener {
  heard(news: EarNews): void
  /** The audio is none of the kind that was announced; there is no more news. */
  undecodable(): void
  /** What listens has died; there is no more news. */
  failed(error: Error): void
}

export interface EarStream {
  audio(bytes: Uint8Array): void
  finalize(): void
  /** No more audio: what is left is told, and then `finished`. */
  finish(): void
  /** Nothing more is wanted. */
  close(): void
}

export interface EarRequest {
  readonly coding: EarCoding
  readonly options: SessionOptions
  /**
   * Whether the language is one that the recogniser knows; of others it only notices that somebody speaks.
   */
  readonly understood: boolean
}

export interface Ear {
  readonly kind: 'pocketsphinx' | 'none'
  open(request: EarRequest, listener: EarListener): EarStream
  close(): Promise<void>
}

/** The embedded ear: recognition away from the process that keeps the 20 ms clock (E12). */
export async function createEar(): Promise<Ear> {
  let kind: Ear['kind'] = 'none'
  const pool = await createSpeechPool<ToEar, FromEar>({
    module: new URL('./earProcess.ts', import.meta.url),
    // Each takes a core when two people speak, and 250 MB.
    most: Math.min(2, availableParallelism()),
    each: 2,
    ready(greeting) {
      if (greeting.kind === 'ready' && greeting.understands) kind = 'pocketsphinx'
    },
  })

  return {
    get kind() {
      return kind
    },
    open(request, listener) {
      const seat = pool.enter({
        heard(message) {
          if (message.kind === 'news') return listener.heard(message.news)
          seat.leave()
          listener.undecodable()
        },
        failed: (error) => listener.failed(error),
      })
      const { id } = seat
      seat.send({ kind: 'open', id, ...request })
      return {
        audio: (bytes) => seat.send({ kind: 'audio', id, bytes }),
        finalize: () => seat.send({ kind: 'finalize', id }),
        finish: () => seat.send({ kind: 'finish', id }),
        close() {
          seat.send({ kind: 'close', id })
          seat.leave()
        },
      }
    },
    close: () => pool.close(),
  }
}
