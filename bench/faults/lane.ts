import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct, type RunningProduct } from '../../e2e/product.ts'
import { createDeepgramServer } from '../../server/studio/deepgram.ts'
import { createFaultProxy, type FaultProxy } from '../../server/studio/faults.ts'
import type { Call } from '../../server/studio/faultsMenu.ts'
import { createGeminiServer } from '../../server/studio/gemini.ts'
import type { Gate } from './gate.ts'
import { openHouse } from './house.ts'
import type { House } from './row.ts'

/** The providers as they are when they are well. */
export interface Providers {
  readonly gemini: string
  readonly deepgram: string
  close(): Promise<void>
}

/** A product of its own, whose providers fail when they are told to. */
export interface Lane {
  readonly writer: FaultProxy
  readonly speech: FaultProxy
  /** The way to its store, where that is a server. */
  readonly gate: Gate | null
  product(): RunningProduct
  /** `kill -9`, and the same product again at the same place. */
  restart(): Promise<void>
  close(): Promise<void>
}

const key = 'studio'

/** A writer four times as fast as the studio's usual one: most of a row would else be the making of its mission. */
export async function startProviders(): Promise<Providers> {
  const [gemini, deepgram] = await Promise.all([
    createGeminiServer({ apiKey: key, tokensPerSecond: 1000 }),
    createDeepgramServer({ apiKey: key }),
  ])
  return {
    gemini: gemini.url,
    deepgram: deepgram.url,
    close: async () => void (await Promise.all([gemini.close(), deepgram.close()])),
  }
}

/** How long the air may be empty in a lane before the listener hears static (E14). */
export const patienceMs = 2000

/**
 * Time-outs are short: what is shown is what happens after them.
 * @param earSeconds for the words of a turn; the product's own where it is left out
 * @throws {NotHere} This machine does not have what the house needs.
 */
export async function startLane(providers: Providers, kind?: House, earSeconds?: number): Promise<Lane> {
  const [writer, speech, dataDir] = await Promise.all([
    createFaultProxy({ target: providers.gemini, callOf: (_, body) => requestOf(body) }),
    createFaultProxy({ target: providers.deepgram, callOf: speechOf }),
    mkdtemp(join(tmpdir(), 'wakeband-faults-')),
  ])
  const house = await openHouse(kind, dataDir).catch(async (error: unknown) => {
    await Promise.all([writer.close(), speech.close(), rm(dataDir, { recursive: true })])
    throw error
  })
  const env = {
    ...house.env,
    LOG_LEVEL: 'warn',
    GEMINI_BASE_URL: writer.url,
    GEMINI_API_KEY: key,
    DEEPGRAM_BASE_URL: speech.url,
    DEEPGRAM_API_KEY: key,
    WRITER_LIVE_TIMEOUT_SECONDS: '1.5',
    WRITER_TIMEOUT_SECONDS: '3',
    VOICE_TIMEOUT_SECONDS: '2',
    EAR_TIMEOUT_SECONDS: String(earSeconds ?? ''),
    SHOW_PATIENCE_SECONDS: String(patienceMs / 1000),
    MISSIONS_PER_HOUR: '10000',
    SIGN_INS_PER_HOUR: '1000000',
  }
  let product = await startProduct(env, dataDir)
  return {
    writer,
    speech,
    gate: house.gate,
    product: () => product,
    async restart() {
      const { port } = new URL(product.url)
      await product.kill()
      product = await startProduct({ ...env, PORT: port }, dataDir)
    },
    async close() {
      await product.stop()
      await Promise.all([writer.close(), speech.close()])
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A recording comes with its request; what is heard live has a socket. */
function speechOf(path: string, body: string): Call {
  if (!path.includes('/listen')) return 'speak'
  return body === '' ? 'listen' : 'transcribe'
}

/** What a request to the writer asks for: by the schema of the answer, or by the words of the request. */
function requestOf(body: string): Call {
  if (body.includes('JUDGEMENT. ')) return 'judgement'
  if (body.includes('MESSAGE. ')) return 'message'
  if (body.includes('"segments"')) return 'batch'
  if (body.includes('"characters"')) return 'brief'
  return body.includes('SUMMARY: ') ? 'summary' : 'direction'
}
