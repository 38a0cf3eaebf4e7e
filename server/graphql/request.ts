import type { IncomingMessage } from 'node:http'

/**
 * Where a request came from: the peer, or what the outermost of `proxies` trusted proxies says of it. What a client
 * writes into `X-Forwarded-For` itself stands further to the left and is not looked at.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return peer
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  return forwarded.at(-proxies)?.trim() || peer
}

/** Whether a page may open a socket here (A4): one of this server, or of an origin that was allowed. */
export function mayConnect(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers
  // Only browsers send it, and a page cannot keep them from it.
  if (origin === undefined) return true
  return origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host)
}

/** The media type of a body, without its parameters and in lower case; null where the request says none. */
export function mediaTypeOf(request: Request): string | null {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? null
}
