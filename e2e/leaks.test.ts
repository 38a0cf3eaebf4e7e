import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { queryObjects } from 'node:v8'
import * as mediasoup from 'mediasoup'
import type { types } from 'mediasoup'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { createDeepgramVoice } from '../server/adapters/deepgramVoice.ts'
import { compose, type Product } from '../server/compose.ts'
import { readConfig } from '../server/config.ts'
import { createDeepgramServer } from '../server/studio/deepgram.ts'
import { createGeminiServer } from '../server/studio/gemini.ts'
import { openBadNetwork, type BadNetwork } from './badNetwork.ts'
import { act, openClient, type PlainClient } from './client.ts'
import { createVisits, inState, missionStatus, named, sessionEvents, type Visits } from './visits.ts'

/** Visits at the same time, and of each way of coming and going in a round. */
const atOnce = 8
const timesEach = 3
/** A client that went silent is found by the second ping, after 24 s; 3 s more are for it to come back. */
const patience = { timeout: 45_000, interval: 100 }
/** The heap after a round, by that of the round before: what the engine compiles in between is some hundred KB. */
const noise = 1.05

const key = 'a key of the studio'

const closing: (() => unknown)[] = []
const complaints: string[] = []
let product: Product
let url: string
let player: PlainClient
let visits: Visits
let network: BadNetwork
let atRest: Record<string, number>
let worker: types.Worker
let transports = 0
/** Classes of which every show has some. */
const classes = new Map<string, new () => unknown>([['AbortController', AbortController], ['WebSocket', WebSocket as never]])

beforeAll(async () => {
  process.on('warning', complain)
  process.on('unhandledRejection', complain)
  // Released in the opposite order, like everything else.
  closing.push(() => process.off('warning', complain).off('unhandledRejection', complain))
  const dataDir = await mkdtemp(join(tmpdir(), 'wakeband-leaks-'))
  closing.push(() => rm(dataDir, { recursive: true, force: true }))
  const gemini = await createGeminiServer({ apiKey: key, firstTokenMs: 0, tokensPerSecond: 0 })
  closing.push(() => gemini.close())
  const deepgram = await createDeepgramServer({ apiKey: key })
  closing.push(() => deepgram.close())
  network = await openBadNetwork(1)
  closing.push(() => network.close())
  const config = readConfig({
    ...network.env,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    MEDIA_WORKERS: '1',
    MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
    GEMINI_API_KEY: key,
    GEMINI_BASE_URL: gemini.url,
    DEEPGRAM_API_KEY: key,
    DEEPGRAM_BASE_URL: deepgram.url,
    MISSIONS_PER_HOUR: '10000',
    SESSIONS_PER_HOUR: '10000',
    TURNS_PER_MINUTE: '10000',
    REQUESTS_PER_MINUTE: '1000000',
    SHOWS_PER_PLAYER: '10000',
    SOCKETS_PER_PLAYER: '10000',
    PLAYERS_PER_ADDRESS: '1000',
    SHOW_GRACE_SECONDS: '5',
    SHOW_PAUSE_SECONDS: '2',
    SHOW_TURN_SECONDS: '2',
    WRITER_LIVE_TIMEOUT_SECONDS: '2',
  })
  const voice = createDeepgramVoice({ apiKey: key, baseUrl: deepgram.url, timeoutMs: 3000, bitRate: 32_000, concurrency: 12 })
  mediasoup.observer.once('newworker', watch)
  const quiet = (): void => undefined
  const log = { info: quiet, warn: quiet, error: (facts: object, message: string) => complain(`${message}: ${JSON.stringify(facts)}`) }
  product = await compose(config, log, {
    // Hosts of one word: a show comes to its pause within seconds, by way of the real voice.
    voice: { models: voice.models, speak: (line, signal) => voice.speak({ ...line, text: line.text.split(' ')[0] ?? '' }, signal) },
  })
  closing.push(() => product.close())
  url = await product.http.listen(0, '127.0.0.1')
  player = await openClient(url)
  visits = createVisits(url, player)
})
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Counts what the media server holds on this side, where its worker does not know of it. */
function watch(made: types.Worker): void {
  worker = made
  made.observer.on('newwebrtcserver', (server) => {
    server.observer.on('webrtctransporthandled', (transport) => {
      transports += 1
      classes.set('WebRtcTransport', transport.constructor as never)
    })
    server.observer.on('webrtctransportunhandled', () => (transports -= 1))
  })
  made.observer.on('newrouter', (router) => void classes.set('Router', router.constructor as never))
}

function complain(what: unknown): void {
  // Of this test's own doing: it counts objects.
  if (what instanceof Error && what.message.includes('v8.queryObjects')) return
  complaints.push(what instanceof Error ? (what.stack ?? what.message) : String(what))
}

/** Ways to come and to go. */
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  async 'leaves before the first word'() {
    const { id } = await visits.enter()
    await act(player, 'leave', id)
  },
  async 'drops before the first word'() {
    const { ear } = await visits.enter()
    await ear.until(named('Snapshot'))
    ear.drop()
  },
  async 'leaves while a host speaks'() {
    const { id, ear } = await visits.enter()
    await ear.until(named('LineStarted'))
    await act(player, 'leave', id)
    await ear.until(named('Complete'))
    ear.close()
  },
  async 'drops while a host speaks'() {
    const { ear } = await visits.enter()
    await ear.until(named('LineStarted'))
    ear.drop()
  },
  async 'unsubscribes while a host speaks'() {
    const { ear } = await visits.enter()
    await ear.until(named('LineStarted'))
    ear.close()
  },
  async 'leaves at the pause'() {
    const { id, ear } = await visits.enter()
    await ear.until(inState('WAITING_FOR_USER'))
    await act(player, 'leave', id)
  },
  async 'drops at the pause'() {
    const { ear } = await visits.enter()
    await ear.until(inState('WAITING_FOR_USER'))
    ear.drop()
  },
  async 'leaves with the key down'() {
    const { id } = await visits.talk()
    await act(player, 'leave', id)
  },
  async 'drops with the key down'() {
    const { ear } = await visits.talk()
    ear.drop()
  },
  async 'presses, releases and drops at once'() {
    const { id, ear } = await visits.talk()
    const released = act(player, 'stopTalking', id)
    ear.drop()
    await released
  },
  async 'types, and leaves while the answer is written'() {
    const { id } = await visits.talk()
    await Promise.all([act(player, 'say', id, { text: 'The water is poisoned!' }), act(player, 'leave', id)])
  },
  async 'goes off the air, comes back, and leaves'() {
    const { id, ear } = await visits.enter()
    await ear.until(named('LineStarted'))
    ear.drop()
    const later = await visits.listen(sessionEvents, id)
    await later.until(named('Snapshot'))
    await act(player, 'leave', id)
    await act(player, 'startTalking', id)
  },
  async 'leaves, and tunes in again to be gone again'() {
    const mission = await visits.createMission()
    const status = await visits.listen(missionStatus, mission.id)
    await status.until((event) => event.status === 'STAGE2')
    status.drop()
    for (let time = 0; time < 3; time += 1) await act(player, 'leave', await visits.tuneIn(true, mission))
    await visits.tuneIn(false, mission)
  },
  async 'drops while the show closes'() {
    const { id, ear } = await visits.talk()
    await act(player, 'say', id, { text: 'Wake up, everybody: the water in the tower is poisoned!' })
    await ear.until((event) => named('ShowClosing')(event) || named('ScoreUpdated')(event))
    ear.drop()
  },
  async 'hears it to its end, and asks for more'() {
    const { id, ear } = await visits.talk()
    await act(player, 'say', id, { text: 'Wake up, everybody: the water in the tower is poisoned!' })
    await ear.until((event) => named('ShowEnded')(event) || inState('WAITING_FOR_USER')(event))
    ear.drop()
    const late = await visits.listen(sessionEvents, id)
    await late.until(named('Snapshot'))
    late.close()
  },
  async 'leaves a game while its question is put'() {
    const id = await visits.startGame(false)
    const ear = await visits.listen(sessionEvents, id)
    await ear.until(named('LineStarted'))
    await act(player, 'leave', id)
  },
  async 'drops a game while the answer is judged'() {
    const id = await visits.startGame(false)
    const ear = await visits.listen(sessionEvents, id)
    await ear.until(inState('WAITING_FOR_USER'))
    // No rule knows it: the model is asked.
    await act(player, 'say', id, { text: 'They should be here somewhere, yes, here.' })
    ear.drop()
  },
  async 'answers turn by turn, and never again'() {
    const id = await visits.startGame(true)
    const answered = await player.ask(
      'mutation ($id: ID!) { answerStep(input: { sessionId: $id, text: "I have my papers" }) { __typename } }',
      { id },
    )
    expect(answered.data.answerStep.__typename).toBe('StepAnswered')
  },
  async 'leaves a conversation while an answer is written'() {
    const { id, ear } = await visits.ask()
    await ear.until(named('MessageStarted'))
    await act(player, 'leave', id)
  },
  async 'drops a conversation in the middle of an answer'() {
    const { ear } = await visits.ask()
    await ear.until(named('LineStarted'))
    ear.drop()
  },
  async 'talks hands-free, and drops'() {
    const { id, ear } = await visits.ask()
    await act(player, 'startListening', id)
    await ear.until(named('ListeningChanged'))
    ear.drop()
  },
  async 'tunes in and never comes'() {
    await visits.tuneIn(true)
  },
  async 'takes over from itself, again and again'() {
    const { id, ear } = await visits.enter()
    let before = ear
    for (let time = 0; time < 4; time += 1) {
      const next = await visits.listen(sessionEvents, id)
      await Promise.all([before.until(named('Replaced')), next.until(named('Snapshot'))])
      if (time % 2) before.drop()
      before = next
    }
    before.drop()
  },
  async 'follows missions, and stops or drops'() {
    const { id } = await visits.createMission()
    const [one, two, stranger] = await Promise.all([visits.listen(missionStatus, id), visits.listen(missionStatus, id), visits.listen(missionStatus, 'none')])
    one.drop()
    await two.until((event) => event.status === 'STAGE2')
    two.close()
    stranger.close()
  },
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5].map((steps) => [
      `breaks off the handshake after ${steps} steps`,
      async () => {
        const id = await visits.tuneIn(false)
        const ear = await visits.listen(sessionEvents, id)
        await visits.handshake(id, steps)
        if (steps % 2) ear.drop()
        else await act(player, 'leave', id)
      },
    ]),
  ),
  async 'takes one seat after another, and several at once'() {
    const id = await visits.tuneIn(false)
    const ear = await visits.listen(sessionEvents, id)
    await visits.handshake(id, 5)
    await Promise.all([visits.handshake(id, 0), visits.handshake(id, 0), visits.handshake(id, 0)])
    await Promise.all([visits.handshake(id, 0), act(player, 'leave', id)])
    ear.drop()
  },
}

/** The terminal player over real WebRTC, in a process of its own that is gone from one moment to the next. */
async function playAndDie(when: (line: string) => boolean): Promise<void> {
  const main = fileURLToPath(new URL('../player/main.ts', import.meta.url))
  const args = ['--url', url, '--json', '--minutes', '1', '--type', 'Who is there?']
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  let last = ''
  for await (const line of createInterface(child.stdout)) {
    last = line
    if (when(line)) child.kill('SIGKILL')
  }
  expect((await gone)[1], last).toBe('SIGKILL')
}

/** In the middle of a line; and after its packets got nowhere any more, while its socket was as good as ever (E5). */
async function playForReal(): Promise<void> {
  await playAndDie((line) => line.includes('"lineStarted"'))
  await playAndDie((line) => {
    if (line.includes('"lineStarted"')) network.black(true)
    return line.includes('"offAirReason":"CLIENT_GONE"')
  })
  network.black(false)
}

async function goSilent(): Promise<void> {
  const { ear } = await visits.enter()
  await ear.until(named('LineStarted'))
  ear.freeze()
}

/** All of them, `atOnce` at a time. */
async function visit(due: [string, () => Promise<unknown>][]): Promise<void> {
  async function next(): Promise<void> {
    for (let one = due.pop(); one; one = due.pop()) {
      const [name, go] = one
      await go().catch((cause: unknown) => {
        throw new Error(`who ${name} did not get so far`, { cause })
      })
    }
  }
  await Promise.all([playForReal(), ...Array.from({ length: atOnce }, next)])
}

async function showsRunning(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^wakeband_shows (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}

/** What keeps this process alive, by its kind. */
function resources(): Record<string, number> {
  const kinds = process.getActiveResourcesInfo()
  // Of the moment only, and none of ours; and the network's own, which is in this process.
  return Object.fromEntries(kinds.filter((kind) => kind !== 'Immediate' && !/udp/i.test(kind)).map((kind) => [kind, kinds.filter((other) => other === kind).length]))
}

/** What the objects of a class look like that are still there. */
function looks(name: string): string {
  const made = classes.get(name)
  return made ? JSON.stringify(queryObjects(made, { format: 'summary' })) : ''
}

function counted(): Record<string, number> {
  return Object.fromEntries([...classes].map(([name, made]) => [name, Number(queryObjects(made))]))
}

/** The classes of which there are more than before, with what the objects look like. */
function grown(before: Readonly<Record<string, number>> | undefined, now: Readonly<Record<string, number>>): string[] {
  return Object.entries(before ?? {}).flatMap(([name, count]) =>
    (now[name] ?? 0) > count ? [`${name}: ${count} and then ${now[name]}: ${looks(name)}`] : [],
  )
}

/** Waits until everybody is gone and nothing is under way, with no more objects than before, and says what is left. */
async function silence(before?: Readonly<Record<string, number>>) {
  await vi.waitFor(async () => expect(await showsRunning()).toBe(0), patience)
  visits.close()
  network.count()
  // Connections to providers are kept for 4 s after their last request, and timers of theirs run out within 3 s.
  await vi.waitFor(() => expect(resources()).toEqual(atRest), patience)
  const { routerIds } = await worker.dump()
  const { ru_maxrss: workerKb } = await worker.getResourceUsage()
  // Each count collects garbage first. What a finaliser or the last turn of a loop held is gone a little later.
  const settled = (): Record<string, number> => {
    const now = counted()
    expect(grown(before, now)).toEqual([])
    return now
  }
  const objects = await vi.waitFor(settled, { timeout: 10_000, interval: 1000 }).catch(counted)
  return { routers: routerIds.length, transports, workerKb, objects, heap: process.memoryUsage().heapUsed }
}

describe('what is left when everybody has gone', () => {
  it('E1 E5 nothing, whichever way they came and went', async () => {
    await vi.waitFor(() => {
      // Again and again, so that it has the timers of this waiting as the later ones have.
      atRest = resources()
      expect(atRest).not.toHaveProperty('TCPSocketWrap')
    }, patience)
    const round = Array.from({ length: timesEach }, () => Object.entries(ways)).flat()
    await visit([...Object.entries(ways), ['goes silent', goSilent]])
    await visit([...round])
    let before = await silence()
    await visit([...round])
    let after = await silence(before.objects)
    // The engine holds on to a few of the last ones for no reason of ours. What leaks grows with every round.
    for (let more = 0; more < 2 && grown(before.objects, after.objects).length > 0; more += 1) {
      before = after
      await visit([...round])
      after = await silence(before.objects)
    }
    expect(grown(before.objects, after.objects)).toEqual([])
    expect(visits.opened()).toBeGreaterThanOrEqual(200)
    expect(complaints).toEqual([])
    expect(after).toMatchObject({ routers: 0, transports: 0 })
    expect(after.workerKb / before.workerKb).toBeLessThan(noise)
    expect(after.heap / before.heap).toBeLessThan(noise)
  })
})
