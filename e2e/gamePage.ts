import type { Locator, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { startProduct } from './product.ts'

/** What the microphone says: the first answer of the checkpoint, and a wrong one to its second question. */
export const said = 'yes I have my papers'
export const saidWrong = 'I come from the border'
/** The right answers of the checkpoint, step by step, each decided by rule. */
export const story = [
  'I have my papers',
  'I was in the city',
  'I am a doctor',
  'I am alone',
  'my bag',
  'I am going home',
]

/** A product, and a page of it on which the checkpoint is played. */
export type GamePage = Awaited<ReturnType<typeof openGamePage>>

export async function openGamePage() {
  const product = await startProduct()
  const listener = await openBrowser(said)
  let page = listener.page
  const faults: string[] = []

  /** As a player of its own, in the list of scenarios. */
  async function signIn(): Promise<void> {
    page.on('pageerror', (error) => faults.push(error.message))
    page.setDefaultTimeout(60_000)
    await page.goto(`${product.url}/practice?debug&raw`)
    await page.getByLabel('name').fill('Ada')
    await page.locator('button[type=submit]').click()
    await page.getByTestId('scenario').first().waitFor()
  }

  await signIn()
  return {
    /** The tab that was opened last. */
    page: (): Page => page,
    /** What broke in any of them. */
    faults,
    signIn,
    /** Another tab: a browser of its own, as far as the page can tell. */
    async openTab(): Promise<Page> {
      const next = await listener.context.newPage()
      await page.close()
      page = next
      return page
    },
    /** Begins a new game of the checkpoint from the list. */
    async begin(way: 'On the air' | 'Turn by turn'): Promise<void> {
      await page.goto(`${product.url}/practice?debug&raw`)
      await page
        .locator('[data-testid=scenario][data-scenario=checkpoint]')
        .getByRole('button', { name: way })
        .click()
    },
    /** Types an answer; resolves to its verdict when that is there. */
    async type(words: string): Promise<Locator> {
      const verdict = page.getByTestId('verdict')
      const before = await verdict.evaluateAll(([one]) => one?.getAttribute('data-turn') ?? '')
      await page.getByLabel('Say it by typing').fill(words)
      await page.getByRole('button', { name: 'Say', exact: true }).click()
      const newer = page.locator(`[data-testid=verdict]:not([data-turn="${before}"])`)
      await newer.waitFor()
      return newer
    },
    outcome: (verdict: Locator) => verdict.getAttribute('data-outcome'),
    lives: () => page.getByTestId('lives').first().getAttribute('data-lives'),
    score: async () => Number(await page.getByTestId('score').innerText()),
    step: () => page.getByTestId('step').getAttribute('data-step'),
    photograph: (name: string) => page.screenshot({ path: `dist/e2e/${name}.png` }),
    async close(): Promise<void> {
      await listener.close()
      await product.stop()
    },
  }
}
