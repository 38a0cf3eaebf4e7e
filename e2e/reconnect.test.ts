import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { seededBytes } from '../server/audio/testing/seeded.ts'
import { act, openClient, type Answer, type PlainClient } from './client.ts'
import { embedded, startProduct, type RunningProduct } from './product.ts'

/** How often the server is killed; the moments are the same for the same seed, as far as a real server's can be. */
const kills = Number(process.env['KILLS'] ?? 3)
const seed = Number(process.env['SEED'] ?? 1)

/** Everything that the events carry, so that two tellings of one event can be compared. */
const everything = `subscription ($id: ID!, $since: Int) { sessionEvents(sessionId: $id, since: $since) {
  __typename ... on SessionEvent { seq at }
  ... on Snapshot { session { id seq state programme { ... on MissionProgramme { awakened } } clockLeftMs clockRunning line { id text } } }
  ... on StateChanged { state hint keyDown endsInMs clockLeftMs clockRunning offAirReason }
  ... on LineStarted { line { id speaker text } voiced } ... on LineInterrupted { lineId heard }
  ... on DialogueEnded { lineId durationMs rtpTimestamp } ... on PartialTranscript { turnId partial: text }
  ... on FinalTranscript { turnId finalText: text how: outcome typed }
  ... on ScoreUpdated { turnId percent change awakened reason } ... on ClockWarning { leftMs }
  ... on ShowClosing { why } ... on SignalWeak { fault { service message } }
  ... on TurnMeasured { latency { turnId firstPacketMs } } ... on ShowEnded { outcome } } }`

const closing: (() => Promise<unknown>)[] = []
async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}

/** One connection with one subscription, which can be cut the way a network goes: without a word. */
function connect(url: string, token: string, sessionId: string, since: number | null) {
  let socket: WebSocket | undefined
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { token },
    retryAttempts: 0,
    on: { opened: (opened) => (socket = opened as WebSocket) },
  })
  const events = client.iterate<{ sessionEvents: Answer }>({ query: everything, variables: { id: sessionId, since } })
  const cut = (): void => {
    socket?.terminate()
    void client.dispose()
  }
  closing.push(async () => cut())
  return {
    cut,
    /** The next message; undefined at the end of the stream. @throws when the line is cut */
    async next(): Promise<Answer> {
      const { value, done } = await events.next()
      return done ? undefined : value.data?.sessionEvents
    },
    /** Reads on until an event fits; `seen` gets everything on the way. */
    async until(seen: Answer[], fits: (event: Answer) => boolean): Promise<Answer> {
      for (;;) {
        const event = await this.next()
        if (!event) throw new Error(`the stream ended after ${JSON.stringify(seen.at(-1))}`)
        seen.push(event)
        if (fits(event)) return event
      }
    },
  }
}

interface Tuned {
  readonly missionId: string
  readonly frequency: number
}

/** A mission that is long, and hard to win: a show of it goes on for as long as a test needs it. */
async function longMission(client: PlainClient): Promise<Tuned> {
  const { data } = await client.ask(
    'mutation { createMission(input: { timeLimitSeconds: 3600, targetPercent: 100 }) { ... on Mission { id frequency } } }',
  )
  const { id: missionId, frequency } = data.createMission
  const status = 'subscription ($id: ID!) { missionStatus(missionId: $id) { ... on Mission { status } } }'
  for await (const mission of client.follow(status, { id: missionId })) if (mission.status === 'STAGE2') break
  return { missionId, frequency }
}

async function tuneIn(client: PlainClient, { missionId, frequency }: Tuned): Promise<Answer> {
  const { data } = await client.ask(
    `mutation ($id: ID!, $f: Float!) { tuneIn(input: { missionId: $id, frequency: $f, captionsOnly: true }) {
      ... on TunedIn { session { id seq state programme { ... on MissionProgramme { awakened } } clockLeftMs clockRunning } } } }`,
    { id: missionId, f: frequency },
  )
  return data.tuneIn.session
}

const type = (name: string) => (event: Answer) => event.__typename === name

function expectContinuous(events: readonly Answer[], why: string): void {
  const numbers = events.map((event) => event.seq as number)
  expect(numbers, why).toEqual(numbers.map((_, index) => (numbers[0] as number) + index))
}

describe('a client that comes back', () => {
  let product: RunningProduct
  let client: PlainClient
  beforeAll(async () => {
    product = await startProduct()
    client = await openClient(product.url)
  })
  afterEach(closeAll)
  afterAll(async () => {
    await client?.close()
    await product?.stop()
  })

  async function onAir() {
    const mission = await longMission(client)
    const { id: sessionId } = await tuneIn(client, mission)
    return { mission, sessionId, follow: (since: number | null) => connect(product.url, client.token, sessionId, since) }
  }

  it('E3 whose socket is cut after every single event misses none, gets none twice, and the show stays on the air', async () => {
    const { sessionId, follow } = await onAir()
    const seen: Answer[] = []
    let [spoken, since]: [number, number | null] = [0, null]
    while (seen.length < 26 || spoken < 3) {
      const line = follow(since)
      const event = await line.next()
      line.cut()
      seen.push(event)
      if (since !== null) expect(event.seq, 'no gap, no double').toBe(since + 1)
      since = event.seq as number
      // While nobody is connected the show is moved on over HTTP, so that there is something to miss.
      if (event.__typename === 'LineStarted' && spoken < 3)
        expect(await act(client, 'say', sessionId, { text: `Is anybody out there? I ask for the ${++spoken}th time.` })).toBe('Accepted')
      if (event.__typename === 'DialogueEnded') await act(client, 'readyForNext', sessionId, { lineId: event.lineId })
    }
    expect(seen.map((event) => event.__typename).indexOf('Snapshot')).toBe(0)
    expect(seen.filter(type('Snapshot')), 'what is kept is told, and no snapshot in its place').toHaveLength(1)
    expect(seen.filter((event) => event.state === 'OFF_AIR')).toEqual([])

    const told: Answer[] = []
    await follow(0).until(told, (event) => event.seq === since)
    expect(told[0].seq, 'all of it is kept').toBe(1)
    expect(seen.slice(1), 'told as to a client that was never cut off').toEqual(told.slice(told.length - seen.length + 1))
  })

  it('E3 with a `since` that is not kept, or was never given out, gets a snapshot; with the newest one nothing but what comes', async () => {
    const { mission, sessionId, follow } = await onAir()
    const seen: Answer[] = []
    await follow(null).until(seen, type('LineStarted'))
    for (const since of [1_000_000, 2 ** 31 - 1, -1]) {
      const line = follow(since)
      const snapshot = await line.next()
      expect(snapshot).toMatchObject({ __typename: 'Snapshot', session: { id: sessionId, seq: snapshot.seq } })
      line.cut()
    }
    // A show that was saved and goes on: the process keeps nothing of what was told before.
    expect(await act(client, 'leave', sessionId)).toBe('Accepted')
    const saved = await tuneIn(client, mission)
    expect(saved).toMatchObject({ id: sessionId, state: 'OFF_AIR', clockRunning: false })
    const old = follow(saved.seq - 1)
    const first = [await old.next(), await old.next()]
    expect(first.map((event) => event.__typename)).toEqual(['Snapshot', 'StateChanged'])
    expectContinuous(first, 'the snapshot, and what comes after it')
    await old.until(first, type('LineStarted'))

    expect(await act(client, 'leave', sessionId)).toBe('Accepted')
    const { seq } = await tuneIn(client, mission)
    expect(await follow(seq).next()).toMatchObject({ seq: seq + 1, __typename: 'StateChanged' })
  })

  it('E5 on another device in the middle of a line takes over: the first is told, and the line goes on', async () => {
    const { sessionId, follow } = await onAir()
    const before: Answer[] = []
    const first = follow(null)
    const { line } = await first.until(before, type('LineStarted'))

    const second = follow(null)
    const snapshot = await second.next()
    expect(snapshot).toMatchObject({ __typename: 'Snapshot', session: { state: 'HOST_SPEAKING', line: { id: line.id } } })
    await first.until(before, type('Replaced'))
    expect(await first.next(), 'the stream of the first ends').toBeUndefined()

    const after = [snapshot]
    await second.until(after, (event) => event.__typename === 'DialogueEnded' && event.lineId === line.id)
    expect(await act(client, 'readyForNext', sessionId, { lineId: line.id })).toBe('Accepted')
    await second.until(after, type('LineStarted'))
    expectContinuous(after, 'E3 no gap, no double')
    expect(snapshot.seq).toBeGreaterThanOrEqual(before.at(-2).seq)
    const cuts = after.filter((event) => event.__typename === 'LineInterrupted' || event.state === 'OFF_AIR')
    expect(cuts, 'nobody at the microphone notices').toEqual([])
  })
})

/** What `npm run replay` says of a session whose server is gone. */
async function replayed(dataDir: string, sessionId: string) {
  const script = fileURLToPath(new URL('../server/replay.ts', import.meta.url))
  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, [script, sessionId], { env: { ...process.env, ...embedded, DATA_DIR: dataDir } }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, said: out + err }),
    )
  })
  expect(code, said).toBe(0)
  const facts = /: (\w+)(?: \((\w+)\))?, seq (\d+), (\d+) of \d+ awake, (\d+) ms left\./.exec(said)
  const [, state, lineId, seq, awakened, clockLeftMs] = facts ?? []
  return { state, lineId, seq: Number(seq), awakened: Number(awakened), clockLeftMs: Number(clockLeftMs) }
}

describe(`a server that is killed ${kills} times`, () => {
  afterEach(closeAll)

  it(
    'E4 E5 goes on with the same session each time: score, clock, numbers and the interrupted line; and its log folds to it',
    async () => {
      const byte = seededBytes(seed)
      let product = await startProduct()
      const { dataDir } = product
      closing.push(() => rm(dataDir, { recursive: true, force: true }), () => product.kill())
      let client = await openClient(product.url)
      const mission = await longMission(client)
      const { id: sessionId } = await tuneIn(client, mission)
      const told: Answer[] = []
      const lines = new Map<string, Answer>()
      const accepted: string[] = []
      const struck: string[] = []

      for (let kill = 1; kill <= kills; kill += 1) {
        const link = connect(product.url, client.token, sessionId, told.at(-1)?.seq ?? null)
        const from = told.length
        // The show is played until so many events have come, and then for a little longer, so that the server dies between
        // two events as well as at one. The delay is the moment that is tried, not a wait for something.
        const [wanted, more] = [2 + (byte() % 5), byte() * 4]
        let turns = byte() % 2
        /** Whether it is answered or not: the server may die before it does. */
        const press = (field: string, args: Record<string, string> = {}): void =>
          void act(client, field, sessionId, args).then(
            (answer) => field === 'say' && answer === 'Accepted' && accepted.push(args['text'] ?? ''),
            () => undefined,
          )
        let enough = (): void => undefined
        const played = new Promise<void>((resolve) => (enough = resolve))
        const reading = (async () => {
          for (;;) {
            const event = await link.next()
            if (!event) throw new Error('the stream ended')
            told.push(event)
            if (event.__typename === 'LineStarted') lines.set(event.line.id, event.line)
            if (told.length - from >= wanted && lines.size > 0) enough()
            if (event.__typename === 'DialogueEnded') press('readyForNext', { lineId: event.lineId })
            if (event.keyDown) press('stopTalking')
            if (event.state !== 'WAITING_FOR_USER' && (event.__typename !== 'LineStarted' || turns === 0)) continue
            turns -= 1
            if (byte() % 3) press('say', { text: `Hello? This is call ${kill}.${turns}.` })
            else press('startTalking')
          }
        })()
        // The line is cut with the server; until then it must not end.
        const broken = reading.then(() => undefined, (error: unknown) => error)
        await Promise.race([played, reading])
        await delay(more)
        await product.kill()
        await broken
        link.cut()
        await client.close()

        const stored = await replayed(dataDir, sessionId)
        const newest = told.at(-1)
        struck.push(stored.lineId ? `${stored.state} ${stored.lineId}` : `${stored.state}`)
        expect(stored.seq, 'whatever the client was told is stored').toBeGreaterThanOrEqual(newest.seq)

        product = await startProduct({}, dataDir)
        client = await openClient(product.url, client.token)
        const back = await tuneIn(client, mission)
        expect(back, 'the score stands, and the time that the server was gone does not count').toEqual({
          id: sessionId,
          state: 'OFF_AIR',
          // That it is off the air; and that somebody spoke, where the server died in the middle of a turn.
          seq: stored.seq + (stored.state === 'USER_SPEAKING' ? 2 : 1),
          programme: { awakened: stored.awakened },
          clockLeftMs: stored.clockLeftMs,
          clockRunning: false,
        })
        const resumed = connect(product.url, client.token, sessionId, newest.seq)
        const after: Answer[] = []
        const snapshot = await resumed.next()
        expect(snapshot).toMatchObject({ __typename: 'Snapshot', session: { id: sessionId, programme: { awakened: stored.awakened } } })
        after.push(snapshot)
        await resumed.until(after, (event) => event.__typename === (stored.lineId ? 'LineStarted' : 'StateChanged'))
        if (stored.lineId) {
          const { line } = after.at(-1)
          expect(line.id, 'the interrupted line, again from its start').toBe(stored.lineId)
          expect(line).toEqual(lines.get(line.id) ?? line)
          lines.set(line.id, line)
        } else if (stored.state === 'WAITING_FOR_USER') expect(after.at(-1).state).toBe('WAITING_FOR_USER')
        expectContinuous(after, 'E3 from the snapshot on')
        resumed.cut()
        told.push(...after)
      }

      console.log(`killed in: ${struck.join(', ')}`)
      const numbers = told.map((event) => event.seq as number)
      expect(numbers.toSorted((one, other) => one - other), 'no number is given twice').toEqual([...new Set(numbers)])
      const scored = told.filter(type('ScoreUpdated')).map((event) => event.turnId)
      expect(scored, 'E13 a turn scores once').toEqual([...new Set(scored)])

      const { data } = await client.ask(
        `{ sessionReview(sessionId: "${sessionId}") { scoreChanges { turnId percent change awakened reason }
          said { ... on PlayerTurn { turnId text } } } }`,
      )
      const { said, scoreChanges } = data.sessionReview
      const asTold = ({ turnId, percent, change, awakened, reason }: Answer) => ({ turnId, percent, change, awakened, reason })
      expect(scoreChanges, 'every score that was told').toEqual(expect.arrayContaining(told.filter(type('ScoreUpdated')).map(asTold)))
      const kept = said.map((turn: Answer) => turn.text)
      expect(kept, 'every word that was accepted').toEqual(expect.arrayContaining(accepted))
      const final = told.filter((event) => event.finalText).map((event) => event.finalText)
      expect(kept, 'every transcript that was told').toEqual(expect.arrayContaining(final))
      await client.close()
      expect(await product.stop()).toBe(0)
      expect(await replayed(dataDir, sessionId)).toMatchObject({ state: 'OFF_AIR' })
    },
    60_000 + kills * 20_000,
  )
})
