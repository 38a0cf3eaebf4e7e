import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { chunksOf, createPrefixCache, promptOf, tokensOf, whole, type Chunk } from './geminiAnswer.ts'
import { badKey, GeminiError, invalid } from './geminiError.ts'
import { modelOf } from './geminiModels.ts'
import { readRequest } from './geminiRequest.ts'
import { isTalk, writeAnswer } from './writer.ts'

export interface GeminiServerOptions {
  /** The one key that is accepted. */
  readonly apiKey: string
  /** 0 for any free one. */
  readonly port?: number
  /** Milliseconds to the first token, and how fast the others come; 0 tokens a second is as fast as it can. */
  readonly firstTokenMs?: number
  /** Left out, it is what a model of the lightest kind does: 250, and 70 where it talks, so that one hears it write. */
  readonly tokensPerSecond?: number
}

/** The service takes 20 MiB; nothing of ours is near that. */
const largestBody = 4 * 1024 * 1024

const path = /^\/(v1|v1beta)\/models\/([^/:]+):(generateContent|streamGenerateContent|countTokens)$/

/**
 * Gemini on loopback: speaks the wire of Google's generative language API, as strictly, and has `writeAnswer` write
 * what a model would.
 */
export async function createGeminiServer(
  options: GeminiServerOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { apiKey, port = 0, firstTokenMs = 150 } = options
  const seen = createPrefixCache()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://studio')
    const [, version, name, method] = (request.method === 'POST' && path.exec(url.pathname)) || []
    const body = await read(request)
    if (!version || !name || !method) throw new GeminiError('NOT_FOUND', 'Requested entity was not found.')
    const key = request.headers['x-goog-api-key'] ?? url.searchParams.get('key')
    if (key !== apiKey) throw badKey(typeof key === 'string' ? key : null)
    const model = modelOf(name, version, method)
    const asked = readRequest(method === 'countTokens' ? countedBody(body) : body, model)
    if (method === 'countTokens') return json(response, { totalTokens: tokensOf(promptOf(asked)) })
    const text = writeAnswer(asked)
    const cached = seen(promptOf(asked))
    const tokensPerSecond = options.tokensPerSecond ?? (isTalk(asked) ? 70 : 250)
    if (method === 'generateContent') {
      await sleep(response, firstTokenMs + (tokensPerSecond ? (1000 * tokensOf(text)) / tokensPerSecond : 0))
      return json(response, whole(text, asked, model, cached))
    }
    const sse = url.searchParams.get('alt') === 'sse'
    await stream(response, chunksOf(text, asked, model, cached), tokensPerSecond, sse)
  }

  async function stream(
    response: ServerResponse,
    chunks: readonly Chunk[],
    tokensPerSecond: number,
    sse: boolean,
  ): Promise<void> {
    response.writeHead(200, { 'content-type': sse ? 'text/event-stream' : 'application/json; charset=UTF-8' })
    response.flushHeaders()
    const started = performance.now()
    for (const [index, { body, tokens }] of chunks.entries()) {
      // By the clock and not by the step, so that the rate does not drift with what the writing itself takes.
      const due =
        started + firstTokenMs + (tokensPerSecond && index > 0 ? (1000 * tokens) / tokensPerSecond : 0)
      await sleep(response, due - performance.now())
      if (response.destroyed) return
      response.write(
        sse
          ? `data: ${JSON.stringify(body)}\r\n\r\n`
          : `${index === 0 ? '[' : ',\r\n'}${JSON.stringify(body)}`,
      )
    }
    response.end(sse ? undefined : ']')
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  let closed: Promise<void> | undefined
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closed
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    // Read to its end all the same: to leave the loop would cut the client off before the answer.
    if (length <= largestBody) parts.push(part)
  }
  if (length > largestBody) throw invalid(`Request payload size exceeds the limit: ${largestBody} bytes.`)
  return Buffer.concat(parts).toString('utf8')
}

/** countTokens takes the request as it is, or wrapped. */
function countedBody(body: string): string {
  try {
    const { generateContentRequest } = JSON.parse(body) as { readonly generateContentRequest?: object }
    return generateContentRequest ? JSON.stringify(generateContentRequest) : body
  } catch {
    return body
  }
}

/** Waits, but no longer than the client does: a closed response ends the wait. */
function sleep(response: ServerResponse, ms: number): Promise<void> {
  if (ms <= 0 || response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    response.once('close', done)
  })
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body, undefined, 2))
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const known = error instanceof GeminiError
  // A bug of the studio: what it was stands in the answer, because nobody reads a log of the provider.
  const message = `Internal error encountered. ${error instanceof Error ? (error.stack ?? error.message) : ''}`
  response.writeHead(known ? error.code : 500, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(known ? error.body : JSON.stringify({ error: { code: 500, message, status: 'INTERNAL' } }))
}
