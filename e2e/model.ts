import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the product asks for, told by the form of the answer that it wants. */
export type Wanted = 'brief' | 'batch' | 'text'

/** A refusal, as the service words it. */
export interface Refused {
  readonly status: number
  readonly message: string
}

/**
 * A model that answers whatever a test wants, however unfit, over Gemini's wire: the studio only ever writes what fits.
 * The product reaches it by the `env` given.
 */
export async function startModel(answer: (wanted: Wanted, prompt: string) => string | Refused) {
  const server = createServer((request, response) => void serve(request, response))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString()
    const { generationConfig = {}, contents } = JSON.parse(body) as {
      generationConfig?: { responseJsonSchema?: { properties?: object } }
      contents: object
    }
    const members = generationConfig.responseJsonSchema?.properties ?? {}
    const wanted = 'segments' in members ? 'batch' : 'characters' in members ? 'brief' : 'text'
    const text = answer(wanted, JSON.stringify(contents))
    if (typeof text !== 'string') {
      const error = { code: text.status, message: text.message, status: 'INVALID_ARGUMENT' }
      response.writeHead(text.status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
      return
    }
    const chunk = {
      candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 50, totalTokenCount: 150 },
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify(chunk)}\r\n\r\n`)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    env: (apiKey: string) => ({ GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: `http://127.0.0.1:${port}` }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
