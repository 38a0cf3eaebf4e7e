import type { IncomingMessage } from 'node:http'
import { WebSocket, type RawData } from 'ws'
import type { Fault } from './faultsPlan.ts'

/** The same socket at the provider, open and paused; or the status with which it refused it. */
export function upstreamOf(target: string, { url = '/', headers }: IncomingMessage): Promise<WebSocket | number> {
  const protocols = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
  const { authorization } = headers
  const upstream = new WebSocket(new URL(url, target.replace(/^http/, 'ws')), protocols, {
    headers: authorization ? { authorization } : {},
  })
  return new Promise((resolve, reject) => {
    upstream.once('open', () => {
      // What it says before the client is there has to wait.
      upstream.pause()
      resolve(upstream)
    })
    upstream.once('unexpected-response', (_, response) => {
      response.resume()
      resolve(response.statusCode ?? 502)
    })
    upstream.on('error', reject)
  })
}

/** Passes messages both ways, in order, until either side closes, or as the fault has it. */
export function relay(client: WebSocket, upstream: WebSocket, fault: Fault | undefined): void {
  let queue: readonly (string | Uint8Array)[] = fault?.kind === 'garble' ? fault.messages : []
  const send = (data: RawData, isBinary: boolean): void => {
    if (client.readyState === WebSocket.OPEN) client.send(data, { binary: isBinary })
  }
  client.on('message', (data, isBinary) => {
    if (fault?.kind === 'deaf' && !isBinary && fault.to.test(textOf(data))) return
    // With whatever the client says comes a piece of the garbage, so that it is spread over the turn.
    const [garbage, ...others] = queue
    queue = others
    if (garbage !== undefined) client.send(garbage)
    if (upstream.readyState === WebSocket.OPEN) upstream.send(data, { binary: isBinary })
  })
  upstream.on('message', (data, isBinary) => {
    if (fault?.kind === 'mute' || fault?.kind === 'garble') return
    if (fault?.kind === 'late') setTimeout(send, fault.ms, data, isBinary)
    else send(data, isBinary)
  })
  client.on('error', () => client.terminate())
  client.once('close', () => upstream.close())
  upstream.once('close', (code, reason) => {
    const close = (): void => (code === 1006 ? client.terminate() : client.close(code === 1005 ? 1000 : code, reason))
    if (fault?.kind === 'late') setTimeout(close, fault.ms)
    else close()
  })
  upstream.resume()
  if (fault?.kind !== 'close') return
  const { code, reason } = fault
  const closing = setTimeout(() => (code === 1006 ? client.terminate() : client.close(code, reason)), fault.afterMs)
  client.once('close', () => clearTimeout(closing))
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}
