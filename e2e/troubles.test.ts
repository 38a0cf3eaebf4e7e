import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startProviders, type Providers } from '../bench/faults/lane.ts'
import { createFaultProxy, type FaultProxy } from '../server/studio/faults.ts'
import { geminiRefuses } from '../server/studio/faultsMenu.ts'
import { expectAccessible } from './axe.ts'
import { blockIce } from './blockIce.ts'
import { openBrowser, takesMicrophone, type Listener } from './browser.ts'
import { startProduct, type RunningProduct } from './product.ts'
import { expectAnswered, show, signInAt, talkAt, type } from './talkPage.ts'

/** A name that is neither this machine's nor secure to a browser; it leads here. */
const elsewhere = 'radio.test'
const unavailable = geminiRefuses(503, 'UNAVAILABLE')
const closed = geminiRefuses(401, 'UNAUTHENTICATED')
const forGood = 1000

let providers: Providers
let writer: FaultProxy
let product: RunningProduct
let listener: Listener
beforeAll(async () => {
  providers = await startProviders()
  writer = await createFaultProxy({ target: providers.gemini, callOf: (_, body) => callOf(body) })
  ;[product, listener] = await Promise.all([
    startProduct({
      ...env(),
      // Whoever listens on the network answers to every name.
      HOST: '0.0.0.0',
      MEDIA_HOST: '127.0.0.1',
      MISSIONS_PER_HOUR: '2',
      SHOWS_PER_PLAYER: '1',
    }),
    openBrowser('good evening', { width: 1280, height: 900 }, 4_000, (usual) => [
      ...usual.filter((flag) => flag !== takesMicrophone),
      '--autoplay-policy=document-user-activation-required',
      `--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`,
    ]),
  ])
})
afterEach(async () => {
  await Promise.all(listener.context.pages().slice(1).map((page) => page.close()))
  await listener.context.clearPermissions()
})
afterAll(async () => {
  await listener?.close()
  await product?.stop()
  await writer?.close()
  await providers?.close()
})

function env(): Record<string, string> {
  return {
    GEMINI_BASE_URL: writer.url,
    GEMINI_API_KEY: 'studio',
    DEEPGRAM_BASE_URL: providers.deepgram,
    DEEPGRAM_API_KEY: 'studio',
    WRITER_LIVE_TIMEOUT_SECONDS: '1.5',
  }
}

function callOf(body: string): string {
  if (body.includes('MESSAGE. ')) return 'message'
  if (body.includes('"segments"')) return 'batch'
  return body.includes('"characters"') ? 'brief' : 'direction'
}

async function newPage(): Promise<Page> {
  const page = await listener.context.newPage()
  page.setDefaultTimeout(12_000)
  return page
}

const allowMicrophone = () => listener.context.grantPermissions(['microphone'])
/** What is granted is all that there is. */
const refuseMicrophone = () => listener.context.grantPermissions([])

const startTalking = (page: Page, url = product.url) => talkAt(page, url)
const signIn = (page: Page, path: string) => signInAt(page, product.url, path)
const key = (page: Page) => page.getByRole('button', { name: 'Hold to talk' })
const enabled = (locator: Locator) => expect.poll(() => locator.isEnabled()).toBe(true)

describe('W4 the microphone', () => {
  it('that the browser refuses is said; once it is allowed, a button has it', async () => {
    const page = await newPage()
    await refuseMicrophone()
    await startTalking(page)
    await show(page, 'live').waitFor()
    await page.getByText('The microphone is not allowed here').waitFor()
    expect(await key(page).isDisabled()).toBe(true)
    await allowMicrophone()
    await page.getByRole('button', { name: 'Try the microphone again' }).click()
    await enabled(key(page))
  })

  it('that is not there is said: the characters are heard, and words are typed', async (test) => {
    const bare = await openBrowser('', undefined, 0, (usual) => usual.filter((flag) => !flag.includes('-fake-')))
    try {
      const { page } = bare
      await startTalking(page)
      const devices = await page.evaluate(() => navigator.mediaDevices.enumerateDevices())
      test.skip(devices.some(({ kind }) => kind === 'audioinput'), 'this machine has a microphone')
      await show(page, 'live').waitFor()
      const absent = page.getByText('There is no microphone')
      await absent.waitFor()
      await page.getByRole('button', { name: 'Try the microphone again' }).click()
      await absent.waitFor()
      await expectAnswered(page)
    } finally {
      await bare.close()
    }
  })

  it('that is another program’s is said, and is taken when it comes free', async () => {
    const page = await newPage()
    await allowMicrophone()
    // Chromium's microphone for tests is nobody's alone, and where the system mixes, as most do, no real one is.
    await page.addInitScript(() => {
      const { mediaDevices } = navigator
      const ask = mediaDevices.getUserMedia.bind(mediaDevices)
      mediaDevices.getUserMedia = () => {
        mediaDevices.getUserMedia = ask
        return Promise.reject(new DOMException('no', 'NotReadableError'))
      }
    })
    await startTalking(page)
    await page.getByText('Another program has the microphone').waitFor()
    await page.getByRole('button', { name: 'Try the microphone again' }).click()
    await enabled(key(page))
  })

  it('is not given to a page that does not come by https: the characters are heard, and words are typed', async () => {
    const page = await newPage()
    // Without https a browser is known by this name alone, and mediasoup-client knows none that is headless.
    await page.addInitScript(() => {
      const value = navigator.userAgent.replace('Headless', '')
      Object.defineProperty(navigator, 'userAgent', { value })
    })
    await startTalking(page, `http://${elsewhere}:${new URL(product.url).port}`)
    await show(page, 'live').waitFor()
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await page.getByText('only to pages that come by https').waitFor()
    await expectAnswered(page)
  })
})

describe('W4 the sound', () => {
  it('that the browser holds back until it is touched comes by a touch', async () => {
    const first = await newPage()
    await startTalking(first)
    await show(first, 'live').waitFor()
    const signedIn = await first.evaluate(() => Object.entries(sessionStorage))
    const page = await newPage()
    // A click of a script is no touch. Playwright's own questions to a page are, so there may be none before.
    await page.addInitScript((kept) => {
      for (const [name, value] of kept) sessionStorage.setItem(name, value)
      new MutationObserver((_, observer) => {
        const goOn = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Go on talking' || one.textContent === 'Start talking')
        if (!goOn) return
        observer.disconnect()
        goOn.click()
      }).observe(document, { childList: true, subtree: true })
    }, signedIn)
    const joined = page.waitForRequest((request) => request.postData()?.includes('ResumeSession') ?? false)
    await page.goto(first.url())
    await joined
    const touch = page.getByRole('button', { name: 'Tap to hear' })
    await touch.click()
    await touch.waitFor({ state: 'hidden' })
  })

  it('that does not get through need not be waited for: captions and typing, and it says so', async () => {
    const page = await newPage()
    await page.addInitScript(blockIce)
    await startTalking(page)
    await page.getByRole('button', { name: 'Go on in captions' }).click()
    await show(page, 'captionsOnly').waitFor()
    await page.getByText('There is no sound connection').waitFor()
    await expectAnswered(page)
  })
})

describe('W4 the station', () => {
  it('M3 that cannot prepare a mission says why, and does when it is asked again; A4 too many are too many', async () => {
    const page = await newPage()
    await signIn(page, '/missions')
    const armed = writer.arm('direction', unavailable, forGood)
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.locator('[data-status=FAILED]').waitFor()
    await page.getByText('until the station is set up').waitFor()
    expect(await page.getByRole('button', { name: 'Tune in' }).isDisabled()).toBe(true)
    armed.lift()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('[data-status=STAGE2]').waitFor()
    await enabled(page.getByRole('button', { name: 'Tune in' }))
    await page.getByRole('link', { name: 'Missions' }).click()
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.getByRole('alert').filter({ hasText: /That is too often. Try again in \d\d minutes/ }).waitFor()
    await page.clock.install()
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.getByRole('alert').filter({ hasText: 'too often' }).waitFor()
    await page.clock.fastForward('01:00:00')
    await page.getByText('Now it can be tried again').waitFor()
    await enabled(page.getByRole('button', { name: 'Create mission' }))
  })

  it('E14 whose writer is away has a weak signal; where that lasts it is off the air, until the player has it back', async () => {
    const page = await newPage()
    await startTalking(page)
    await show(page, 'live').waitFor()
    const armed = writer.arm('message', closed, forGood)
    // Three of them come to nothing, and no fourth is asked for.
    await type(page, 'Everyone, are you there?')
    const weak = page.getByTestId('weak')
    await weak.getByText('groping for words').waitFor()
    await page.getByText('a fault that does not pass by itself. The show is off the air, and saved').waitFor()
    expect(await page.getByTestId('on-air').getAttribute('data-lit')).toBe('false')
    armed.lift()
    await page.getByRole('button', { name: 'Tune in again' }).click()
    await page.getByTestId('spoken').waitFor()
    await weak.waitFor({ state: 'detached' })
  })

  it('A4 has one show for a player, and leaves the other one when it is told to', async () => {
    const page = await newPage()
    await startTalking(page)
    await show(page, 'live').waitFor()
    const first = page.url()
    await page.goto(`${product.url}/conversations`)
    await page.getByRole('button', { name: 'Start talking' }).click()
    await page.getByRole('alert').filter({ hasText: 'You have another show running' }).waitFor()
    await page.getByRole('button', { name: 'Leave it, and go on' }).click()
    await show(page, 'live').waitFor()
    // The dial, and whatever is gone on with, ask the set.
    await page.goto(first)
    await page.getByRole('button', { name: 'Start talking' }).click()
    await page.getByRole('button', { name: 'Leave it, and go on' }).click()
    await show(page, 'live').waitFor()
  })

  it('E15 that has spent the budget of a show says so, and there is something to read', async () => {
    const poor = await startProduct({ ...env(), SHOW_BUDGET_DOLLARS: '0.000001' })
    try {
      const page = await newPage()
      await startTalking(page, poor.url)
      await show(page, 'live').waitFor()
      await type(page, 'Ines, are you there?')
      const ending = page.locator('[data-testid=ending][data-outcome=BUDGET_SPENT]')
      await ending.getByRole('button', { name: 'Read it again' }).click()
      await page.getByText('Ines, are you there?').first().waitFor()
    } finally {
      await poor.stop()
    }
  })

  it('M1 that does not take a sign-in any more asks for a new one', async () => {
    const page = await newPage()
    await signIn(page, '/missions')
    await page.getByRole('heading', { name: 'Your missions' }).waitFor()
    await page.evaluate(() => {
      const name = 'wakeband.signIn'
      const kept = JSON.parse(sessionStorage.getItem(name) ?? '{}') as object
      sessionStorage.setItem(name, JSON.stringify({ ...kept, token: 'none', refreshToken: 'none' }))
    })
    await page.reload()
    await page.getByText('Your sign-in has run out').waitFor()
    await page.getByLabel('Your name').waitFor()
  })
})

describe('W4 the browser', () => {
  it('that lacks what is needed is told what, before anything breaks', async () => {
    const page = await newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'AudioContext')
      Reflect.deleteProperty(AbortSignal, 'any')
    })
    await page.goto(product.url)
    await page.getByRole('heading', { name: 'This browser cannot play Wakeband' }).waitFor()
    await page.getByText('It has no AudioContext, no AbortSignal.any.').waitFor()
    expect(await page.getByLabel('Your name').count()).toBe(0)
    await expectAccessible(page, 'unsupported')
    expect(faults).toEqual([])
  })

  it('that runs no scripts is asked to', async () => {
    const context = await listener.context.browser()?.newContext({ javaScriptEnabled: false })
    if (!context) throw new Error('The browser is gone.')
    const page = await context.newPage()
    await page.goto(product.url)
    await page.getByRole('heading', { name: 'Wakeband is silent without JavaScript' }).waitFor()
    await context.close()
  })

  it('that has got half a page offers to load it again', async () => {
    const page = await newPage()
    await page.route('**/assets/index-*.js', (route) => route.abort())
    await page.goto(product.url)
    await page.getByRole('heading', { name: 'Wakeband did not start' }).waitFor()
    await page.unroute('**/assets/index-*.js')
    await page.getByRole('button', { name: 'Load it again' }).click()
    await page.getByLabel('Your name').waitFor()

    await page.route('**/assets/MissionsScreen-*.js', (route) => route.abort())
    await signIn(page, '/missions')
    await page.getByText('What you were playing is kept').waitFor()
    await page.unroute('**/assets/MissionsScreen-*.js')
    await page.getByRole('button', { name: 'Load it again' }).click()
    await page.getByRole('heading', { name: 'Your missions' }).waitFor()
  })
})
