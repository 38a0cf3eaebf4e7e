import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { mediaTypeOf } from './request.ts'
import { uploadOf } from './upload.ts'

/** The longest request and the longest message on a socket, in bytes (A4). */
export const longestMessage = 256 * 1024

/** The longest file that can be sent, in bytes (S5). */
export const longestFile = 5_000_000

/** A file that is too long is named as what it is up to twice its limit; the operation has the room of any other message. */
const longestBody = 2 * longestFile + longestMessage

/** Files that may be on their way at once. */
const filesOfOne = 2
const filesOfAll = 32

/**
 * Reads the bodies of requests, each up to its limit (A4): a file has more room than anything else, and only from
 * whom `known` names. A longer one is answered with 413 before the rest of it has come. Files are held in memory while
 * they come: so many at once, of one player and of all, and 429 for more.
 */
export function useBodies(known: (request: Request) => Promise<string | null>): Plugin {
  const coming = new Map<string, number>()

  /** Takes a place for one file of a player; what is returned gives it back. */
  function takePlace(player: string): () => void {
    const own = coming.get(player) ?? 0
    const all = [...coming.values()].reduce((sum, one) => sum + one, 0)
    if (own >= filesOfOne || all >= filesOfAll) throw tooMany()
    coming.set(player, own + 1)
    return () => {
      const left = (coming.get(player) ?? 1) - 1
      if (left > 0) coming.set(player, left)
      else coming.delete(player)
    }
  }

  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      if (request.body === null) return
      if (mediaTypeOf(request) === 'multipart/form-data') {
        setRequestParser(async (sent): Promise<GraphQLParams> => {
          const type = sent.headers.get('content-type') ?? ''
          const player = await known(sent)
          if (player === null) return uploadOf(await bytesOf(sent, longestMessage), type)
          const giveBack = takePlace(player)
          try {
            return await uploadOf(await bytesOf(sent, longestBody), type)
          } finally {
            giveBack()
          }
        })
      } else if (requestParser) {
        setRequestParser(async (sent) => {
          const body = await bytesOf(sent, longestMessage)
          return requestParser(new fetchAPI.Request(sent.url, { method: sent.method, headers: sent.headers, body }))
        })
      }
    },
  }
}

/** The whole body. The sender may not say how long it is, or may lie about it. */
async function bytesOf(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLong(limit)
  const parts: Uint8Array[] = []
  let length = 0
  const reader = (request.body as ReadableStream<Uint8Array>).getReader()
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw brokenOff()
    })
    if (done) break
    length += value.byteLength
    if (length > limit) throw tooLong(limit)
    parts.push(value)
  }
  return Buffer.concat(parts)
}

function tooMany(): GraphQLError {
  const extensions = { code: 'TOO_MANY_REQUESTS', http: { status: 429 } }
  return new GraphQLError('Too many files are being sent at once.', { extensions })
}

/** The sender is gone, or sent chunks that are none: no fault of ours. */
function brokenOff(): GraphQLError {
  return new GraphQLError('The body broke off.', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}

function tooLong(limit: number): GraphQLError {
  const extensions = { code: 'REQUEST_ENTITY_TOO_LARGE', http: { status: 413 } }
  return new GraphQLError(`A request of this kind has at most ${limit} bytes.`, { extensions })
}
