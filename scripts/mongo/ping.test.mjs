import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { BSON } from 'mongodb'
import { ping } from './ping.mjs'

const calm = new AbortController().signal

/** A server that does this with each message. @param {(socket: import('node:net').Socket, message: Buffer) => void} react */
async function server(react) {
  const listening = createServer((socket) => socket.on('data', (data) => react(socket, data)))
  await once(listening.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    listening.close()
  })
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return `mongodb://127.0.0.1:${address.port}`
}

/** @param {object} document */
function message(document) {
  const body = BSON.serialize(document)
  const header = Buffer.alloc(21)
  header.writeInt32LE(header.length + body.length, 0)
  header.writeInt32LE(2013, 12)
  return Buffer.concat([header, body])
}

test('asks in the words of the driver, and takes an answer that comes in pieces', async () => {
  /** @type {unknown[]} */
  const asked = []
  const uri = await server((socket, request) => {
    asked.push(BSON.deserialize(request.subarray(21)))
    const answer = message({ ok: new BSON.Double(1) })
    socket.write(answer.subarray(0, 7), () => socket.write(answer.subarray(7)))
  })
  await ping(uri, calm)
  expect(asked).toEqual([{ ping: 1, $db: 'admin' }])
})

test('a refusal, a closed door and nobody there are errors', async () => {
  await expect(ping(await server((socket) => socket.write(message({ ok: new BSON.Double(0) }))), calm)).rejects.toThrow('ping')
  await expect(ping(await server((socket) => socket.end()), calm)).rejects.toThrow('ping')
  await expect(ping('mongodb://127.0.0.1:1', calm)).rejects.toThrow('ECONNREFUSED')
})

test('silence ends with the signal', async () => {
  const patience = new AbortController()
  const uri = await server(() => patience.abort())
  await expect(ping(uri, patience.signal)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
})
