import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type LineId, type TurnId } from '../core/ids.ts'
import { programmeOf } from '../core/programme.ts'
import type { Score } from '../core/score.ts'
import type { Line, Said, Session } from '../core/session.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready, sessionOf } from './testing/things.ts'

const line: Line = { id: id<LineId>('l1'), speaker: 'Mara', text: 'Good evening, everybody.', message: null }
const turn = id<TurnId>('t1')
const at = new Date(birth).toISOString()

const said: Said[] = [
  { kind: 'line', at: birth, line, heard: 'Good', interrupted: true, voiced: true },
  { kind: 'player', at: birth, turn, heard: { kind: 'words', text: 'wake up', confidence: 0.8, typed: false, language: null } },
  { kind: 'player', at: birth, turn: id<TurnId>('t2'), heard: { kind: 'nothingPressed' } },
]
const lineAsRead = { id: 'l1', speaker: 'Mara', text: 'Good evening, everybody.', messageId: null }
const saidAsRead = [
  { __typename: 'HostLine', at, line: lineAsRead, heard: 'Good', interrupted: true, voiced: true },
  { __typename: 'PlayerTurn', at, turnId: 't1', outcome: 'WORDS', text: 'wake up', confidence: 0.8, typed: false },
  { __typename: 'PlayerTurn', at, turnId: 't2', outcome: 'NOTHING_PRESSED', text: null, confidence: null, typed: false },
]
const Said = `said {
  __typename
  ... on HostLine { at line { id speaker text messageId } heard interrupted voiced }
  ... on PlayerTurn { at turnId outcome text confidence typed }
}`

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  api.desk.put(ready(missionOf(api.me)))
})
afterEach(() => api.close())

const scored = (score: Score) => ({ ...programmeOf(sessionOf(missionOf(api.me)), 'mission'), score })

describe('a session as it is read', () => {
  const read = async (fields: string, facts: Partial<Session>) => {
    api.station.put(sessionOf(missionOf(api.me), 's1', facts))
    return (await api.ask(`{ session(id: "s1") { ${fields} } }`)).data?.session
  }
  const moving = 'state line { id speaker text messageId } hint turnId keyDown endsInMs outcome'
  const still = { line: null, hint: null, turnId: null, keyDown: false, outcome: null }
  const deadline = birth + 10_000

  it.each<[string, Session['state'], object]>([
    ['PREPARING', { kind: 'PREPARING', deadline }, {}],
    ['HOST_SPEAKING, nothing heard yet', { kind: 'HOST_SPEAKING', moment: { step: 'voicing', line }, deadline }, {}],
    ['HOST_SPEAKING, a line on the air', { kind: 'HOST_SPEAKING', moment: { step: 'onAir', line, startedAt: birth }, deadline }, { line: lineAsRead }],
    ['HOST_SPEAKING, a line being heard', { kind: 'HOST_SPEAKING', moment: { step: 'hearing', line, voiced: true }, deadline }, { line: lineAsRead }],
    ['HOST_SPEAKING, between two lines', { kind: 'HOST_SPEAKING', moment: { step: 'gap' }, deadline }, {}],
    ['WAITING_FOR_USER', { kind: 'WAITING_FOR_USER', hint: 'Ask.', deadline }, { hint: 'Ask.' }],
    [
      'USER_SPEAKING, the key down',
      { kind: 'USER_SPEAKING', turn, keyDown: true, handsFree: false, enough: null, startedAt: birth, deadline },
      { turnId: 't1', keyDown: true },
    ],
    ['USER_SPEAKING, the key up', { kind: 'USER_SPEAKING', turn, keyDown: false, handsFree: false, enough: null, startedAt: birth, deadline }, { turnId: 't1' }],
    ['OFF_AIR', { kind: 'OFF_AIR', why: 'LEFT', awaiting: turn, saved: true, deadline }, {}],
    ['ENDED', { kind: 'ENDED', outcome: 'ABANDONED', at: birth }, { outcome: 'ABANDONED', endsInMs: null }],
  ])('E1 %s', async (_name, state, expected) => {
    api.clock.advance(4000)
    expect(await read(moving, { state })).toEqual({ ...still, state: state.kind, endsInMs: 6000, ...expected })
  })

  it('M12 has the clock as it stands at the time of reading', async () => {
    api.clock.advance(5000)
    const clock = 'clockLeftMs clockRunning'
    expect(await read(clock, { clock: { spentMs: 1000, since: birth, warned: false } })).toEqual({
      clockLeftMs: 294_000,
      clockRunning: true,
    })
    expect(await read(clock, { clock: { spentMs: 1000.2, since: null, warned: false } })).toEqual({
      clockLeftMs: 299_000,
      clockRunning: false,
    })
    expect(await read(clock, { clock: { spentMs: 400_000, since: null, warned: true } })).toMatchObject({ clockLeftMs: 0 })
  })

  it('M11 has the score, and what was said, oldest first', async () => {
    const fields = `programme { ... on MissionProgramme { awakened listeners target mission { id } } }
      seq openedAt interruptible understandsSpeech listening ${Said}`
    const score = { listeners: 1000, awakened: 250, changes: [] }
    expect(await read(fields, { programme: scored(score), context: said, seq: 17 })).toEqual({
      programme: { awakened: 250, listeners: 1000, target: 600, mission: { id: 'm1' } },
      listening: false,
      seq: 17,
      openedAt: at,
      interruptible: true,
      understandsSpeech: true,
      said: saidAsRead,
    })
  })
})

describe('M13 sessionReview', () => {
  it('has the whole show', async () => {
    const session = sessionOf(missionOf(api.me), 's1', {
      context: said,
      programme: scored({
        listeners: 1000,
        awakened: 0,
        changes: [{ turn, percent: -3.5, change: 0, awakened: 0, reason: 'Nobody left to lose.', at: birth }],
      }),
      latencies: [{ turn, finalTranscriptMs: 200.4, firstTokenMs: 500, firstAudioMs: 800, firstPacketMs: 820 }],
      faults: [{ service: 'VOICE', message: 'hoarse', retryable: true }],
      discards: { PLAYER_SPOKE: 2, LATE: 1 },
      usage: { inputTokens: 1_000_000, outputTokens: 500_000, voiceCharacters: 2000, earSeconds: 30.5 },
    })
    api.station.put(session)
    const query = `{ sessionReview(sessionId: "s1") {
      session { id } ${Said}
      scoreChanges { turnId percent change awakened reason at }
      latencies { turnId finalTranscriptMs firstTokenMs firstAudioMs firstPacketMs }
      faults { service message retryable } discards { reason count }
      usage { inputTokens outputTokens voiceCharacters earSeconds } cost
    } }`
    const { data } = await api.ask(query)
    expect(data?.sessionReview).toEqual({
      session: { id: 's1' },
      said: saidAsRead,
      scoreChanges: [{ turnId: 't1', percent: -3.5, change: 0, awakened: 0, reason: 'Nobody left to lose.', at }],
      latencies: [{ turnId: 't1', finalTranscriptMs: 200, firstTokenMs: 500, firstAudioMs: 800, firstPacketMs: 820 }],
      faults: [{ service: 'VOICE', message: 'hoarse', retryable: true }],
      discards: [
        { reason: 'PLAYER_SPOKE', count: 2 },
        { reason: 'LATE', count: 1 },
      ],
      usage: { inputTokens: 1_000_000, outputTokens: 500_000, voiceCharacters: 2000, earSeconds: 30.5 },
      cost: expect.closeTo(1 + 1 + 6 + (30.5 / 60) * 4) as number,
    })
  })
})

describe('voices', () => {
  it('M6 are there for everybody', async () => {
    expect((await api.ask('{ voices { id language gender traits } }', {}, null)).data).toEqual({
      voices: [{ id: 'voice-Mara', language: 'en', gender: 'feminine', traits: ['calm', 'low'] }],
    })
  })
})
