import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import sirv from 'sirv'
import type { Log } from './core/ports.ts'
import { setApiHeaders, setFileHeaders, setHeaders } from './headers.ts'

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
  /** Rejects while no show could be taken. */
  readonly ready: () => Promise<void>
  /** The folder of the built web client. */
  readonly web: string
  readonly log: Log
}): Http {
  const { api, metrics, log } = deps
  // Every path that is no file is a screen of the web client.
  const files = existsSync(deps.web) ? sirv(deps.web, { single: true, etag: true }) : undefined
  const server = createServer((request, response) => {
    setHeaders(response)
    serve(request, response).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(request) }, 'a request failed')
      if (!response.headersSent) answer(response, 500, 'Something went wrong here.')
      else response.destroy()
    })
  })
  // A body of 5 MB takes seconds; one that takes longer only holds its place.
  server.requestTimeout = 30_000
  // The API refuses a socket anywhere else, and survives a client that breaks off meanwhile.
  server.on('upgrade', (request, socket, head) => api.upgrade(request, socket, head))

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
