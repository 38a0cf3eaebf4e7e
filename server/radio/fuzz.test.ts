import { afterEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type LineId } from '../core/ids.ts'
import { MediaInputError, type EarNews, type Seat, type Store, type Voice } from '../core/ports.ts'
import { programmeOf } from '../core/programme.ts'
import type { Session } from '../core/session.ts'
import type { ShowFact } from '../core/showEvents.ts'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { thorough } from '../core/testing/thorough.ts'
import { personas, programmes, scenario } from '../core/testing/sessions.ts'
import { packRtp, parseRtp } from '../audio/rtp.ts'
import type { Show } from './show.ts'
import { closeHouses, createHouse, mission, playerId } from './testing/house.ts'
import { moodyAnswer } from './testing/moodyWriter.ts'
import { createPuppetStage, createPuppetStore, createPuppetVoice, noisePacket, opusPacket } from './testing/puppets.ts'
import { settled, type SimulatedClock } from './testing/simulatedClock.ts'

afterEach(closeHouses)

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

function isNoise(rtp: Uint8Array): boolean {
  return Buffer.from(parseRtp(rtp)?.payload ?? []).equals(noisePacket)
}

function news(dice: Dice): EarNews {
  const text = dice.one(['', 'cut the power', 'my name is Ada', 'x'.repeat(2000)])
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

/** What a session plays; time-stop is a scenario that was opened without a connection (S5). */
type Played = keyof typeof programmes

/** What a player says who knows what is played. */
const sayings: Readonly<Record<Played, readonly string[]>> = {
  mission: ['cut the power'],
  scenario: ['my name is Ada', 'here are my papers', 'none of your business', 'ich bin Ada', 'call me Ada'],
  timeStop: ['my name is Ada', 'here are my papers', 'ich bin die Ada', 'call me Ada', 'the painter', '...'],
  conversation: ['hello', 'Otto and Mara, what now?', 'everyone?'],
}

/** One world: a house whose providers and whose client do anything at any time. */
function createWorld(seed: number, seen: Set<string>) {
  const dice = createDice(seed)
  const often = ['mission', 'mission', 'conversation', 'conversation'] as const
  const played = dice.one<Played>([...often, 'scenario', 'timeStop'])
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
        const { state, weak } = show?.session() ?? {}
        const speaking = state?.kind === 'HOST_SPEAKING' && state.moment.step === 'onAir'
        const hissing = weak && (state?.kind === 'PREPARING' || state?.kind === 'HOST_SPEAKING') && isNoise(rtp)
        if (!speaking && !hissing) broken.push(`a packet is sent in ${state?.kind}`)
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
  house.ear.ear.transcribe = async (_recording, _wanted, signal) => {
    signal.throwIfAborted()
    await passed(house.clock, dice.one([0, 0, 300, 20_000]), signal)
    signal.throwIfAborted()
    if (dice.oneIn(6)) throw failure(dice, 'EAR')
    const text = dice.one(['', ...sayings[played]])
    return { text, confidence: dice.one([0, 0.4, 1]), language: null, speech: dice.oneIn(2) }
  }
  const writings = new Map<(typeof house.asked)[number], string[]>()
  /** What was asked and is not answered yet. */
  const open = new Set<Promise<unknown>>()
  const readers = new Set<{ end(): void }>()
  /** When answers in time-stop were given that have no verdict yet. */
  const verdicts = new Set<{ readonly at: number }>()
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

  /** Of one reader's events: what has come to its end says no more. */
  function endings() {
    const over = new Set<string>()
    const isOver = (what: string): boolean => over.size === over.add(what).size
    return (event: ShowFact): void => {
      switch (event.kind) {
        case 'AudioCompleted':
          return void (isOver(event.message.id) && broken.push('C5 a message is completed twice'))
        case 'TextDelta':
          return void (over.has(event.messageId) && broken.push('C5 text comes after the end of its message'))
        case 'LineStarted':
          return void (over.has(event.line.message ?? '') && broken.push('C5 a line comes after its message'))
        case 'ScenarioFinal':
        case 'ScenarioPenalty':
          return void (isOver(event.result.turn) && broken.push('E13 a turn is judged twice'))
        default:
      }
    }
  }

  async function read(of: Show, since: number | null): Promise<void> {
    const subscription = of.follow(since)
    const reader = { end: () => void subscription.return?.() }
    readers.add(reader)
    const heed = endings()
    let next: number | undefined = since === null ? undefined : since + 1
    for await (const item of subscription) {
      if (item.kind === 'snapshot') next = item.session.seq + 1
      if (item.kind !== 'event') continue
      seen.add(item.event.kind)
      heed(item.event)
      if (item.event.seq !== next) broken.push(`E3 event ${item.event.seq} came where ${next} was due`)
      next = item.event.seq + 1
    }
    readers.delete(reader)
  }

  async function openOne(): Promise<Session> {
    const client = { captionsOnly: dice.oneIn(4) }
    if (played === 'mission')
      return house.station.tuneIn({ ...mission, wish: { ...mission.wish, timeLimitMs } }, client)
    const running = show && (await house.station.resume(playerId, show.session().id, client))
    if (running && running !== 'ENDED') return running
    if (played !== 'conversation')
      return house.station.startScenario(playerId, scenario, { ...client, timeStop: played === 'timeStop' })
    const wish = { characters: personas, openCast: true, settings: programmes.conversation.settings }
    return house.station.startConversation(playerId, wish, client)
  }

  async function tuneIn(): Promise<void> {
    const session = await openOne()
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
    if (!('refusal' in done)) await silence(of)
  }

  /** The same of a voice in the place of the hand (C7). */
  async function speakUp(of: Show): Promise<void> {
    detector()?.started()
    await settled()
    if (of.session().state.kind === 'USER_SPEAKING') await silence(of)
  }

  async function silence(of: Show): Promise<void> {
    const { length } = stage.sent
    await settled()
    if (of.session().state.kind === 'USER_SPEAKING' && stage.sent.length > length)
      broken.push('E7 a packet is sent after the player took the word')
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
        if (now.session().listening && dice.oneIn(8)) return track(speakUp(now))
        return track(dice.oneIn(6) ? press(now) : now.ready(line(now.session())))
      case 'WAITING_FOR_USER':
        if (now.session().listening && dice.oneIn(2)) return track(speakUp(now))
        return track(dice.oneIn(4) ? now.say(dice.one(sayings[played])) : press(now))
      case 'USER_SPEAKING':
        if (dice.oneIn(2)) return Array.from({ length: 5 }, microphone)
        if (state.handsFree && dice.oneIn(2)) return detector()?.stopped()
        return dice.oneIn(2) ? track(now.release()) : say(house.ear.streams.at(-1))
      case 'PREPARING':
        return newest && write(newest)
      default:
        if (played === 'timeStop' && !dice.oneIn(10)) return own(now)
        return dice.oneIn(3) && track(comeBack())
    }
  }

  const detector = () => house.activity.detectors.findLast(({ closed }) => !closed)

  /** What can be done in one programme only; now and then it is asked of another one. */
  function own(now: Show): unknown {
    const one = dice.oneIn(20) ? dice.one<Played>(['timeStop', 'conversation']) : played
    const persona = { ...dice.one(personas), active: dice.below(4) > 0, updatedAt: house.clock.now() }
    const settings = { ...programmes.conversation.settings, temperature: dice.below(2) }
    const { personaChanged } = house.station
    switch (one) {
      case 'mission':
        return
      case 'scenario':
      case 'timeStop':
        return dice.one<() => unknown>([
          () => answered(awaited(now.answerText(dice.one(sayings[played])))),
          () => answered(awaited(now.answerText(dice.one(sayings[played])))),
          () => answered(now.answerRecording(dice.bytes(dice.below(4)))),
          () => track(now.repeat()),
          () => dice.oneIn(3) && track(now.reset()),
        ])()
      case 'conversation':
        return dice.one<() => unknown>([
          () => track(now.listenFreely(dice.below(4) > 0)),
          () => track(speakUp(now)),
          () => detector()?.stopped(),
          // One that was closed has nothing to say any more.
          () => trouble() && house.activity.detectors[0]?.started(),
          () => track(now.changeSettings(settings)),
          () => track(house.memory.store.putPersona(persona).then(() => personaChanged(persona))),
        ])()
      default:
        return one satisfies never
    }
  }

  /** An answer in time-stop, and that the verdict on it stands when it comes (E4). */
  function answered(answer: ReturnType<Show['answerText']>): void {
    track(
      answer.then((verdict) => {
        if (!('result' in verdict)) return
        const { results } = programmeOf(verdict.session, 'scenario')
        if (!results.some(({ turn }) => turn === verdict.result.turn))
          broken.push('E4 an answer comes with a verdict that does not stand')
      }),
    )
  }

  /** One that waits for nothing but its verdict. */
  function awaited(answer: ReturnType<Show['answerText']>): typeof answer {
    const given = { at: house.clock.now() }
    verdicts.add(given)
    return answer.finally(() => verdicts.delete(given))
  }

  /** What must be so of the session and of the house at any time. */
  function look(): void {
    const session = show?.session()
    if (!session) return
    const { programme, state, listening } = session
    if (programme.kind === 'scenario') {
      const sum = (of: 'scoreDelta' | 'livesDelta'): number =>
        programme.results.reduce((total, result) => total + result[of], 0)
      if (sum('scoreDelta') !== programme.score) broken.push('S2 the changes do not add up to the score')
      if (programme.scenario.lives + sum('livesDelta') !== programme.livesRemaining)
        broken.push('S2 the changes do not add up to the lives')
      // The disk has had the time that it takes, and nobody judges.
      if (!programme.judging && [...verdicts].some(({ at }) => house.clock.now() - at > 1000))
        broken.push('S5 an answer that nobody judges is left waiting')
    }
    const detecting = house.activity.detectors.filter(({ closed }) => !closed).length
    const off = state.kind === 'OFF_AIR' || state.kind === 'ENDED'
    if (detecting > (listening && !off ? 1 : 0)) broken.push(`C7 E17 ${detecting} detectors in ${state.kind}`)
  }

  /** One thing that a client or a provider does. */
  function act(): unknown {
    const { asked, ear } = house
    const now = show
    if (!now) return track(comeBack())
    if (dice.below(3) > 0) return playOn(now)
    if (played !== 'mission' && dice.oneIn(4)) return own(now)
    const newest = dice.oneIn(5) ? dice.one(asked) : asked.at(-1)
    return dice.one<() => unknown>([
      () => track(press(now)),
      () => track(now.release()),
      () => track(now.release()),
      () => track(now.say(dice.one(['', ...sayings[played], 'x'.repeat(3000)]))),
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
    const answer = (): string => moodyAnswer(dice, request.request.purpose, trouble())
    const pieces = writings.get(request) ?? dice.cut(answer(), dice.one([1, 20, 2000]) + 1)
    writings.set(request, pieces)
    for (let some = dice.one([1, 3, 10_000]); some > 0 && pieces.length > 0; some -= 1)
      request.text(pieces.shift() ?? '')
    if (pieces.length === 0) request.end()
  }

  return {
    house,
    dice,
    act,
    look,
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
  ...(['ScoreUpdated', 'ShowClosing', 'ClockWarning', 'SignalWeak', 'SignalBack', 'TurnMeasured', 'ShowEnded'] as const),
  ...(['ScenarioReady', 'ScenarioPartial', 'ScenarioPenalty', 'ScenarioFinal'] as const),
  ...(['ScenarioReset', 'ScenarioError'] as const),
  ...(['MessageStarted', 'TextDelta', 'TextCompleted', 'AudioCompleted', 'CharactersChanged'] as const),
  ...(['SettingsChanged', 'ListeningChanged', 'SpeechStarted', 'SpeechStopped'] as const),
]

describe('a show whose providers and whose client do anything', () => {
  const shows = 700 * thorough
  const acts = 150

  it(
    `E1 E3 E7 C5 C7 S5 holds over ${shows * acts} acts: nothing fails, all is answered, and silence ends it`,
    { timeout: 240_000 * thorough },
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
            world.look()
            expect(house.errors).toEqual([])
            expect(broken).toEqual([])
          }
          // From here on nobody says anything: half of the clients are gone, the others are there and silent.
          if (dice.oneIn(2)) for (const reader of world.readers) reader.end()
          await house.clock.pass(1000)
          for (let waited = 0; house.running > 0 && waited < 300; waited += 1) await house.clock.pass(10_000)
          expect(house.running, 'E1 silence ends every show').toBe(0)
          await house.station.close()
          await settled()
          expect(world.open.size, 'every request is answered').toBe(0)
          expect(
            house.ear.streams.filter((stream) => !stream.closed && !world.gone.has(stream)),
            'E17 no ear is left open',
          ).toEqual([])
          expect(
            house.activity.detectors.filter(({ closed }) => !closed),
            'C7 E17 no detector is left open',
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
