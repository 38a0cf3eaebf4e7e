import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { focused, headed, tabTo } from './keys.ts'
import { startProduct, type RunningProduct } from './product.ts'

let dataDir: string
let product: RunningProduct
let listener: Listener
let page: Page
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wakeband-away-'))
  ;[product, listener] = await Promise.all([startProduct({}, dataDir), openBrowser('', { width: 390, height: 844 }, 0)])
  page = listener.page
  page.setDefaultTimeout(20_000)
  await page.goto(`${product.url}/missions`)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Sign in' }).click()
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const away = () => page.getByRole('status').filter({ hasText: 'It is looked for' })
const button = (name: string) => page.getByRole('button', { name })
const link = (name: string) => page.getByRole('link', { name, exact: true })

/** The server is killed, and is back when the page has said so, or when `meanwhile` has it come back. */
async function whileAway(
  act: () => Promise<unknown>,
  meanwhile = (comeBack: () => Promise<void>): Promise<void> => comeBack(),
): Promise<void> {
  const { port } = new URL(product.url)
  await product.kill()
  await act()
  await away().waitFor()
  await meanwhile(async () => {
    product = await startProduct({ PORT: port }, dataDir)
  })
  await away().waitFor({ state: 'detached' })
}

describe('W4 a server that goes away and comes back', () => {
  it('M4 while a mission is being prepared: the page says so, and has the mission in the end', async () => {
    await button('Create mission').click()
    await page.locator('[data-status=STAGE1]').waitFor()
    await whileAway(async () => undefined)
    await page.locator('[data-status=STAGE2]').waitFor()
  })

  it('while a page is on its way: it comes by itself', async () => {
    await whileAway(() => link('Practice').click())
    await page.getByRole('heading', { name: 'Practice' }).waitFor()
    await page.getByTestId('scenario').first().waitFor()
  })

  it('W3 S5 while a game is played turn by turn: what was typed is still there, is looked after by a key, and is taken', async () => {
    await button('Turn by turn').first().click()
    const field = page.getByLabel('Say it by typing')
    await field.fill('hola')
    // The looks of the page itself stand still: what is found is found by the key.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 1_000)
    await whileAway(
      async () => {
        await page.keyboard.press('Enter')
        await page.getByTestId('refusal').filter({ hasText: 'cannot be reached' }).waitFor()
      },
      async (comeBack) => {
        await button('Look again now').waitFor()
        await tabTo(page, /Look again now/)
        await page.keyboard.press('Enter')
        await away().filter({ hasText: 'Still nothing at' }).waitFor()
        expect(await focused(page)).toBe('button Look again now')
        await comeBack()
        await page.keyboard.press('Enter')
      },
    )
    await page.getByTestId('refusal').waitFor({ state: 'detached' })
    await page.clock.resume()
    await headed(page)
    expect(await field.inputValue()).toBe('hola')
    await button('Say').click()
    await page.getByTestId('verdict').waitFor()
  })

  it('C1 while a form is filled in: nothing of it is lost, and the same button has it done', async () => {
    await page.goto(`${product.url}/characters`)
    await button('New character').click()
    const wish = { Name: 'Zoe', 'What they are': 'a diver', 'What they are like': 'calm', 'How they sound': 'far away' }
    for (const [name, words] of Object.entries(wish)) await page.getByLabel(name, { exact: true }).fill(words)
    await whileAway(async () => {
      await button('Create character').click()
      await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
      await expectAccessible(page, 'the station is away')
    })
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await button('Create character').click()
    await page.getByRole('heading', { name: 'Zoe' }).waitFor()
  })
})
