import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { remember } from '../player/memory.ts'
import { createSqlite } from '../server/adapters/sqlite.ts'
import { seededBytes } from '../server/audio/testing/seeded.ts'
import { id, type SessionId } from '../server/core/ids.ts'
import { replay, type Replayed } from '../server/core/replay.ts'
import { leftMs } from '../server/core/session.ts'
import { isStandBy } from '../server/core/standBy.ts'
import { step } from '../server/core/step.ts'
import { openBrowser } from './browser.ts'
import { openClient, type Answer } from './client.ts'
import { createEventLog, type EventLog } from './eventLog.ts'
import { startProduct } from './product.ts'
import { startTerminalPlayer, type TerminalPlayer } from './terminalPlayer.ts'

/** How often the server is killed. `KILLS=100 SEED=2 npm test -- e2e/returns` does it for longer, at other moments. */
const kills = Number(process.env['KILLS'] ?? 3)
const seed = Number(process.env['SEED'] ?? 1)
/** After what was waited for, up to so long: the server dies between two events as well as at one. */
const longestMs = 2_500
/** After a kill: a start of the server, the longest of the clients' waits between two attempts, and two slow cores. */
const patienceMs = 45_000

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Somebody in a session who has to come back by himself each time. */
interface Guest {
  readonly name: string
  /** Plays, and has heard something new since he came (back). */
  playing(): Promise<void>
  /** Has heard so much more, or what he plays is over. */
  hears(more: number): Promise<void>
  readonly log: EventLog
  readonly sessionId: string
  /**
   * The place in the log up to which everything is from before the kill.
   * @param killed how long the log was when the server was killed
   */
  lost(killed: number): Promise<number>
  /** Hears, or is answered, again. */
  isBack(from: number): Promise<void>
}

const type = (...names: readonly string[]) => (event: Answer) => names.includes(event.type)
/** Of what there is not too much at once. */
const news = type('lineStarted', 'dialogueEnded', 'finalTranscript', 'stepAnswered')

/** Resolves with the promise; says who kept everybody waiting, and what they were told last, where that takes too long. */
async function inTime<T>({ name, log }: Pick<Guest, 'name' | 'log'>, what: string, promise: Promise<T>): Promise<T> {
  const late = new AbortController()
  const tooLate = delay(patienceMs, undefined, { signal: late.signal }).then(() => {
    const last = log.events.slice(-12).map((event) => JSON.stringify(event).slice(0, 200))
    throw new Error(`${name} ${what} for ${patienceMs} ms. Told last:\n${last.join('\n')}`)
  })
  tooLate.catch(() => undefined)
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    late.abort()
  }
}

async function hearsMore(log: EventLog, more: number): Promise<void> {
  for (let at = log.events.length; more > 0; more -= 1) {
    at = (await log.indexOf(news, at)) + 1
    if (at === 0) return
  }
}

/**
 * A terminal player. Where what it plays comes to its end it is told by `over`, and another one comes.
 * @param begun the event that names the session
 */
function terminalGuest(given: {
  readonly name: string
  readonly isOnAir: boolean
  readonly start: () => TerminalPlayer
  readonly begun: (event: Answer) => string | undefined
  readonly over: (summary: Answer) => void
}): Guest {
  let player = given.start()
  closing.push(() => player.leave())
  /** From here on whatever comes is of the time after the newest return. */
  let since = 0
  const sessionId = () => player.log.events.map(given.begun).find(Boolean) ?? ''

  return {
    name: given.name,
    get log() {
      return player.log
    },
    get sessionId() {
      return sessionId()
    },
    async playing() {
      while ((await player.log.indexOf(news, since)) < 0) {
        given.over(player.log.events.at(-1))
        since = 0
        player = given.start()
      }
    },
    hears: (more) => hearsMore(player.log, more),
    async lost(killed) {
      since = player.log.events.length
      // What it was told before it lost the server may still be on its way here; or that it has is here already.
      const at = given.isOnAir ? await player.log.indexOf((event) => event.type === 'connectionLost' && event.what === 'EVENTS', killed) : since
      since = at < 0 ? player.log.events.length : at
      return since
    },
    async isBack(from) {
      const back = type(given.isOnAir ? 'connected' : 'stepAnswered')
      if ((await player.log.indexOf(back, from)) < 0) expect(player.log.ended).toBe(true)
    },
  }
}

/** A page of the web client, in a conversation. */
async function pageGuest(url: string): Promise<Guest> {
  const listener = await openBrowser('good evening')
  closing.push(() => listener.close())
  const { page } = listener
  page.setDefaultTimeout(patienceMs)
  const log = createEventLog()
  let since = 0
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const event = JSON.parse(String(payload)).payload?.data?.sessionEvents
      if (event) log.push({ ...event, type: event.__typename[0].toLowerCase() + event.__typename.slice(1) })
    })
    socket.on('close', () => log.push({ type: 'connectionLost' }))
  })
  await page.goto(`${url}/conversations?debug&raw`)
  await page.getByLabel('name').fill('Bea')
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: 'Start talking' }).click()
  await page.locator('[data-testid=show][data-sound=live][data-state=WAITING_FOR_USER]').waitFor()
  const ask = async (): Promise<void> => {
    await page.getByLabel('Say it by typing').fill('Everyone: what did you dream of?')
    await page.keyboard.press('Enter')
  }
  return {
    name: 'the page',
    log,
    get sessionId() {
      return log.events.find(type('snapshot')).session.id as string
    },
    async playing() {
      const there = await log.indexOf((event) => event.state === 'WAITING_FOR_USER' || event.type === 'lineStarted', since)
      // An answer that was cut off goes on by itself; where there was none, one is asked for.
      if (log.events[there].type === 'lineStarted') return
      await ask()
      await log.indexOf(type('lineStarted'), there)
    },
    async hears(more) {
      for (let at = since; more > 0; at += 1) {
        at = await log.indexOf((event) => news(event) || event.state === 'WAITING_FOR_USER', at)
        if (news(log.events[at])) more -= 1
        else if (!log.events.slice(at).some(news)) await ask()
      }
    },
    async lost(killed) {
      since = await log.indexOf(type('connectionLost'), killed)
      return since
    },
    async isBack() {
      await page.locator('[data-testid=show][data-sound=live]:not([data-state=OFF_AIR])').waitFor()
    },
  }
}

/** What the dead server has left of a session; its log has to give just that. */
async function leftBehind(dataDir: string, sessionIds: readonly string[]): Promise<Replayed[]> {
  const store = await createSqlite({ path: join(dataDir, 'wakeband.sqlite') })
  try {
    return await Promise.all(
      sessionIds.map(async (sessionId) => {
        const record = await store.session(id<SessionId>(sessionId))
        if (!record) throw new Error(`session ${sessionId} is not stored`)
        const folded = replay(record, await store.log(record.session.id, 0))
        expect(folded.difference).toBeNull()
        return folded
      }),
    )
  } finally {
    await store.close()
  }
}

/** What the player is shown of a session is what was stored, and the interrupted line comes again. */
async function expectReturn({ name, log }: Guest, stored: Replayed, lost: number): Promise<string> {
  const { state, seq } = stored.session
  const told = log.events.slice(0, lost).findLast((event) => event.seq !== undefined)
  expect(told.seq, `${name}: whatever was told is stored`).toBeLessThanOrEqual(seq)
  const at = await log.indexOf(type('snapshot'), lost)
  if (at < 0) return `${state.kind}, and over`
  const { session, seq: first } = log.events[at]
  const recovered = step(stored.session, { type: 'recovered', at: stored.at }).session
  const left = leftMs(recovered, stored.at)
  expect({ ...session, seq: first }, name).toMatchObject({
    id: stored.session.id,
    seq: recovered.seq,
    state: 'OFF_AIR',
    clockLeftMs: left === null ? null : Math.round(left),
    clockRunning: false,
    programme: standing(stored),
  })
  const line = state.kind === 'HOST_SPEAKING' && 'line' in state.moment ? state.moment.line : null
  // A word to bridge a fault is not said twice.
  if (line && !isStandBy(line.text)) {
    // Where its voice takes long, a host says so first (E14).
    const again = await log.indexOf((event) => event.type === 'lineStarted' && !isStandBy(event.line.text), at)
    expect(log.events[again].line, `${name}: the interrupted line, again from its start`).toMatchObject({ id: line.id, text: line.text })
  }
  return line ? `${state.kind} ${line.id}` : state.kind
}

/** What a client is shown of what is played, as it is stored. */
function standing({ session: { programme } }: Replayed): object {
  switch (programme.kind) {
    case 'mission':
      return { awakened: programme.score.awakened }
    case 'scenario':
      return { score: programme.score, livesRemaining: programme.livesRemaining, phase: programme.phase, step: { number: programme.step + 1 } }
    case 'conversation':
      return {}
    default:
      return programme satisfies never
  }
}

/** In the order of its numbers; where some are missing there is a snapshot in their place. */
function expectContinuous({ name, log }: Guest): void {
  let last: number | null = null
  for (const { type: what, seq } of log.events) {
    if (seq === undefined || what === 'connectionLost') continue
    if (what === 'snapshot') expect(seq, name).toBeGreaterThanOrEqual(last ?? 0)
    else expect(seq, `${name}: no gap, no double`).toBe((last ?? 0) + 1)
    last = seq
  }
}

const questions = ['is anybody out there?', 'what did you say?', 'why does nobody tell the truth?', 'who is with you tonight?']

describe(`a server that is killed ${kills} times, with a player of each programme`, () => {
  it(
    'E4 E5 E13 all of them come back by themselves each time, to what was stored: score, lives, clock, numbers, and the interrupted line',
    async () => {
      const byte = seededBytes(seed)
      let product = await startProduct()
      const { dataDir, url } = product
      const { port } = new URL(url)
      closing.push(() => rm(dataDir, { recursive: true, force: true }), () => product.kill())
      const homes = await mkdtemp(join(tmpdir(), 'wakeband-players-'))
      closing.push(() => rm(homes, { recursive: true, force: true }))

      // A mission that is long, and hard to win.
      const client = await openClient(url)
      const { data } = await client.ask('mutation { createMission(input: { timeLimitSeconds: 3600, targetPercent: 100 }) { ... on Mission { id } } }')
      await client.close()
      const missionId: string = data.createMission.id
      await remember(url, { refreshToken: client.refreshToken, missionId }, { XDG_STATE_HOME: join(homes, 'mission') })

      /** More than there is time for: something to say at every pause. */
      const talk = Array.from({ length: 4 * kills + 8 }, (_, n) => [n % 4 === 3 ? '--say' : '--type', `${questions[n % 4]} ${n}`]).flat()
      const aloud = ['I have my papers', 'I was in the city', 'I am a doctor', 'I am alone', 'my bag', 'I am going home'].flatMap((text) => ['--say', text])
      const answers = ['--type', 'I have my papers', '--say', 'I was in the city', '--type', 'I teach children to swim']
      const rest = ['I am a doctor', 'I am alone', 'my bag', 'I am going home'].flatMap((text) => ['--type', text])
      const start = (name: string, args: readonly string[]) => () => startTerminalPlayer(url, join(homes, name), args)
      const game = { begun: (event: Answer) => event.type === 'gameStarted' && event.sessionId, over: expectFinished }

      // The browser first: while it starts it wants the machine for itself.
      const page = await pageGuest(url)
      const guests: Guest[] = [page]
      // One after the other: their beginnings are not what is tried here.
      for (const given of [
        {
          name: 'the mission',
          isOnAir: true,
          start: start('mission', ['--mission', missionId, ...talk]),
          begun: (event: Answer) => event.type === 'tunedIn' && event.sessionId,
          over: expectNever,
        },
        {
          name: 'the conversation',
          isOnAir: true,
          start: start('conversation', ['--conversation', ...talk]),
          begun: (event: Answer) => event.type === 'conversationJoined' && event.conversation.id,
          over: expectNever,
        },
        { name: 'the scenario', isOnAir: true, start: start('live', ['--scenario', 'checkpoint', ...answers, ...rest]), ...game },
        {
          name: 'the scenario in time-stop',
          isOnAir: false,
          start: start('timeStop', ['--scenario', 'checkpoint', '--time-stop', ...aloud]),
          ...game,
        },
      ]) {
        const guest = terminalGuest(given)
        guests.push(guest)
        await inTime(guest, 'did not begin', guest.playing())
      }

      for (let kill = 1; kill <= kills; kill += 1) {
        const allPlaying = () => Promise.all(guests.map((guest) => inTime(guest, 'did not play', guest.playing())))
        await allPlaying()
        const one = guests[byte() % guests.length] as Guest
        await inTime(one, 'heard no more', one.hears(byte() % 6))
        // Games that were over meanwhile have to be begun anew.
        await allPlaying()
        // The moment that is tried, not a wait for something.
        await delay((byte() / 255) * longestMs)
        const told = guests.map(({ log }) => log.events.length)
        await product.kill()
        const lost = await Promise.all(guests.map((guest, index) => inTime(guest, 'did not notice', guest.lost(told[index] ?? 0))))
        const stored = await leftBehind(dataDir, guests.map(({ sessionId }) => sessionId))
        product = await startProduct({ PORT: port }, dataDir)
        const states = await Promise.all(
          guests.map(async (guest, index) => {
            const [from = 0, was] = [lost[index], stored[index]]
            if (!was) throw new Error('nothing is stored')
            const isOver = guest.log.ended || was.session.programme.kind === 'scenario' && was.session.programme.phase !== 'PLAYING'
            if (isOver) return 'over'
            const where = guest.name.endsWith('time-stop') ? was.session.state.kind : await inTime(guest, 'was not told how it stands', expectReturn(guest, was, from))
            await inTime(guest, 'did not come back', guest.isBack(from))
            return where
          }),
        )
        console.log(`kill ${kill}: ${states.join(', ')}`)
      }
      for (const guest of guests) expectContinuous(guest)
      const scored = guests.flatMap(({ log }) => log.events.filter(type('scoreUpdated')).map((event) => event.turnId))
      expect(scored, 'E13 a turn scores once').toEqual([...new Set(scored)])
    },
    90_000 + kills * 40_000,
  )
})

/** A game that was played to its end adds up, whatever happened in between. */
function expectFinished(summary: Answer): void {
  expect(summary).toMatchObject({ type: 'summary', consistent: true, ended: 'LEFT' })
}

function expectNever(summary: Answer): void {
  expect.fail(`it ended: ${JSON.stringify(summary?.problems ?? summary)}`)
}
