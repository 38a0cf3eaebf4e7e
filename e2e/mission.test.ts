import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { focused, headed, isRinged, tabTo } from './keys.ts'
import { play, type MissionSummary } from './playRun.ts'
import { startProduct, type RunningProduct } from './product.ts'
import { understood } from './words.ts'

const said = 'we need to cut the power to the tower'

/** The set as `?debug` lays it open. */
interface Open {
  readonly __wakeband: { hostLevel(): number }
}

const typed = 'Cut the power to the tower!'
/** What the terminal player's microphone says. */
const sentences = ['they are hiding the water from the people', 'please open the doors before the morning comes']

let product: RunningProduct
let listener: Listener
/** A show takes its minutes: three at once, in a browser and in two terminals, take no longer. */
let inTerminal: ReturnType<typeof play>
let byTyping: ReturnType<typeof play>
beforeAll(async () => {
  product = await startProduct()
  inTerminal = play('--url', product.url, '--json', '--minutes', '1.5', ...sentences.flatMap((text) => ['--say', text]))
  byTyping = play('--url', product.url, '--json', '--minutes', '0.5', '--type', typed)
  // Their own tests are told of a failure.
  for (const shown of [inTerminal, byTyping]) shown.catch(() => undefined)
  listener = await openBrowser(said)
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
})

describe('a mission in Chromium', () => {
  it('M1 to M13: sign in, create, tune in, hear the hosts, talk back, be answered, score, and the end', async () => {
    const { page } = listener
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    // An opening takes its half minute on the air.
    page.setDefaultTimeout(90_000)
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)

    await page.goto(`${product.url}/missions?debug&raw`)
    await expectAccessible(page, 'sign-in')
    await page.getByLabel('name').fill('Ada')
    await page.locator('button[type=submit]').click()

    await page.getByLabel('Minutes on the air').fill('1')
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.getByTestId('mission-status').and(page.locator('[data-status=STAGE2]')).first().waitFor()
    if (await page.getByRole('button', { name: 'Tune in' }).isHidden()) await page.locator('[data-status=STAGE2] >> xpath=ancestor::a').first().click()

    await expectAccessible(page, 'mission')
    // The wrong frequency first: noise, and how near the station is (M5).
    await page.getByRole('button', { name: 'Tune in' }).click()
    await page.getByLabel('Signal').waitFor({ state: 'attached' })
    const text = await page.locator('main').innerText()
    const frequency = Number(/(\d{2,3}\.\d)\s*MHz/.exec(text)?.[1])
    expect(frequency).toBeGreaterThanOrEqual(87.5)
    const dial = page.getByRole('slider', { name: 'Frequency' })
    await dial.focus()
    for (let mhz = 875; mhz < Math.round(frequency * 10); mhz += 1) await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'Tune in' }).click()

    // A host speaks, and is heard: the sound is measured in the page (M8).
    await state('HOST_SPEAKING').waitFor()
    await page.getByTestId('line').waitFor()
    await page.waitForFunction(() => (window as unknown as Open).__wakeband.hostLevel() > 0.05)
    // Its words come with the voice: some are lit, and some are still to come (W1).
    await page.waitForFunction(() => {
      const words = document.querySelector('[data-testid=line] .is-followed')
      if (!words) return false
      const said = Number(getComputedStyle(words).getPropertyValue('--said'))
      return said > 0 && said < 1
    })

    // The player's turn: the key is held while the microphone says its words once (M9, E6, E8).
    await state('WAITING_FOR_USER').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await page.getByTestId('partial').waitFor()
    mkdirSync('dist/e2e', { recursive: true })
    await page.screenshot({ path: 'dist/e2e/talking.png' })
    await page.waitForTimeout(4500)
    await page.keyboard.up('Space')
    await tabTo(page, /Say it by typing/)
    const turn = page.getByTestId('turn').and(page.locator('[data-outcome=WORDS]')).first()
    await turn.waitFor()
    expect(understood(said, await turn.innerText())).toBeGreaterThan(0.7)

    // The hosts answer, and the score moves, with a reason (M10, M11).
    await state('HOST_SPEAKING').waitFor()
    await page.getByTestId('score-reason').filter({ hasText: /\w/ }).waitFor()
    await page.screenshot({ path: 'dist/e2e/answered.png' })
    await expectAccessible(page, 'show')

    // The end, and the whole show to read again (M12, M13). The field goes, and the end has the keyboard of it (W3).
    await page.getByTestId('ending').waitFor()
    expect(await focused(page)).toMatch(/^section (They are awake|Time is up)/)
    expect(await isRinged(page), 'where the keyboard is').toBe(true)
    await tabTo(page, /See the whole show/)
    await page.keyboard.press('Enter')
    const results = page.getByTestId('results')
    await results.waitFor()
    await headed(page)
    expect(await results.getAttribute('data-outcome')).toMatch(/WON|TIME_UP/)
    expect(await page.getByTestId('said').count()).toBeGreaterThan(2)
    await page.screenshot({ path: 'dist/e2e/results.png', fullPage: true })
    await expectAccessible(page, 'results')
    // What the page has said of its media is in the figures of the station; the last of it when the show was over (E16).
    const figure = async (name: string): Promise<number> => {
      const figures = await (await fetch(`${product.url}/metrics`)).text()
      return Number(figures.split('\n').find((line) => line.startsWith(name))?.split(' ').at(-1))
    }
    await expect.poll(() => figure('wakeband_media_round_trip_seconds_count')).toBeGreaterThan(5)
    await expect.poll(() => figure('wakeband_media_packets_total{outcome="received"}')).toBeGreaterThan(1000)
    expect(faults).toEqual([])
  })

  it('W2 W3 M1 it is shared by a link: there for whoever has that, on a phone too, and gone when it is taken back', async () => {
    const { page, context } = listener
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await tabTo(page, /^button Share$/)
    await page.keyboard.press('Enter')
    const link = page.getByRole('textbox', { name: 'Whoever has this link' })
    await link.waitFor()
    const told = page.getByRole('region', { name: 'Share and keep' }).getByRole('status')
    await told.filter({ hasText: 'Copied' }).waitFor()
    expect(await focused(page)).toBe('button Share')
    const url = await link.inputValue()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url)
    // It is said each time: words that only stay are not read out.
    await tabTo(page, /Copy the link/)
    await told.evaluate((it) => {
      const look = new MutationObserver(() => (it.dataset['anew'] = it.textContent))
      look.observe(it, { childList: true, characterData: true, subtree: true })
    })
    await page.keyboard.press('Enter')
    await page.locator('output[data-anew^=Copied]').waitFor()
    await onBothSizes(page, 'results, shared')
    const facts = await page.getByTestId('results').getAttribute('data-outcome')
    const said = await page.getByTestId('said').allInnerTexts()

    // Somebody who has never been here.
    const stranger = await context.browser()?.newContext({ serviceWorkers: 'block' })
    if (!stranger) throw new Error('there is no second profile')
    const visitor = await stranger.newPage()
    const asked: string[] = []
    visitor.on('request', (request) => asked.push(request.headers()['authorization'] ?? request.headers()['referer'] ?? ''))
    await visitor.goto(url)
    await visitor.getByTestId('shared').waitFor()
    expect(await visitor.getByTestId('shared').getAttribute('data-outcome')).toBe(facts)
    expect(await visitor.getByTestId('said').allInnerTexts()).toEqual(said)
    await onBothSizes(visitor, 'a shared show')
    expect(asked.join(''), 'neither a sign-in, nor the address with the token in it').toBe('')

    await tabTo(page, /Stop sharing/)
    await page.keyboard.press('Enter')
    await link.waitFor({ state: 'detached' })
    await told.filter({ hasText: 'Not shared any more' }).waitFor()
    expect(await focused(page)).toBe('button Share')
    expect(await isRinged(page), 'where the keyboard is').toBe(true)
    await visitor.reload()
    await visitor.getByRole('heading', { name: 'Nothing is shown here' }).waitFor()
    await onBothSizes(visitor, 'nothing is shared')
    await stranger.close()
  })
})

describe('a mission by the terminal player, over real WebRTC', () => {
  it('A6 is heard word for word, answered, scored, and comes to an end', async () => {
    const { code, printed } = await inTerminal
    const summary = printed.at(-1) as MissionSummary
    expect(summary.type).toBe('summary')
    expect(summary.lines).toBeGreaterThan(3)
    expect(summary.transcripts.map((transcript) => transcript.said)).toEqual(sentences)
    for (const transcript of summary.transcripts)
      expect(understood(transcript.said, transcript.heard ?? ''), transcript.heard ?? 'nothing').toBeGreaterThan(0.6)
    expect(summary.reactionMs).toHaveLength(2)
    expect(summary.outcome).toMatch(/WON|TIME_UP/)
    expect(code).toBe(0)
    const scores = printed.filter((event) => event.type === 'scoreUpdated') as unknown as { turnId: string }[]
    expect(new Set(scores.map(({ turnId }) => turnId)).size, 'E13 one score a turn').toBe(scores.length)
  })

  it('E9 is played by typing as it is by voice', async () => {
    const { code, printed } = await byTyping
    const summary = printed.at(-1) as MissionSummary
    expect(summary.transcripts).toMatchObject([{ said: typed, heard: typed }])
    expect(code).toBe(0)
  })
})

async function onBothSizes(page: Page, where: string): Promise<void> {
  for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
    await page.setViewportSize(size)
    await expectAccessible(page, `${where}, ${size.width}`)
  }
}
