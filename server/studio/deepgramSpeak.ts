import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './deepgramBody.ts'
import { answerError, badRequest, type DeepgramError, isDeepgramError } from './deepgramError.ts'
import { readSpeakQuery, type SpeakRequest } from './deepgramSpeakQuery.ts'
import { contentTypeOf } from './speechFormat.ts'
import type { Voice } from './voice.ts'

const mostBytes = 2 * 1024 * 1024
const mostCharacters = 2000

const bodyTooLarge: DeepgramError = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'Request body exceeded the limit of 2 MB.',
}
const textTooLong: DeepgramError = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: `Input text exceeds maximum character limit of ${mostCharacters}.`,
}
const wrongContentType: DeepgramError = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Content-Type must be application/json or text/plain.',
}
const synthesisFailed: DeepgramError = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'Service unavailable.',
}

export interface SpeakExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly requestId: string
}

/** `POST /v1/speak`: audio as it is made, or an error as Deepgram words it. Ends when the answer does. */
export async function answerSpeak(voice: Voice, exchange: SpeakExchange): Promise<void> {
  const { request, response, query, requestId } = exchange
  const asked = readSpeakQuery(query)
  const text = isDeepgramError(asked) ? asked : await readText(request)
  if (typeof text !== 'string') {
    // A body that is not read to its end would be taken for the next request of this connection.
    response.shouldKeepAlive = request.complete
    return answerError(response, text, requestId)
  }
  if (!isDeepgramError(asked)) await streamAudio(voice, exchange, asked, text)
}

async function readText(request: IncomingMessage): Promise<string | DeepgramError> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'text/plain') return wrongContentType
  const body = await readBody(request, mostBytes)
  if (body === undefined) return bodyTooLarge
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    if (type === 'application/json') {
      const json = JSON.parse(text) as { text?: unknown } | null
      if (typeof json?.text !== 'string') return badRequest('Json deserialize error: missing field `text`')
      text = json.text
    }
  } catch {
    return badRequest('Content-type was application/json, but we could not process the JSON payload.')
  }
  if (text.trim() === '') return badRequest('Input text contained no characters.')
  return [...text].length > mostCharacters ? textTooLong : text
}

/** Resolves when the answer is complete, or when nobody is there any more to take it. */
function streamAudio(
  voice: Voice,
  exchange: SpeakExchange,
  { model, timbre, format }: SpeakRequest,
  text: string,
): Promise<void> {
  const { response, requestId } = exchange
  return new Promise((resolve) => {
    const stop = voice.speak(
      { text, timbre, format },
      {
        bytes(bytes) {
          if (!response.headersSent)
            response.writeHead(200, {
              'content-type': contentTypeOf(format),
              'dg-char-count': [...text].length,
              'dg-model-name': model,
              'dg-request-id': requestId,
            })
          response.write(bytes)
        },
        done: () => response.end(),
        failed() {
          if (response.headersSent) response.destroy()
          else answerError(response, synthesisFailed, requestId)
        },
      },
    )
    // The response's own event: a request is closed as soon as its body has been read.
    response.once('close', () => {
      stop()
      resolve()
    })
  })
}
