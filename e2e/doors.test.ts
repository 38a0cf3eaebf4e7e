import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openBrowser, type Listener } from './browser.ts'
import { act, follow, openClient, tuneIn } from './client.ts'
import { startModel } from './model.ts'
import { startProduct, type RunningProduct } from './product.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(env: Record<string, string>): Promise<RunningProduct> {
  const product = await startProduct(env)
  closing.push(() => product.stop())
  return product
}

/** A browser, and everything that it does and must not, by every way in which Chromium tells of it. */
async function open({ url }: RunningProduct): Promise<Listener & { readonly faults: string[] }> {
  const listener = await openBrowser('wake up')
  closing.push(() => listener.close())
  const { context, page } = listener
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  await context.exposeFunction('__blocked', (what: string) => void faults.push(`blocked: ${what}`))
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const page = globalThis as unknown as { __blocked(what: string): void }
      page.__blocked(`${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  page.on('pageerror', ({ message }) => faults.push(`thrown: ${message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  const outside = (address: string) => {
    const { protocol, host } = new URL(address)
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(url).host) faults.push(`outside: ${address}`)
  }
  context.on('request', (request) => outside(request.url()))
  page.on('websocket', (socket) => outside(socket.url()))
  return { ...listener, faults }
}

/** Were it markup, the title of the page would tell; each place has words of its own. */
const markup = (where: string) => `<img src=x onerror="document.title='${where}'"><script>document.title='${where}'</script>`

/** A model that writes markup wherever it may write at all. */
function startMarkupModel() {
  const host = (name: string, gender: string) => ({
    name: `<b>${name}</b>`,
    role: markup('role'),
    personality: markup('personality'),
    sound: 'low and calm',
    gender,
  })
  return startModel((wanted) => {
    switch (wanted) {
      case 'brief':
        return JSON.stringify({
          title: markup('title'),
          story: markup('story'),
          task: markup('task'),
          frequency: 98.3,
          characters: [host('Mara', 'feminine'), host('Otto', 'masculine')],
          listeners: 1000,
        })
      case 'batch':
        return JSON.stringify({
          awakenedListenersChangePercent: 70,
          reason: markup('reason'),
          segments: [
            { kind: 'line', speaker: '<b>Mara</b>', text: `Listen. ${markup('line')}` },
            { kind: 'pause', hint: markup('hint') },
          ],
        })
      case 'text':
        return markup('direction')
      default:
        return wanted satisfies never
    }
  })
}

const shown = (page: Page, text: string) => page.getByText(text).first().waitFor()

describe('A4 the web client under its policy, in Chromium', () => {
  it('plays a whole mission and nothing is blocked; markup in a name, a theme or an answer of the model is text', async () => {
    const model = await startMarkupModel()
    closing.push(() => model.close())
    // With tokens of six seconds: it outlives a dozen of them, and never says so.
    const product = await start({ ...model.env('key'), SIGN_IN_MINUTES: '0.1' })
    const { page, faults } = await open(product)
    const sockets: string[] = []
    page.on('websocket', (socket) => sockets.push(socket.url()))

    await page.goto(`${product.url}/missions?debug&raw`)
    await page.getByLabel('name').fill(markup('n').slice(0, 40))
    await page.locator('button[type=submit]').click()
    await shown(page, markup('n').slice(0, 40))
    await page.getByLabel('Theme').fill(markup('theme'))
    await page.getByLabel('Minutes on the air').fill('1')
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.getByTestId('mission-status').and(page.locator('[data-status=STAGE2]')).first().waitFor()
    for (const where of ['title', 'story', 'task', 'role', 'personality']) await shown(page, markup(where))

    // Again from what the browser has kept: the policy that comes with 304 is the one of the page.
    await page.reload()
    await shown(page, markup('title'))

    await page.getByRole('slider', { name: 'Frequency' }).fill('98.3')
    await page.getByRole('button', { name: 'Tune in' }).click()
    await page.locator('[data-testid=show][data-sound=live]').waitFor()
    await shown(page, markup('line'))
    await page.getByLabel('Say it by typing').fill(markup('said'))
    await page.getByRole('button', { name: 'Say', exact: true }).click()
    await shown(page, markup('said'))
    await shown(page, markup('reason'))

    await page.getByTestId('ending').waitFor()
    await page.getByRole('link', { name: /show|read|result/i }).first().click()
    await page.getByTestId('results').waitFor()
    await shown(page, markup('said'))
    expect(await page.title()).toContain('Wakeband')
    expect(faults).toEqual([])
    expect(sockets.length, 'one for the list of missions, one after the reload').toBeLessThanOrEqual(3)

    // And if text became markup one day, the browser would not have it.
    const inserted = page.evaluate((text) => void (document.body.innerHTML = text), markup('inserted'))
    await expect(inserted).rejects.toThrow('TrustedHTML')
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'javascript:void(document.title = 1)'
      document.body.append(link)
      link.click()
    })
    await expect(page.evaluate(() => fetch('http://127.0.0.2:9/'))).rejects.toThrow('Failed to fetch')
    await expect.poll(() => faults.filter((fault) => fault.startsWith('blocked')).join()).toMatch(/script-src.*connect-src/)
    expect(await page.title()).toContain('Wakeband')
  })
})

describe('A1 GraphiQL under its policy, in Chromium', () => {
  it('opens in development, runs a query and a subscription, and asks nobody else for anything', async () => {
    const product = await start({ NODE_ENV: 'development' })
    const { page, faults } = await open(product)
    await page.goto(`${product.url}/graphql`)
    await shown(page, 'mutation SignIn')

    const answered = async (operation: string, answer: RegExp) => {
      await page.goto(`${product.url}/graphql?query=${encodeURIComponent(operation)}`)
      await page.getByRole('button', { name: /^Execute query/ }).click()
      await page.locator('.result-window .view-line').filter({ hasText: answer }).waitFor()
    }
    await answered('{ me { name } }', /"me":\s*null/)
    await answered('subscription { missionStatus(missionId: "m1") { __typename } }', /Unauthenticated/)
    expect(faults).toEqual([])
  })
})

describe('A3 E17 what is nobody else\'s business', () => {
  const secrets = {
    SIGN_IN_SECRET: 'sign-in-secret-9f2c6b1e0d7a48359f2c',
    GEMINI_API_KEY: 'gemini-key-51d0c7',
    DEEPGRAM_API_KEY: 'deepgram-key-83b2fa',
    TURN_CREDENTIAL: 'turn-credential-6e19d4',
  }
  const words = 'my neighbour Wilhelmina hides the generator in her cellar'

  /** Answers half of what is asked badly, so that there is something to log. */
  function startPoorModel() {
    const host = (name: string, gender: string) => ({ name, role: 'host', personality: 'dry', sound: 'low', gender })
    const brief = { title: 'The tower', story: 'They jam the band.', task: 'Have it cut.', frequency: 98.3, listeners: 1000 }
    let batches = 0
    return startModel((wanted) => {
      if (wanted === 'text') return 'Play it tense.'
      if (wanted === 'brief')
        return JSON.stringify({ ...brief, characters: [host('Mara', 'feminine'), host('Otto', 'masculine')] })
      batches += 1
      if (batches % 3 === 2) return { status: 500, message: 'An internal error has occurred.' }
      const speaker = batches % 3 === 0 ? 'Eve' : 'Mara'
      const segments = [{ kind: 'line', speaker, text: 'Go on.' }, { kind: 'pause', hint: 'Say something.' }]
      return JSON.stringify({ awakenedListenersChangePercent: 1, reason: 'It was said.', segments })
    })
  }

  it('is neither in the log nor in an answer: keys, tokens, what was said, stacks', async () => {
    const model = await startPoorModel()
    closing.push(() => model.close())
    const product = await start({
      ...secrets,
      ...model.env(secrets.GEMINI_API_KEY),
      // Nobody is there: the voice fails, and the lines are captions.
      DEEPGRAM_BASE_URL: 'http://127.0.0.1:9',
      TURN_URLS: 'turn:127.0.0.1:9',
      TURN_USERNAME: 'somebody',
      LOG_LEVEL: 'info',
    })
    const client = await openClient(product.url)
    closing.push(() => client.close())
    const { sessionId } = await tuneIn(client)
    const answers: string[] = []
    let said = 0
    for await (const event of follow(client, sessionId)) {
      answers.push(JSON.stringify(event))
      if (event.__typename !== 'LineStarted') continue
      if (said === 3) break
      said += 1
      expect(await act(client, 'say', sessionId, { text: `${words}, and that is ${said}` })).toBe('Accepted')
    }
    await client.ask('mutation ($id: ID!) { openMedia(sessionId: $id) { __typename } }', { id: sessionId })
    await act(client, 'leave', sessionId)

    const headers = { authorization: `Bearer ${client.token}x`, 'content-type': 'application/json' }
    const post = (body: unknown): readonly [string, RequestInit] => {
      return ['/graphql', { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }]
    }
    const requests: readonly (readonly [string, RequestInit])[] = [
      post('{'),
      post({ query: `{ ${words} }` }),
      post({ query: '{ me { name } }', variables: 7 }),
      post({ query: 'query ($a: Int!) { missions(first: $a) { edges { cursor } } }', variables: { a: words } }),
      post('x'.repeat(300_000)),
      ['/graphql', { method: 'PUT', headers, body: words }],
      [`/graphql?query=${encodeURIComponent(words)}&token=${client.token}`, {}],
      [`/%E0%A4%A?token=${client.token}`, {}],
      ['/metrics', {}],
      ['/ready', {}],
    ]
    for (const [path, init] of requests) {
      const response = await fetch(product.url + path, init)
      answers.push(await response.text())
    }

    const answered = answers.join('\n')
    const log = product.log()
    expect(log, 'something was logged').toContain('the writer failed')
    expect(log).toContain('the voice failed')
    for (const secret of Object.values(secrets)) {
      expect(log).not.toContain(secret)
      expect(answered).not.toContain(secret)
    }
    const [, payload = '', signature = ''] = client.token.split('.')
    for (const part of [payload, signature, 'Wilhelmina', 'Bearer', 'Ada']) expect(log).not.toContain(part)
    expect(answered).not.toMatch(/node_modules|\bat \S+ \(|\bat file:|\.ts:\d/)
  })
})
