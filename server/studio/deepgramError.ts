import type { ServerResponse } from 'node:http'

/** A refusal in Deepgram's words. */
export interface DeepgramError {
  readonly status: number
  readonly code: string
  readonly message: string
}

export const invalidCredentials: DeepgramError = {
  status: 401,
  code: 'INVALID_AUTH',
  message: 'Invalid credentials.',
}

export const tooManyRequests: DeepgramError = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many requests. Please try again later',
}

export function badRequest(message: string, code = 'Bad Request'): DeepgramError {
  return { status: 400, code, message }
}

/** Whether this is one; for functions that give either a refusal or what was asked for. */
export function isDeepgramError(value: object): value is DeepgramError {
  return 'status' in value && 'code' in value
}

/** The body of every refusal, over HTTP and in place of an upgrade. */
export function errorBody({ code, message }: DeepgramError, requestId: string): string {
  return JSON.stringify({ err_code: code, err_msg: message, request_id: requestId })
}

export function answerError(response: ServerResponse, error: DeepgramError, requestId: string): void {
  const body = errorBody(error, requestId)
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'dg-error': error.message,
    'dg-request-id': requestId,
  })
  response.end(body)
}
