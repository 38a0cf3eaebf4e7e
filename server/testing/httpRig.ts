import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createMetrics } from '../adapters/metrics.ts'
import { startApi, type TestApi } from '../graphql/testing/api.ts'
import { createHostNames } from '../hostNames.ts'
import { createHttp, type Http } from '../http.ts'

type Changed = Partial<Parameters<typeof createHttp>[0]>

/** What one test of the HTTP end needs: whatever it opens is closed with it, the newest first. */
export async function createHttpRig() {
  const opened: (() => Promise<unknown>)[] = []

  async function openApi(changed: Parameters<typeof startApi>[0] = {}): Promise<TestApi> {
    const api = await startApi(changed)
    opened.push(() => api.close())
    return api
  }

  const api = await openApi()

  /** The server with the real API, and what it wrote down. */
  function make(changed: Changed = {}): { readonly http: Http; readonly logged: string[] } {
    const logged: string[] = []
    const log = (level: string) => (_facts: object, message: string) => void logged.push(`${level}: ${message}`)
    const http = createHttp({
      api: api.api,
      metrics: createMetrics(),
      exported: () => null,
      answersTo: createHostNames({ host: '127.0.0.1', proxies: 0, origins: [] }),
      ready: () => Promise.resolve(),
      web: '/nowhere',
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      ...changed,
    })
    opened.push(() => http.close())
    return { http, logged }
  }

  return {
    /** The API that every server of the rig has, unless it is given another. */
    api,
    openApi,
    make,

    /** The same as `make`, on a port of its own. */
    async start(changed: Changed = {}) {
      const made = make(changed)
      return { ...made, url: await made.http.listen(0, '127.0.0.1') }
    },

    /** The web client, as a build leaves it; what lies beside it is nobody's business. */
    async buildWeb(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'wakeband-http-'))
      opened.push(() => rm(folder, { recursive: true }))
      await mkdir(join(folder, 'web/assets'), { recursive: true })
      await writeFile(join(folder, 'secret.txt'), 'a secret')
      await writeFile(join(folder, 'web/index.html'), '<title>Wakeband</title>')
      await writeFile(join(folder, 'web/icon.svg'), '<svg/>')
      await writeFile(join(folder, 'web/worker.js'), 'keep()')
      await writeFile(join(folder, 'web/manifest.webmanifest'), '{}')
      await writeFile(join(folder, 'web/assets/main.js'), 'play()')
      await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js'), 'play()')
      await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js.br'), brotliCompressSync('play()'))
      await writeFile(join(folder, 'web/assets/index-B_Z2-ZUW.js.gz'), gzipSync('play()'))
      return join(folder, 'web')
    },

    async close() {
      for (const close of opened.splice(0).reverse()) await close()
    },
  }
}

export type HttpRig = Awaited<ReturnType<typeof createHttpRig>>

export async function get(url: string, init?: RequestInit): Promise<{ status: number; type: string | null; body: string }> {
  const response = await fetch(url, init)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

/** An answer whose body is still to be read, to a request that goes out as it is: `fetch` would tidy it up. */
export function answerOf(url: string, options: RequestOptions = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end()
  })
}
