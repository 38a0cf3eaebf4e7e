import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, type Listener } from './browser.ts'
import { expectEveryStop, focused, headed, isRinged, tabTo } from './keys.ts'
import { startProduct, type RunningProduct } from './product.ts'
import { outOfReach } from './reach.ts'

const said = 'we need to cut the power to the tower'
const desktop = { width: 1440, height: 900 }
const screens = [
  ['desktop', desktop],
  ['phone', { width: 390, height: 844 }],
  ['phone on its side', { width: 844, height: 390 }],
  // 320 pixels are a screen of 1280 at 400 % (WCAG 1.4.10).
  ['zoomed', { width: 320, height: 640 }],
] as const

/** The set as `?debug` lays it open. */
interface Open {
  readonly __wakeband: { view(): { readonly sessionId: string }; microphoneLevel(): number }
}

/** What a visit leaves for the next one. */
interface Kept {
  readonly microphone: string | null
  readonly loudspeaker: string | null
}

const choice = /^button Microphone and loudspeaker/

let product: RunningProduct
let listener: Listener
beforeAll(async () => {
  product = await startProduct()
  listener = await openBrowser(said, desktop)
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
})

/** Nothing stands in anybody's way, however large the screen is and whatever its colours are. */
async function expectAccessibleEverywhere(page: Page, where: string): Promise<void> {
  for (const [name, size] of screens) {
    await page.setViewportSize(size)
    await expectAccessible(page, `${where}, ${name}`)
    expect(await outOfReach(page), `${where}, ${name}`).toEqual([])
    if (size.width < 390) continue
    await setLetters(page, 2)
    expect(await outOfReach(page), `${where}, ${name}, letters twice as large`).toEqual([])
    await setLetters(page, 1)
  }
  await page.setViewportSize(desktop)
  await expectEveryStop(page, where)
  await page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' })
  await expectAccessible(page, `${where}, more contrast`)
  const moving = await page.evaluate(() => document.getAnimations().length)
  expect(moving, `${where}: moves for those who want it still`).toBe(0)
  // The colours are the device's own by then, which axe does not see.
  await page.emulateMedia({ forcedColors: 'active', contrast: null })
  await expectAccessible(page, `${where}, forced colours`, ['color-contrast'])
  await page.screenshot({ path: `dist/e2e/forced ${where}.png` })
  await page.emulateMedia({ forcedColors: null, reducedMotion: null })
}

/** What was chosen works, and is kept for the next visit. */
async function isKept(page: Page, what: keyof Kept): Promise<void> {
  await page.waitForFunction((name) => {
    const kept = JSON.parse(localStorage.getItem('wakeband.devices') ?? '{}') as Partial<Kept>
    return Boolean(kept[name])
  }, what)
}

/** The microphone that is in use hears something. */
async function heardHere(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as Open).__wakeband.microphoneLevel() > 0.05)
}

/** Runs in the page: Chromium's devices for tests are never pulled out. */
function unplugChosen(): void {
  const { mediaDevices } = navigator
  const list = mediaDevices.enumerateDevices.bind(mediaDevices)
  const kept = JSON.parse(localStorage.getItem('wakeband.devices') ?? '{}') as Kept
  mediaDevices.enumerateDevices = async () =>
    (await list()).filter(({ deviceId }) => deviceId !== kept.microphone && deviceId !== kept.loudspeaker)
  mediaDevices.dispatchEvent(new Event('devicechange'))
}

/** Runs in the page. */
function plugIn(): void {
  Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices')
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
}

function setLetters(page: Page, times: number): Promise<void> {
  return page.evaluate((share) => {
    document.documentElement.style.fontSize = `${share * 100}%`
  }, times)
}

describe('W3 without a pointer, and without eyes, in Chromium', () => {
  it('a whole mission: sign in, create, tune, talk, type, read the brief, leave, come back, read it again', async () => {
    const { page } = listener
    const faults: string[] = []
    const asked: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => asked.push(/(OpenMedia|ProduceMicrophone)\b/.exec(request.postData() ?? '')?.[1] ?? ''))
    page.setDefaultTimeout(25_000)
    const state = (wanted: string) => page.locator(`[data-testid=show][data-state=${wanted}]`)

    await page.goto(`${product.url}/missions?debug&raw`)
    await page.getByLabel('Your name').waitFor()
    await expectAccessibleEverywhere(page, 'sign-in')
    await tabTo(page, /^input/)
    await page.keyboard.type('Ada')
    await page.keyboard.press('Enter')
    await headed(page, /^Missions$/)
    expect(await page.title()).toBe('Missions · Wakeband')

    // From the first stop of a page one goes past the ways to everything else.
    await tabTo(page, /Theme|^input/)
    await page.keyboard.type('a town that forgot its river')
    await tabTo(page, /^input/)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('0.5')
    await page.keyboard.press('Enter')
    await page.getByRole('slider', { name: 'Frequency' }).waitFor()
    await page.getByTestId('mission-status').and(page.locator('[data-status=STAGE2]')).waitFor()
    const title = await page.locator('h1').innerText()
    expect(await page.title()).toBe(`${title} · Wakeband`)
    await headed(page, /\w/)
    await page.keyboard.press('Shift+Tab')
    await tabTo(page, /Skip to the page/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await headed(page, /\w/)
    await expectAccessibleEverywhere(page, 'mission')

    await tabTo(page, /input Frequency/)
    const dial = page.getByRole('slider', { name: 'Frequency' })
    const heard = () => dial.getAttribute('aria-valuetext')
    expect(await heard()).toMatch(/^87\.5 megahertz, /)
    // A page is a megahertz. What the buttons beside it turn is said by them; the slider says its own.
    await page.keyboard.press('PageUp')
    expect(await heard()).toMatch(/^88\.5 megahertz, /)
    const told = page.locator('.dial output:not([aria-hidden])')
    expect(await told.innerText()).toBe('')
    await tabTo(page, /Tune up/)
    await page.keyboard.press('Enter')
    await expect.poll(() => told.innerText()).toMatch(/^88\.6 megahertz, /)
    // Whoever finds nothing is still on the button that looked for it.
    await tabTo(page, /Tune in/)
    await page.keyboard.press('Enter')
    await page.getByRole('meter', { name: 'Signal' }).waitFor({ state: 'attached' })
    await expect.poll(() => focused(page)).toBe('button Tune in')
    await tabTo(page, /input Frequency/, 'Shift+Tab')
    await page.keyboard.press('Home')
    const frequency = Number(/([\d.]+) MHz/.exec(await page.locator('.brief-frequency').innerText())?.[1])
    for (let mhz = 875; mhz < Math.round(frequency * 10); mhz += 1) await page.keyboard.press('ArrowRight')
    expect(await heard()).toBe(`${frequency.toFixed(1)} megahertz, a clear station`)
    await tabTo(page, /Tune in/)
    await page.keyboard.press('Enter')

    // The show: read from its title on, the captions a log, the lamp in words.
    await page.getByTestId('show').waitFor()
    await headed(page, /MHz/)
    await page.getByTestId('line').waitFor()
    expect(await page.locator('main').ariaSnapshot()).toMatch(
      /The show is On air[\s\S]*heading[\s\S]*timer "Time left"[\s\S]*meter "Listeners awake"[\s\S]*log "Captions"[\s\S]*button "Hold to talk"[\s\S]*textbox "Say it by typing"/,
    )

    // The brief beside it: opened, read, and closed where it was opened.
    await tabTo(page, /Mission brief/)
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Mission brief' }).waitFor()
    expect(await focused(page)).toBe('aside Mission brief')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toMatch(/button Mission brief/)

    // A space bar in a field is a space; anywhere else it is the key.
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    const key = page.getByRole('button', { name: /Hold to talk|Talking/ })
    await tabTo(page, /Say it by typing/)
    await page.keyboard.type('hello there')
    expect(await page.getByLabel('Say it by typing').inputValue()).toBe('hello there')
    expect(await key.getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await tabTo(page, /^div Captions/, 'Shift+Tab')
    await page.locator('[data-testid=show] .talkKey:not([aria-disabled=true])').waitFor()
    await page.keyboard.down('Space')
    await state('USER_SPEAKING').waitFor()
    expect(await key.getAttribute('aria-pressed')).toBe('true')
    await page.getByTestId('partial').waitFor()
    // Words that are still being guessed are in no live region.
    expect(await page.getByTestId('partial').evaluate((it) => it.closest('output, [aria-live], [role=log]'))).toBeNull()
    // Another microphone in the middle of a word (W1): the same seat and the same producer go on with it.
    await tabTo(page, choice)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('aside Microphone and loudspeaker')
    await tabTo(page, /^select Microphone/)
    await page.keyboard.press('End')
    await isKept(page, 'microphone')
    await tabTo(page, /^select Loudspeaker/)
    await page.keyboard.press('End')
    await isKept(page, 'loudspeaker')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toMatch(choice)
    expect(await key.getAttribute('aria-pressed')).toBe('true')
    await heardHere(page)
    // Both are pulled out, as far as the page is told, and one of a kind is no choice; plugged in again they are taken (W4).
    await page.evaluate(unplugChosen)
    const gone = page.getByTestId('device-gone')
    await gone.getByText('are gone: your browser has chosen another microphone and loudspeaker').waitFor()
    await headed(page, /MHz/)
    await heardHere(page)
    await page.evaluate(plugIn)
    await gone.waitFor({ state: 'detached' })
    expect(await key.getAttribute('aria-pressed')).toBe('true')
    const before = await page.getByTestId('partial').innerText()
    // Two more words, or three.
    await page.waitForFunction(
      (length) => (document.querySelector('[data-testid=partial]')?.textContent.length ?? 0) > length,
      before.length + 12,
    )
    expect(asked.filter((name) => name !== '')).toEqual(['OpenMedia', 'ProduceMicrophone'])
    await tabTo(page, /Say it by typing/)
    // The bar comes up elsewhere than it went down, and lets go of the key all the same.
    await page.keyboard.up('Space')
    await page.getByTestId('turn').first().waitFor()
    expect(await page.getByLabel('Say it by typing').inputValue()).toBe('')

    await page.getByTestId('score-reason').filter({ hasText: /are awake/ }).waitFor()
    await page.keyboard.type('wake up, everybody')
    await page.keyboard.press('Enter')
    await page.getByTestId('turn').filter({ hasText: 'wake up, everybody' }).waitFor()
    await expectAccessibleEverywhere(page, 'show')

    // Left and come back to: the keyboard is at the beginning of what is there, each time.
    await tabTo(page, /button Leave/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Go on with the show' }).waitFor()
    await headed(page, /\w/)
    await tabTo(page, /Go on with the show/)
    await page.keyboard.press('Enter')
    await page.getByTestId('show').waitFor()
    await headed(page, /MHz/)

    // The end itself takes its minute, and only what is over is shared: mission.test.ts does both. A show can be read again before.
    const sessionId = await page.evaluate(() => (window as unknown as Open).__wakeband.view().sessionId)
    await page.goto(`${product.url}/shows/${sessionId}`)
    await page.getByTestId('results').waitFor()
    expect(await page.title()).toBe(`${title} · Wakeband`)
    await tabTo(page, /Skip to the page/)
    await page.keyboard.press('Enter')
    await headed(page, /\w/)
    await tabTo(page, /Back to the mission/)
    await expectAccessibleEverywhere(page, 'results')
    expect(faults).toEqual([])
  })

  it('S5 a game turn by turn: the question, the hint, a typed answer, its verdict', async () => {
    const { page } = listener
    await page.goto(`${product.url}/practice`)
    await page.getByTestId('scenario').first().waitFor()
    await expectAccessibleEverywhere(page, 'practice')
    await page.locator('[data-scenario=cafe-es]').getByRole('button', { name: 'Turn by turn' }).focus()
    await page.keyboard.press('Enter')
    await headed(page, /\w/)
    const question = page.getByTestId('question')
    expect(await question.getAttribute('lang')).toBe('es')
    await tabTo(page, /Show a hint/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('button Hide the hint')
    await tabTo(page, /Say it by typing/)
    await page.keyboard.type('no quiero nada')
    const live = question.locator('xpath=..')
    const asked = await live.elementHandle()
    await page.keyboard.press('Enter')
    await page.getByTestId('verdict').waitFor()
    expect(await page.locator('main').ariaSnapshot()).toMatch(
      /life lost[\s\S]*region "Step \d"[\s\S]*button "Show a hint"[\s\S]*textbox "Say it by typing"/,
    )
    // What reads the questions out is still the same, and the keyboard still in the field.
    expect(await asked?.evaluate((it) => it.isConnected)).toBe(true)
    expect(await focused(page)).toBe('input Say it by typing')
    await expectAccessibleEverywhere(page, 'turn by turn')

    // The end takes the keyboard of whoever was answering, and gives it back to the beginning.
    const ending = page.getByTestId('ending')
    await tabTo(page, /Say it by typing/)
    for (let answers = 0; answers < 9 && (await ending.count()) === 0; answers += 1) {
      await page.keyboard.type('no quiero nada')
      await page.keyboard.press('Enter')
      await page.locator('[data-testid=timeStop][data-busy=no]').waitFor()
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.sayForm input')?.value !== 'no quiero nada')
    }
    await expect.poll(() => ending.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await isRinged(page)).toBe(true)
    await tabTo(page, /Start over/)
    await page.keyboard.press('Enter')
    await question.waitFor()
    await headed(page)

    await tabTo(page, /All scenarios/)
    await page.keyboard.press('Enter')
    await headed(page, /^Practice$/)
    await page.locator('[data-scenario=checkpoint]').getByRole('button', { name: 'Turn by turn' }).press('Enter')
    await headed(page, /Checkpoint/)
    // Recorded and stopped by the same key; thrown away, one is on that key again.
    await tabTo(page, /Record the answer/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Stop recording' }).waitFor()
    expect(await focused(page)).toBe('button Stop recording')
    await page.keyboard.press('Enter')
    await page.getByTestId('recording').waitFor()
    await expect.poll(() => focused(page)).toBe('button Send the recording')
    await tabTo(page, /Throw it away/)
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('button Record the answer')
    // What was chosen in the show is what hears here, after a visit or two.
    await tabTo(page, choice)
    await page.keyboard.press('Enter')
    await tabTo(page, /^select Microphone/)
    expect(await page.locator('select:focus option:checked').getAttribute('value')).toMatch(/\w/)
    await page.keyboard.press('Escape')
  })

  it('E17 what is known of somebody: the menu, the download, the name that deletes it all', async () => {
    const { page } = listener
    const asks = 'input Type your name to delete it all'
    await tabTo(page, /Account of Ada/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, /Delete everything/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe(asks)
    await page.keyboard.type('Ada')
    await expectAccessible(page, 'account')
    // Thought better of: the next time it has to be typed again.
    await tabTo(page, /Keep it/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatch(/button Delete everything/)
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Type your name to delete it all').inputValue()).toBe('')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('button Account of Ada')
    await page.keyboard.press('Enter')
    await tabTo(page, /Download everything/)
    await page.keyboard.press('Enter')
    await page.getByText('on its way to your downloads').waitFor()
    await tabTo(page, /Delete everything/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ada')
    await page.keyboard.press('Enter')
    await headed(page, /Wakeband/)
  })
})
