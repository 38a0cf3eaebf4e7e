import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createFaultProxy, type FaultProxy } from './faults.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Says back what it is told, over both: an HTTP answer in two pieces, a message for a message. */
async function startEcho(): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.writeHead(201, { 'x-key': request.headers.authorization ?? 'none' })
      response.write('first,')
      setImmediate(() => response.end(Buffer.concat(parts)))
    })
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, { headers }) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
    socket.send(headers.authorization ?? 'none')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

let proxy: FaultProxy
beforeEach(async () => {
  proxy = await createFaultProxy({ target: await startEcho(), callOf: (path) => path.slice(1) })
  closers.push(() => proxy.close())
})

const ask = (path = 'ask') =>
  fetch(`${proxy.url}/${path}`, { method: 'POST', body: 'second', headers: { authorization: 'token a' } })

function open(): WebSocket {
  const socket = new WebSocket(`${proxy.url.replace('http', 'ws')}/listen`, { headers: { authorization: 'token a' } })
  // One that never opened says so when it is closed.
  socket.on('error', () => undefined)
  closers.push(() => socket.terminate())
  return socket
}

/** The next messages, as text. */
function messages(socket: WebSocket, count: number): Promise<string[]> {
  const heard: string[] = []
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      heard.push(data.toString())
      if (heard.length === count) resolve(heard)
    })
  })
}

describe('the fault proxy', () => {
  it('passes what no fault is armed for, with its headers and its status', async () => {
    const armed = proxy.arm('other', { kind: 'hang' })
    const response = await ask()
    expect(response.status).toBe(201)
    expect(response.headers.get('x-key')).toBe('token a')
    expect(await response.text()).toBe('first,second')
    const socket = open()
    const heard = messages(socket, 2)
    await once(socket, 'open')
    socket.send('back')
    expect(await heard).toEqual(['token a', 'back'])
    expect(armed.struck()).toBe(0)
  })

  it('strikes the next calls of its kind, as many as it is armed for, until it is lifted', async () => {
    const armed = proxy.arm('ask', { kind: 'status', status: 429, headers: { 'retry-after': '3' } }, 2)
    const first = await ask()
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3'])
    expect((await ask('else')).status).toBe(201)
    expect((await ask()).status).toBe(429)
    expect((await ask()).status).toBe(201)
    expect(armed.struck()).toBe(2)
    proxy.arm('ask', { kind: 'hang' }, Infinity).lift()
    expect((await ask()).status).toBe(201)
  })

  it('cuts an answer off before it, or in the middle of it', async () => {
    proxy.arm('ask', { kind: 'drop', afterBytes: 0 })
    await expect(ask()).rejects.toThrow('fetch failed')
    proxy.arm('ask', { kind: 'drop', afterBytes: 3 })
    const cut = await ask()
    expect(cut.status).toBe(201)
    const reader = (cut.body as ReadableStream<Uint8Array>).getReader()
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('fir')
    await expect(reader.read()).rejects.toThrow('terminated')
  })

  it('gives another answer, or the same one in small pieces', async () => {
    proxy.arm('ask', { kind: 'answer', contentType: 'text/html', body: '<p>' })
    const other = await ask()
    expect([other.status, await other.text()]).toEqual([200, '<p>'])
    proxy.arm('ask', { kind: 'trickle', bytes: 2, everyMs: 1 })
    expect(await (await ask()).text()).toBe('first,second')
  })

  it.each([1000, 1006, 1011])('closes an open socket with %i', async (code) => {
    proxy.arm('listen', { kind: 'close', code, reason: 'NET-0001', afterMs: 1 })
    const [closed, reason] = (await once(open(), 'close')) as [number, Buffer]
    expect(closed).toBe(code)
    expect(reason.toString()).toBe(code === 1006 ? '' : 'NET-0001')
  })

  it('refuses an upgrade, keeps messages back, and says others in their place', async () => {
    proxy.arm('listen', { kind: 'status', status: 503 })
    const [, response] = (await once(open(), 'unexpected-response')) as [unknown, { statusCode: number }]
    expect(response.statusCode).toBe(503)

    proxy.arm('listen', { kind: 'garble', messages: ['?'] })
    const garbled = open()
    const heard = messages(garbled, 1)
    await once(garbled, 'open')
    garbled.send('back')
    expect(await heard).toEqual(['?'])

    proxy.arm('listen', { kind: 'deaf', to: /not this/ })
    const deaf = open()
    const passed = messages(deaf, 2)
    await once(deaf, 'open')
    deaf.send('not this')
    deaf.send('but this')
    expect(await passed).toEqual(['token a', 'but this'])
  })
})
