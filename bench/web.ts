import type { Page } from 'playwright-core'
import { openBrowser } from '../e2e/browser.ts'
import { startProduct } from '../e2e/product.ts'
import { percentile, printTable } from './figures.ts'
import { traced } from './web/trace.ts'
import { noticed, watch } from './web/watch.ts'

const phone = { width: 390, height: 844 }
/** What Chromium's developer tools and Lighthouse take for a phone: a processor and a network of the middle. */
const slowdown = 4
const network = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 }
/** A frame that comes so late was left out: one of 60 Hz, and half of another. */
const lateMs = 25
const sceneMs = 5_000

/** The web client on a phone: the first screen, what jumps, and how smoothly a show goes (W1). */
export async function benchWeb(): Promise<void> {
  const product = await startProduct({ LOG_LEVEL: 'warn', SHOW_PAUSE_SECONDS: '30' })
  const listener = await openBrowser('we need to cut the power to the tower', phone, 4_000)
  const { page, context } = listener
  page.setDefaultTimeout(120_000)
  try {
    const client = await context.newCDPSession(page)
    await watch(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await client.send('Network.enable')
    await client.send('Network.emulateNetworkConditions', network)
    await firstScreen(page, product.url)
    await client.send('Network.emulateNetworkConditions', { ...network, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })

    const shifts: Record<string, string | number>[] = []
    const shift = async (where: string) => {
      const { shift: sum, shifted } = await noticed(page)
      shifts.push({ page: where, shift: sum, 'what moved': shifted.slice(0, 6).join(' ') })
    }
    await page.goto(product.url)
    await page.getByLabel('Your name').waitFor()
    await settled(page)
    await shift('sign-in')
    await page.getByLabel('Your name').fill('Ada')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Find a mission' }).waitFor()
    await settled(page)
    await shift('home')
    for (const place of ['practice', 'conversations', 'characters']) {
      await page.goto(`${product.url}/${place}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settled(page)
      await shift(place)
    }
    await page.goto(`${product.url}/missions`)
    await page.getByLabel('Minutes on the air').waitFor()
    await settled(page)
    await shift('missions')
    await page.getByLabel('Minutes on the air').fill('1')
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.locator('[data-testid=mission-status][data-status=STAGE2]').waitFor()
    await settled(page)
    await shift('mission, while it is written')

    const frequency = /(\d{2,3}\.\d)\s*MHz/.exec(await page.locator('main').innerText())?.[1] ?? ''
    await page.getByRole('slider', { name: 'Frequency' }).fill(frequency)
    await page.getByRole('button', { name: 'Tune in' }).click()
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)
    await state('HOST_SPEAKING').waitFor()
    await page.getByTestId('line').waitFor()
    await noticed(page)
    const scenes: Record<string, string | number>[] = []
    const scene = async (name: string) => {
      let seen: Awaited<ReturnType<typeof noticed>> | undefined
      const work = await traced(client, async () => {
        await page.waitForTimeout(sceneMs)
        seen = await noticed(page)
      })
      const { framesMs = [], longTasksMs = [], shift: sum = 0, shifted = [] } = seen ?? {}
      shifts.push({ page: name, shift: sum, 'what moved': shifted.slice(0, 6).join(' ') })
      const percent = (share: number) => Math.round(share * 1000) / 10
      scenes.push({
        scene: name,
        fps: framesMs.length / (framesMs.reduce((total, ms) => total + ms, 0) / 1000),
        'late %': percent(framesMs.filter((ms) => ms > lateMs).length / framesMs.length),
        'p95 ms': percentile(framesMs, 95),
        'long tasks': longTasksMs.length,
        'script %': percent(work.scripting),
        'layout %': percent(work.layout),
        'paint %': percent(work.paint),
        'other %': percent(work.other),
        'raster %': percent(work.raster),
        'screen %': percent(work.screen),
        'drawn/s': work.drawn,
        'dropped/s': work.dropped,
      })
    }
    await scene('the hosts speak')
    await state('WAITING_FOR_USER').waitFor()
    await noticed(page)
    await page.keyboard.down('Space')
    await page.getByTestId('partial').waitFor()
    await scene('the key is down')
    await page.keyboard.up('Space')
    await page.getByTestId('score-reason').filter({ hasText: /\w/ }).waitFor()
    await shift('show, the answer')
    await page.getByTestId('ending').waitFor()
    await shift('show, the rest of it')
    const results = await page.getByRole('link', { name: 'See the whole show' }).getAttribute('href')
    await page.goto(`${product.url}${results ?? ''}`)
    await page.getByTestId('results').waitFor()
    await settled(page)
    await shift('results')
    printTable('Layout shift that no touch has led to (0.1 is good to Lighthouse, 0 is good to us)', shifts)
    printTable(`A show at ${slowdown}x less processor, of which the shares are`, scenes)
  } finally {
    await listener.close()
    await product.stop()
  }
}

async function firstScreen(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Your name').waitFor()
  await settled(page)
  const { firstPaintMs, largestPaintMs, longTasksMs, shift } = await noticed(page)
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ name, transferSize }) => ({ script: name.endsWith('.js'), transferSize })),
  )
  const sum = (of: typeof bytes) => of.reduce((total, { transferSize }) => total + transferSize, 0) / 1000
  printTable(`The first screen, nothing kept, ${slowdown}x less processor, 1.6 Mbit/s with 150 ms`, [
    { figure: 'first contentful paint, ms', measured: Math.round(firstPaintMs), 'good to Lighthouse': 1_800 },
    { figure: 'largest contentful paint, ms', measured: Math.round(largestPaintMs), 'good to Lighthouse': 2_500 },
    // Blocking is what a long task is longer than 50 ms.
    { figure: 'total blocking time, ms', measured: Math.round(longTasksMs.reduce((total, ms) => total + ms - 50, 0)), 'good to Lighthouse': 200 },
    { figure: 'layout shift', measured: shift, 'good to Lighthouse': 0.1 },
    { figure: 'scripts over the wire, kB', measured: sum(bytes.filter(({ script }) => script)), 'good to Lighthouse': '' },
    { figure: 'everything over the wire, kB', measured: sum(bytes), 'good to Lighthouse': '' },
  ])
}

/** Nothing is under way any more that could move something. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
}
