import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { blockIce } from './blockIce.ts'
import { openBrowser, type Listener } from './browser.ts'
import { microphoneOnDemand } from './microphoneOnDemand.ts'
import { startProduct, type RunningProduct } from './product.ts'
import { understood } from './words.ts'

/** What the microphone says: the first answer of the checkpoint, and a wrong one to its second question. */
const said = 'yes I have my papers'
const saidWrong = 'I come from the border'
/** The right answers of the checkpoint, step by step, each decided by rule. */
const story = [
  'I have my papers',
  'I was in the city',
  'I am a doctor',
  'I am alone',
  'my bag',
  'I am going home',
]

let product: RunningProduct
let listener: Listener
let page: Page
const faults: string[] = []
beforeAll(async () => {
  mkdirSync('dist/e2e', { recursive: true })
  product = await startProduct()
  listener = await openBrowser(said)
  page = listener.page
  await signIn()
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
})

/** Another tab: a browser of its own, as far as the page can tell. */
async function openTab(): Promise<void> {
  const next = await listener.context.newPage()
  await page.close()
  page = next
}

async function signIn(): Promise<void> {
  page.on('pageerror', (error) => faults.push(error.message))
  page.setDefaultTimeout(60_000)
  await page.goto(`${product.url}/practice?debug&raw`)
  await page.getByLabel('name').fill('Ada')
  await page.locator('button[type=submit]').click()
  await page.getByTestId('scenario').first().waitFor()
}

/** Begins a new game of the checkpoint from the list. */
async function begin(way: 'On the air' | 'Turn by turn'): Promise<void> {
  await page.goto(`${product.url}/practice?debug&raw`)
  await page
    .locator('[data-testid=scenario][data-scenario=checkpoint]')
    .getByRole('button', { name: way })
    .click()
}

/** Types an answer; resolves to its verdict when that is there. */
async function type(words: string): Promise<Locator> {
  const verdict = page.getByTestId('verdict')
  const before = await verdict.evaluateAll(([one]) => one?.getAttribute('data-turn') ?? '')
  await page.getByLabel('Say it by typing').fill(words)
  await page.getByRole('button', { name: 'Say', exact: true }).click()
  const newer = page.locator(`[data-testid=verdict]:not([data-turn="${before}"])`)
  await newer.waitFor()
  return newer
}

const outcome = (verdict: Locator) => verdict.getAttribute('data-outcome')
const lives = () => page.getByTestId('lives').first().getAttribute('data-lives')
const score = async () => Number(await page.getByTestId('score').innerText())
const step = () => page.getByTestId('step').getAttribute('data-step')
const photograph = (name: string) => page.screenshot({ path: `dist/e2e/${name}.png` })

describe('scenarios in Chromium', () => {
  it('S1, S3, S5, S7 typed turn by turn: a penalty and its evidence, every step, the review', async () => {
    const card = page.locator('[data-testid=scenario][data-scenario=checkpoint]')
    await card.waitFor()
    expect(await page.getByTestId('scenario').count()).toBeGreaterThanOrEqual(4)
    expect(await card.innerText()).toMatch(
      /Checkpoint[\s\S]*English[\s\S]*6 steps, 3 lives[\s\S]*Speak or type/,
    )
    await photograph('practice')
    await expectAccessible(page, 'practice')
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    expect(await lives()).toBe('3')

    const hint = page.getByRole('button', { name: 'Show a hint' })
    await hint.click()
    expect(await page.locator('#scenario-hint').innerText()).not.toBe('')

    const [first = '', ...rest] = story
    const wrong = await type('I have no papers')
    expect(await outcome(wrong)).toBe('INCORRECT_ANSWER')
    expect(await wrong.innerText()).toMatch(/1 life lost[\s\S]*I have no papers[\s\S]*no papers/)
    expect([await lives(), await score(), await step()]).toEqual(['2', 0, '1'])
    await photograph('penalty')
    await expectAccessible(page, 'turn by turn')

    const foreign = await type('Tengo mis papeles aquí, señora, buenas noches')
    expect(await outcome(foreign)).toBe('WRONG_LANGUAGE')
    expect(await foreign.innerText()).toMatch(/Spanish[\s\S]*English was asked for/)
    expect(await lives()).toBe('1')

    expect(await outcome(await type(first))).toBe('CORRECT')
    for (const words of rest) expect(await outcome(await type(words))).toBe('CORRECT')
    await page.locator('[data-testid=ending][data-outcome=COMPLETED]').waitFor()
    expect(await page.getByTestId('review-step').count()).toBe(story.length)
    expect(await page.getByTestId('review-step').first().innerText()).toMatch(
      /I have my papers[\s\S]*typed[\s\S]*3 answers/,
    )
    await photograph('completed')

    // The list knows the game, and it can be read again.
    await page.getByRole('link', { name: 'All scenarios' }).click()
    await page.locator('[data-testid=game][data-phase=COMPLETED]').getByRole('link').click()
    await page.locator('[data-testid=game-page][data-phase=COMPLETED]').waitFor()
    expect(await page.getByTestId('review-step').count()).toBe(story.length)
  })

  it('S5 spoken turn by turn: a recording is judged, a file that is none is refused in words', async () => {
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    await page.getByRole('button', { name: 'Record the answer' }).click()
    const stop = page.getByRole('button', { name: 'Stop recording' })
    await stop.waitFor()
    // The microphone speaks by itself: after four seconds its words were said once at least.
    await page.getByRole('timer', { name: 'Time left to record' }).filter({ hasText: '25 s' }).waitFor()
    await photograph('recording')
    await stop.click()
    await page.getByTestId('recording').waitFor()
    await page.getByRole('button', { name: 'Play it' }).click()
    // Heard to its end.
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Play it' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const verdict = page.getByTestId('verdict')
    await verdict.waitFor()
    const transcript = await verdict.locator('q').innerText()
    expect(understood(said, transcript)).toBeGreaterThan(0.7)
    expect(await outcome(verdict)).toBe('CORRECT')
    expect(await step()).toBe('2')

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'answer.wav', mimeType: 'audio/wav', buffer: Buffer.from('not a recording') })
    await page.getByRole('button', { name: 'Send the recording' }).click()
    expect(await page.getByTestId('refusal').innerText()).toMatch(/no recording|send WAV/i)
    await page.getByRole('button', { name: 'Throw it away' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'long.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(5_000_001) })
    await page.getByText('That recording has 5.1 MB: at most 5 MB are taken.').waitFor()
    expect([await lives(), await step()]).toEqual(['3', '2'])
  })

  it('S5, E13 an answer whose reply is lost is shown as it was judged, once', async () => {
    await openTab()
    await signIn()
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('AnswerStep')) return route.fallback()
      await route.fetch()
      await route.abort()
    })
    const verdict = await type('I have no papers')
    expect(await outcome(verdict)).toBe('INCORRECT_ANSWER')
    expect(await lives()).toBe('2')
    expect(await page.getByLabel('Say it by typing').inputValue()).toBe('')
  })

  it('S6 out of lives: nothing can be repeated, and the game starts over', async () => {
    await begin('Turn by turn')
    await page.getByTestId('question').waitFor()
    for (const left of ['2', '1', '0']) {
      await type('I have no papers')
      expect(await lives()).toBe(left)
    }
    await page.locator('[data-testid=ending][data-outcome=OUT_OF_LIVES]').waitFor()
    expect(await page.getByLabel('Say it by typing').count()).toBe(0)
    await photograph('outOfLives')
    await page.getByRole('button', { name: 'Start over' }).click()
    await page.locator('[data-testid=timeStop][data-phase=PLAYING]').waitFor()
    expect([await lives(), await score(), await step()]).toEqual(['3', 0, '1'])
    expect(await page.getByTestId('review-step').count()).toBe(0)
  })

  it('S2, S3, S4 on the air: a right answer ends its turn by itself, a wrong one costs', async () => {
    await openTab()
    const say = await microphoneOnDemand(page, [said, saidWrong])
    await signIn()
    await begin('On the air')
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)
    await state('HOST_SPEAKING').waitFor()
    await page.getByTestId('line').waitFor()
    await state('WAITING_FOR_USER').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await say(said)
    await page.getByTestId('intent').and(page.locator('[data-satisfied=true]')).waitFor()
    await photograph('intent')
    // The finger stays on the key: the turn ends by itself, long before its 30 s are over, and the page says
    // so.
    await page.getByTestId('cut-short').filter({ hasText: /\w/ }).waitFor({ timeout: 15_000 })
    await page.keyboard.up('Space')
    const verdict = page.locator('[data-testid=verdict][data-outcome=CORRECT]')
    await verdict.waitFor()
    await page.locator('[data-testid=step][data-step="2"]').waitFor()
    expect(await score()).toBeGreaterThan(0)

    await state('WAITING_FOR_USER').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await say(saidWrong)
    await page.keyboard.up('Space')
    const penalty = page.locator('[data-testid=verdict][data-outcome=INCORRECT_ANSWER]')
    await penalty.waitFor()
    expect(understood(saidWrong, await penalty.locator('q').innerText())).toBeGreaterThan(0.7)
    expect(await penalty.innerText()).toMatch(/Understood at\s+\d+ %/)
    expect([await lives(), await step()]).toEqual(['2', '2'])
    await photograph('live')
    await expectAccessible(page, 'on the air')

    // The same game, turn by turn and back on the air: nothing of it is lost.
    const before = await score()
    await page.getByRole('button', { name: 'Turn by turn' }).click()
    await page.getByTestId('timeStop').waitFor()
    expect([await score(), await step()]).toEqual([before, '2'])
    expect(await outcome(await type('I was in the city'))).toBe('CORRECT')
    await page.getByRole('button', { name: 'Go on the air' }).click()
    await state('WAITING_FOR_USER').waitFor()
    expect([await lives(), await step()]).toEqual(['2', '3'])
  })

  it('S5, W4 without a media connection the same game goes on turn by turn, with its score', async () => {
    await openTab()
    await signIn()
    await begin('On the air')
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    expect(await outcome(await answerOnAir('I have my papers'))).toBe('CORRECT')
    const before = await score()

    // From here on the page's packets go nowhere: every candidate that the server offers is an address that
    // is never anybody's (RFC 5737).
    await page.addInitScript(blockIce)
    await page.reload()
    await page.getByRole('button', { name: 'Go on on the air' }).click()
    await page.getByTestId('fallback').waitFor()
    expect([await score(), await step(), await lives()]).toEqual([before, '2', '3'])
    await photograph('fallback')
    expect(await outcome(await type('I was in the city'))).toBe('CORRECT')
    expect(await step()).toBe('3')
  })

  it('S5, W4 in a browser without WebRTC a game on the air is turn by turn from the start', async () => {
    await openTab()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'))
    await signIn()
    await page
      .locator('[data-testid=scenario][data-scenario=signals]')
      .getByRole('button', { name: 'On the air' })
      .click()
    await page.getByTestId('fallback').waitFor()
    await page.getByTestId('question').waitFor()
    expect(await page.getByRole('button', { name: 'Go on the air' }).count()).toBe(0)
    await page.getByLabel('Say it by typing').fill('Alpha seven')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=verdict][data-outcome=CORRECT]').waitFor()
    expect(faults).toEqual([])
  })
})

/** Types an answer as soon as the game takes one. */
async function answerOnAir(words: string): Promise<Locator> {
  await page.locator('[data-testid=show][data-state=WAITING_FOR_USER]').waitFor()
  return type(words)
}
