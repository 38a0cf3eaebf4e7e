import { once } from 'node:events'
import { connect } from 'node:net'
import { addAbortSignal } from 'node:stream'

/** MongoDB's message of today: a header of four 32-bit integers, flags, and a section of kind 0 with one document. */
const OP_MSG = 2013
const HEADER_BYTES = 16

/** BSON of `{ ping: 1, $db: 'admin' }`: the length, an int32 element, a string element, the end. */
const PING = Buffer.from('\x1e\0\0\0\x10ping\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0', 'latin1')
/** The BSON element `ok: 1.0`. */
const OK = Buffer.from('\x01ok\0\0\0\0\0\0\0\xf0\x3f', 'latin1')

/**
 * Asks a MongoDB server whether it is there, without the driver: on a fresh checkout the server is started before the
 * npm packages are installed.
 * @param {string} uri As in `mongodb://127.0.0.1:27017`.
 * @param {AbortSignal} signal
 * @throws {Error} It could not be reached, or did not answer `ok`. @throws an AbortError, when aborted.
 */
export async function ping(uri, signal) {
  const { hostname, port } = new URL(uri)
  const socket = addAbortSignal(signal, connect(Number(port), hostname))
  try {
    await once(socket, 'connect')
    socket.write(request())
    let answer = Buffer.alloc(0)
    for await (const piece of socket) {
      answer = Buffer.concat([answer, piece])
      if (isWhole(answer)) break
    }
    if (!isWhole(answer) || !answer.includes(OK)) throw new Error('it did not answer a ping')
  } finally {
    socket.destroy()
  }
}

function request() {
  const message = Buffer.alloc(HEADER_BYTES + 5 + PING.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(1, 4)
  message.writeInt32LE(OP_MSG, 12)
  PING.copy(message, HEADER_BYTES + 5)
  return message
}

/** @param {Buffer} answer */
function isWhole(answer) {
  return answer.length >= HEADER_BYTES && answer.length >= answer.readInt32LE(0)
}
