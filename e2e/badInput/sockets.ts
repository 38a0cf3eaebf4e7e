import { expect, it } from 'vitest'
import type { Attack } from './attack.ts'
import { handshake, within } from './wire.ts'

type Message = object | string | Buffer
/** What is sent, and what the socket is closed with (PROTOCOL.md of graphql-ws; 1009 is of RFC 6455). */
type Table = Readonly<Record<string, readonly [messages: readonly Message[], code: number]>>

const init = { type: 'connection_init', payload: {} }
const query = '{ me { id } }'
const subscribe = (payload: unknown, id: unknown = '1') => ({ type: 'subscribe', id, payload })
const tooLong = 'x'.repeat(300 * 1024)

function each(name: string, values: readonly unknown[], message: (value: unknown) => Message): Table {
  return Object.fromEntries(
    values.map((value) => [`${name} ${JSON.stringify(value)}`, [[message(value)], 4400]]),
  )
}

const atFirst: Table = {
  'subscribing before connection_init': [[subscribe({ query })], 4401],
  'a second connection_init': [[init, init], 4429],
  ...each('connection_init with', [[], 'x', 5], (payload) => ({ type: 'connection_init', payload })),
  'a ping with text': [[{ type: 'ping', payload: 'x' }], 4400],
  ...each('the text', ['', '{', 'null', '5', '"x"', '[]', 'true'], String),
  'bytes that are no text': [[Buffer.from([0, 1, 2, 255])], 4400],
  '50,000 levels': [['['.repeat(50_000)], 4400],
  '300 KiB': [[tooLong], 1009],
}

const whenSignedIn: Table = {
  ...each('the type', ['nope', '__proto__', 5, null], (type) => ({ type })),
  'no type': [[{}], 4400],
  'a connection_ack': [[{ type: 'connection_ack' }], 4400],
  'a next': [[{ type: 'next', id: '1', payload: { data: {} } }], 4400],
  'an error': [[{ type: 'error', id: '1', payload: [{ message: 'x' }] }], 4400],
  ...each('the id', ['', 5, null, {}], (id) => subscribe({ query }, id)),
  ...each('the payload', [null, [], 'x', {}, { query: 5 }, { query: null }], (payload) => subscribe(payload)),
  ...each(
    'with the query',
    [{ variables: 'x' }, { variables: [] }, { operationName: 5 }, { extensions: 'x' }],
    (more) => subscribe({ query, ...(more as object) }),
  ),
  '300 KiB': [[subscribe({ query, variables: { tooLong } })], 1009],
}

/** Frames that RFC 6455 does not allow. */
const frames: Readonly<Record<string, readonly number[]>> = {
  'without a mask': [0x81, 2, 0x7b, 0x7d],
  'with reserved bits': [0xf1, 0x80, 0, 0, 0, 0],
  'of an unknown kind': [0x83, 0x80, 0, 0, 0, 0],
  'of text that is no UTF-8': [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe],
  'of 2^63 bytes': [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
  'that goes on with nothing': [0x80, 0x80, 0, 0, 0, 0],
  'that closes with half a code': [0x88, 0x81, 0, 0, 0, 0, 1],
  'that closes with an unknown code': [0x88, 0x82, 0, 0, 0, 0, 0x27, 0x0f],
}

export function attackSockets(at: () => Attack): void {
  const rowsOf = (table: Table) =>
    Object.entries(table).map(([shown, [messages, code]]) => ({ shown, messages, code }))

  it.each(rowsOf(atFirst))('$shown closes the socket with $code', async ({ messages, code }) => {
    const socket = await at().wire.socket()
    for (const message of messages) socket.send(message)
    expect(await within(socket.closed, 'no close')).toBe(code)
  })

  it.each(rowsOf(whenSignedIn))(
    'after connection_ack $shown closes the socket with $code',
    async ({ messages, code }) => {
      const socket = await at().signedIn()
      for (const message of messages) socket.send(message)
      expect(await within(socket.closed, 'no close')).toBe(code)
    },
  )

  it('no connection_init closes the socket with 4408, no protocol with 4406', async () => {
    const { wire } = at()
    const [silent, other] = await Promise.all([wire.socket(), wire.socket([])])
    expect(await within(other.closed, 'no close')).toBe(4406)
    expect(await within(silent.closed, 'no close')).toBe(4408)
  })

  it('ids that name methods, completing what never began, and 10,000 pings are nothing special', async () => {
    const socket = await at().signedIn()
    socket.send({ type: 'complete', id: 'never began' })
    for (const id of ['__proto__', 'constructor', 'toString', 'x'.repeat(100_000)]) {
      socket.send(subscribe({ query }, id))
      expect(await socket.next()).toEqual({ type: 'next', id, payload: { data: { me: null } } })
      expect(await socket.next()).toEqual({ type: 'complete', id })
    }
    for (let n = 0; n < 10_000; n += 1) socket.send({ type: 'ping', payload: { n } })
    for (let n = 0; n < 10_000; n += 1) expect((await socket.next()).payload.n).toBe(n)
    socket.close()
  })

  it('the same id twice closes the socket with 4409', async () => {
    const { signedIn, field, show, ada } = at()
    const socket = await signedIn(ada.token)
    const following = { query: field('missionStatus').query, variables: { missionId: show.missionId } }
    for (let n = 0; n < 2; n += 1) socket.send(subscribe(following))
    expect(await within(socket.closed, 'no close')).toBe(4409)
  })

  it('200 subscriptions on one socket: 50 are carried out, the others are told', async () => {
    const { signedIn, field, show, ada } = at()
    const socket = await signedIn(ada.token)
    const following = { query: field('missionStatus').query, variables: { missionId: show.missionId } }
    for (let n = 0; n < 200; n += 1) socket.send(subscribe(following, `s${n}`))
    const types: string[] = []
    for (let n = 0; n < 200; n += 1) types.push(String((await socket.next()).type))
    expect(types.filter((type) => type === 'next')).toHaveLength(50)
    expect(types.filter((type) => type === 'error')).toHaveLength(150)
    socket.close()
  })

  it('clients that vanish while they are answered leave nothing behind', async () => {
    const { signedIn, wire, ada } = at()
    for (let n = 0; n < 20; n += 1) {
      const socket = await signedIn(ada.token)
      for (let id = 0; id < 30; id += 1)
        socket.send(subscribe({ query: '{ voices { id gender traits } }' }, `q${id}`))
      socket.reset()
      await within(socket.closed, 'no close')
    }
    expect((await wire.http('/health')).status).toBe(200)
  })

  it.each(Object.entries(frames))('a frame %s ends the connection', async (_, bytes) => {
    expect(await at().wire.raw(`${handshake}${String.fromCharCode(...bytes)}`)).toMatch(/^HTTP\/1.1 101 /)
  })

  it('a client that closes its half is let go of', async () => {
    const peer = await at().wire.tcp()
    peer.resume().end(handshake)
    await within(new Promise((closed) => peer.once('close', closed)), 'the other half is still open')
  })
}
