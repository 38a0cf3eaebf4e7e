import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { createFaultPlan, type Armed, type Fault } from './faultsPlan.ts'
import { relay, upstreamOf } from './faultsSocket.ts'

export interface FaultProxy {
  /** In place of the provider's, for HTTP and for WebSockets. */
  readonly url: string
  /** The next calls of a kind go wrong; all others pass as they are. */
  arm(call: string, fault: Fault, times?: number): Armed
  close(): Promise<void>
}

/**
 * A provider that fails when it is told to (E14): a proxy on loopback, which passes everything through both ways,
 * unchanged and as it comes, but for the calls that a fault is armed for.
 * @param options.target The provider, such as `http://127.0.0.1:4001`.
 * @param options.callOf Names a call by its path and, where it is not an upgrade, its body.
 */
export async function createFaultProxy(options: {
  readonly target: string
  readonly callOf: (path: string, body: string) => string
}): Promise<FaultProxy> {
  const { target, callOf } = options
  const plan = createFaultPlan()
  const sockets = new WebSocketServer({ noServer: true })
  const held = new Set<Duplex>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const path = request.url ?? '/'
    const fault = plan.strike(callOf(path, body.toString('utf8')))
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'drop' && fault.afterBytes === 0) return void response.destroy()
    if (fault?.kind === 'delay') await delay(fault.ms)
    if (response.destroyed) return
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
      return void response.end(fault.body ?? '{}')
    }
    if (fault?.kind === 'answer') {
      response.writeHead(200, { 'content-type': fault.contentType })
      return void response.end(fault.body)
    }
    const { host: _, ...headers } = request.headers
    const passed = ask(new URL(path, target), { method: request.method, headers, agent: false })
    // Who hangs up on the proxy hangs up on the provider.
    response.once('close', () => passed.destroy())
    passed.on('error', () => response.destroy())
    passed.end(body)
    const [answered] = (await once(passed, 'response')) as [IncomingMessage]
    response.writeHead(answered.statusCode ?? 502, answered.headers)
    response.flushHeaders()
    await pass(answered, response, fault)
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    held.add(socket)
    socket.once('close', () => held.delete(socket))
    socket.on('error', () => socket.destroy())
    const fault = plan.strike(callOf(request.url ?? '/', ''))
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'delay') await delay(fault.ms)
    if (fault?.kind === 'status') return refuse(socket, fault.status, fault.headers)
    const upstream = await upstreamOf(target, request)
    if (typeof upstream === 'number') return refuse(socket, upstream)
    if (socket.destroyed) return upstream.terminate()
    sockets.handleUpgrade(request, socket, head, (client) => relay(client, upstream, fault))
  }

  const server = createServer((request, response) => {
    // The provider or the client hung up in the middle: so does the proxy.
    answer(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrade(request, socket, head).catch(() => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    const closed = once(server, 'close')
    server.close()
    for (const socket of held) socket.destroy()
    server.closeAllConnections()
    await closed
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (call, fault, times = 1) => plan.arm(call, fault, times),
    close: () => (closing ??= close()),
  }
}

/** The provider's answer, as it comes or as the fault has it. */
async function pass(answered: IncomingMessage, response: ServerResponse, fault: Fault | undefined): Promise<void> {
  const limit = fault?.kind === 'drop' || fault?.kind === 'stall' ? fault.afterBytes : Infinity
  let sent = 0
  for await (const bytes of answered as AsyncIterable<Buffer>) {
    if (fault?.kind === 'trickle') {
      for (let at = 0; at < bytes.length && !response.destroyed; at += fault.bytes) {
        response.write(bytes.subarray(at, at + fault.bytes))
        await delay(fault.everyMs)
      }
      continue
    }
    const piece = bytes.subarray(0, limit - sent)
    if (piece.length > 0) response.write(piece)
    sent += piece.length
    if (sent < limit) continue
    // A write is only handed on by then: what was let through has to arrive before the connection is cut.
    if (fault?.kind === 'drop') setImmediate(() => response.destroy())
    return
  }
  response.end()
}

function refuse(socket: Duplex, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} Refused`, ...lines, 'content-length: 0', 'connection: close', '', ''].join('\r\n'))
}
