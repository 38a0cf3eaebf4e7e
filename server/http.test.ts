import { once } from 'node:events'
import { connect as connectTo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { createMetrics } from './adapters/metrics.ts'
import { answerOf, createHttpRig, get, type HttpRig } from './testing/httpRig.ts'

let rig: HttpRig
beforeEach(async () => {
  rig = await createHttpRig()
})
afterEach(() => rig.close())

describe('A5 what operators look at', () => {
  it('/health says that the process is alive, whatever else is not', async () => {
    const { url } = await rig.start({ ready: () => Promise.reject(new Error('no store')) })
    expect(await get(`${url}/health`)).toMatchObject({ status: 200, body: 'alive\n' })
  })

  it('/ready is 200 while a show can be taken, and 503 while none can: it is asked each time', async () => {
    let failure: Error | undefined = new Error('mongodb://user:password@host does not answer')
    const { url, logged } = await rig.start({ ready: () => (failure ? Promise.reject(failure) : Promise.resolve()) })
    const refused = await get(`${url}/ready?from=balancer`)
    expect(refused).toMatchObject({ status: 503 })
    expect(refused.body, 'nothing of the failure is for the outside').not.toContain('mongodb')
    expect(logged).toEqual(['warn: not ready'])
    failure = undefined
    expect(await get(`${url}/ready`)).toMatchObject({ status: 200, body: 'ready\n' })
  })

  it('E16 /metrics is what Prometheus reads', async () => {
    const metrics = createMetrics()
    const { url } = await rig.start({ metrics })
    metrics.meter.shows(3)
    const { status, type, body } = await get(`${url}/metrics`)
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' })
    expect(body).toMatch(/^wakeband_shows 3$/m)
  })
})

describe('A1 the API', () => {
  it('answers over HTTP and over a socket on the same port', async () => {
    const { url } = await rig.start()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${rig.api.token(rig.api.me)}` }
    const query = '{ me { name } }'
    const { body } = await get(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    expect(JSON.parse(body)).toEqual({ data: { me: { name: 'me' } } })
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { token: rig.api.token(rig.api.me) },
    })
    expect((await client.iterate({ query }).next()).value).toEqual({ data: { me: { name: 'me' } } })
    await client.dispose()
  })

  it('A3 that fails unexpectedly is 500, without a word of why', async () => {
    const handle = () => Promise.reject(new Error('a bug'))
    const { url, logged } = await rig.start({ api: { ...rig.api.api, handle } })
    expect(await get(`${url}/graphql`)).toMatchObject({ status: 500, body: 'Something went wrong here.\n' })
    expect(logged).toEqual(['error: a request failed'])
  })

  it('takes no socket anywhere else', async () => {
    const { url } = await rig.start()
    const socket = new WebSocket(`${url.replace('http', 'ws')}/elsewhere`)
    socket.on('error', () => undefined)
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    })
    expect(status).toBe(404)
  })
})

it('A5 a client that breaks off its socket while it is refused does no harm', async () => {
  const { url } = await rig.start()
  const { port } = new URL(url)
  const handshake = 'Host: radio\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  for (const path of ['/elsewhere', '/graphql']) {
    for (let client = 0; client < 20; client += 1) {
      const socket = connectTo(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      const closed = new Promise((resolve) => socket.once('close', resolve))
      socket.write(`GET ${path} HTTP/1.1\r\n${handshake}`, () => socket.resetAndDestroy())
      await closed
    }
  }
  // An error that nobody listens for would have ended the process.
  expect(await get(`${url}/health`)).toMatchObject({ status: 200 })
})

describe('E17 an export', () => {
  async function* pieces() {
    yield '{"name":'
    yield '"Zoë"}'
  }

  it('is a file to be kept, from its link alone, which is good once and for GET', async () => {
    const links = new Set(['link'])
    const { url } = await rig.start({ web: await rig.buildWeb(), exported: (link) => (links.delete(link) ? pieces() : null) })
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE'])
      expect(await get(`${url}/export/link`, { method })).toMatchObject({ status: 405 })
    for (const wrong of ['', 'x', 'link/', 'link/x', 'LINK', '..%2flink'])
      expect(await get(`${url}/export/${wrong}`)).toMatchObject({ status: 404, type: expect.stringMatching(/^text\/plain/) })
    const response = await fetch(`${url}/export/link?from=mail`)
    expect(await response.json()).toEqual({ name: 'Zoë' })
    const headers = ['content-type', 'content-disposition', 'cache-control', 'referrer-policy', 'content-security-policy']
    expect(headers.map((name) => response.headers.get(name))).toEqual([
      'application/json; charset=utf-8',
      'attachment; filename="wakeband.json"',
      'no-store',
      'no-referrer',
      expect.stringContaining("default-src 'none'"),
    ])
    expect(await get(`${url}/export/link`)).toMatchObject({ status: 404 })
  })

  it('comes as fast as it is read, and ends with whoever goes away', async () => {
    let given = 0
    const ended = Promise.withResolvers<void>()
    async function* endless() {
      try {
        for (;;) {
          given += 1
          yield 'x'.repeat(1_000_000)
        }
      } finally {
        ended.resolve()
      }
    }
    const { url, logged } = await rig.start({ exported: endless })
    const response = await answerOf(`${url}/export/link`)
    // Whatever fits into the buffers of both ends, and no more.
    let before = -1
    while (given !== before) {
      before = given
      for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(given).toBeLessThan(50)
    response.destroy()
    await ended.promise
    expect(logged).toEqual([])
  })

  it('E14 that the store cannot give to the end is broken off, and its link is not in the log', async () => {
    const facts: object[] = []
    const log = { info: () => undefined, warn: () => undefined, error: (fact: object) => void facts.push(fact) }
    async function* failing() {
      yield '{"name":'
      throw new Error('away')
    }
    const { url } = await rig.start({ log, exported: failing })
    await expect(fetch(`${url}/export/link`).then((response) => response.text())).rejects.toThrow(TypeError)
    await expect.poll(() => facts).toHaveLength(1)
    expect(facts).toMatchObject([{ path: '/export/' }])
  })
})

describe('A4 whom it answers', () => {
  const askedAs = (url: string, host: string, headers = '') =>
    sent(url, `GET /graphql?query={me{id}} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers}\r\n`)
  const upgrading = 'Upgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

  /** What comes back for these bytes, until the server ends it. */
  async function sent(url: string, bytes: string): Promise<string> {
    const peer = connectTo(Number(new URL(url).port), '127.0.0.1')
    let got = ''
    peer.setEncoding('latin1').on('data', (data: string) => (got += data))
    peer.write(bytes)
    await once(peer, 'close')
    return got
  }

  it('nobody by a name that was made to lead here: DNS rebinding', async () => {
    const { url } = await rig.start()
    expect(await askedAs(url, new URL(url).host)).toMatch(/^HTTP\/1.1 200 /)
    expect(await askedAs(url, 'evil.example')).toMatch(/^HTTP\/1.1 421 /)
    const { port } = new URL(url)
    const rebound = `Origin: http://evil.example:${port}\r\n${upgrading}`
    expect(await sent(url, `GET /graphql HTTP/1.1\r\nHost: evil.example:${port}\r\n${rebound}\r\n`)).toMatch(/^HTTP\/1.1 421 /)
  })

  it.each([
    ['nothing', ''],
    ['half of its headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: '],
    ['half of its body', 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{'],
  ])('nobody who sends %s, and holds the connection open', async (_, bytes) => {
    const { url } = await rig.start({ patience: { headersMs: 100, requestMs: 200 } })
    expect(await sent(url, bytes)).toMatch(/^(HTTP\/1.1 4\d\d |$)/)
  })
})

describe('closing', () => {
  /** Somebody who subscribes, and stays. */
  async function connect(url: string): Promise<WebSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init' }))
    await once(socket, 'message')
    return socket
  }

  it('is done although clients are connected: sockets are closed with 1001, and their clients come back', async () => {
    const { http, url } = await rig.start()
    const closed = (await Promise.all([connect(url), connect(url)])).map((socket) => once(socket, 'close'))
    await http.close()
    expect((await Promise.all(closed)).map(([code]) => code as number)).toEqual([1001, 1001])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('is done although a client does not answer the close', async () => {
    const { http, url } = await rig.start()
    const socket = await connect(url)
    socket.pause()
    await http.close()
    socket.terminate()
  })

  it('is done although a request is not answered: it is cut off', async () => {
    const asked = Promise.withResolvers<void>()
    const ready = () => {
      asked.resolve()
      return new Promise<never>(() => undefined)
    }
    const { http, url } = await rig.start({ ready })
    const cut = fetch(`${url}/ready`).catch((error: Error) => error.message)
    await asked.promise
    await http.close()
    expect(await cut).toBe('fetch failed')
  })

  it('can be asked for twice, at once, and before anything was opened', async () => {
    const { http, url } = await rig.start()
    const socket = await connect(url)
    await Promise.all([http.close(), http.close()])
    await http.close()
    socket.terminate()
    await rig.make().http.close()
  })
})

it('a port that is taken is an error of listen', async () => {
  const { port } = new URL((await rig.start()).url)
  await expect(rig.make().http.listen(Number(port), '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
