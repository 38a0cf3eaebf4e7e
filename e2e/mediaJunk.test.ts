import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, connect, type AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { packRtp } from '../server/audio/rtp.ts'
import { createDice, type Dice } from '../server/core/testing/dice.ts'
import { openClient, type Answer } from './client.ts'
import { startProduct } from './product.ts'
import { startTerminalPlayer } from './terminalPlayer.ts'

/** Datagrams; of TCP connections there are a hundredth of that, with up to 20 frames each. */
const count = 20_000
/** Sent at a time, and from so many addresses, so that the receiver's buffer holds them. */
const burst = 40
const senders = 8
/** More than all of it takes: what is thrown away leaves nothing. */
const mostGrowth = 100 * 1024 ** 2

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The fragments of names that a STUN server looks its clients up by: those of a real session are among them. */
type Names = readonly string[]

/** RFC 8489, with attributes that lie about their length now and then. */
function stun(dice: Dice, names: Names): Uint8Array {
  const attributes = Array.from({ length: dice.below(6) }, () => {
    const kind = dice.one([0x0006, 0x0006, 0x0008, 0x0020, 0x0024, 0x0025, 0x8028, 0x8029, 0x802a, dice.below(0x10000)])
    const value = kind === 6 ? Buffer.from(`${dice.one(names)}:${dice.one(['x', '', 'abcd'])}`) : Buffer.from(dice.bytes(dice.one([0, 4, 8, 20, dice.below(60)])))
    const head = Buffer.alloc(4)
    head.writeUInt16BE(kind, 0)
    head.writeUInt16BE(dice.oneIn(6) ? dice.below(0x10000) : value.length, 2)
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
  })
  const body = Buffer.concat(attributes)
  const head = Buffer.concat([Buffer.alloc(8), dice.bytes(12)])
  head.writeUInt16BE(dice.one([0x0001, 0x0001, 0x0011, 0x0101, 0x0111, dice.below(0x4000)]), 0)
  head.writeUInt16BE(dice.oneIn(8) ? dice.below(0x10000) : body.length, 2)
  head.writeUInt32BE(0x2112a442, 4)
  return Buffer.concat([head, body])
}

/** A record with a handshake message of any kind in it, whole or not. */
function dtls(dice: Dice): Uint8Array {
  const body = dice.bytes(dice.below(300))
  const handshake = Buffer.concat([Buffer.from([dice.one([1, 2, 11, 16, 20, dice.below(256)]), 0, body.length >> 8, body.length & 255]), Buffer.alloc(8), body])
  const head = Buffer.concat([Buffer.from([dice.one([20, 21, 22, 22, 22, 23, 25]), 0xfe, dice.one([0xff, 0xfd, 0xfc])]), dice.bytes(8), Buffer.alloc(2)])
  head.writeUInt16BE(dice.oneIn(6) ? dice.below(0x10000) : handshake.length, 11)
  return Buffer.concat([head, handshake])
}

function rtp(dice: Dice): Uint8Array {
  const packet = packRtp({
    payloadType: dice.one([100, 111, dice.below(128)]),
    sequenceNumber: dice.below(65_536),
    timestamp: dice.below(2 ** 32),
    ssrc: dice.below(2 ** 32),
    marker: dice.oneIn(2),
    // Opus of any length, or what SRTP makes of it.
    payload: Uint8Array.of(dice.below(256), ...dice.bytes(dice.below(200))),
  })
  if (dice.oneIn(3)) packet[0] = 0x80 | dice.below(64)
  return packet
}

const rtcp = (dice: Dice): Uint8Array => Uint8Array.of(0x80 | dice.below(32), 200 + dice.below(8), 0, dice.below(256), ...dice.bytes(dice.below(120)))

function junk(dice: Dice, names: Names): Uint8Array {
  return dice.one<() => Uint8Array>([
    () => stun(dice, names),
    () => stun(dice, names),
    () => dtls(dice),
    () => rtp(dice),
    () => rtcp(dice),
    () => dice.bytes(dice.below(1400)),
    () => new Uint8Array(0),
  ])()
}

describe('E1 the media port under any input', () => {
  it(`takes ${count} datagrams and ${count / 100} TCP connections of junk, while a show on it goes on as if there were none`, async () => {
    const port = await freePort()
    const product = await startProduct({ HOST: '127.0.0.1', MEDIA_HOST: '127.0.0.1', MEDIA_PORT: String(port), SHOW_GRACE_SECONDS: '1' })
    closing.push(() => product.stop())
    const home = await mkdtemp(join(tmpdir(), 'wakeband-junk-'))
    closing.push(() => rm(home, { recursive: true, force: true }))
    const memory = async (): Promise<number> => Number(/^process_resident_memory_bytes (\S+)/m.exec(await metrics())?.[1])
    const metrics = async (): Promise<string> => (await fetch(`${product.url}/metrics`)).text()

    const words = Array.from({ length: 30 }, (_, n) => ['--type', `Everyone, what did you dream of, for the ${n}th time?`]).flat()
    const player = startTerminalPlayer(product.url, home, ['--conversation', ...words])
    closing.push(() => player.leave())
    const heard = (event: Answer) => event.type === 'lineHeard'
    const first = await player.log.indexOf(heard, 0)
    const memoryAtStart = await memory()

    // Somebody's transports that nobody has connected to: their names are known to whoever sees the signalling.
    const client = await openClient(product.url)
    closing.push(() => client.close())
    const { data } = await client.ask('mutation { startConversation(input: {}) { ... on Conversation { id } } }')
    const opened = await client.ask(
      'mutation ($id: ID!) { openMedia(sessionId: $id) { ... on MediaOpened { sendTransport { iceParameters } receiveTransport { iceParameters } } } }',
      { id: data.startConversation.id },
    )
    const { sendTransport, receiveTransport } = opened.data.openMedia
    const names = ['nobody', '', sendTransport.iceParameters.usernameFragment, receiveTransport.iceParameters.usernameFragment]

    const dice = createDice(1)
    const sockets = Array.from({ length: senders }, () => createSocket('udp4'))
    closing.push(() => sockets.forEach((socket) => socket.close()))
    for (let sent = 0; sent < count; sent += burst) {
      const all = Array.from({ length: burst }, (_, n) => {
        const socket = sockets[n % senders] as (typeof sockets)[number]
        return new Promise((done) => socket.send(junk(dice, names), port, '127.0.0.1', done))
      })
      await Promise.all(all)
      if (sent % (burst * 10) === 0) await hangUpAfter(connection(dice, names, port))
    }
    for (let n = 0; n < count / 100 - 50; n += 10)
      await Promise.all(Array.from({ length: 10 }, () => hangUpAfter(connection(dice, names, port))))

    const after = player.log.events.length
    const again = await player.log.indexOf(heard, after)
    expect(again).toBeGreaterThan(first)
    const { reception } = player.log.events[again]
    expect(reception.playout, 'the line came through').not.toBe('MISSED')
    expect(player.log.events.filter(({ type }) => type === 'connectionLost')).toEqual([])
    await player.leave()
    expect(player.log.events.at(-1).packetsLost, 'no packet of the hosts was lost in it').toBe(0)
    await expect.poll(async () => /^wakeband_shows (\d+)/m.exec(await metrics())?.[1], { timeout: 30_000 }).toBe('0')
    expect((await memory()) - memoryAtStart).toBeLessThan(mostGrowth)
    const faults = product.log().split('\n').filter((line) => line !== '' && !/^\{"level":[234]0,/.test(line))
    expect(faults, 'nothing died, and nothing was written past the log').toEqual([])
  })
})

/** RFC 4571: frames with their length before them; junk in each, and some that lie about it. */
function connection(dice: Dice, names: Names, port: number) {
  const frames = Array.from({ length: dice.below(20) }, () => {
    const frame = junk(dice, names)
    const head = Buffer.alloc(2)
    head.writeUInt16BE(dice.oneIn(5) ? dice.below(0x10000) : frame.length)
    return Buffer.concat([head, frame])
  })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume().write(Buffer.concat(frames))
  return { socket, rudely: dice.oneIn(3) }
}

async function hangUpAfter({ socket, rudely }: ReturnType<typeof connection>): Promise<void> {
  const closed = new Promise((done) => socket.once('close', done))
  if (rudely) socket.once('connect', () => socket.resetAndDestroy())
  else socket.end()
  await closed
}
