import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Listener } from './browser.ts'
import { startProduct, type RunningProduct } from './product.ts'

let product: RunningProduct
let listener: Listener
beforeAll(async () => {
  product = await startProduct()
  listener = await openBrowser('hello', { width: 390, height: 844 }, 500, (usual) => usual, 'allow')
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
})

describe('W4 without a network', () => {
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
    await page.reload()
    await page.getByTestId('offline').waitFor()
    expect(await page.locator('main').innerText()).toContain('There is no network here.')
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
    expect(kept).toContain('/')
    expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
    const made = page.evaluate(() => navigator.serviceWorker.register('/other.js'))
    await expect(made).rejects.toThrow('TrustedScriptURL')
  })
})
