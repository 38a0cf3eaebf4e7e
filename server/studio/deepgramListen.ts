import { createHash } from 'node:crypto'
import type { WebSocket } from 'ws'
import { alternativeOf, modelId, modelInfo } from './deepgramAlternative.ts'
import type { Ear } from './ear.ts'
import type { EarNews } from './earSession.ts'
import type { ListenRequest } from './deepgramListenQuery.ts'

export interface ListenConnection {
  readonly socket: WebSocket
  readonly request: ListenRequest
  readonly requestId: string
  /** Milliseconds without audio or KeepAlive until the connection is closed. */
  readonly idleMs: number
}

/** One stream of `/v1/listen`, from the open socket to its end. */
export function serveListen(ear: Ear, { socket, request, requestId, idleMs }: ListenConnection): void {
  const hash = createHash('sha256')
  const created = new Date().toISOString()
  let audioCame = false
  /** The client has said that it was all: there is one end, and nothing after it. */
  let finishing = false
  let idle = setTimeout(fallIdle, idleMs)

  function fallIdle(): void {
    socket.close(1011, 'NET-0001')
  }

  function awake(): void {
    clearTimeout(idle)
    idle = setTimeout(fallIdle, idleMs)
  }

  const stream = ear.open(request, {
    heard(news) {
      const message = messageOf(news)
      if (message) socket.send(JSON.stringify(message))
      if (news.kind === 'finished') socket.close(1000)
    },
    undecodable: () => socket.close(1008, 'DATA-0000'),
    failed: () => socket.close(1011, 'NET-0000'),
  })

  function messageOf(news: EarNews): object | undefined {
    switch (news.kind) {
      case 'speechStarted':
        return request.vadEvents ? { type: 'SpeechStarted', channel: [0, 1], timestamp: news.at } : undefined
      case 'results':
        return resultsOf(news)
      case 'utteranceEnded':
        return { type: 'UtteranceEnd', channel: [0, 1], last_word_end: news.lastWordEnd }
      case 'finished':
        return {
          type: 'Metadata',
          transaction_key: 'deprecated',
          request_id: requestId,
          sha256: hash.digest('hex'),
          created,
          duration: news.duration,
          channels: request.channels,
          models: [modelId],
          model_info: { [modelId]: modelInfo },
        }
      default:
        return news satisfies never
    }
  }

  function resultsOf(news: Extract<EarNews, { kind: 'results' }>): object {
    const { words, start, end } = news
    return {
      type: 'Results',
      channel_index: [0, 1],
      duration: end - start,
      start,
      is_final: news.isFinal,
      speech_final: news.speechFinal,
      from_finalize: news.fromFinalize,
      channel: { alternatives: [alternativeOf([words], request)] },
      metadata: {
        request_id: requestId,
        model_info: { ...modelInfo, name: request.model },
        model_uuid: modelId,
      },
    }
  }

  function finish(): void {
    finishing = true
    clearTimeout(idle)
    stream.finish()
  }

  function hearAudio(bytes: Uint8Array): void {
    audioCame = true
    awake()
    hash.update(bytes)
    stream.audio(bytes)
  }

  function hearText(text: string): void {
    switch (typeOf(text)) {
      case 'KeepAlive':
        // As in the service: it keeps up a stream that has begun, and is no beginning.
        return audioCame ? awake() : undefined
      case 'Finalize':
        return stream.finalize()
      case 'CloseStream':
        return finish()
      default:
        return socket.close(1008, 'DATA-0000')
    }
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (finishing || socket.readyState !== socket.OPEN) return
    if (!isBinary) return hearText(data.toString())
    // An empty message was the way to end a stream before CloseStream, and still is.
    if (data.length === 0) finish()
    else hearAudio(data)
  })
  socket.on('close', () => {
    clearTimeout(idle)
    stream.close()
  })
  // What is wrong with the connection is followed by its close.
  socket.on('error', () => undefined)
}

function typeOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { type?: unknown } | null)?.type
  } catch {
    return undefined
  }
}
