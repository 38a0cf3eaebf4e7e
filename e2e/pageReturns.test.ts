import { readdir, readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Listener } from './browser.ts'
import type { Answer } from './client.ts'
import { openCuttableProxy, type CuttableProxy } from './cuttableProxy.ts'
import { createEventLog, type EventLog } from './eventLog.ts'
import { startProduct, type RunningProduct } from './product.ts'

/** A show whose client is gone for so long, and for the 3 s in which a socket may come back, is saved and put away. */
const graceSeconds = 5

let product: RunningProduct
let proxy: CuttableProxy
let listener: Listener
beforeAll(async () => {
  product = await startProduct({ SHOW_GRACE_SECONDS: String(graceSeconds) })
  proxy = await openCuttableProxy(product.url)
  listener = await openBrowser('good evening')
  await listener.context.addInitScript(layOpen)
})
afterEach(() => Promise.all(listener.context.pages().slice(1).map((page) => page.close())))
afterAll(async () => {
  await listener?.close()
  await proxy?.close()
  await product?.stop()
})

/** What a page holds of the device and of the network. */
interface Held {
  readonly __connections: RTCPeerConnection[]
  readonly __microphones: MediaStreamTrack[]
  readonly __wakeband: { hostLevel(): number }
}

/** Runs in the page, before its own scripts. */
function layOpen(): void {
  const held = globalThis as unknown as { -readonly [Name in keyof Held]: Held[Name] }
  const connections: RTCPeerConnection[] = (held.__connections = [])
  const microphones: MediaStreamTrack[] = (held.__microphones = [])
  if (!('RTCPeerConnection' in globalThis)) return
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      connections.push(this)
    }
  }
  const { mediaDevices } = navigator
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish)
    microphones.push(...stream.getTracks())
    return stream
  }
}

/** A tab that talks with everybody. */
interface Tab {
  readonly page: Page
  readonly log: EventLog
  /** Of the session, as the server has it. */
  state(): Promise<string>
}

const named = (name: string) => (event: Answer) => event.__typename === name
const show = (page: Page, state = '') => page.locator(`[data-testid=show][data-sound=live]${state && `[data-state=${state}]`}`)

/** Goes to a page of the web client, and keeps what it is told. */
async function openTab(path: string): Promise<Tab> {
  const page = await listener.context.newPage()
  page.setDefaultTimeout(60_000)
  const log = createEventLog()
  let authorization = ''
  page.on('request', (request) => (authorization = request.headers()['authorization'] ?? authorization))
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const event = JSON.parse(String(payload)).payload?.data?.sessionEvents
      if (event) log.push(event)
    })
  })
  await page.goto(`${proxy.url}${path}?debug&raw`)
  const name = page.getByLabel('name')
  await name.or(page.getByRole('button', { name: /talking/ })).first().waitFor()
  if (await name.isVisible()) {
    await name.fill('Bea')
    // Another tab is the same player's only then.
    await page.getByLabel('Stay signed in').check()
    await page.locator('button[type=submit]').click()
  }
  return {
    page,
    log,
    async state() {
      const { id } = log.events.find(named('Snapshot')).session
      const query = `{ session(id: "${id}") { state } }`
      const headers = { 'content-type': 'application/json', authorization }
      const answer = await fetch(`${product.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
      return (await answer.json()).data.session.state
    },
  }
}

async function startTalking(): Promise<Tab> {
  const tab = await openTab('/conversations')
  await tab.page.getByRole('button', { name: 'Start talking' }).click()
  return tab
}

/** Has everybody talk, and is in the middle of the first line that comes. */
async function inTheMiddleOfALine({ page, log }: Tab): Promise<{ readonly id: string; readonly at: number }> {
  const from = log.events.length
  await page.getByLabel('Say it by typing').fill('Everyone: what did you dream of?')
  await page.keyboard.press('Enter')
  const at = await log.indexOf(named('LineStarted'), from)
  await heard(page)
  return { id: log.events[at].line.id, at }
}

async function live(): Promise<Tab> {
  const tab = await startTalking()
  await show(tab.page, 'WAITING_FOR_USER').waitFor()
  return tab
}

/** The sound is measured in the page. */
const heard = (page: Page) => page.waitForFunction(() => (globalThis as unknown as Held).__wakeband.hostLevel() > 0.05)

const heldBy = (page: Page) =>
  page.evaluate(() => {
    const { __connections, __microphones } = globalThis as unknown as Held
    const live = __microphones.filter(({ readyState }) => readyState === 'live')
    return {
      connections: __connections.filter(({ connectionState }) => connectionState !== 'closed').length,
      microphones: live.length,
      open: live.filter(({ enabled }) => enabled).length,
    }
  })
/** One way in and one out, so that nobody is heard twice; a microphone, and the key is up (E17). */
const oneSeat = { connections: 2, microphones: 1, open: 0 }
const nothing = { connections: 0, microphones: 0, open: 0 }

/** The line that was interrupted is heard again, from its start, at one seat. */
async function expectSameLineAgain({ page, log }: Tab, line: { readonly id: string; readonly at: number }): Promise<void> {
  const again = await log.indexOf(named('LineStarted'), line.at + 1)
  expect(log.events[again].line.id, 'the interrupted line, again from its start').toBe(line.id)
  await show(page, 'HOST_SPEAKING').waitFor()
  await heard(page)
  await expect.poll(() => heldBy(page)).toEqual(oneSeat)
}

function expectContinuous({ events }: EventLog): void {
  let last = -1
  for (const { __typename, seq } of events) {
    // A page that subscribes again, to come back, is told again what is on its way to it: it drops that by its number.
    if (seq === undefined || (__typename !== 'Snapshot' && seq <= last)) continue
    if (__typename !== 'Snapshot' && last >= 0) expect(seq, 'E3 no gap, no double').toBe(last + 1)
    last = seq
  }
}

/** Stops every process of the browser, as the lid of a laptop does, or lets them go on. */
async function signalBrowser(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const all = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      return { pid: Number(name), command: /\((.*)\)/.exec(stat)?.[1] ?? '', parent: Number(stat.split(') ')[1]?.split(' ')[1]) }
    }),
  )
  const family = new Set([process.pid])
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  for (const { pid, command } of all) if (family.has(pid) && /^chrom/i.test(command)) process.kill(pid, signal)
}

/** The laptop is closed in the middle of a line, and opened when the server says so; its network went first. */
async function sleepUntil(awaited: () => Promise<void>): Promise<void> {
  await signalBrowser('SIGSTOP')
  try {
    proxy.cutSockets()
    await awaited()
  } finally {
    await signalBrowser('SIGCONT')
  }
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1])
}
const showsRunning = () => metric('wakeband_shows')

describe('E5 the web client', () => {
  it('E3 whose socket is lost says so, misses nothing, and is heard and hears all the time', async () => {
    const tab = await live()
    const { page, log } = tab
    const { id } = await inTheMiddleOfALine(tab)
    const lost = page.getByText('Signal lost, reconnecting')
    const said = lost.waitFor()
    proxy.cutSockets()
    await said
    await lost.waitFor({ state: 'hidden' })
    const ended = await log.indexOf((event) => event.__typename === 'DialogueEnded' && event.lineId === id, 0)
    expect(ended).toBeGreaterThan(0)
    expectContinuous(log)
    expect(log.events.filter(named('Snapshot')), 'what was missed is told').toHaveLength(1)
    expect(log.events.filter(({ state }) => state === 'OFF_AIR')).toEqual([])
    expect(log.events.filter((event) => event.line?.id === id && event.__typename === 'LineStarted')).toHaveLength(1)
    expect(await heldBy(page)).toEqual(oneSeat)
    await page.getByRole('button', { name: 'Leave' }).click()
    await expect.poll(() => heldBy(page), { message: 'E17 who has left holds no microphone' }).toEqual(nothing)
  })

  it('that is reloaded in the middle of a line hears it again, from its start', async () => {
    const tab = await live()
    const line = await inTheMiddleOfALine(tab)
    await tab.page.reload()
    await tab.page.getByRole('button', { name: 'Go on talking' }).click()
    await expectSameLineAgain(tab, line)
  })

  it('on a laptop that is closed for less than the grace comes back by itself, to the same line', async () => {
    // The shows before this one are put away when their grace is over.
    await expect.poll(showsRunning, { timeout: 30_000 }).toBe(0)
    const tab = await live()
    const line = await inTheMiddleOfALine(tab)
    await sleepUntil(() => expect.poll(tab.state, { timeout: 10_000 }).toBe('OFF_AIR'))
    await expectSameLineAgain(tab, line)
    expect(await showsRunning(), 'it was never put away').toBe(1)
    expectContinuous(tab.log)
  })

  it('on a laptop that is closed for longer than the grace comes back by itself to the show that was saved', async () => {
    const tab = await live()
    const line = await inTheMiddleOfALine(tab)
    await sleepUntil(() => expect.poll(showsRunning, { timeout: 30_000 }).toBe(0))
    await expectSameLineAgain(tab, line)
    expect(tab.log.events.filter(named('Snapshot')).length, 'E3 what was missed is not kept any more').toBeGreaterThan(1)
    expectContinuous(tab.log)
  })

  it('in a second tab takes over: the first says so, lets go of the microphone, and can take it back', async () => {
    const first = await live()
    const line = await inTheMiddleOfALine(first)
    const { pathname } = new URL(first.page.url())
    const second = await openTab(pathname)
    await second.page.getByRole('button', { name: 'Go on talking' }).click()
    const moved = first.page.locator('[data-testid=ending][data-outcome=replaced]')
    await moved.waitFor()
    await expect.poll(() => heldBy(first.page)).toEqual(nothing)
    await expectSameLineAgain(second, { id: line.id, at: -1 })

    const from = first.log.events.length - 1
    await first.page.bringToFront()
    await moved.getByRole('button', { name: 'Tune in again' }).click()
    await second.page.locator('[data-testid=ending][data-outcome=replaced]').waitFor()
    await expect.poll(() => heldBy(second.page)).toEqual(nothing)
    const heardBySecond = second.log.events.findLast(named('LineStarted')).line.id as string
    await expectSameLineAgain(first, { id: heardBySecond, at: from })
    expect(await second.page.locator('[data-testid=ending]').getAttribute('data-outcome'), 'nobody fights over it').toBe('replaced')
  })

  it('E4 W4 that has captions alone comes back by itself after kill -9, to the same line', async () => {
    await listener.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'))
    const tab = await startTalking()
    const { page, log } = tab
    await page.locator('[data-testid=show][data-sound=captionsOnly][data-state=WAITING_FOR_USER]').waitFor()
    await page.getByLabel('Say it by typing').fill('Everyone: what did you dream of?')
    await page.keyboard.press('Enter')
    const at = await log.indexOf(named('LineStarted'), 0)
    const { id } = log.events[at].line
    const { port } = new URL(product.url)
    const killed = product
    await killed.kill()
    await page.getByText('Signal lost, reconnecting').waitFor()
    product = await startProduct({ PORT: port, SHOW_GRACE_SECONDS: String(graceSeconds) }, killed.dataDir)
    const again = await log.indexOf(named('LineStarted'), at + 1)
    expect(log.events[again].line.id).toBe(id)
    await page.locator('[data-testid=show][data-sound=captionsOnly][data-state=HOST_SPEAKING]').waitFor()
    expectContinuous(log)
  })
})
