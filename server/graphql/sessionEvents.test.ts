import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type CharacterId, type LineId, type MessageId, type TurnId } from '../core/ids.ts'
import type { StepResult } from '../core/programme.ts'
import { personas } from '../core/testing/sessions.ts'
import type { Heard, Line } from '../core/session.ts'
import type { ShowEvent, ShowFact } from '../core/showEvents.ts'
import type { Told } from '../radio/feed.ts'
import { startApi, type TestApi } from './testing/api.ts'
import type { Stream } from './testing/stream.ts'
import { birth, missionOf, ready, sessionOf, settings } from './testing/things.ts'

const Events = `subscription ($since: Int) { sessionEvents(sessionId: "s1", since: $since) {
  __typename
  ... on SessionEvent { seq at }
  ... on Snapshot { session { id seq state clockLeftMs } }
  ... on StateChanged { state hint keyDown endsInMs clockLeftMs clockRunning }
  ... on LineStarted { line { id speaker text } voiced totalMs }
  ... on DialogueEnded { lineId rtpTimestamp durationMs }
  ... on LineInterrupted { lineId heard }
  ... on PartialTranscript { turnId text confidence }
  ... on FinalTranscript { turnId outcome words: text sure: confidence typed }
  ... on ScoreUpdated { turnId percent change awakened listeners reason }
  ... on ClockWarning { leftMs }
  ... on ShowClosing { why }
  ... on SignalWeak { fault { service message retryable } }
  ... on TurnMeasured { latency { turnId finalTranscriptMs firstTokenMs firstAudioMs firstPacketMs } }
  ... on StableTranscript { turnId text confidence }
  ... on ShowEnded { how: outcome }
  ... on ScenarioEvent { score livesRemaining livesTotal phase }
  ... on ScenarioReady { stepNumber says hint_: hint }
  ... on ScenarioPartial { turnId text confidence intent satisfied }
  ... on ScenarioPenalty { penalty scoreDelta livesDelta result { ...Evidence } }
  ... on ScenarioFinal { scoreDelta livesDelta result { ...Evidence } }
  ... on ScenarioError { turnId fault { service message retryable } }
  ... on MessageStarted { said: message { ...Words } }
  ... on TextDelta { messageId characterId text }
  ... on TextCompleted { messageId characterId text }
  ... on AudioCompleted { said: message { ...Words } }
  ... on CharactersChanged { characters { id name active } cast { name voice colour } }
  ... on SettingsChanged { settings { model temperature } }
  ... on ListeningChanged { listening }
  ... on SpeechStarted { turnId }
  ... on SpeechStopped { turnId }
  ... on Replaced { message }
} }
fragment Evidence on StepResult { turnId outcome transcript confidence language { code confidence } intent reason decidedBy scoreDelta livesDelta }
fragment Words on Message { id author characterId turnId text status }`

const line: Line = { id: id<LineId>('l1'), speaker: 'Mara', text: 'Good evening.', message: null }
const turn = id<TurnId>('t1')
const fault = { service: 'EAR', message: 'deaf', retryable: true } as const

const final = (heard: Heard): ShowFact => ({ kind: 'FinalTranscript', turn, heard })
const none = { words: null, sure: null, typed: false }

const standing = { score: 90, livesRemaining: 1, livesTotal: 2, phase: 'PLAYING' } as const
const wrong: StepResult = {
  turn,
  step: 0,
  at: birth,
  transcript: 'ich bin Ada',
  confidence: 0.9,
  language: { code: 'de', confidence: 0.95 },
  verdict: { outcome: 'WRONG_LANGUAGE', intent: null, reason: 'That is German.', reply: null, by: 'RULE' },
  reply: 'In English.',
  scoreDelta: -10,
  livesDelta: -1,
}
const wrongAsRead = {
  turnId: 't1',
  outcome: 'WRONG_LANGUAGE',
  transcript: 'ich bin Ada',
  confidence: 0.9,
  language: { code: 'de', confidence: 0.95 },
  intent: null,
  reason: 'That is German.',
  decidedBy: 'RULE',
  scoreDelta: -10,
  livesDelta: -1,
}
const unheard: StepResult = {
  ...wrong,
  transcript: null,
  confidence: null,
  language: null,
  verdict: { ...wrong.verdict, outcome: 'UNHEARD' },
  scoreDelta: 0,
  livesDelta: 0,
}
const message = id<MessageId>('m1')
const mara = id<CharacterId>('c1')

/** Every fact that the feed can tell, and what a client reads of it. */
const facts: [ShowFact, object][] = [
  [
    { kind: 'StateChanged', state: 'WAITING_FOR_USER', hint: 'Ask.', keyDown: false, deadline: birth + 10_000.4, clockLeftMs: 1234.5, clockRunning: true, offAir: null },
    { state: 'WAITING_FOR_USER', hint: 'Ask.', keyDown: false, endsInMs: 10_000, clockLeftMs: 1235, clockRunning: true },
  ],
  [
    { kind: 'StateChanged', state: 'ENDED', hint: null, keyDown: false, deadline: null, clockLeftMs: 0, clockRunning: false, offAir: null },
    { state: 'ENDED', hint: null, keyDown: false, endsInMs: null, clockLeftMs: 0, clockRunning: false },
  ],
  [
    { kind: 'StateChanged', state: 'HOST_SPEAKING', hint: '', keyDown: false, deadline: birth - 1, clockLeftMs: 0, clockRunning: true, offAir: null },
    { state: 'HOST_SPEAKING', hint: null, keyDown: false, endsInMs: 0, clockLeftMs: 0, clockRunning: true },
  ],
  [{ kind: 'LineStarted', line, voiced: true, totalMs: 1_840.5 }, { line: { id: 'l1', speaker: 'Mara', text: 'Good evening.' }, voiced: true, totalMs: 1_841 }],
  [{ kind: 'LineStarted', line, voiced: true, totalMs: null }, { line: { id: 'l1', speaker: 'Mara', text: 'Good evening.' }, voiced: true, totalMs: null }],
  [
    { kind: 'DialogueEnded', lineId: line.id, rtpTimestamp: 4_294_967_295, durationMs: 2000.5 },
    { lineId: 'l1', rtpTimestamp: 4_294_967_295, durationMs: 2001 },
  ],
  [
    { kind: 'DialogueEnded', lineId: line.id, rtpTimestamp: null, durationMs: 900 },
    { lineId: 'l1', rtpTimestamp: null, durationMs: 900 },
  ],
  [{ kind: 'LineInterrupted', lineId: line.id, heard: 'Good' }, { lineId: 'l1', heard: 'Good' }],
  [{ kind: 'PartialTranscript', turn, text: 'wake', confidence: 0.5 }, { turnId: 't1', text: 'wake', confidence: 0.5 }],
  [
    final({ kind: 'words', text: 'wake up', confidence: 0.9, typed: false, language: null }),
    { turnId: 't1', outcome: 'WORDS', words: 'wake up', sure: 0.9, typed: false },
  ],
  [
    final({ kind: 'words', text: 'wake up', confidence: 1, typed: true, language: null }),
    { turnId: 't1', outcome: 'WORDS', words: 'wake up', sure: 1, typed: true },
  ],
  [final({ kind: 'unintelligible' }), { turnId: 't1', outcome: 'UNINTELLIGIBLE', ...none }],
  [final({ kind: 'silence' }), { turnId: 't1', outcome: 'SILENCE', ...none }],
  [final({ kind: 'nothingPressed' }), { turnId: 't1', outcome: 'NOTHING_PRESSED', ...none }],
  [
    { kind: 'ScoreUpdated', turn, percent: -2.5, change: -25, awakened: 75, listeners: 1000, reason: 'You lied.' },
    { turnId: 't1', percent: -2.5, change: -25, awakened: 75, listeners: 1000, reason: 'You lied.' },
  ],
  [{ kind: 'ClockWarning', leftMs: 29_999.7 }, { leftMs: 30_000 }],
  [{ kind: 'ShowClosing', why: 'TIME_UP' }, { why: 'TIME_UP' }],
  [{ kind: 'SignalWeak', fault }, { fault }],
  [{ kind: 'SignalBack' }, {}],
  [
    { kind: 'TurnMeasured', latency: { turn, finalTranscriptMs: 300.4, firstTokenMs: 500.5, firstAudioMs: 700, firstPacketMs: 720 } },
    { latency: { turnId: 't1', finalTranscriptMs: 300, firstTokenMs: 501, firstAudioMs: 700, firstPacketMs: 720 } },
  ],
  [{ kind: 'StableTranscript', turn, text: 'wake', confidence: 0.7 }, { turnId: 't1', text: 'wake', confidence: 0.7 }],
  [{ kind: 'ScenarioReady', step: 1, says: 'Your papers?', hint: 'Show them.', ...standing }, { stepNumber: 2, says: 'Your papers?', hint_: 'Show them.', ...standing }],
  [
    { kind: 'ScenarioPartial', turn, text: 'here', confidence: 0.6, intent: null, satisfied: false, ...standing },
    { turnId: 't1', text: 'here', confidence: 0.6, intent: null, satisfied: false, ...standing },
  ],
  [
    { kind: 'ScenarioPenalty', penalty: 'WRONG_LANGUAGE', result: wrong, ...standing },
    { penalty: 'WRONG_LANGUAGE', scoreDelta: -10, livesDelta: -1, result: wrongAsRead, ...standing },
  ],
  [
    { kind: 'ScenarioFinal', result: unheard, ...standing },
    {
      scoreDelta: 0,
      livesDelta: 0,
      result: { ...wrongAsRead, outcome: 'UNHEARD', transcript: null, confidence: null, language: null, scoreDelta: 0, livesDelta: 0 },
      ...standing,
    },
  ],
  [{ kind: 'ScenarioReset', ...standing }, standing],
  [{ kind: 'ScenarioError', turn, fault, ...standing }, { turnId: 't1', fault, ...standing }],
  [
    { kind: 'MessageStarted', message: { id: message, author: { kind: 'character', id: mara, name: 'Mara' }, at: birth, text: '', status: 'WRITING' } },
    { said: { id: 'm1', author: 'CHARACTER', characterId: 'c1', turnId: null, text: '', status: 'WRITING' } },
  ],
  [{ kind: 'TextDelta', messageId: message, character: mara, text: 'Good ' }, { messageId: 'm1', characterId: 'c1', text: 'Good ' }],
  [{ kind: 'TextCompleted', messageId: message, character: mara, text: 'Good.' }, { messageId: 'm1', characterId: 'c1', text: 'Good.' }],
  [
    { kind: 'AudioCompleted', message: { id: message, author: { kind: 'player', turn }, at: birth, text: 'Hi', status: 'COMPLETE' } },
    { said: { id: 'm1', author: 'PLAYER', characterId: null, turnId: 't1', text: 'Hi', status: 'COMPLETE' } },
  ],
  [
    { kind: 'CharactersChanged', characters: personas, cast: [{ name: 'Mara', role: 'host', voice: 'v', colour: '#ffcc66' }] },
    { characters: personas.map(({ id: characterId, name, active }) => ({ id: characterId, name, active })), cast: [{ name: 'Mara', voice: 'v', colour: '#ffcc66' }] },
  ],
  [{ kind: 'SettingsChanged', settings }, { settings: { model: 'model-a', temperature: null } }],
  [{ kind: 'ListeningChanged', listening: true }, { listening: true }],
  [{ kind: 'SpeechStarted', turn }, { turnId: 't1' }],
  [{ kind: 'SpeechStopped', turn }, { turnId: 't1' }],
  [{ kind: 'ShowEnded', outcome: 'WON' }, { how: 'WON' }],
]

describe('E3 sessionEvents', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
    api.station.put(sessionOf(ready(missionOf(api.me))))
  })
  afterEach(() => api.close())

  /** Subscribes, and gives the feed that the show was asked for. */
  async function follow(since?: number) {
    const opened = new Promise<Stream<Told>>((resolve) => (api.station.followed = resolve))
    const told = api.subscribe(Events, since === undefined ? {} : { since })
    const next = async () => ((await told.next()).value as { data: { sessionEvents: object } }).data.sessionEvents
    // graphql-ws subscribes when it is first asked.
    const first = next()
    return { told, first, next, feed: await opened }
  }

  it('E3 S2 C3 hands on every event, in order, as its own type', async () => {
    const { first, next, feed } = await follow()
    facts.forEach(([fact], index) => feed.push({ kind: 'event', event: { ...fact, seq: index + 1, at: birth } as ShowEvent }))
    let event = await first
    for (const [index, [{ kind }, expected]] of facts.entries()) {
      expect(event).toEqual({ __typename: kind, seq: index + 1, at: new Date(birth).toISOString(), ...expected })
      if (index < facts.length - 1) event = await next()
    }
    expect(new Set(facts.map(([{ kind }]) => kind)).size).toBe(29)
  })

  it('gives a snapshot under the number of its session, as it stood then', async () => {
    const { first, feed } = await follow()
    const session = { ...sessionOf(missionOf(api.me)), seq: 41, clock: { spentMs: 0, since: birth, warned: false } }
    feed.push({ kind: 'snapshot', session, at: birth + 1000 })
    api.clock.advance(50_000)
    expect(await first).toEqual({
      __typename: 'Snapshot',
      seq: 41,
      at: new Date(birth + 1000).toISOString(),
      session: { id: 's1', seq: 41, state: 'PREPARING', clockLeftMs: 299_000 },
    })
  })

  it.each([[0], [12], [undefined]])('asks for what came after %s', async (since) => {
    const { first, feed } = await follow(since)
    feed.push({ kind: 'event', event: { kind: 'ClockWarning', leftMs: 1, seq: 13, at: birth } })
    await first
    expect(api.station.feeds).toEqual([{ since: since ?? null, stream: feed }])
  })

  it('E5 tells that another client has taken over, and ends', async () => {
    const { told, first, feed } = await follow()
    feed.push({ kind: 'replaced' })
    feed.end()
    expect(await first).toMatchObject({ __typename: 'Replaced', message: expect.any(String) as string })
    expect(await told.next()).toMatchObject({ done: true })
  })

  it('E5 lets go of the show when the client unsubscribes, or is gone', async () => {
    const { told, first, feed } = await follow()
    feed.push({ kind: 'replaced' })
    await first
    await told.return?.()
    await feed.returned
  })

  it('gives one snapshot of a show that is over', async () => {
    api.station.put(sessionOf(missionOf(api.me), 's1', { seq: 99, state: { kind: 'ENDED', outcome: 'WON', at: birth } }))
    const told = api.subscribe(Events)
    const { value } = (await told.next()) as { value: { data: { sessionEvents: object } } }
    expect(value.data.sessionEvents).toMatchObject({ __typename: 'Snapshot', seq: 99, session: { state: 'ENDED' } })
    expect(await told.next()).toMatchObject({ done: true })
  })
})
