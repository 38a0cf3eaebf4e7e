import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * Where a request came from, for limits: the peer, or what the outermost of `proxies` trusted proxies says of it. What a
 * client writes into `X-Forwarded-For` itself stands further to the left and is not looked at.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return networkOf(peer)
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  return networkOf(forwarded.at(-proxies)?.trim() || peer)
}

/** An IPv4 address; of an IPv6 address the network, because one subscriber has 2^64 addresses of their own. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [bare = address] = address.split('%')
  if (!isIPv6(bare)) return address
  const [head = '', tail] = bare.toLowerCase().split('::')
  const parts = (text: string | undefined) => (text ? text.split(':') : [])
  const left = parts(head)
  // An IPv4 address at the end stands for two groups, and is not in the network anyway.
  const right = parts(tail).flatMap((part) => (part.includes('.') ? ['0', '0'] : [part]))
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...middle, ...right].slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
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
