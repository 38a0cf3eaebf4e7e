import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Wish } from './enter.ts'
import { createPlayer, type Player } from './player.ts'
import type { PlayerEvent, Utterance } from './playerEvent.ts'
import { createReport } from './report.ts'
import { createPuppetServer, gameOf, type PuppetServer, told } from './testing/puppetServer.ts'
import { createSfu, type Sfu, tone } from './testing/sfu.ts'
import type { Voice } from './voice.ts'

const WISH = { name: 'Ada', token: null, missionId: null, theme: 'towers', timeLimitSeconds: 120 }
const SPEECH_MS = 300

/** Its words are a tone: what they are matters to no test here. */
const voice: Voice = { speak: async () => tone(440, SPEECH_MS), close: async () => {} }

let worker: types.Worker
let sfu: Sfu
let server: PuppetServer
let events: PlayerEvent[]

beforeAll(async () => {
  worker = await createWorker({ logLevel: 'error' })
})
afterAll(() => worker.close())
beforeEach(async () => {
  sfu = await createSfu(worker)
  server = await createPuppetServer(sfu)
  events = []
})
afterEach(async () => {
  await server.close()
  sfu.close()
})

test('a whole show: tunes in, hears, speaks, is answered, and gives account of it', async () => {
  const utterances: Utterance[] = [
    { how: 'SPOKEN', text: 'cut the power' },
    { how: 'TYPED', text: 'wake up' },
  ]
  const { player, report } = play(utterances)
  await onAir()
  expect(server.inputs('createMission')).toMatchObject([
    { input: { theme: 'towers', timeLimitSeconds: 120 } },
  ])
  expect(server.inputs('tuneIn')).toEqual([{ input: { missionId: 'm1', frequency: 101.3 } }])
  await sayLine('l1')
  await server.isAsked('readyForNext')

  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('startTalking')
  server.tell(told.state('USER_SPEAKING', true))
  await server.isAsked('stopTalking')
  server.tell(
    told.state('USER_SPEAKING'),
    told.transcript('spoken1', 'cut the power'),
    told.state('PREPARING'),
  )
  server.tell(told.score('spoken1', 100))
  await sayLine('l2')
  await server.isAsked('readyForNext', 2)

  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('say')
  server.tell(told.transcript('typed1', 'wake up'), told.state('PREPARING'), told.ended('TIME_UP'))

  expect(await player.ended).toEqual({ how: 'SHOW_ENDED' })
  expect(server.inputs('readyForNext').map(({ lineId }) => lineId)).toEqual(['l1', 'l2'])
  expect(server.inputs('say')).toMatchObject([{ text: 'wake up' }])
  expect(report.summary()).toMatchObject({
    lines: 2,
    linesHeard: 2,
    turns: 2,
    transcripts: [
      {
        said: 'cut the power',
        heard: 'cut the power',
        outcome: 'WORDS',
        reactionMs: expect.any(Number) as number,
      },
      { said: 'wake up', heard: 'wake up', outcome: 'WORDS', reactionMs: null },
    ],
    awakened: 100,
    outcome: 'TIME_UP',
    packetsReceived: 40,
    packetsLost: 0,
    problems: [],
    exitCode: 0,
  })
})

test('E6 the microphone is heard from the press to 200 ms after the release, and not longer', async () => {
  const { player } = play([{ how: 'SPOKEN', text: 'cut the power' }])
  await onAir()
  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('stopTalking')
  expect(sfu.heard.length).toBeGreaterThanOrEqual(SPEECH_MS / 20 - 2)
  await sfu.hears((SPEECH_MS + 200) / 20)
  await sayLine('l1')
  await server.isAsked('readyForNext')
  expect(sfu.heard).toHaveLength((SPEECH_MS + 200) / 20)
  await leave(player)
})

test('E7 what is said at once cuts a host off, and the line cut off is never called ready', async () => {
  const { player } = play([])
  await onAir()
  server.tell(told.state('HOST_SPEAKING'), told.line('l1'))
  player.say({ how: 'SPOKEN', text: 'stop' }, 'AT_ONCE')
  await server.isAsked('startTalking')
  server.tell({ __typename: 'LineInterrupted', lineId: 'l1', heard: '' }, told.state('USER_SPEAKING', true))
  await server.isAsked('stopTalking')
  server.tell(told.state('PREPARING'))
  await sayLine('l2')
  await server.isAsked('readyForNext')
  expect(server.inputs('readyForNext')).toEqual([{ sessionId: 's1', lineId: 'l2' }])
  await leave(player)
})

test('E7 M12 when the time is nearly up, what waits for a pause is said into a line, but not into an answer', async () => {
  const { player } = play([{ how: 'TYPED', text: 'wake up' }])
  await onAir()
  server.tell(
    { ...told.state('HOST_SPEAKING'), clockLeftMs: 29_000 },
    told.line('l1'),
    told.state('HOST_SPEAKING'),
  )
  await happens(({ type }) => type === 'HEARD', 4)
  expect(server.inputs('say')).toEqual([])
  server.tell({ ...told.state('HOST_SPEAKING'), clockLeftMs: 25_000 }, told.line('l2'))
  await server.isAsked('say')
  await leave(player)
})

test('E5 E10 whoever leaves right after a line says first that it was heard, and goes when that is answered', async () => {
  const { player } = play([])
  await onAir()
  const answer = Promise.withResolvers<{ __typename: string; seq: number }>()
  server.answer('readyForNext', answer.promise)
  // At the news itself, before anything else comes of it.
  const left = new Promise<void>((resolve) => {
    const observe = () => events.at(-1)?.type === 'LINE_HEARD' && observers.delete(observe) && resolve(leave(player))
    observers.add(observe)
  })
  await sayLine('l1')
  await server.isAsked('readyForNext')
  // Long enough for a goodbye that does not wait to get there.
  for (let round = 0; round < 3; round++)
    await fetch(`${server.url}/graphql`, { method: 'POST', body: '{ "query": "{ __typename }" }' })
  expect(server.inputs('leave')).toEqual([])
  answer.resolve({ __typename: 'Accepted', seq: 1 })
  await left
  expect(server.inputs('leave')).toHaveLength(1)
})

test('E10 a caption without a voice is ready when it has been read', async () => {
  const { player, report } = play([])
  await onAir()
  server.tell(told.state('HOST_SPEAKING'), told.line('l1', false), told.lineEnded('l1', 50, false))
  await server.isAsked('readyForNext')
  await leave(player)
  expect(report.summary()).toMatchObject({ lines: 1, linesHeard: 0, exitCode: 1 })
})

test('a turn that is refused waits for the next pause', async () => {
  const { player } = play([{ how: 'TYPED', text: 'wake up' }])
  server.refuse('say', 'NOT_ON_AIR')
  await onAir()
  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('say')
  server.tell(told.state('PREPARING'), told.state('WAITING_FOR_USER'))
  await server.isAsked('say', 2)
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'TURN_REFUSED', reason: 'Refused NOT_ON_AIR: Not now.' }),
  )
  await leave(player)
})

test('typed words whose turn is over at once are those of its transcript', async () => {
  const { player, report } = play([{ how: 'TYPED', text: 'wake up' }])
  server.answer('say', { __typename: 'Accepted', seq: 4, turnId: null })
  await onAir()
  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('say')
  server.tell({ ...told.transcript('t7', 'wake up'), typed: true }, told.state('PREPARING'))
  await happens(({ type }) => type === 'TURN_TAKEN', 1)
  expect(report.summary()).toMatchObject({ transcripts: [{ turnId: 't7', heard: 'wake up' }] })
  await leave(player)
})

test('E3 after a dropped socket it goes on behind the last event, tuned in again', async () => {
  const { player } = play([])
  await onAir()
  server.tell(told.state('HOST_SPEAKING'))
  await happens(({ type }) => type === 'HEARD', 2)
  server.drop()
  server.tell(told.line('l1'), told.ended('WON'))
  await player.ended
  expect(server.inputs('sessionEvents')).toEqual([
    { sessionId: 's1', since: null },
    { sessionId: 's1', since: 2 },
  ])
  expect(server.inputs('tuneIn')).toHaveLength(2)
  const heard = events.flatMap((event) => (event.type === 'HEARD' ? [event.event.__typename] : []))
  expect(heard).toEqual(['Snapshot', 'StateChanged', 'LineStarted', 'ShowEnded'])
})

test('E5 found off the air, it says that it is here; where its seat is gone, from a new one', async () => {
  const { player } = play([])
  await onAir()
  server.tell(told.state('OFF_AIR'))
  await server.isAsked('resumeHosts', 2)
  expect(server.inputs('openMedia')).toHaveLength(1)

  server.refuse('resumeHosts', 'NO_MEDIA')
  server.tell(told.state('HOST_SPEAKING'), told.state('OFF_AIR'))
  await server.isAsked('resumeHosts', 4)
  expect(server.inputs('openMedia')).toHaveLength(2)
  await sayLine('l1')
  await server.isAsked('readyForNext')
  await leave(player)
})

test('E14 off the air because of a fault, it does not insist', async () => {
  const { player } = play([])
  await onAir()
  server.tell({ ...told.state('OFF_AIR'), offAirReason: 'FAULT' })
  expect(await player.ended).toMatchObject({ how: 'FAILED' })
  expect(server.inputs('resumeHosts')).toHaveLength(1)
})

test('E5 replaced by another client, it is over', async () => {
  const { player } = play([])
  await onAir()
  server.tell({ __typename: 'Replaced', message: 'Elsewhere.' })
  expect(await player.ended).toEqual({ how: 'REPLACED' })
})

const GAME = { name: 'Ada', token: null, scenarioId: 'gate', timeStop: false }
const TALK = {
  name: 'Ada',
  token: null,
  conversationId: null,
  characters: ['quill'],
  settings: {},
  handsFree: true,
}

test('S5 in time-stop, answers are recordings and text over HTTP, without media', async () => {
  const utterances: Utterance[] = [
    { how: 'SPOKEN', text: 'yes' },
    { how: 'TYPED', text: 'yes' },
  ]
  const { player, report } = play(utterances, server.url, { ...GAME, timeStop: true })
  await happens(({ type }) => type === 'STEP_ANSWERED', 2)
  await leave(player)
  expect(server.inputs('answerStep')).toEqual([
    { input: { sessionId: 's1', stepNumber: 1, recording: null } },
    { input: { sessionId: 's1', stepNumber: 2, text: 'yes' } },
  ])
  const bytes = 44 + SPEECH_MS * 48 * 2
  expect(server.uploads).toEqual([
    { place: '{"file":["variables.input.recording"]}', bytes, type: 'audio/wav' },
  ])
  expect([server.inputs('openMedia'), server.inputs('sessionEvents')]).toEqual([[], []])
  expect(report.summary()).toMatchObject({
    mode: 'TIME_STOP',
    score: 200,
    phase: 'COMPLETED',
    consistent: true,
    exitCode: 0,
  })
})

test('S5 E13 in time-stop, an answer whose reply is lost is waited for, and not given twice', async () => {
  server.loseAnswer('answerStep')
  const utterances: Utterance[] = [
    { how: 'TYPED', text: 'yes' },
    { how: 'TYPED', text: 'yes again' },
  ]
  const { player, report } = play(utterances, server.url, { ...GAME, timeStop: true })
  await happens(({ type }) => type === 'STEP_ANSWERED', 2)
  await leave(player)
  expect(server.inputs('answerStep')).toHaveLength(2)
  expect(report.summary()).toMatchObject({ score: 200, consistent: true, exitCode: 0 })
})

test.each(['before', 'after'] as const)(
  'E13 what was typed and taken is not said twice where the answer is lost %s its transcript comes',
  async (when) => {
    server.loseAnswer('say')
    const { player, report } = play([{ how: 'TYPED', text: 'wake up' }])
    await onAir()
    const transcript = { ...told.transcript('typed1', 'wake up'), typed: true }
    server.tell(told.state('WAITING_FOR_USER'))
    await server.isAsked('say')
    if (when === 'before') await happens(({ type }) => type === 'TURN_REFUSED', 1)
    server.tell(transcript)
    await happens(({ type }) => type === 'TURN_TAKEN', 1)
    server.tell(told.state('PREPARING'), told.state('WAITING_FOR_USER'))
    await happens((event) => event.type === 'HEARD' && event.event.seq === 5, 1)
    await leave(player)
    expect(server.inputs('say')).toHaveLength(1)
    expect(report.summary()).toMatchObject({ turns: 1, transcripts: [{ heard: 'wake up', turnId: 'typed1' }] })
  },
)

test('S5 where no connection is to be had, the same game goes on in time-stop', async () => {
  server.refuse('openMedia', 'NO_MEDIA')
  const { player, report } = play([{ how: 'TYPED', text: 'yes' }], server.url, GAME)
  server.tell(told.snapshot('PREPARING', gameOf(0)))
  await happens(({ type }) => type === 'STEP_ANSWERED', 1)
  await leave(player)
  expect(server.inputs('answerStep')).toEqual([{ input: { sessionId: 's1', stepNumber: 1, text: 'yes' } }])
  expect(report.summary()).toMatchObject({ mode: 'FELL_BACK', sessionId: 's1', score: 100, exitCode: 0 })
})

test('C7 hands-free there is no key: the microphone is open, and the turn is the one that the server opens', async () => {
  const { player, report } = play([{ how: 'SPOKEN', text: 'good evening' }], server.url, TALK)
  await onAir()
  expect(server.inputs('startConversation')).toEqual([{ input: { characterIds: ['c2'], settings: {} } }])
  server.tell(told.state('WAITING_FOR_USER'))
  await server.isAsked('startListening')
  server.tell({ __typename: 'ListeningChanged', listening: true })
  server.tell({ __typename: 'SpeechStarted', turnId: 't1' }, told.state('USER_SPEAKING', true))
  await happens(({ type }) => type === 'TURN_TAKEN', 1)
  await sfu.hears(2 * (SPEECH_MS / 20))
  server.tell(
    { __typename: 'SpeechStopped', turnId: 't1' },
    told.transcript('t1', 'good evening'),
    told.state('PREPARING'),
  )
  await happens((event) => event.type === 'HEARD' && event.event.__typename === 'FinalTranscript', 1)
  expect(events).toContainEqual({ type: 'KEY_RELEASED', turnId: 't1' })
  expect([server.inputs('startTalking'), server.inputs('stopTalking')]).toEqual([[], []])
  await leave(player)
  expect(report.summary()).toMatchObject({ transcripts: [{ heard: 'good evening', turnIds: ['t1'] }] })
})

test('E7 what is said into an answer waits until that has begun, and tells how soon it was quiet', async () => {
  const { player } = play([], server.url, TALK)
  await onAir()
  server.tell(told.state('WAITING_FOR_USER'), told.state('PREPARING'))
  player.say({ how: 'TYPED', text: 'stop' }, { intoAnswerMs: 200 })
  const line = told.line('l1')
  server.tell(told.state('HOST_SPEAKING'), line)
  await sfu.send(tone(300, 400))
  await server.isAsked('say')
  server.tell({ __typename: 'LineInterrupted', lineId: 'l1', heard: 'This' })
  await happens(({ type }) => type === 'BARGED_IN', 1)
  await leave(player)
})

test('several players in one process do not disturb one another', async () => {
  const other = await createSfu(worker)
  const otherServer = await createPuppetServer(other)
  const first = play([{ how: 'TYPED', text: 'one' }])
  const second = play([{ how: 'TYPED', text: 'two' }], otherServer.url)
  for (const each of [server, otherServer]) each.tell(told.snapshot('WAITING_FOR_USER'))
  await server.isAsked('say')
  await otherServer.isAsked('say')
  expect([server, otherServer].map((each) => each.inputs('say')[0]?.['text'])).toEqual(['one', 'two'])
  await leave(first.player)
  await leave(second.player)
  await otherServer.close()
  other.close()
})

function play(utterances: Utterance[], url = server.url, wish: Wish = WISH) {
  const report = createReport(kindOf(wish), utterances)
  const tell = (event: PlayerEvent) => {
    events.push(event)
    report.heed(event)
    observers.forEach((observe) => observe())
  }
  const player = createPlayer({ url, wish, voice, tell })
  for (const utterance of utterances) player.say(utterance, 'AT_A_PAUSE')
  return { player, report }
}

function kindOf(wish: Wish) {
  if ('scenarioId' in wish) return 'SCENARIO'
  return 'missionId' in wish ? 'MISSION' : 'CONVERSATION'
}

const observers = new Set<() => unknown>()

function happens(what: (event: PlayerEvent) => boolean, times: number) {
  return new Promise<void>((resolve) => {
    const observe = () => {
      if (events.filter(what).length < times) return
      observers.delete(observe)
      resolve()
    }
    observers.add(observe)
    observe()
  })
}

async function onAir() {
  server.tell(told.snapshot('PREPARING'))
  await server.isAsked('resumeHosts')
}

/** 400 ms of a host, as the server has it: told before the first packet, and ended with the last one. */
async function sayLine(id: string) {
  server.tell(told.state('HOST_SPEAKING'), told.line(id))
  await sfu.send(tone(300, 400))
  server.tell(told.lineEnded(id, 400))
}

async function leave(player: Player) {
  await player.leave()
  expect(await player.ended).toEqual({ how: 'LEFT' })
}
