import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import WebSocket from 'ws'
import type { Answer } from '../client.ts'

/** Nothing may take longer than this to be answered: what does has hung. */
export const patienceMs = 5000

/** An HTTP answer, read to its end. `json` is undefined where it is none. */
export interface Reply {
  readonly status: number
  readonly text: string
  readonly json: Answer
}

/** A WebSocket that sends whatever it is told to. */
export interface WireSocket {
  /** An object goes as JSON; text and bytes go as they are. */
  send(message: object | string | Buffer): void
  /** The next message, or the number that the socket was closed with. */
  next(): Promise<Answer>
  /** Its close code. */
  readonly closed: Promise<number>
  /** Resets the connection under it, as a cable that is pulled. */
  reset(): void
  close(): void
}

export type Wire = ReturnType<typeof createWire>

/** The product's port as somebody without manners uses it: nothing is checked or escaped on the way out. */
export function createWire(url: string) {
  const { hostname, port } = new URL(url)

  async function http(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Reply> {
    const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(patienceMs) })
    const text = await response.text()
    return { status: response.status, text, json: parsed(text) }
  }

  function post(body: RequestInit['body'], headers: Record<string, string> = {}): Promise<Reply> {
    const all = { 'content-type': 'application/json', ...headers }
    return http('/graphql', { method: 'POST', headers: all, body: body ?? null, duplex: 'half' })
  }

  return {
    http,
    post,

    /** @param variables an object, or JSON as it stands where JavaScript has no such number or key */
    ask(query: string, variables: object | string = {}, token?: string): Promise<Reply> {
      const json = typeof variables === 'string' ? variables : JSON.stringify(variables)
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      return post(`{"query":${JSON.stringify(query)},"variables":${json}}`, headers)
    },

    /** Bytes on a TCP connection, and all that came back until the server ended it; one byte per character. */
    async raw(bytes: string): Promise<string> {
      const socket = await tcp()
      let got = ''
      socket.on('data', (data) => (got += data.toString('latin1')))
      socket.write(Buffer.from(bytes, 'latin1'))
      await within(
        new Promise((closed) => socket.once('close', closed)),
        `no end of the answer to ${JSON.stringify(bytes.slice(0, 60))}`,
      )
      return got
    },

    /** A TCP connection whose errors are nobody's business. */
    tcp,

    async socket(protocol: string | string[] = 'graphql-transport-ws'): Promise<WireSocket> {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol)
      const inbox: Answer[] = []
      let wake = (): void => undefined
      const closed = new Promise<number>((resolve) => socket.on('close', resolve))
      void closed.then((code) => arrived(code))
      socket.on('error', () => undefined)
      socket.on('message', (data: Buffer) => arrived(JSON.parse(data.toString())))
      function arrived(message: Answer): void {
        inbox.push(message)
        wake()
      }
      await Promise.race([once(socket, 'open'), closed])
      return {
        closed,
        send(message) {
          socket.send(
            typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
          )
        },
        async next() {
          while (inbox.length === 0)
            await within(new Promise<void>((resolve) => (wake = resolve)), 'no message')
          return inbox.shift()
        },
        reset: () => (socket as unknown as { _socket: Socket })._socket.resetAndDestroy(),
        close: () => socket.terminate(),
      }
    },
  }

  async function tcp(options: { readonly allowHalfOpen?: boolean } = {}): Promise<Socket> {
    const socket = connect({ host: hostname, port: Number(port), ...options })
    await once(socket, 'connect')
    socket.on('error', () => undefined)
    return socket
  }
}

/** The bytes of a request, which asks for the connection to be closed after it. */
export function request(line: string, ...headers: readonly string[]): string {
  const all = ['Host: localhost', 'Content-Type: application/json', 'Connection: close', ...headers]
  return [`${line} HTTP/1.1`, ...all, '', ''].join('\r\n')
}

/** The bytes that ask for another protocol. */
export function upgrade(path: string, ...headers: readonly string[]): string {
  return [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: Upgrade', ...headers, '', ''].join('\r\n')
}

/** The bytes that open a WebSocket. */
export const handshake = upgrade(
  '/graphql',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
)

/** A text of less than 64 KiB as a frame, masked with zeros (RFC 6455, 5.2). */
export function frame(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0xfe, bytes.length >> 8, bytes.length & 0xff, 0, 0, 0, 0]), bytes])
}

/** @throws where it takes longer than anybody waits */
export async function within<T>(work: Promise<T>, what: string): Promise<T> {
  const limit = AbortSignal.timeout(patienceMs)
  const late = new Promise<never>((_, reject) =>
    limit.addEventListener('abort', () => reject(new Error(`${what} within ${patienceMs} ms`))),
  )
  return Promise.race([work, late])
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
