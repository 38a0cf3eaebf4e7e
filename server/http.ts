import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sirv from 'sirv'
import type { Log } from './core/ports.ts'
import { setApiHeaders, setFileHeaders, setHeaders } from './headers.ts'

const exportPath = '/export/'
/** Whatever follows in such a path is a secret, and in no log. */
const secretPaths = [exportPath, '/shared/']
/** After which an export that nobody reads on is broken off. */
const stalledMs = 30_000

/**
 * How long a client may take to send its headers, or anything at all, and a whole request. A body of 5 MB takes seconds;
 * whoever takes longer only holds a place.
 */
const usualPatience = { headersMs: 10_000, requestMs: 30_000 }

export interface Http {
  /** Listens; the URL under which it can be reached. */
  listen(port: number, host: string): Promise<string>
  close(): Promise<void>
}

/** One server for everything: the API with its socket, the web client, and what operators look at (A1, A5). */
export function createHttp(deps: {
  readonly api: {
    handle(request: IncomingMessage, response: ServerResponse): unknown
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): unknown
    close(): Promise<void>
  }
  readonly metrics: { text(): Promise<string>; readonly contentType: string }
  /** What a player may fetch once, by the last part of its path (E17); null for what is no such link. */
  readonly exported: (link: string) => AsyncIterable<string> | null
  /** Whether a request with that `Host` is for this server. */
  readonly answersTo: (host: string | undefined) => boolean
  /** Rejects while no show could be taken. */
  readonly ready: () => Promise<void>
  readonly patience?: typeof usualPatience
  /** The folder of the built web client. */
  readonly web: string
  readonly log: Log
}): Http {
  const { api, metrics, log } = deps
  // Every path that is no file is a screen of the web client. The build has compressed them.
  const files = existsSync(deps.web) ? sirv(deps.web, { single: true, etag: true, brotli: true, gzip: true }) : undefined
  const { headersMs, requestMs } = deps.patience ?? usualPatience
  const server = createServer({ connectionsCheckingInterval: headersMs / 5 }, (request, response) => {
    setHeaders(response)
    if (!deps.answersTo(request.headers.host)) return answer(response, 421, 'No server of that name is here.')
    serve(request, response).catch((error: unknown) => {
      const path = pathOf(request)
      const secret = secretPaths.find((start) => path.startsWith(start))
      log.error({ err: error, path: secret ?? path }, 'a request failed')
      if (!response.headersSent) answer(response, 500, 'Something went wrong here.')
      else response.destroy()
    })
  })
  server.requestTimeout = requestMs
  server.headersTimeout = headersMs
  // The API refuses a socket anywhere else, and survives a client that breaks off meanwhile.
  server.on('upgrade', (request, socket, head) => {
    if (deps.answersTo(request.headers.host)) return api.upgrade(request, socket, head)
    socket.on('error', () => socket.destroy()).once('finish', () => socket.destroy())
    socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (pathOf(request)) {
      case '/graphql':
        // Yoga builds a URL of it, and answers with a stack where it cannot.
        if (!URL.canParse(`http://${request.headers.host || 'localhost'}`)) return answer(response, 400, 'That is no host.')
        setApiHeaders(request, response)
        await api.handle(request, response)
        return
      case '/health':
        return answer(response, 200, 'alive')
      case '/ready':
        return deps.ready().then(
          () => answer(response, 200, 'ready'),
          (error: unknown) => {
            log.warn({ err: error }, 'not ready')
            answer(response, 503, 'The store does not answer.')
          },
        )
      case '/metrics':
        response.setHeader('Content-Type', metrics.contentType)
        response.end(await metrics.text())
        return
      default:
        if (pathOf(request).startsWith(exportPath)) return sendExport(request, response)
        if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET here.')
        if (!files) return answer(response, 404, 'The web client is not built: npm start builds it.')
        // Before it is known whether there is an answer: one of 304 changes what the browser has kept.
        setFileHeaders(request, response)
        // A server need not know ranges (RFC 9110, 14.2), and sirv throws at one that ends before it begins.
        delete request.headers.range
        return files(request, response, () => {
          setHeaders(response)
          answer(response, 404, 'There is no such file.')
        })
    }
  }

  async function sendExport(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A link is good once: whoever only asks about it leaves it as it is.
    if (request.method !== 'GET') return answer(response, 405, 'Only GET here.')
    const exported = deps.exported(pathOf(request).slice(exportPath.length))
    if (!exported) return answer(response, 404, 'There is nothing here, or not any more: ask for it again.')
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Content-Disposition', 'attachment; filename="wakeband.json"')
    response.setTimeout(stalledMs, () => response.destroy())
    // As fast as it is read, and no faster: a client that goes away ends it.
    await pipeline(exported, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    })
  }

  return {
    async listen(port, host) {
      server.listen(port, host)
      await once(server, 'listening')
      const { port: bound } = server.address() as AddressInfo
      return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${bound}`
    },
    async close() {
      const closed = server.listening ? once(server, 'close') : undefined
      server.close()
      // Sockets that were upgraded are the API's: the server neither counts nor closes them.
      await api.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
