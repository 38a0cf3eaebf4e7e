import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { alternativeOf, modelId, modelInfo } from './deepgramAlternative.ts'
import { readBody } from './deepgramBody.ts'
import { answerError, badRequest, type DeepgramError, isDeepgramError } from './deepgramError.ts'
import { readTranscribeQuery, type TranscribeRequest } from './deepgramListenQuery.ts'
import type { Ear } from './ear.ts'
import type { HeardWord } from './earWords.ts'

/** Deepgram takes 2 GB; what a person says into a microphone is far below this. */
const mostBytes = 25 * 1024 * 1024

const bodyTooLarge: DeepgramError = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'Request body exceeded the limit of 25 MB.',
}
const noRemote = badRequest('The studio fetches no recordings: send the audio itself.', 'REMOTE_CONTENT_ERROR')
const unreadable = badRequest('Bad Request: failed to process audio: corrupt or unsupported data')
const recognitionFailed: DeepgramError = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'Service unavailable.',
}

export interface TranscribeExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly requestId: string
}

/** `POST /v1/listen`: what is said in a whole recording, or an error as Deepgram words it. Ends when the answer does. */
export async function answerTranscribe(ear: Ear, exchange: TranscribeExchange): Promise<void> {
  const { request, response, query, requestId } = exchange
  const asked = readTranscribeQuery(query)
  const audio = isDeepgramError(asked) ? asked : await readAudio(request)
  if (isDeepgramError(audio)) {
    // A body that is not read to its end would be taken for the next request of this connection.
    response.shouldKeepAlive = request.complete
    return answerError(response, audio, requestId)
  }
  if (isDeepgramError(asked)) return
  const understood = await understand(ear, asked, audio, response)
  if (!understood) return
  if (isDeepgramError(understood)) return answerError(response, understood, requestId)
  const body = JSON.stringify(answerOf(asked, understood, audio, requestId))
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'dg-request-id': requestId,
  })
  response.end(body)
}

async function readAudio(request: IncomingMessage): Promise<Buffer | DeepgramError> {
  if (/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return noRemote
  const body = await readBody(request, mostBytes)
  if (!body) return bodyTooLarge
  return body.length === 0 ? unreadable : body
}

interface Understood {
  /** Words of each stretch of speech. */
  readonly stretches: readonly (readonly HeardWord[])[]
  /** Seconds. */
  readonly duration: number
}

/** Undefined where nobody is there any more to take the answer. */
function understand(
  ear: Ear,
  asked: TranscribeRequest,
  audio: Uint8Array,
  response: ServerResponse,
): Promise<Understood | DeepgramError | undefined> {
  return new Promise((resolve) => {
    const stretches: (readonly HeardWord[])[] = []
    const end = (outcome: Understood | DeepgramError | undefined): void => {
      response.off('close', leave)
      stream.close()
      resolve(outcome)
    }
    const leave = (): void => end(undefined)
    const stream = ear.open(asked, {
      heard(news) {
        if (news.kind === 'results') stretches.push(news.words)
        if (news.kind === 'finished') end({ stretches, duration: news.duration })
      },
      undecodable: () => end(unreadable),
      failed: () => end(recognitionFailed),
    })
    response.once('close', leave)
    stream.audio(audio)
    stream.finish()
  })
}

function answerOf(
  asked: TranscribeRequest,
  { stretches, duration }: Understood,
  audio: Uint8Array,
  requestId: string,
): object {
  return {
    metadata: {
      transaction_key: 'deprecated',
      request_id: requestId,
      sha256: createHash('sha256').update(audio).digest('hex'),
      created: new Date().toISOString(),
      duration,
      channels: 1,
      models: [modelId],
      model_info: { [modelId]: { ...modelInfo, name: asked.model } },
    },
    results: {
      channels: [
        {
          alternatives: [alternativeOf(stretches, asked)],
          // There is one language that the studio knows.
          ...(asked.detectLanguage &&
            stretches.flat().length > 0 && { detected_language: 'en', language_confidence: 1 }),
        },
      ],
    },
  }
}
