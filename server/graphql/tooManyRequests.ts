import type { ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import type { Ms } from '../core/ids.ts'
import { tooOftenWords } from './tooOftenWords.ts'

/** More than anybody asks: not carried out, and so no outcome of what was asked for (A4). */
export function tooManyRequests(wait: Ms): GraphQLError {
  const retryAfterMs = Math.ceil(wait)
  const http = { status: 429, headers: { 'Retry-After': String(Math.ceil(wait / 1000)) } }
  return new GraphQLError(tooOftenWords(wait), { extensions: { code: 'RATE_LIMITED', retryAfterMs, http } })
}

/** The same to a request that nothing was read of. */
export function sendTooMany(response: ServerResponse, wait: Ms): void {
  const { message, extensions } = tooManyRequests(wait)
  const { code, retryAfterMs, http } = extensions as { code: string; retryAfterMs: Ms; http: { headers: Record<string, string> } }
  // Whoever is in the middle of a body is not listened to until its end.
  response.writeHead(429, { ...http.headers, 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, retryAfterMs } }] }))
}
