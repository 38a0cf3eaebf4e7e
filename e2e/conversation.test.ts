import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './client.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { expectEveryStop, focused, headed } from './keys.ts'
import { startProduct, type RunningProduct } from './product.ts'
import { outOfReach } from './reach.ts'
import { understood } from './words.ts'

const said = 'what do you see from up there tonight'

/** The set as `?debug` lays it open. */
interface Open {
  readonly __wakeband: { hostLevel(): number }
}

let product: RunningProduct
let listener: Listener
beforeAll(async () => {
  product = await startProduct()
  // Between two times that the words are said, an answer has begun.
  listener = await openBrowser(said, { width: 1280, height: 900 }, 4_000)
  mkdirSync('dist/e2e', { recursive: true })
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
  // A product that went on with the folder of another one leaves it there.
  if (product) await rm(product.dataDir, { recursive: true, force: true })
})

describe('a conversation in Chromium', () => {
  it('C1 to C8: a cast, text and voice as they come, hands-free, barge-in, and all of it to read again', async () => {
    const { page } = listener
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.setDefaultTimeout(60_000)
    const stream = listenIn(page)
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)
    const shot = (name: string) => page.screenshot({ path: `dist/e2e/conversation-${name}.png` })
    const go = (name: string) => page.getByRole('link', { name, exact: true }).click()

    await page.goto(`${product.url}/?debug&raw`)
    await page.getByLabel('name').fill('Ada')
    await page.locator('button[type=submit]').click()

    // A character of one's own; what does not fit is said at its field, in the server's words (C1, A3).
    await go('Characters')
    const cast = page.getByRole('list', { name: 'Your characters' })
    const first = await cast.getByRole('heading').first().innerText()
    await page.getByRole('button', { name: 'New character' }).click()
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    await field('Name').fill(first.toUpperCase())
    await field('What they are').fill('tide watcher')
    await field('What they are like').fill('warm, unhurried, tells a story where a word would do')
    const create = page.getByRole('button', { name: 'Create character' })
    await create.click()
    await expectInvalid(field('How they sound'))
    // The keyboard is where it does not fit (W3).
    await expect.poll(() => focused(page)).toBe('input How they sound')
    await page.keyboard.type('low, calm')
    await page.keyboard.press('Enter')
    await expectInvalid(field('Name'))
    await shot('refused')
    await field('Name').fill('Tess')
    await page.keyboard.press('Enter')
    await cast.getByRole('heading', { name: 'Tess' }).waitFor()
    await expect.poll(() => focused(page)).toBe('button New character')
    await expectInReach(page, 'characters')

    // A setting that the model does not take in that way is refused by name, and nothing is started (C6).
    await go('Talk')
    await page.getByText('How the model writes').click()
    const model = page.getByRole('combobox', { name: 'Model' })
    await model.selectOption('gemini-2.5-flash')
    const temperature = page.getByRole('spinbutton', { name: 'Temperature' })
    const start = page.getByRole('button', { name: 'Start talking' })
    await temperature.fill('9')
    await start.click()
    await expectInvalid(temperature)
    await temperature.fill('0.7')
    await shot('start')
    await expectInReach(page, 'conversations')
    await start.press('Enter')

    // Typed words take the path of spoken ones (C8); whoever is named answers, in that order (C4).
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    await state('WAITING_FOR_USER').waitFor()
    await headed(page, /A conversation with/)
    await page.getByLabel('Say it by typing').fill('Tess, what do you make of the sea? And you, Marlow?')
    await page.getByRole('button', { name: 'Say' }).click()
    await page.getByTestId('spoken').waitFor()
    await page.waitForFunction(() => (window as unknown as Open).__wakeband.hostLevel() > 0.05)
    await shot('speaking')
    await page.setViewportSize({ width: 390, height: 844 })
    await shot('speaking-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
    await state('WAITING_FOR_USER').waitFor()
    await expectInReach(page, 'conversation')

    // Each message is there before its first word, and is heard sentence by sentence, in order (C3, C5).
    const answers = stream.filter(isAnswer)
    expect(answers.map(({ written }) => written.characterName)).toEqual(['Tess', 'Marlow'])
    for (const { written } of answers) {
      const own = stream.filter((event) => messageOf(event) === written.id)
      const names = own.map(({ __typename }) => __typename)
      expect(names[0]).toBe('MessageStarted')
      expect(names.at(-1)).toBe('AudioCompleted')
      expect(names.indexOf('TextDelta')).toBeLessThan(names.indexOf('LineStarted'))
      const heard = own.flatMap(({ line }) => (line ? [line.text] : []))
      expect(heard.join(' ')).toBe(own.at(-1).written.text)
    }

    // Hands-free: a voice opens the turn and closes it, and what it said is understood (C7).
    const handsFree = page.getByRole('switch', { name: 'Hands-free' })
    await handsFree.press('Space')
    await page.locator('[data-testid=speech][data-speech=true]').waitFor()
    await page.getByTestId('partial').waitFor()
    await shot('hands-free')
    const spoken = page.locator('[data-author=PLAYER]').nth(1)
    await spoken.waitFor()
    expect(understood(said, await spoken.innerText())).toBeGreaterThan(0.7)
    expect(stream.some(({ __typename }) => __typename === 'StableTranscript')).toBe(true)

    // Speaking over a character cuts them off, and what was heard of the message is what is left of it (C7,
    // E7).
    await say(page, 'Everyone: what would you never give away?')
    const interrupted = page.locator('[data-status=INTERRUPTED]').filter({ hasText: /\w — \(interrupted\)/ })
    await interrupted.first().waitFor()
    expect(stream.some((event, index) => event.__typename === 'LineInterrupted' && opensByVoice(stream, index))).toBe(true)
    await shot('interrupted')
    await handsFree.press('Space')
    await page.getByRole('button', { name: 'Hold to talk' }).waitFor()
    expect(await focused(page)).toBe('button Hands-free')

    // With the key it is no different: it cuts in while it is down (E6, E7).
    await say(page, 'Everyone: and what did you give away?')
    await state('HOST_SPEAKING').waitFor()
    const turns = await page.locator('[data-author=PLAYER]').count()
    await page.getByTestId('cue').click()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    await page.getByTestId('partial').waitFor()
    await page.keyboard.up('Space')
    await page.locator('[data-author=PLAYER]').nth(turns).waitFor()

    // Who is switched off does not answer from then on, in this conversation too (C1).
    await page.getByRole('switch', { name: 'Tess answers' }).press('Space')
    await page.locator('[data-testid=seat][data-active=false]').filter({ hasText: 'Tess' }).waitFor()
    const before = stream.length
    await say(page, 'Everyone: good night.')
    await page.getByText('Everyone: good night.').first().waitFor()
    await state('HOST_SPEAKING').waitFor()
    await state('WAITING_FOR_USER').waitFor({ timeout: 120_000 })
    const who = stream.slice(before).filter(isAnswer).map(({ written }) => written.characterName)
    expect(who).toContain('Marlow')
    expect(who).not.toContain('Tess')

    // Audio starts before the text is complete, wherever there is more to write than one breath says (C5).
    const early = stream.filter((event, index) => event.__typename === 'TurnMeasured' && isWritten(stream, index))
    expect(early.length).toBeGreaterThan(0)

    // However long it is, its beginning can be scrolled to (W1).
    const reached = page.getByTestId('messages').evaluate((list) => {
      list.scrollTop = 0
      const [top, first] = [list, list.firstElementChild].map((element) => element?.getBoundingClientRect().top ?? NaN)
      return Number(first) >= Number(top)
    })
    expect(await reached).toBe(true)

    // Left, it stands in the list, and can be read again and gone on with (C2).
    await page.getByRole('button', { name: 'Leave' }).press('Enter')
    await page.getByRole('button', { name: 'Go on talking' }).waitFor()
    await headed(page, /Tess/)
    const count = await page.getByTestId('message').count()
    expect(count).toBeGreaterThan(8)
    await shot('again')
    await page.reload()
    await page.getByRole('button', { name: 'Go on talking' }).click()
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    await state('WAITING_FOR_USER').waitFor()
    expect(await page.getByTestId('message').count()).toBe(count)
    await go('Talk')
    await page.getByTestId('conversation').first().waitFor()
    await shot('list')
    expect(faults).toEqual([])
  })
})

function isAnswer({ __typename, written }: Answer): boolean {
  return __typename === 'MessageStarted' && written.author === 'CHARACTER'
}

/** Id of the message that an event is about. */
function messageOf({ messageId, written, line }: Answer): string | undefined {
  return messageId ?? written?.id ?? line?.messageId
}

/** Whether the text of the newest answer is still being written at an event: it is completed after it. */
function isWritten(events: readonly Answer[], index: number): boolean {
  const answer = events.slice(0, index).findLast(isAnswer)
  const completed = events.findIndex((event) => event.__typename === 'TextCompleted' && messageOf(event) === answer?.written.id)
  return completed > index
}

/** Whether it was the player's voice that cut a line off: the next turn is one that it opened. */
function opensByVoice(events: readonly Answer[], index: number): boolean {
  const next = events.slice(index).find(({ __typename }) => __typename === 'SpeechStarted' || __typename === 'FinalTranscript')
  return next?.__typename === 'SpeechStarted'
}

describe('a conversation that something goes wrong with', () => {
  it('W4 C8 without WebRTC it goes on in captions, and what can be said can be typed', async () => {
    const page = await newPage()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'))
    await startTalking(page)
    await page.locator('[data-testid=show][data-sound=captionsOnly][data-state=WAITING_FOR_USER]').waitFor()
    await page.getByTestId('notices').getByRole('button', { name: 'Try the sound again' }).waitFor()
    await expectOff(page)
    await say(page, 'Ines, are you there?')
    // Read out as it is heard, a sentence at a time and each once, not with every word that comes (W3).
    const sentence = await page.getByTestId('spoken').innerText()
    const log = page.getByRole('log', { name: 'New messages' })
    await log.getByText(`Ines: ${sentence}`, { exact: true }).waitFor({ state: 'attached' })
    await page.locator('[data-author=CHARACTER][data-status=COMPLETE]').first().waitFor()
    const [words] = await page.locator('[data-author=CHARACTER] .message-text').allInnerTexts()
    await expect.poll(async () => (await log.locator('p').allInnerTexts()).slice(1).join(' ')).toBe(`Ines: ${words}`)
    await page.close()
  })

  it('W4 a microphone that is not allowed is said, and the characters are heard all the same', async () => {
    const page = await newPage()
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await startTalking(page)
    await page.locator('[data-testid=show][data-sound=live][data-state=WAITING_FOR_USER]').waitFor()
    await page.getByText('The microphone is not allowed here').waitFor()
    await expectOff(page)
    await say(page, 'Ines, are you there?')
    await page.waitForFunction(() => (window as unknown as Open).__wakeband.hostLevel() > 0.05)
    await page.close()
  })

  it('E4 E5 W4 a server that is killed in the middle of an answer is waited for, and the answer comes again', async () => {
    const page = await newPage()
    const { port } = new URL(product.url)
    await startTalking(page)
    await page.locator('[data-testid=show][data-sound=live][data-state=WAITING_FOR_USER]').waitFor()
    await say(page, 'Everyone: what did you dream of?')
    await page.getByTestId('spoken').waitFor()
    const messages = await page.getByTestId('message').count()
    await product.kill()
    await page.getByText('Signal lost, reconnecting').waitFor()
    const killed = product
    product = await startProduct({ PORT: port }, killed.dataDir)
    await page.locator('[data-testid=show][data-sound=live][data-state=HOST_SPEAKING]').waitFor()
    await page.waitForFunction(() => (window as unknown as Open).__wakeband.hostLevel() > 0.05)
    expect(await page.getByTestId('message').count()).toBeGreaterThanOrEqual(messages)
    await page.close()
  })
})

/** Whoever cannot be heard can wait on the key and on the switch (W3), and neither does anything. */
async function expectOff(page: Page): Promise<void> {
  const key = page.getByRole('button', { name: 'Hold to talk' })
  const handsFree = page.getByRole('switch', { name: 'Hands-free' })
  for (const control of [key, handsFree]) {
    expect(await control.getAttribute('aria-disabled')).toBe('true')
    await control.press('Space')
    expect(await control.evaluate((it) => it === document.activeElement)).toBe(true)
  }
  expect(await key.getAttribute('aria-pressed')).toBe('false')
  expect(await handsFree.getAttribute('aria-checked')).toBe('false')
}

/** By axe, by the eye and by the keyboard, on a phone and on a desktop (W3). */
async function expectInReach(page: Page, where: string): Promise<void> {
  for (const size of [{ width: 390, height: 844 }, { width: 844, height: 390 }, { width: 1280, height: 900 }]) {
    await page.setViewportSize(size)
    await expectAccessible(page, where)
    expect(await outOfReach(page), `${where}, ${size.width} px`).toEqual([])
  }
  await expectEveryStop(page, where)
}

/** Another tab of the same browser, signed in as somebody new. */
async function newPage(): Promise<Page> {
  const page = await listener.context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

async function startTalking(page: Page): Promise<void> {
  await page.goto(`${product.url}/conversations?debug&raw`)
  await page.getByLabel('name').fill('Bea')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Start talking' }).click()
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel('Say it by typing').fill(words)
  await page.keyboard.press('Enter')
}

/** The events of the session as they come to the page, in their order. */
function listenIn(page: Page): Answer[] {
  const events: Answer[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const event = JSON.parse(String(payload)).payload?.data?.sessionEvents
      if (event) events.push(event)
    })
  })
  return events
}

async function expectInvalid(field: ReturnType<Page['getByRole']>): Promise<void> {
  await field.and(field.page().locator('[aria-invalid=true]')).waitFor()
}
