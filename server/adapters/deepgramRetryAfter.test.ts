import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DeepgramClient } from '@deepgram/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retryAfterOf } from './deepgramRetryAfter.ts'

let asks: Readonly<Record<string, string>>
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(429, { 'content-type': 'application/json', ...asks })
  response.end('{"err_code":"TOO_MANY_REQUESTS"}')
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The error that the SDK makes of it. */
async function refusal(): Promise<unknown> {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new DeepgramClient({ apiKey: 'studio', baseUrl, maxRetries: 0 })
  return client.speak.v1.audio.generate({ text: 'Hello.', model: 'aura-2-thalia-en' }).then(
    () => expect.fail('it was not refused'),
    (error: unknown) => error,
  )
}

describe('E14 a 429 with Retry-After', () => {
  it.each<[string | null, number]>([
    ['1', 1000],
    ['2', 2000],
    ['0', 250],
    ['30', 250],
    ['tomorrow', 250],
    [null, 250],
  ])('of %s is waited for within the patience: %i ms', async (seconds, ms) => {
    asks = seconds === null ? {} : { 'retry-after': seconds }
    expect(retryAfterOf(await refusal(), 250, 2000)).toBe(ms)
  })

  it('and any other error is not asked', () => {
    expect(retryAfterOf(new Error('fetch failed'), 250, 2000)).toBe(250)
    expect(retryAfterOf(undefined, 250, 2000)).toBe(250)
  })
})
