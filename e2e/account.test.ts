import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { startProduct, type RunningProduct } from './product.ts'

let product: RunningProduct
let listener: Listener
beforeAll(async () => {
  product = await startProduct()
  listener = await openBrowser('wake up')
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
})

describe('the first page and the account menu in Chromium', () => {
  it('W2 W3 E17 three programmes; by keyboard alone: everything about me is saved, and deleted', async () => {
    const { page } = listener
    page.setDefaultTimeout(30_000)
    await page.goto(`${product.url}/`)
    await page.getByLabel('Your name').fill('Ada Lovelace')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Live radio that talks back' }).waitFor()
    for (const name of ['Find a mission', 'Practise something', 'Start a conversation'])
      expect(await page.getByRole('link', { name }).isVisible()).toBe(true)
    await expectAccessible(page, 'home')

    const account = page.getByRole('button', { name: 'Account of Ada Lovelace' })
    await account.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(await readFile(await download.path(), 'utf8')).toContain('Ada Lovelace')
    await page.getByText('It is on its way to your downloads.').waitFor()

    await page.getByRole('button', { name: 'Delete everything about me…' }).focus()
    await page.keyboard.press('Enter')
    const sure = page.getByRole('button', { name: 'Delete it all' })
    expect(await sure.isDisabled()).toBe(true)
    await expectAccessible(page, 'account menu')
    // The keyboard is in the field already.
    await page.keyboard.type('Ada Lovelace')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  })
})
