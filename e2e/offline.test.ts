import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMetrics } from '../server/adapters/metrics.ts'
import { createHttp, type Http } from '../server/http.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { startProduct, type RunningProduct } from './product.ts'

let listener: Listener
beforeAll(async () => {
  listener = await openBrowser('hello', { width: 390, height: 844 }, 500, (usual) => usual, 'allow')
})
afterAll(() => listener?.close())

describe('W4 without a network', () => {
  let product: RunningProduct
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product?.stop())

  it('the client opens, says so, and goes on by itself', async () => {
    const { page, context } = listener
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${product.url}/missions`)
    await page.getByLabel('Your name').fill('Ada')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Your missions' }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    // This page came before its worker: the next one is the worker's to answer.
    await page.reload()
    await page.getByRole('heading', { name: 'Your missions' }).waitFor()

    await context.setOffline(true)
    const failed: string[] = []
    page.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname))
    await page.reload()
    await page.getByTestId('offline').waitFor()
    expect(failed.filter((path) => path !== '/health'), 'all that the page names is kept').toEqual([])
    expect(await page.locator('main').innerText()).toContain('There is no network here.')
    await page.getByRole('button', { name: 'Try again now' }).press('Enter')
    await page.getByRole('status').filter({ hasText: 'Still nothing at' }).waitFor()
    await expectAccessible(page, 'without a network')
    await page.getByRole('slider', { name: 'Frequency' }).press('ArrowRight')
    expect(await page.getByRole('slider', { name: 'Frequency' }).inputValue()).toBe('98.1')

    await context.setOffline(false)
    await page.getByRole('heading', { name: 'Your missions' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset)).not.toHaveProperty('kept')
    expect(faults).toEqual([])
  })

  it('E17 nothing is kept but the files of the client, and no other script may be made a worker', async () => {
    const { page } = listener
    const kept = await page.evaluate(async () => {
      const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept).toEqual(expect.arrayContaining(['/', '/check.js', '/icon.svg', '/icon-192.png']))
    const ofTheClient = /^\/(assets\/.+|check\.js|manifest\.webmanifest|(apple-touch-)?icon.*\.(svg|png))?$/
    expect(kept.filter((path) => !ofTheClient.test(path))).toEqual([])
    const made = page.evaluate(() => navigator.serviceWorker.register('/other.js'))
    await expect(made).rejects.toThrow('TrustedScriptURL')
  })
})

describe('W4 a new build, while a tab has the old one open', () => {
  const closing: (() => Promise<unknown>)[] = []
  let [older, newer] = ['', '']
  let station: Http
  let url: string
  beforeAll(async () => {
    // A bundle for tests keeps nothing on the device.
    vi.stubEnv('NODE_ENV', 'production')
    ;[older, newer] = [await made('older'), await made('newer')]
    vi.unstubAllEnvs()
    station = serving(older)
    url = await station.listen(0, '127.0.0.1')
  })
  afterAll(async () => {
    await station?.close()
    for (const close of closing) await close()
  })

  /** The client as it stands, built so that one can see of a page what build it is of. */
  async function made(name: string): Promise<string> {
    const outDir = await mkdtemp(join(tmpdir(), 'wakeband-build-'))
    closing.push(() => rm(outDir, { recursive: true }))
    const mark = `\n;document.documentElement.dataset.build = '${name}'`
    await build({
      configFile: `${import.meta.dirname}/../web/vite.config.ts`,
      logLevel: 'error',
      build: { outDir, reportCompressedSize: false },
      plugins: [{ name: 'mark', transform: (code, id) => (id.endsWith('/web/main.tsx') ? code + mark : undefined) }],
    })
    return outDir
  }

  /** A page that is not signed in asks nothing of the API. */
  function serving(web: string): Http {
    return createHttp({
      api: {
        handle: (_request, response) => response.writeHead(503).end(),
        upgrade: (_request, socket) => socket.destroy(),
        close: () => Promise.resolve(),
      },
      metrics: createMetrics(),
      exported: () => null,
      answersTo: () => true,
      ready: () => Promise.resolve(),
      web,
      log: { info() {}, warn() {}, error() {} },
    })
  }

  it('goes on with what it has, loads itself anew for what is gone, and the new one takes over after it', async () => {
    const { context } = listener
    const page = await context.newPage()
    const ofBuild = () => page.evaluate(() => document.documentElement.dataset['build'])
    await page.goto(url)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.getByLabel('Your name').waitFor()
    expect(await ofBuild()).toBe('older')
    const before = await page.evaluate(() => caches.keys())

    await station.close()
    station = serving(newer)
    await station.listen(Number(new URL(url).port), '127.0.0.1')
    // As a browser does by itself, now and then, and with every navigation.
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
      const worker = registration?.installing ?? registration?.waiting
      while (worker && worker.state !== 'installed') await new Promise((then) => worker.addEventListener('statechange', then, { once: true }))
    })
    const during = await page.evaluate(() => caches.keys())
    expect(during, 'the new one waits beside the old one').toEqual([...before, expect.anything()])
    const usedBefore = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const hashed = usedBefore.filter((name) => /\/assets\/.+\.js$/.test(name))
    expect(hashed.length).toBeGreaterThan(0)
    const fetched = await page.evaluate((names) => Promise.all(names.map(async (one) => (await fetch(one)).status)), hashed)
    expect(fetched, 'the server has them no more').toEqual(hashed.map(() => 200))
    expect(await ofBuild()).toBe('older')

    // A part that the old tab has never loaded.
    const loaded = page.waitForEvent('load')
    await page.evaluate(() => {
      history.pushState(null, '', '/shared/nobody')
      window.dispatchEvent(new PopStateEvent('popstate'))
    })
    await loaded
    expect([await ofBuild(), new URL(page.url()).pathname]).toEqual(['newer', '/shared/nobody'])

    const waiting = context.serviceWorkers().at(-1)
    await page.close()
    await waiting?.evaluate(async () => {
      const { serviceWorker } = self as unknown as { serviceWorker: ServiceWorker }
      while (serviceWorker.state !== 'activated')
        await new Promise((then) => serviceWorker.addEventListener('statechange', then, { once: true }))
    })
    const next = await context.newPage()
    await next.goto(url)
    expect(await next.evaluate(() => caches.keys())).toEqual(during.slice(1))
    await context.setOffline(true)
    await next.reload()
    await next.getByTestId('offline').waitFor()
    expect(await next.evaluate(() => document.documentElement.dataset['build'])).toBe('newer')
  })
})
