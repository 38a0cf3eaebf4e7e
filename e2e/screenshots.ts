// Photographs every screen of the web client, on a phone and on a desktop, into docs/screenshots: the product
// as it runs, with its studio, and Chromium. The show is on a phone's side, too, and with a writer who is away.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { startProviders } from '../bench/faults/lane.ts'
import { createFaultProxy } from '../server/studio/faults.ts'
import { geminiRefuses } from '../server/studio/faultsMenu.ts'
import { openBrowser } from './browser.ts'
import { startProduct } from './product.ts'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const desktop = { name: 'desktop', width: 1440, height: 900, quality: 50 }
const phone = { name: 'phone', width: 390, height: 844, quality: 72 }
const landscape = { name: 'landscape', width: 844, height: 390, quality: 72 }

/** What a town wakes by. Who says the same twice is not listened to. */
const pleas = [
  'Open the gates and let the people see the water for themselves.',
  'Knock on the door beside yours, and tell them what you have heard tonight.',
  'My grandmother drank from that river. I want my daughter to.',
  'Put your coat on and come to the square. I am there already.',
  'Ring the bells. Nobody sleeps through all of them.',
]

await mkdir(folder, { recursive: true })
const providers = await startProviders()
const writer = await createFaultProxy({ target: providers.gemini, callOf: () => 'writer' })
const product = await startProduct({ SHOW_PAUSE_SECONDS: '30', GEMINI_BASE_URL: writer.url, GEMINI_API_KEY: 'studio' })
const listener = await openBrowser('we need to cut the power to the tower', desktop, 4_000, (usual) => usual, 'allow')
const { page } = listener
page.setDefaultTimeout(240_000)
// What moves would be caught anywhere on its way.
await page.emulateMedia({ reducedMotion: 'reduce' })
try {
  await visitPages(page)
  await playMission(page)
  await playScenario(page)
  await converse(page)
  await loseTheNetwork(page)
} finally {
  await listener.close()
  await product.stop()
  await writer.close()
  await providers.close()
}

/** At each size, one after the other: what is on the air goes on meanwhile. */
async function photograph(name: string, ready?: () => Promise<unknown>, sizes = [desktop, phone]): Promise<void> {
  for (const { name: size, quality, ...viewport } of sizes) {
    await page.setViewportSize(viewport)
    await ready?.()
    await page.screenshot({ path: `${folder}${name}-${size}.jpg`, type: 'jpeg', quality })
  }
  await page.setViewportSize(desktop)
}

function inState(state: string): Locator {
  return page.locator(`[data-testid=show][data-state=${state}]`)
}

function go(path: string): Promise<unknown> {
  return page.goto(`${product.url}${path}?raw`)
}

async function visitPages(at: Page): Promise<void> {
  await go('/')
  await at.getByLabel('Your name').waitFor()
  await photograph('signIn')
  await at.getByLabel('Your name').fill('Ada')
  await at.getByRole('button', { name: 'Sign in' }).click()
  await at.getByRole('heading', { name: 'Live radio that talks back' }).waitFor()
  await photograph('home')
  await at.getByRole('button', { name: 'Account of Ada' }).click()
  await photograph('account')
}

async function playMission(at: Page): Promise<void> {
  await go('/missions')
  await at.getByLabel('Theme').fill('a town that forgot its river')
  await at.getByLabel('Minutes on the air').fill('5')
  await at.getByLabel('Listeners to wake, in percent').fill('25')
  await at.getByRole('button', { name: 'Create mission' }).click()
  await at.locator('[data-testid=mission-status][data-status=STAGE2]').waitFor()
  const frequency = /(\d{2,3}\.\d)\s*MHz/.exec(await at.locator('main').innerText())?.[1] ?? ''
  const dial = at.getByRole('slider', { name: 'Frequency' })
  await dial.fill((Number(frequency) - 0.5).toFixed(1))
  await photograph('mission')
  await dial.fill(frequency)
  await at.getByRole('button', { name: 'Tune in' }).click()
  await photograph('show', () => at.getByTestId('line').waitFor(), [desktop, phone, landscape])
  await inState('WAITING_FOR_USER').waitFor()
  await at.keyboard.down('Space')
  await at.getByTestId('partial').waitFor()
  await photograph('talking', undefined, [desktop, phone, landscape])
  // The microphone says its words over and over: so long, and they were said once at least.
  await at.waitForTimeout(5_000)
  await at.keyboard.up('Space')
  await at.getByTestId('score-reason').filter({ hasText: /\w/ }).waitFor()
  await photograph('answered', () => at.getByTestId('line').waitFor())
  await at.getByRole('button', { name: 'Mission brief' }).click()
  await photograph('brief')
  await at.keyboard.press('Escape')
  await loseTheWriter(at)
  await win(at)
  await photograph('ending')
  await at.getByRole('link', { name: 'See the whole show' }).click()
  await at.getByTestId('results').waitFor()
  await photograph('results')
  await at.getByRole('button', { name: 'Share' }).click()
  await at.getByRole('button', { name: 'Stop sharing' }).waitFor()
  await photograph('sharing')
  await at.getByRole('link', { name: 'See what they see' }).click()
  await at.getByTestId('shared').waitFor()
  await photograph('shared')
  await go('/missions')
  await at.getByTestId('mission-status').first().waitFor()
  await photograph('missions')
}

/** The hosts hold the air until the writer is back (E14). */
async function loseTheWriter(at: Page): Promise<void> {
  await inState('WAITING_FOR_USER').waitFor()
  const away = writer.arm('writer', geminiRefuses(503, 'UNAVAILABLE'), 1000)
  await say(at, 'Is anybody there who still remembers the river?')
  await photograph('weak', () => at.getByText('groping for words').waitFor())
  away.lift()
  await at.getByTestId('weak').waitFor({ state: 'detached' })
}

/** The client opens all the same: its worker has kept it (W4). */
async function loseTheNetwork(at: Page): Promise<void> {
  await listener.context.setOffline(true)
  await at.reload()
  await photograph('offline', () => at.getByTestId('offline').waitFor())
}

/** Talks to the town until the show is over. */
async function win(at: Page): Promise<void> {
  const ending = at.getByTestId('ending')
  for (let n = 0; !(await ending.isVisible()); n += 1) {
    await inState('WAITING_FOR_USER').or(ending).first().waitFor()
    if (await ending.isVisible()) return
    await say(at, pleas[n % pleas.length] ?? '')
    await inState('HOST_SPEAKING').or(ending).first().waitFor()
  }
}

async function playScenario(at: Page): Promise<void> {
  await go('/practice')
  const card = at.locator('[data-testid=scenario][data-scenario=checkpoint]')
  await card.waitFor()
  await photograph('practice')
  await card.getByRole('button', { name: 'Turn by turn' }).click()
  await at.getByTestId('question').waitFor()
  await say(at, 'I have no papers')
  await at.getByTestId('verdict').waitFor()
  await photograph('turnByTurn')
  await at.getByRole('button', { name: 'Go on the air' }).click()
  await inState('WAITING_FOR_USER').waitFor()
  await say(at, 'I have my papers')
  await at.locator('[data-testid=verdict][data-outcome=CORRECT]').waitFor()
  await photograph('game', () => inState('WAITING_FOR_USER').waitFor())
  await at.getByRole('button', { name: 'Leave' }).click()
  await at.getByTestId('game-page').waitFor()
  await photograph('gameSaved')
}

async function converse(at: Page): Promise<void> {
  await go('/characters')
  await at.getByTestId('character').first().waitFor()
  await photograph('characters')
  await go('/conversations')
  await at.getByRole('checkbox').first().waitFor({ state: 'attached' })
  await photograph('conversations')
  await at.getByRole('button', { name: 'Start talking' }).click()
  await inState('WAITING_FOR_USER').waitFor()
  await say(at, 'Everyone: what keeps you awake at this hour?')
  await photograph('conversation', () => at.getByTestId('spoken').waitFor())
  await at.getByRole('button', { name: 'Leave' }).click()
  await at.getByRole('button', { name: 'Go on talking' }).waitFor()
  await photograph('conversationSaved')
}

async function say(at: Page, words: string): Promise<void> {
  await at.getByLabel('Say it by typing').fill(words)
  await at.keyboard.press('Enter')
}
