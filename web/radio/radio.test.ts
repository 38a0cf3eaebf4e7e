import type { DocumentNode } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '../api/api.ts'
import { ApiFailure } from '../api/apiFailure.ts'
import type { Follower } from '../api/follow.ts'
import type { FollowSessionSubscription } from '../api/generated/graphql.ts'
import { createRadio } from './radio.ts'

type Told = FollowSessionSubscription['sessionEvents']
const at = '2026-11-20T21:00:00.000Z'

/** An API whose answers and events the test gives. */
function createRig() {
  const asked: { readonly name: string; readonly variables: unknown }[] = []
  const answers: Record<string, unknown> = {
    TuneIn: { tuneIn: { __typename: 'TunedIn', session: { id: 's1', understandsSpeech: true } } },
    ResumeSession: { resumeSession: { __typename: 'Session', id: 's1', understandsSpeech: true } },
    StartListening: { startListening: { __typename: 'Accepted', seq: 9, turnId: null } },
    Say: { say: { __typename: 'Accepted', seq: 9, turnId: 't1' } },
    ReadyForNext: { readyForNext: { __typename: 'Accepted', seq: 9, turnId: null } },
    Leave: { leave: { __typename: 'Accepted', seq: 9, turnId: null } },
  }
  const since: unknown[] = []
  let follower: Follower<FollowSessionSubscription> | undefined
  let closed = 0
  const api = {
    async ask(document: DocumentNode, variables: unknown) {
      const [operation] = document.definitions
      const name = operation && 'name' in operation ? (operation.name?.value ?? '') : ''
      asked.push({ name, variables })
      const answer = answers[name]
      if (answer instanceof Error) throw answer
      return answer
    },
    follow(
      _document: unknown,
      variables: () => { readonly since: unknown },
      given: Follower<FollowSessionSubscription>,
    ) {
      follower = given
      since.push(variables().since)
      return { again: () => since.push(variables().since), close: () => (closed += 1) }
    },
  } as unknown as Pick<Api, 'ask' | 'follow'>
  const context = { resume: async () => undefined, close: async () => undefined } as unknown as AudioContext
  const radio = createRadio({ api, station: null, raw: false, audioContext: () => context })
  return {
    radio,
    answers,
    since,
    names: () => asked.map(({ name }) => name),
    variablesOf: (name: string) => asked.find((call) => call.name === name)?.variables,
    closed: () => closed,
    tell: (...events: readonly Told[]) =>
      events.forEach((sessionEvents) => follower?.next({ sessionEvents })),
    down: () => follower?.down?.(),
    up: () => follower?.up?.(),
  }
}

function snapshot(seq: number): Told {
  const figures = {
    programme: { __typename: 'MissionProgramme', awakened: 0, listeners: 100, target: 60 } as const,
    clockLeftMs: 1_000,
    clockRunning: true,
    endsInMs: null,
  }
  const flags = { keyDown: false, listening: false, offAirReason: null, interruptible: true, understandsSpeech: true, weak: null }
  const nothing = { hint: null, turnId: null, line: null, closingReason: null, outcome: null }
  const session = {
    id: 's1',
    state: 'HOST_SPEAKING',
    cast: [],
    said: [],
    ...nothing,
    ...flags,
    ...figures,
  } as const
  return { __typename: 'Snapshot', seq, at, session: { ...session, cast: [], said: [] } }
}

function line(seq: number, id: string): Told {
  return { __typename: 'LineStarted', seq, at, voiced: false, totalMs: null, line: { id, messageId: null, speaker: 'Ada', text: `${id}.` } }
}

// Node has no WebRTC: the radio of these tests is one with captions only.
describe('the radio set', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('M5 says how near the station is where there is nothing on the air', async () => {
    const { radio, answers } = createRig()
    answers['TuneIn'] = { tuneIn: { __typename: 'NothingOnAir', message: 'Noise.', signal: 0.3 } }
    await radio.tuneIn('m1', 97)
    expect(radio.view()).toMatchObject({
      tuned: 'out',
      opening: { kind: 'nothingOnAir', frequency: 97, signal: 0.3 },
    })
    expect(radio.view().sessionId).toBeNull()
  })

  it('W4 without WebRTC it tunes in for captions, and says so', async () => {
    const { radio, variablesOf, names } = createRig()
    await radio.tuneIn('m1', 98.4)
    expect(variablesOf('TuneIn')).toEqual({ input: { missionId: 'm1', frequency: 98.4, captionsOnly: true } })
    expect(radio.view()).toMatchObject({ tuned: 'in', sound: { kind: 'captionsOnly' } })
    expect(names()).not.toContain('OpenMedia')
  })

  it('W4 a server that cannot be reached is an answer of the dial, and not an error', async () => {
    const { radio, answers } = createRig()
    answers['TuneIn'] = new ApiFailure('The station cannot be reached.', { unreachable: true })
    await radio.tuneIn('m1', 98.4)
    expect(radio.view().opening).toMatchObject({ kind: 'failed', message: 'The station cannot be reached.', unreachable: true })
  })

  it('A4 makes room for a show by leaving the oldest of those that are in its way', async () => {
    const { radio, answers, names, variablesOf } = createRig()
    const opened = answers['TuneIn']
    answers['TuneIn'] = { tuneIn: { __typename: 'TooManyShows', message: 'Leave one.', sessionIds: ['s7', 's8'] } }
    await radio.tuneIn('m1', 98.4)
    expect(radio.view().opening).toMatchObject({ kind: 'failed', message: 'Leave one.', inTheWay: ['s7', 's8'] })
    answers['TuneIn'] = opened
    await radio.makeRoom()
    expect(names()).toEqual(['TuneIn', 'Leave', 'TuneIn'])
    expect(variablesOf('Leave')).toEqual({ sessionId: 's7' })
    expect(radio.view()).toMatchObject({ tuned: 'in', opening: null })
  })

  it('E3 asks again from what it knows where something is missing in the stream', async () => {
    const { radio, since, tell } = createRig()
    await radio.tuneIn('m1', 98.4)
    tell(snapshot(3), line(4, 'l1'), line(6, 'l3'))
    expect(since).toEqual([null, 4])
    expect(radio.view().line?.id).toBe('l1')
  })

  it('E5 leaves a show once the server knows what was heard of it', async () => {
    const { radio, answers, names, tell } = createRig()
    const answer = Promise.withResolvers<unknown>()
    answers['ReadyForNext'] = answer.promise
    await radio.tuneIn('m1', 98.4)
    tell(snapshot(3), line(4, 'l1'), { __typename: 'DialogueEnded', seq: 5, at, lineId: 'l1', rtpTimestamp: null, durationMs: 500 })
    await vi.advanceTimersByTimeAsync(500)
    const left = radio.leave()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(names()).toEqual(['TuneIn', 'ReadyForNext'])
    answer.resolve({ readyForNext: { __typename: 'Accepted', seq: 9, turnId: null } })
    await left
    expect(names()).toEqual(['TuneIn', 'ReadyForNext', 'Leave'])
  })

  it('E10 a caption is ready when it has been read, once, however often its end is told', async () => {
    const { radio, names, tell } = createRig()
    await radio.tuneIn('m1', 98.4)
    const end: Told = {
      __typename: 'DialogueEnded',
      seq: 5,
      at,
      lineId: 'l1',
      rtpTimestamp: null,
      durationMs: 800,
    }
    tell(snapshot(3), line(4, 'l1'), end, end)
    await vi.advanceTimersByTimeAsync(799)
    expect(names()).not.toContain('ReadyForNext')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(names().filter((name) => name === 'ReadyForNext')).toHaveLength(1)
  })

  it('E9 words that are refused say why, and are not taken', async () => {
    const { radio, answers, tell } = createRig()
    await radio.tuneIn('m1', 98.4)
    tell(snapshot(3))
    await expect(radio.say('hello')).resolves.toBe(true)
    answers['Say'] = { say: { __typename: 'Refused', code: 'SHOW_CLOSING', message: 'They say goodbye.' } }
    await expect(radio.say('hello')).resolves.toBe(false)
    expect(radio.view().refusal).toBe('They say goodbye.')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(radio.view().refusal).toBeNull()
  })

  it('E5 says that it is here when the server is found again', async () => {
    const { radio, names, since, tell, down, up } = createRig()
    await radio.tuneIn('m1', 98.4)
    tell(snapshot(3))
    down()
    expect(radio.view().server).toBe('reconnecting')
    up()
    await vi.advanceTimersByTimeAsync(0)
    expect(radio.view().server).toBe('connected')
    expect(names().filter((name) => name === 'ResumeSession')).toHaveLength(1)
    expect(since).toEqual([null])
  })

  it('E5 joins a session that is there, of any programme, and without WebRTC for captions', async () => {
    const { radio, answers, names, variablesOf } = createRig()
    await radio.join('s1')
    expect(variablesOf('ResumeSession')).toEqual({ input: { sessionId: 's1', captionsOnly: true } })
    expect(radio.view()).toMatchObject({ tuned: 'in', sessionId: 's1' })
    expect(names()).not.toContain('TuneIn')

    answers['ResumeSession'] = { resumeSession: { __typename: 'NotFound', message: 'There is none.' } }
    await radio.join('s2')
    expect(radio.view()).toMatchObject({ tuned: 'out', opening: { kind: 'failed', message: 'There is none.' } })
  })

  it('C7 listening that is refused says why', async () => {
    const { radio, answers, tell } = createRig()
    await radio.join('s1')
    tell(snapshot(3))
    await expect(radio.listen(true)).resolves.toBe(true)
    const message = 'That is not for the programme that this session plays.'
    answers['StartListening'] = { startListening: { __typename: 'Refused', code: 'WRONG_PROGRAMME', message } }
    await expect(radio.listen(true)).resolves.toBe(false)
    expect(radio.view().refusal).toBe(message)
  })

  it('E5 calls back a show that went off the air without a fault, and leaves any other to the player', async () => {
    const off = {
      __typename: 'StateChanged',
      at,
      state: 'OFF_AIR',
      hint: null,
      keyDown: false,
      endsInMs: 60_000,
      offAirReason: 'CLIENT_GONE',
    } as const
    const clock = { clockLeftMs: 1_000, clockRunning: false }
    const silent = createRig()
    await silent.radio.tuneIn('m1', 98.4)
    silent.tell(snapshot(3), { ...off, ...clock, seq: 4 })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(silent.names()).toContain('ResumeSession')
    // The subscription that comes after it is what the show starts with.
    expect(silent.since).toEqual([null, 4])

    for (const offAirReason of ['FAULT', 'IDLE', 'LEFT'] as const) {
      const other = createRig()
      await other.radio.tuneIn('m1', 98.4)
      other.tell(snapshot(3), { ...off, ...clock, offAirReason, seq: 4 })
      await vi.advanceTimersByTimeAsync(2_000)
      expect(other.names()).not.toContain('ResumeSession')
      expect(other.closed(), 'a server that is being stopped leaves, too, and comes back').toBe(offAirReason === 'LEFT' ? 0 : 1)
    }
  })

  it('E14 lets go of a show that a fault has put away, until the player calls it back', async () => {
    const { radio, tell, names, down, up } = createRig()
    await radio.join('s1')
    const clock = { clockLeftMs: 1_000, clockRunning: false, endsInMs: 60_000 }
    const off = { __typename: 'StateChanged', at, state: 'OFF_AIR', hint: null, keyDown: false, offAirReason: 'FAULT', ...clock } as const
    tell(snapshot(3), { ...off, seq: 4 })
    down()
    up()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(names()).toEqual(['ResumeSession'])
    expect(radio.view()).toMatchObject({ tuned: 'in', server: 'connected', sound: { kind: 'off' }, microphone: 'off' })
    await expect(radio.say('hello')).resolves.toBe(false)
    expect(radio.view().refusal).toContain('Tune in again')
    await radio.join('s1')
    expect(radio.view()).toMatchObject({ state: null, sound: { kind: 'captionsOnly' } })
  })

  it('E5 stops following a show that another client took over', async () => {
    const { radio, closed, tell } = createRig()
    await radio.tuneIn('m1', 98.4)
    tell(snapshot(3), { __typename: 'Replaced', message: 'gone' })
    expect(closed()).toBe(1)
    expect(radio.view().lost).toBe('replaced')
  })

  it('E5 leaving tells the server, closing does not', async () => {
    const leaving = createRig()
    await leaving.radio.tuneIn('m1', 98.4)
    await leaving.radio.leave()
    expect(leaving.names()).toContain('Leave')
    expect(leaving.radio.view().tuned).toBe('out')

    const closing = createRig()
    await closing.radio.tuneIn('m1', 98.4)
    closing.radio.close()
    expect(closing.names()).not.toContain('Leave')
    expect(closing.closed()).toBe(1)
  })
})
