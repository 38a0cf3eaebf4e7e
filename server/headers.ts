import type { IncomingMessage, ServerResponse } from 'node:http'

type Policy = Readonly<Record<string, string>>

/** What is no page has nothing to load and nothing to run, wherever it is opened. */
const nothing: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** The web client: its own files and nothing inline, so that text which turns out to be markup does nothing. */
function client(request: IncomingMessage): Policy {
  return {
    ...nothing,
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'connect-src': ownHost(request),
    // No text becomes markup or code: the DOM itself refuses it. The one exception makes one address of whatever it is
    // given, that of the service worker (web/worker/keepShell.ts); it can be made once, and that is done at the start.
    'require-trusted-types-for': "'script'",
    'trusted-types': 'worker',
  }
}

/** GraphiQL is one file: inline scripts and styles, fonts as data, and the editor's workers from blobs. */
function graphiql(request: IncomingMessage): Policy {
  return {
    ...nothing,
    'script-src': "'unsafe-inline'",
    'style-src': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': 'data:',
    'worker-src': 'blob:',
    'connect-src': ownHost(request),
  }
}

/** `'self'` has its sockets too, except in older browsers: they are told the host by name. */
function ownHost({ headers: { host = '' } }: IncomingMessage): string {
  // A policy has no way to write an IPv6 address, and anything else that is no name stays out of a header.
  return /^[\w.-]+(:\d+)?$/.test(host) ? `'self' ws://${host} wss://${host}` : "'self'"
}

function setPolicy(response: ServerResponse, policy: Policy): void {
  const parts = Object.entries(policy).map(([directive, sources]) => `${directive} ${sources}`)
  response.setHeader('Content-Security-Policy', parts.join('; '))
}

/** Of every answer, whatever it is; what may do more says so itself, later. */
export function setHeaders(response: ServerResponse): void {
  setPolicy(response, nothing)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader(
    'Permissions-Policy',
    'microphone=(self), camera=(), display-capture=(), geolocation=(), payment=(), usb=()',
  )
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  // Tokens and what was said are in answers of the API.
  response.setHeader('Cache-Control', 'no-store')
}

/** Of a file of the web client, where there is one. */
export function setFileHeaders(request: IncomingMessage, response: ServerResponse): void {
  setPolicy(response, client(request))
  // What the bundler named by its content never changes. No screen has such a path.
  const hashed = /^\/assets\/[\w.-]+-[\w-]{8}\.\w+(\?|$)/.test(request.url ?? '')
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  // A show is shared with whoever was given its link, and with nobody who looks for what there is (W2).
  if (/^\/shared(\/|$)/.test(request.url ?? '')) response.setHeader('X-Robots-Tag', 'noindex, nofollow')
}

/**
 * Of an answer of the API. Its only page is GraphiQL, which it has in development alone: so the looser policy goes by
 * what is answered, and there is no second switch that could disagree with the first (A1).
 */
export function setApiHeaders(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    // Yoga gives its headers either way: set before, or with the head.
    const given = head.find((part) => typeof part === 'object') as Record<string, string> | undefined
    const type = new Headers(given).get('content-type') ?? String(response.getHeader('Content-Type'))
    if (/^text\/html\b/.test(type)) setPolicy(response, graphiql(request))
    return writeHead(...head)
  }
}
