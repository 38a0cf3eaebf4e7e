import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { createMetrics } from './adapters/metrics.ts'
import { startApi, type TestApi } from './graphql/testing/api.ts'
import { createHostNames } from './hostNames.ts'
import { createHttp, type Http } from './http.ts'

let api: TestApi
let opened: (() => Promise<unknown>)[]
beforeEach(async () => {
  api = await startApi()
  opened = [() => api.close()]
})
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

type Changed = Partial<Parameters<typeof createHttp>[0]>

/** The server with the real API, and what it wrote down. */
function make(changed: Changed = {}): { readonly http: Http; readonly logged: string[] } {
  const logged: string[] = []
  const log = (level: string) => (_facts: object, message: string) => void logged.push(`${level}: ${message}`)
  const http = createHttp({
    api: api.api,
    metrics: createMetrics(),
    exported: () => null,
    answersTo: createHostNames({ host: '127.0.0.1', proxies: 0, origins: [] }),
    ready: () => Promise.resolve(),
    web: '/nowhere',
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    ...changed,
  })
  opened.push(() => http.close())
  return { http, logged }
}

/** The same, on a port of its own. */
async function start(changed: Changed = {}) {
  const made = make(changed)
  return { ...made, url: await made.http.listen(0, '127.0.0.1') }
}

/** The web client, as a build leaves it; what lies beside it is nobody's business. */
async function buildWeb(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wakeband-http-'))
  opened.push(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'web/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'a secret')
  await writeFile(join(folder, 'web/index.html'), '<title>Wakeband</title>')
  await writeFile(join(folder, 'web/icon.svg'), '<svg/>')
  await writeFile(join(folder, 'web/worker.js'), 'keep()')
  await writeFile(join(folder, 'web/manifest.webmanifest'), '{}')
  await writeFile(join(folder, 'web/assets/main.js'), 'play()')
  await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js'), 'play()')
  await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js.br'), brotliCompressSync('play()'))
  await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js.gz'), gzipSync('play()'))
  return join(folder, 'web')
}

async function get(url: string, init?: RequestInit): Promise<{ status: number; type: string | null; body: string }> {
  const response = await fetch(url, init)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

/** A request whose path goes out as it is; `fetch` would tidy it up. */
async function raw(url: string, path: string): Promise<{ status: number; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { path }, resolve).on('error', reject).end()
  })
  const body = (await response.toArray()).join('')
  return { status: response.statusCode ?? 0, body }
}

describe('A5 what operators look at', () => {
  it('/health says that the process is alive, whatever else is not', async () => {
    const { url } = await start({ ready: () => Promise.reject(new Error('no store')) })
    expect(await get(`${url}/health`)).toMatchObject({ status: 200, body: 'alive\n' })
  })

  it('/ready is 200 while a show can be taken, and 503 while none can: it is asked each time', async () => {
    let failure: Error | undefined = new Error('mongodb://user:password@host does not answer')
    const { url, logged } = await start({ ready: () => (failure ? Promise.reject(failure) : Promise.resolve()) })
    const refused = await get(`${url}/ready?from=balancer`)
    expect(refused).toMatchObject({ status: 503 })
    expect(refused.body, 'nothing of the failure is for the outside').not.toContain('mongodb')
    expect(logged).toEqual(['warn: not ready'])
    failure = undefined
    expect(await get(`${url}/ready`)).toMatchObject({ status: 200, body: 'ready\n' })
  })

  it('E16 /metrics is what Prometheus reads', async () => {
    const metrics = createMetrics()
    const { url } = await start({ metrics })
    metrics.meter.shows(3)
    const { status, type, body } = await get(`${url}/metrics`)
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' })
    expect(body).toMatch(/^wakeband_shows 3$/m)
  })
})

describe('A1 the API', () => {
  it('answers over HTTP and over a socket on the same port', async () => {
    const { url } = await start()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${api.token(api.me)}` }
    const query = '{ me { name } }'
    const { body } = await get(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    expect(JSON.parse(body)).toEqual({ data: { me: { name: 'me' } } })
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { token: api.token(api.me) },
    })
    expect((await client.iterate({ query }).next()).value).toEqual({ data: { me: { name: 'me' } } })
    await client.dispose()
  })

  it('A3 that fails unexpectedly is 500, without a word of why', async () => {
    const handle = () => Promise.reject(new Error('a bug'))
    const { url, logged } = await start({ api: { ...api.api, handle } })
    expect(await get(`${url}/graphql`)).toMatchObject({ status: 500, body: 'Something went wrong here.\n' })
    expect(logged).toEqual(['error: a request failed'])
  })

  it('takes no socket anywhere else', async () => {
    const { url } = await start()
    const socket = new WebSocket(`${url.replace('http', 'ws')}/elsewhere`)
    socket.on('error', () => undefined)
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    })
    expect(status).toBe(404)
  })
})

it('A5 a client that breaks off its socket while it is refused does no harm', async () => {
  const { url } = await start()
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
    const { url } = await start({ web: await buildWeb(), exported: (link) => (links.delete(link) ? pieces() : null) })
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
    const { url, logged } = await start({ exported: endless })
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${url}/export/link`, resolve).on('error', reject).end()
    })
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
    const { url } = await start({ log, exported: failing })
    await expect(fetch(`${url}/export/link`).then((response) => response.text())).rejects.toThrow(TypeError)
    await expect.poll(() => facts).toHaveLength(1)
    expect(facts).toMatchObject([{ path: '/export/' }])
  })
})

describe('W the web client', () => {
  it('that is not built is 404 with what to do about it; the API is there all the same', async () => {
    const { url } = await start()
    expect(await get(url)).toMatchObject({ status: 404, body: expect.stringContaining('npm start builds it') })
    expect(await get(`${url}/health`)).toMatchObject({ status: 200 })
  })

  it.each(['/', '/missions/m1', '/missions/m1?debug', '/show/s1/'])('is at %s: every path is a screen of it', async (path) => {
    const { url } = await start({ web: await buildWeb() })
    const { status, type, body } = await get(`${url}${path}`)
    expect({ status, type }).toEqual({ status: 200, type: expect.stringMatching(/^text\/html/) })
    expect(body).toContain('<title>Wakeband</title>')
  })

  it('comes with its files; one that is not there is 404, not a screen', async () => {
    const { url } = await start({ web: await buildWeb() })
    const script = await fetch(`${url}/assets/main.js`)
    expect(await script.text()).toBe('play()')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    const headers = { 'if-none-match': script.headers.get('etag') ?? '' }
    expect(await get(`${url}/assets/main.js`, { headers }), 'it has not changed').toMatchObject({ status: 304, body: '' })
    expect(await get(`${url}/assets/older.js`)).toMatchObject({ status: 404 })
  })

  it.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip'],
    [null, 'identity'],
  ])('W comes compressed (%s) to whoever takes it: %s', async (encoding, accepted) => {
    const { url } = await start({ web: await buildWeb() })
    const path = '/assets/index-B_Z2-ZUW.js'
    const headers = { 'accept-encoding': accepted }
    const script = await fetch(`${url}${path}`, { headers })
    expect(await script.text()).toBe('play()')
    expect(script.headers.get('content-encoding')).toBe(encoding)
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('vary')).toBe('Accept-Encoding')
    expect(script.headers.get('cache-control')).toContain('immutable')
    const again = { ...headers, 'if-none-match': script.headers.get('etag') ?? '' }
    expect(await get(`${url}${path}`, { headers: again })).toMatchObject({ status: 304 })
    expect((await fetch(`${url}/assets/main.js`, { headers })).headers.get('content-encoding')).toBeNull()
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/%'])(
    'and nothing outside its folder: %s',
    async (path) => {
      const { url } = await start({ web: await buildWeb() })
      const response = await raw(url, path)
      expect(response.body).not.toContain('a secret')
      expect(response.status).toBeLessThan(500)
    },
  )

  it('W2 a shared show is for whoever has its link: for no search engine, for no page it leads to, and for no log', async () => {
    const { url, logged } = await start({ web: await buildWeb() })
    const { status, headers } = await fetch(`${url}/shared/a-token`)
    expect({ status, robots: headers.get('x-robots-tag'), referrer: headers.get('referrer-policy') }).toEqual({
      status: 200,
      robots: 'noindex, nofollow',
      referrer: 'no-referrer',
    })
    for (const other of ['/', '/shows/s1', '/sharedness', '/assets/main.js'])
      expect((await fetch(url + other)).headers.get('x-robots-tag'), other).toBeNull()
    expect(logged).toEqual([])
  })

  it('is read only: 405 for a POST, and HEAD is GET without a body', async () => {
    const { url } = await start({ web: await buildWeb() })
    for (const path of ['/', '/missions/m1', '/assets/main.js'])
      expect(await get(`${url}${path}`, { method: 'POST', body: 'x' })).toMatchObject({ status: 405 })
    expect(await get(url, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })
})

describe('A4 what a browser is told not to do', () => {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'microphone=(self), camera=(), display-capture=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }

  /** The headers of an answer, and its policy by directive. */
  async function told(url: string, init?: RequestInit) {
    const response = await fetch(url, init)
    await response.body?.cancel()
    const { status, headers } = response
    const parts = (headers.get('content-security-policy') ?? '').split('; ').map((part) => part.split(' '))
    const policy = Object.fromEntries(parts.map(([directive = '', ...sources]) => [directive, sources.join(' ')]))
    return { status, headers, policy, kept: headers.get('cache-control') }
  }

  it.each([
    ['/', 200, 'no-cache'],
    ['/shows/s1', 200, 'no-cache'],
    ['/icon.svg', 200, 'no-cache'],
    ['/worker.js', 200, 'no-cache'],
    ['/manifest.webmanifest', 200, 'no-cache'],
    ['/assets/main.js', 200, 'no-cache'],
    ['/assets/index-B_Z2-ZUW.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/index-B_Z2-ZUW.js?import', 200, 'public, max-age=31536000, immutable'],
    ['/assets/index-00000000.js', 404, 'no-store'],
    ['/assets/screen-00000000', 200, 'no-cache'],
    ['/health', 200, 'no-store'],
    ['/ready', 503, 'no-store'],
    ['/metrics', 200, 'no-store'],
    ['/graphql?query={me{name}}', 200, 'no-store'],
    ['/%', 200, 'no-cache'],
  ])('%s (%i) says it, and is kept as %s', async (path, wanted, cache) => {
    const { url } = await start({ web: await buildWeb(), ready: () => Promise.reject(new Error('no store')) })
    const { status, headers, policy, kept } = await told(`${url}${path}`)
    expect({ status, kept }).toEqual({ status: wanted, kept: cache })
    expect(Object.fromEntries(headers)).toMatchObject(everywhere)
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*|data:|blob:/)
  })

  it('the web client may load its own files and talk with its own server, and nothing else', async () => {
    const { url } = await start({ web: await buildWeb() })
    const { host } = new URL(url)
    expect((await told(url)).policy).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'connect-src': `'self' ws://${host} wss://${host}`,
      'require-trusted-types-for': "'script'",
      'trusted-types': 'worker',
    })
  })

  it('an answer of 304 says the same as the page, because the browser takes its headers over', async () => {
    const { url } = await start({ web: await buildWeb() })
    const page = await told(url)
    const again = await told(url, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })
    expect(again).toMatchObject({ status: 304, kept: 'no-cache', policy: page.policy })
  })

  it.each(["x; script-src 'unsafe-inline'", '[::1]:4000', '*'])('a Host of "%s" does not get into the policy', async (host) => {
    const { url } = await start({ answersTo: () => true, web: await buildWeb() })
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { headers: { host } }, resolve).on('error', reject).end()
    })
    response.resume()
    expect(response.headers['content-security-policy']).toMatch(/connect-src 'self';/)
  })

  it('A1 GraphiQL has a policy of its own, for its page alone; where it is off there is none', async () => {
    const accept = { headers: { accept: 'text/html' } }
    const production = await start()
    expect((await told(`${production.url}/graphql`, accept)).policy).not.toHaveProperty('script-src')
    const development = await startApi({ graphiql: true })
    opened.push(() => development.close())
    const { url } = await start({ api: development.api, web: await buildWeb() })
    const { status, policy, headers } = await told(`${url}/graphql`, accept)
    expect({ status, script: policy['script-src'] }).toEqual({ status: 200, script: "'unsafe-inline'" })
    expect(policy).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" })
    expect(Object.fromEntries(headers)).toMatchObject(everywhere)
    for (const path of ['/', '/health', '/graphql?query={me{name}}'])
      expect((await told(`${url}${path}`)).headers.get('content-security-policy')).not.toContain('unsafe')
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
    const { url } = await start()
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
    const { url } = await start({ patience: { headersMs: 100, requestMs: 200 } })
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
    const { http, url } = await start()
    const closed = (await Promise.all([connect(url), connect(url)])).map((socket) => once(socket, 'close'))
    await http.close()
    expect((await Promise.all(closed)).map(([code]) => code as number)).toEqual([1001, 1001])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('is done although a client does not answer the close', async () => {
    const { http, url } = await start()
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
    const { http, url } = await start({ ready })
    const cut = fetch(`${url}/ready`).catch((error: Error) => error.message)
    await asked.promise
    await http.close()
    expect(await cut).toBe('fetch failed')
  })

  it('can be asked for twice, at once, and before anything was opened', async () => {
    const { http, url } = await start()
    const socket = await connect(url)
    await Promise.all([http.close(), http.close()])
    await http.close()
    socket.terminate()
    await make().http.close()
  })
})

it('a port that is taken is an error of listen', async () => {
  const { port } = new URL((await start()).url)
  await expect(make().http.listen(Number(port), '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
