import { afterEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type LineId } from '../core/ids.ts'
import { MediaInputError, type EarNews, type Seat, type Store, type Voice } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import type { ShowFact } from '../core/showEvents.ts'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { packRtp } from '../audio/rtp.ts'
import type { Show } from './show.ts'
import { closeHouses, createHouse, mission, playerId } from './testing/house.ts'
import { createPuppetStage, createPuppetStore, createPuppetVoice, opusPacket } from './testing/puppets.ts'
import { settled, type SimulatedClock } from './testing/simulatedClock.ts'

afterEach(closeHouses)

const words = ['Mara', 'Otto', 'the tower', '"', '\\', '{', '}', '\u{1f4fb}', 'é', '*', '[', '', '\n', '0']

function goodAnswer(dice: Dice): string {
  const line = (text: string) => ({ kind: 'line', speaker: dice.one(['Mara', 'Otto']), text })
  const lines = Array.from({ length: 1 + dice.below(5) }, (_, index) => line(`Line ${index}.`))
  const pause = dice.oneIn(3) ? [{ kind: 'pause', hint: 'Speak.' }] : []
  return JSON.stringify({
    awakenedListenersChangePercent: dice.below(40) - 10,
    reason: 'because',
    segments: [...lines, ...pause],
  })
}

/** An answer of the writer: a good batch, or one with something wrong in it. */
function answer(dice: Dice, wrong: boolean): string {
  if (!wrong) return goodAnswer(dice)
  const text = (): string => Array.from({ length: 1 + dice.below(5) }, () => dice.one(words)).join(' ')
  const anything = (): unknown => dice.one<unknown>([null, true, -1, 1e300, text(), [], {}, [[]], { a: {} }])
  const segment = (): unknown =>
    dice.one<() => unknown>([
      () => ({ kind: 'line', speaker: dice.one(['Mara', 'Otto', 'otto ']), text: `Good evening. ${text()}` }),
      () => ({ kind: 'line', speaker: 'Mara', text: 'And now the weather.' }),
      () => ({ kind: 'gap', milliseconds: dice.one([undefined, 0, 400, -5, 1e9]) }),
      () => ({ kind: 'pause', hint: 'Speak.' }),
      () => (dice.oneIn(4) ? anything() : { kind: 'line', speaker: 'Otto', text: 'Right.' }),
    ])()
  const batch: Record<string, unknown> = {
    awakenedListenersChangePercent: dice.oneIn(8) ? anything() : dice.below(60) - 20,
    reason: dice.oneIn(8) ? anything() : text(),
    segments: dice.oneIn(8) ? anything() : Array.from({ length: dice.below(8) }, segment),
  }
  if (dice.oneIn(10)) delete batch[dice.one(Object.keys(batch))]
  const whole = JSON.stringify(batch)
  return dice.one([
    whole,
    whole,
    whole,
    `\`\`\`json\n${whole}\n\`\`\``,
    whole.slice(0, dice.below(whole.length)),
    whole + whole,
    text(),
  ])
}

function failure(dice: Dice, service: 'WRITER' | 'VOICE' | 'EAR'): Error {
  const fault = { service, message: 'It failed.', retryable: dice.oneIn(2) }
  return dice.oneIn(3) ? new TypeError('a bug in the adapter') : new ProviderFailure(fault)
}

/** 2.5 to 60 ms of Opus, or what is none; one second at most of it is heard in a line. */
function voicePacket(dice: Dice): Uint8Array {
  if (dice.oneIn(40)) return dice.bytes(dice.below(8))
  return dice.oneIn(4)
    ? Uint8Array.of(dice.below(32) << 3, ...dice.bytes(dice.below(40)))
    : opusPacket(dice.below(65_536))
}

/** Speaks each line in its own way: at once or dribbling, whole or broken off, and now and then for ever. */
function createMoodyVoice(dice: Dice, time: () => SimulatedClock) {
  const puppet = createPuppetVoice()
  const speak: Voice['speak'] = async function* (_line, signal) {
    const length = dice.one([0, 1, 5, 20, 40])
    const breaksAt = dice.oneIn(4) ? dice.below(length + 1) : -1
    const hangsAt = dice.oneIn(15) ? dice.below(length + 1) : -1
    const dribbles = dice.oneIn(3)
    for (let count = 0; ; count += 1) {
      if (signal.aborted) return
      if (count === breaksAt) throw failure(dice, 'VOICE')
      if (count === hangsAt) await ended(signal)
      if (count >= length) return
      yield voicePacket(dice)
      if (dribbles) await passed(time(), dice.below(60), signal)
    }
  }
  return { ...puppet, voice: { ...puppet.voice, speak } }
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

function passed(clock: SimulatedClock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    clock.at(clock.now() + ms, resolve)
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}

function news(dice: Dice): EarNews {
  const text = dice.one(['', 'cut the power', 'wake up', 'x'.repeat(2000)])
  const confidence = dice.one([0, 0.4, 1, 7, -1])
  return dice.one<EarNews>([
    { kind: 'speechStarted' },
    { kind: 'partial', text, confidence, language: null },
    { kind: 'segment', text, confidence, language: null, finalized: false },
    { kind: 'segment', text, confidence, language: null, finalized: true },
    { kind: 'segment', text, confidence, language: null, finalized: true },
    { kind: 'failed', error: failure(dice, 'EAR') },
  ])
}

/** One world: a house whose providers and whose client do anything at any time. */
function createWorld(seed: number, seen: Set<string>) {
  const dice = createDice(seed)
  const broken: string[] = []
  /** In every other world little goes wrong, so that a show gets somewhere. */
  const trouble = (): boolean => seed % 2 === 0 || dice.oneIn(20)
  let show: Show | undefined
  const voice = createMoodyVoice(dice, () => house.clock)
  const stage = createPuppetStage()
  const memory = createPuppetStore()
  /** Seats that were handed out: none says anything before that. */
  const seats: (typeof stage.seats)[number][] = []
  const openSeat: typeof stage.stage.openSeat = async (told) => {
    const seat = await stage.stage.openSeat(told)
    const mine = stage.seats.at(-1)
    const picky = <T>(work: Promise<T>): Promise<T> =>
      dice.oneIn(6) && trouble() ? Promise.reject(new MediaInputError('no such transport')) : work
    return {
      ...seat,
      send(rtp) {
        if (mine?.closed) broken.push('a packet is sent to a seat that is closed')
        const state = show?.session().state
        if (state?.kind !== 'HOST_SPEAKING' || state.moment.step !== 'onAir')
          broken.push(`a packet is sent in ${state?.kind}`)
        seat.send(rtp)
      },
      createTransport(direction) {
        if (mine && !seats.includes(mine)) seats.push(mine)
        return seat.createTransport(direction)
      },
      connectTransport: (...given) => picky(seat.connectTransport(...given)),
      produce: (...given) => picky(seat.produce(...given)),
      consume: (...given) => picky(seat.consume(...given)),
    } satisfies Seat
  }
  /** The disk takes its time now and then. */
  const append: Store['append'] = async (...log) => {
    if (dice.oneIn(4)) await passed(house.clock, dice.below(80))
    await memory.store.append(...log)
  }
  const house = createHouse({
    voice,
    memory,
    store: { append },
    stage: { ...stage, stage: { ...stage.stage, openSeat } },
  })
  const writings = new Map<(typeof house.asked)[number], string[]>()
  /** What was asked and is not answered yet. */
  const open = new Set<Promise<unknown>>()
  const readers = new Set<{ end(): void }>()
  /** Streams of the ear that have failed: there is nothing left to close. */
  const gone = new Set<object>()
  const timeLimitMs = dice.one([20_000, 60_000, 300_000])
  let sequenceNumber = dice.below(65_536)

  function track(promise: Promise<unknown>): void {
    open.add(promise)
    promise
      .catch((error: unknown) => void broken.push(`a request was rejected: ${String(error)}`))
      .finally(() => open.delete(promise))
  }

  async function read(of: Show, since: number | null): Promise<void> {
    const subscription = of.follow(since)
    const reader = { end: () => void subscription.return?.() }
    readers.add(reader)
    let next: number | undefined = since === null ? undefined : since + 1
    for await (const item of subscription) {
      if (item.kind === 'snapshot') next = item.session.seq + 1
      if (item.kind !== 'event') continue
      seen.add(item.event.kind)
      if (item.event.seq !== next) broken.push(`E3 event ${item.event.seq} came where ${next} was due`)
      next = item.event.seq + 1
    }
    readers.delete(reader)
  }

  async function tuneIn(): Promise<void> {
    const session = await house.station.tuneIn(
      { ...mission, wish: { ...mission.wish, timeLimitMs } },
      { captionsOnly: dice.oneIn(4) },
    )
    show = (await house.station.show(playerId, session.id)) ?? undefined
  }

  async function connect(of: Show): Promise<void> {
    await of.media.open()
    await of.media.connect('RECEIVE', {})
    await of.media.consume('RECEIVE', {})
    await of.media.resume('hosts')
  }

  /** A press, and that nothing is sent between its answer and whatever comes next. */
  async function press(of: Show): Promise<void> {
    const done = await of.press()
    const { length } = stage.sent
    if ('refusal' in done) return
    await settled()
    if (of.session().state.kind === 'USER_SPEAKING' && stage.sent.length > length)
      broken.push('E7 a packet is sent after a press')
  }

  function line(session: Session): LineId {
    const { state } = session
    const now = state.kind === 'HOST_SPEAKING' && 'line' in state.moment ? state.moment.line.id : 'l1'
    return id<LineId>(dice.oneIn(6) ? `l${dice.below(20)}` : now)
  }

  function microphone(): void {
    const seat = dice.one(seats)
    const step = dice.one([1, 1, 1, 2, 3, 0, -1, 500, 30_000])
    sequenceNumber = (sequenceNumber + step) & 0xffff
    const payload = dice.oneIn(6) ? dice.bytes(dice.below(300)) : opusPacket(dice.below(65_536))
    const packet = packRtp({
      payloadType: 111,
      sequenceNumber,
      timestamp: dice.below(2 ** 32),
      ssrc: dice.oneIn(30) ? 8 : 7,
      marker: false,
      payload,
    })
    if (dice.oneIn(8)) packet[dice.below(packet.length)] = dice.below(256)
    seat?.news.microphone(dice.oneIn(20) ? dice.bytes(dice.below(60)) : packet)
  }

  /** The network is gone and back within a moment; a player may press the key in the middle of it. */
  function flicker(): void {
    const seat = seats.at(-1)
    for (const connected of [false, true]) seat?.news.connected(connected)
    if (show && dice.oneIn(2)) track(press(show))
  }

  /** The client as it was at first: there, and hearing. */
  async function comeBack(): Promise<void> {
    await tuneIn()
    if (!show) return
    track(read(show, null))
    await connect(show)
  }

  /** What a player who wants to play does now, and providers that work. */
  function playOn(now: Show): unknown {
    const { state } = now.session()
    const newest = house.asked.at(-1)
    if (newest && dice.oneIn(3)) return write(newest)
    switch (state.kind) {
      case 'HOST_SPEAKING':
        return track(dice.oneIn(6) ? press(now) : now.ready(line(now.session())))
      case 'WAITING_FOR_USER':
        return track(dice.oneIn(4) ? now.say('cut the power') : press(now))
      case 'USER_SPEAKING':
        if (dice.oneIn(2)) return Array.from({ length: 5 }, microphone)
        return dice.oneIn(2) ? track(now.release()) : say(house.ear.streams.at(-1))
      case 'PREPARING':
        return newest && write(newest)
      default:
        return dice.oneIn(3) && track(comeBack())
    }
  }

  /** One thing that a client or a provider does. */
  function act(): unknown {
    const { asked, ear } = house
    const now = show
    if (!now) return track(comeBack())
    if (dice.below(3) > 0) return playOn(now)
    const newest = dice.oneIn(5) ? dice.one(asked) : asked.at(-1)
    return dice.one<() => unknown>([
      () => track(press(now)),
      () => track(now.release()),
      () => track(now.release()),
      () => track(now.say(dice.one(['', 'cut the power', 'x'.repeat(3000)]))),
      () => track(now.ready(line(now.session()))),
      () => track(now.ready(line(now.session()))),
      () => track(now.ready(line(now.session()))),
      () => dice.oneIn(8) && trouble() && track(now.leave()),
      () => trouble() && now.tune(dice.oneIn(2)),
      () =>
        dice.oneIn(2) && track(read(now, dice.one([null, null, now.session().seq, dice.below(60), 1e9, -5]))),
      () => trouble() && dice.one([...readers])?.end(),
      () => trouble() && track(connect(now)),
      () => trouble() && track(tuneIn()),
      () => track(now.media.produce('SEND', {})),
      () => track(now.media.restartIce('SEND')),
      () => trouble() && dice.one(seats)?.news.connected(dice.oneIn(2)),
      () => dice.oneIn(3) && trouble() && dice.one(seats)?.news.lost('gone'),
      flicker,
      () => Array.from({ length: dice.below(8) }, microphone),
      () => Array.from({ length: dice.below(8) }, microphone),
      () => say(dice.one(ear.streams)),
      () => say(ear.streams.at(-1)),
      () => say(ear.streams.at(-1)),
      () => newest && write(newest),
      () => newest && write(newest),
      () => newest && write(newest),
      () => newest && trouble() && newest.fail(failure(dice, 'WRITER')),
    ])()
  }

  function say(stream: (typeof house.ear.streams)[number] | undefined): void {
    const item = news(dice)
    if (item.kind === 'failed' && stream) gone.add(stream)
    stream?.say(item)
  }

  /** Some more of an answer: mostly all the rest of it, and its end. */
  function write(request: (typeof house.asked)[number]): void {
    const pieces = writings.get(request) ?? dice.cut(answer(dice, trouble()), dice.one([1, 20, 2000]) + 1)
    writings.set(request, pieces)
    for (let some = dice.one([1, 3, 10_000]); some > 0 && pieces.length > 0; some -= 1)
      request.text(pieces.shift() ?? '')
    if (pieces.length === 0) request.end()
  }

  return {
    house,
    dice,
    act,
    tuneIn,
    connect,
    read,
    track,
    open,
    readers,
    gone,
    broken,
    trouble,
    get show() {
      return show
    },
  }
}

const everything: readonly (ShowFact['kind'] | Session['state']['kind'])[] = [
  ...(['PREPARING', 'HOST_SPEAKING', 'WAITING_FOR_USER', 'USER_SPEAKING', 'OFF_AIR', 'ENDED'] as const),
  ...([
    'StableTranscript',
    'StateChanged',
    'LineStarted',
    'DialogueEnded',
    'LineInterrupted',
    'PartialTranscript',
    'FinalTranscript',
  ] as const),
  ...(['ScoreUpdated', 'ShowClosing', 'ClockWarning', 'SignalWeak', 'TurnMeasured', 'ShowEnded'] as const),
]

describe('a show whose providers and whose client do anything', () => {
  const shows = 700
  const acts = 150

  it(
    `E1 E3 E7 holds together over ${shows * acts} acts: nothing fails, every request is answered, and silence ends it`,
    { timeout: 60_000 },
    async () => {
      const seen = new Set<string>()
      for (let seed = 1; seed <= shows; seed += 1) {
        const world = createWorld(seed, seen)
        const { house, dice, broken } = world
        try {
          await world.tuneIn()
          const { show } = world
          if (!show) throw new Error('there is no show')
          world.track(world.read(show, null))
          world.track(world.connect(show))
          for (let count = 0; count < acts; count += 1) {
            world.act()
            const { state } = world.show?.session() ?? {}
            if (state) seen.add(state.kind)
            if (!dice.oneIn(3))
              await house.clock.pass(
                dice.one([0, 0, 5, 20, 60, 300, 1200, world.trouble() ? dice.below(15_000) : 500]),
              )
            expect(house.errors).toEqual([])
            expect(broken).toEqual([])
          }
          // From here on nobody says anything: half of the clients are gone, the others are there and silent.
          if (dice.oneIn(2)) for (const reader of world.readers) reader.end()
          await house.clock.pass(1000)
          for (let waited = 0; house.running > 0 && waited < 100; waited += 1) await house.clock.pass(10_000)
          expect(house.running, 'E1 silence ends every show').toBe(0)
          await house.station.close()
          await settled()
          expect(world.open.size, 'every request is answered').toBe(0)
          expect(
            house.ear.streams.filter((stream) => !stream.closed && !world.gone.has(stream)),
            'E17 no ear is left open',
          ).toEqual([])
          expect(
            house.stage.seats.filter(({ closed }) => !closed),
            'no seat is left open',
          ).toEqual([])
          expect(house.errors).toEqual([])
          expect(broken).toEqual([])
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      expect(seen, 'all that can happen in a show happened').toEqual(new Set(everything))
    },
  )
})
