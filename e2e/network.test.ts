import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { clear, openBadNetwork, type BadNetwork, type Weather } from './badNetwork.ts'
import { openBrowser } from './browser.ts'
import type { Answer } from './client.ts'
import { createEventLog } from './eventLog.ts'
import { startProduct } from './product.ts'
import { talk } from './talk.ts'
import { understood } from './words.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** The product, reached through a network that a test can spoil; the media alone goes by it. */
async function openThrough(...how: Parameters<typeof openBadNetwork>) {
  const network = await openBadNetwork(...how)
  closing.push(network.close)
  const product = await startProduct(network.env)
  closing.push(product.stop)
  return { network, product }
}

const bad: Weather = { loss: 0.2, delayMs: 80, jitterMs: 80 }

/** What was lost on the way was sent again, in both directions. */
function expectRecovered(network: BadNetwork): void {
  for (const { sent, lost, recovered } of Object.values(network.count())) {
    expect(lost / sent, 'the network was bad').toBeGreaterThan(0.1)
    expect(recovered / lost, 'it would be none if nobody asked for it').toBeGreaterThan(0.4)
  }
}

describe('where a fifth of the packets is lost, and the others overtake each other within 160 ms', () => {
  it('E6 E8 the terminal player is understood word for word, and hears every line of the answers', async () => {
    const { network, product } = await openThrough(1, bad)
    // Both are understood to the last word where nothing is lost.
    const { sentences, reception, linesHeard, linesMissed, losses } = await talk(product.url, [
      'we need to cut the power to the tower',
      'they have been lying to you about the river',
    ])
    console.log(sentences.map(({ heard }) => heard).join(' '), `${Math.round((reception?.concealed ?? 0) * 100)} % of the answers was made up`)
    expectRecovered(network)
    for (const { said, heard, share } of sentences) expect(share, `«${said}» was heard as «${heard}»`).toBeGreaterThan(0.85)
    expect(linesHeard).toBeGreaterThan(0)
    expect(linesMissed, 'no line was missed').toBe(0)
    expect(losses, 'the connection stood').toBe(0)
  })
})

/** What a page holds of the hosts' voice. */
interface Open {
  readonly __wakeband: { hostLevel(): number }
}
const heard = (page: Page) => page.waitForFunction(() => (globalThis as unknown as Open).__wakeband.hostLevel() > 0.05)

const named = (name: string) => (event: Answer) => event.__typename === name
const offAir = (event: Answer) => event.__typename === 'StateChanged' && event.state === 'OFF_AIR'

describe('E5 the web client', () => {
  it('E6 on another address, and a bad one, is heard and hears at the same seat; cut off it goes off the air, and on at the same line', async () => {
    const { network, product } = await openThrough(2)
    const said = 'open the gates and let the people out'
    const { page, close } = await openBrowser(said)
    closing.push(close)
    page.setDefaultTimeout(60_000)
    const log = createEventLog()
    const asked: string[] = []
    let authorization = ''
    page.on('request', (request) => {
      authorization = request.headers()['authorization'] ?? authorization
      const operation = /mutation (\w+)/.exec(request.postData() ?? '')?.[1]
      if (operation) asked.push(operation)
    })
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        const event = JSON.parse(String(payload)).payload?.data?.sessionEvents
        if (event) log.push(event)
      })
    })
    const seats = () => asked.filter((operation) => operation === 'OpenMedia').length
    async function stands(): Promise<Answer> {
      const { id } = log.events.find(named('Snapshot')).session
      const query = `{ session(id: "${id}") { clockLeftMs clockRunning programme { ... on MissionProgramme { awakened } } } }`
      const headers = { 'content-type': 'application/json', authorization }
      const answer = await fetch(`${product.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
      return (await answer.json()).data.session
    }

    await page.goto(`${product.url}/missions?debug&raw`)
    await page.getByLabel('name').fill('Ada')
    await page.locator('button[type=submit]').click()
    await page.getByRole('button', { name: 'Create mission' }).click()
    await page.getByTestId('mission-status').and(page.locator('[data-status=STAGE2]')).first().waitFor()
    if (await page.getByRole('button', { name: 'Tune in' }).isHidden()) await page.locator('[data-status=STAGE2] >> xpath=ancestor::a').first().click()
    await page.getByRole('button', { name: 'Tune in' }).waitFor()
    const frequency = Number(/(\d{2,3}\.\d)\s*MHz/.exec(await page.locator('main').innerText())?.[1])
    await page.getByRole('slider', { name: 'Frequency' }).focus()
    for (let tenths = 875; tenths < Math.round(frequency * 10); tenths += 1) await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'Tune in' }).click()
    await log.indexOf(named('LineStarted'), 0)
    await heard(page)

    // The client's packets come from another address from now on: the key cuts the host off, and every word arrives.
    await network.rebind()
    await log.indexOf(named('LineStarted'), log.events.length)
    await heard(page)
    network.become(bad)
    network.count()
    await page.keyboard.down('Space')
    await page.getByTestId('partial').waitFor()
    await page.waitForTimeout(4500)
    await page.keyboard.up('Space')
    const turn = log.events[await log.indexOf(named('FinalTranscript'), 0)]
    // Chromium's microphone begins anywhere in what it says.
    expect(understood(said, turn.text ?? turn.finalText ?? '')).toBeGreaterThan(0.3)
    const answered = await log.indexOf(named('DialogueEnded'), log.events.indexOf(turn))
    expectRecovered(network)
    network.become(clear)
    await log.indexOf(named('LineStarted'), answered)
    await heard(page)
    expect(seats(), 'the seat is the same').toBe(1)
    expect(log.events.filter(offAir)).toEqual([])

    // Nothing passes any more, for longer than ICE's checks may fail.
    network.black(true)
    const off = await log.indexOf(offAir, answered)
    const before = await stands()
    const interrupted = log.events.slice(0, off).findLast(named('LineStarted'))
    expect(before.clockRunning, 'the clock stands').toBe(false)
    network.black(false)
    const again = log.events[await log.indexOf(named('LineStarted'), off)]
    expect(again.line.id, 'the interrupted line, again from its start').toBe(interrupted.line.id)
    const back = log.events[await log.indexOf(named('StateChanged'), off + 1)]
    expect(back.clockLeftMs ?? before.clockLeftMs).toBe(before.clockLeftMs)
    expect((await stands()).programme).toEqual(before.programme)
    await heard(page)
    console.log(`back by ${asked.filter((operation) => operation === 'RestartIce').length} ICE restarts and ${seats() - 1} new seats`)
  })
})
