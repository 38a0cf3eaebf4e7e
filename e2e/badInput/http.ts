import { expect, it } from 'vitest'
import { clear, type Attack } from './attack.ts'
import { handshake, request, upgrade, within } from './wire.ts'

const fine = JSON.stringify({ query: '{ me { id } }' })
const form = 'application/x-www-form-urlencoded'
const withMember = (text: string): string => `{"query":"{ me { id } }",${text}}`

type Body = readonly [body: string | Uint8Array, status: number, headers?: Record<string, string>]
const bodies: Readonly<Record<string, Body>> = {
  nothing: ['', 400],
  'half a JSON text': ['{"query":', 400],
  'bytes that are no text': [Uint8Array.of(0x7b, 0x22, 0xff, 0xfe), 400],
  'JSON that is null': ['null', 400],
  'JSON that is a number': ['5', 400],
  'JSON that is text': ['"x"', 400],
  'an empty batch': ['[]', 400],
  'a batch of 100': [`[${Array(100).fill(fine).join()}]`, 400],
  'a query that is an object': ['{"query":{}}', 400],
  'variables that are text': [withMember('"variables":"x"'), 400],
  'variables that are a list': [withMember('"variables":[]'), 400],
  'an operation that is a number': [withMember('"operationName":5'), 400],
  'extensions that are text': [withMember('"extensions":"x"'), 400],
  'a prototype': [withMember('"__proto__":{"x":1}'), 400],
  'a megabyte': [withMember(`"variables":{"x":"${'x'.repeat(1 << 20)}"}`), 413],
  'plain text': [fine, 415, { 'content-type': 'text/plain' }],
  'a form': ['query={me{id}}', 415, { 'content-type': form }],
  'a form of parts': ['x', 415, { 'content-type': 'multipart/form-data; boundary=x' }],
  XML: [fine, 415, { 'content-type': 'application/xml', 'graphql-preflight': '1' }],
  'a form with variables that are no JSON': [
    'query={me{id}}&variables={',
    400,
    { 'content-type': form, 'graphql-preflight': '1' },
  ],
  'what says that it is compressed': ['xxxx', 400, { 'content-encoding': 'gzip' }],
  'and XML is asked for': [fine, 406, { accept: 'application/xml' }],
}

const inUrl = (query: string, more = ''): string => `/graphql?query=${encodeURIComponent(query)}${more}`
const requests: readonly (readonly [method: string, path: string, status: number])[] = [
  ['GET', inUrl('mutation { signIn(name: "Eve") { __typename } }'), 405],
  ['GET', inUrl('{ me { id } }', '&variables=%7B'), 400],
  ['GET', inUrl('{ me { id } }', '&variables=5'), 400],
  ['GET', inUrl('{ me { id } }', '&extensions=%7B'), 400],
  ['GET', '/graphql?query=%', 200],
  ['PUT', '/graphql', 405],
  ['DELETE', '/graphql', 405],
  ['OPTIONS', '/graphql', 405],
  ['HEAD', '/graphql', 405],
  ['POST', '/graphql/', 405],
  ['POST', '/', 405],
  ['OPTIONS', '/missions', 405],
  ['DELETE', '/index.html', 405],
  ['HEAD', '/', 200],
  ['GET', '/missions/nobody', 200],
  ['GET', '/assets/nothing.js', 404],
  ['GET', '/index.html.map', 404],
]

/** Bytes on the wire, and how the answer begins. */
type Table = Readonly<Record<string, readonly [bytes: string, answer: RegExp]>>

function each(
  name: string,
  values: readonly string[],
  bytes: (value: string) => string,
  answer: RegExp,
): Table {
  return Object.fromEntries(values.map((value) => [`${name} ${value}`, [bytes(value), answer]]))
}

const paths = [
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/..\\..\\etc\\passwd',
  '//etc/passwd',
  '/assets/../../../server/main.ts',
  '/%zz%c0%ae',
  '/%00.html',
  '/__proto__',
  'http://evil.example/graphql',
]
const hosts = ['a b', '[::', 'x:99999', '%%', 'x\\y']
const ranges = [
  'bytes=5-3',
  'bytes=0-99999999999999999999999',
  'bytes=99999999-',
  'bytes=-',
  'bytes=0-1,4-5',
  'x',
]

const wild: Table = {
  ...each('GET', paths, (path) => request(`GET ${path}`), /^HTTP\/1.1 (200|404) /),
  ...each(
    'the range',
    ranges,
    (range) => request('GET /index.html', `Range: ${range}`),
    /^HTTP\/1.1 (200|206|416) /,
  ),
  ...each(
    'the host',
    hosts,
    (host) => request('GET /graphql?query={me{id}}').replace('localhost', () => host),
    /^HTTP\/1.1 (400|421) /,
  ),
  'no host': [request('GET /graphql').replace('Host: localhost\r\n', ''), /^HTTP\/1.1 400 /],
  // Node resets the connection with it, which may overtake the answer.
  'an address of 100 KB': [request(`GET /${'a'.repeat(100_000)}`), /^(HTTP\/1.1 431 |$)/],
  'a header of 100 KB': [request('GET /', `X: ${'a'.repeat(100_000)}`), /^(HTTP\/1.1 431 |$)/],
  'a token that is no text': [
    request('GET /graphql?query={me{id}}', 'Authorization: Bearer \xff\xfe'),
    /^HTTP\/1.1 200 /,
  ],
  'no HTTP': ['hello\r\n\r\n', /^HTTP\/1.1 400 /],
  TLS: ['\x16\x03\x01\x02\x00\x01\x00', /^HTTP\/1.1 400 /],
  'an unknown method': [request('NOPE /'), /^HTTP\/1.1 400 /],
  TRACE: [request('TRACE /'), /^HTTP\/1.1 405 /],
  'OPTIONS *': [request('OPTIONS *'), /^HTTP\/1.1 405 /],
  CONNECT: [request('CONNECT evil.example:443'), /^$/],
  'two lengths': [
    request('POST /graphql', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
    /^HTTP\/1.1 400 /,
  ],
  'a negative length': [request('POST /graphql', 'Content-Length: -1'), /^HTTP\/1.1 400 /],
  'a chunk that is none': [
    `${request('POST /graphql', 'Transfer-Encoding: chunked')}zz\r\n`,
    /^HTTP\/1.1 4\d\d /,
  ],
  'an unknown expectation': [request('POST /graphql', 'Expect: nothing'), /^HTTP\/1.1 417 /],
  'another protocol': [upgrade('/graphql', 'Upgrade: h2c'), /^HTTP\/1.1 400 /],
  'a socket without a key': [
    upgrade('/graphql', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'),
    /^HTTP\/1.1 400 /,
  ],
  'a socket elsewhere': [handshake.replace('/graphql', '/health'), /^HTTP\/1.1 404 /],
  "another site's socket": [
    handshake.replace(/\r\n$/, 'Origin: http://evil.example\r\n\r\n'),
    /^HTTP\/1.1 403 /,
  ],
  'a posted socket': [handshake.replace('GET', 'POST'), /^HTTP\/1.1 405 /],
}

export function attackHttp(at: () => Attack): void {
  it.each(Object.entries(bodies))('posting %s', async (_, [body, status, headers]) => {
    expect(clear(await at().wire.post(body as string, headers)).status).toBe(status)
  })

  it('a body without an end is cut off at its limit', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    expect(clear(await at().wire.post(endless)).status).toBe(413)
    expect(pulled, 'a quarter of a megabyte, and what was under way').toBeLessThan(500)
  })

  it.each(requests)('%s %s: %i', async (method, path, status) => {
    expect(clear(await at().wire.http(path, { method })).status).toBe(status)
  })

  it.each(Object.entries(wild))('%s', async (_, [bytes, answer]) => {
    const got = await at().wire.raw(bytes)
    expect(got).toMatch(answer)
    expect(got, 'no file of the machine, and no stack').not.toMatch(/root:|node_modules|import \{/)
  })

  it.each(['/', '/health', '/graphql'])(
    'upgrades of %s that are reset, before their answer and after it',
    async (path) => {
      const { wire } = at()
      for (let n = 0; n < 20; n += 1) {
        const peer = await wire.tcp()
        const answered = new Promise((resolve) => peer.once('data', resolve))
        peer.write(handshake.replace('/graphql', path))
        await (n % 2 === 0 ? new Promise(setImmediate) : within(answered, 'no answer'))
        peer.resetAndDestroy()
      }
      expect((await wire.http('/health')).status).toBe(200)
    },
  )

  it('an upgrade that is refused is let go of, though the client keeps its half', async () => {
    const { wire } = at()
    const peer = await wire.tcp({ allowHalfOpen: true })
    const ended = new Promise((resolve) => peer.resume().once('end', resolve))
    peer.write(handshake.replace('/graphql', '/health'))
    await within(ended, 'no end')
    // The first bytes after it are answered by a reset, the next ones find that.
    const closed = new Promise((resolve) => peer.once('close', resolve))
    const writing = setInterval(() => peer.write('x'), 50)
    await within(closed, 'the server keeps its half').finally(() => clearInterval(writing))
  })
}
