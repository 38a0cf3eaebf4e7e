import { expect, test } from 'vitest'
import type { SessionEvent } from './api/operations.ts'
import { clockLeft, nextShow, type Show, unknownShow } from './show.ts'

const at = '2026-11-20T21:00:00.000Z'
const snapshot: SessionEvent = {
  __typename: 'Snapshot',
  seq: 7,
  at,
  session: {
    id: 's1',
    state: 'HOST_SPEAKING',
    hint: null,
    turnId: null,
    keyDown: false,
    programme: { __typename: 'MissionProgramme', awakened: 120, listeners: 1000, target: 600 },
    clockLeftMs: 90_000,
    clockRunning: true,
    interruptible: false,
    understandsSpeech: true,
    outcome: null,
    listening: false,
    cast: [{ name: 'Mara', role: 'host', voice: 'v1', colour: '#ffcc00' }],
    line: { id: 'l3', speaker: 'Mara', text: 'We are back.', messageId: null },
    said: [],
  },
}
const state = (seq: number, name: Show['state'], hint: string | null = null): SessionEvent => ({
  __typename: 'StateChanged',
  seq,
  at,
  state: name,
  hint,
  keyDown: false,
  offAirReason: null,
  endsInMs: 10_000,
  clockLeftMs: 80_000,
  clockRunning: name !== 'OFF_AIR',
})
const after = (...events: SessionEvent[]) =>
  events.reduce((show, event) => nextShow(show, event, 1000), unknownShow)

test('E3 a snapshot is all that is known', () => {
  expect(after(state(3, 'WAITING_FOR_USER', 'say something'), snapshot)).toMatchObject({
    seq: 7,
    state: 'HOST_SPEAKING',
    hint: null,
    line: { id: 'l3' },
    awakened: 120,
    interruptible: false,
  })
})

test('a line is shown from its start until the hosts are silent', () => {
  const line: SessionEvent = {
    __typename: 'LineStarted',
    seq: 8,
    at,
    voiced: true,
    line: { id: 'l4', speaker: 'Mara', text: 'So.', messageId: null },
  }
  expect(after(snapshot, line).line?.id).toBe('l4')
  expect(after(snapshot, line, state(9, 'HOST_SPEAKING')).line?.id).toBe('l4')
  expect(after(snapshot, line, state(9, 'WAITING_FOR_USER', 'ask her')).line).toBeNull()
  expect(
    after(snapshot, line, { __typename: 'LineInterrupted', seq: 9, at, lineId: 'l4', heard: '' }).line,
  ).toBeNull()
})

test('E8 partial transcripts last as long as the turn', () => {
  const partial: SessionEvent = {
    __typename: 'PartialTranscript',
    seq: 9,
    at,
    turnId: 't1',
    text: 'cut the',
    confidence: 0.5,
  }
  const speaking = after(snapshot, state(8, 'USER_SPEAKING'), partial)
  expect(speaking.partial).toBe('cut the')
  expect(nextShow(speaking, state(10, 'PREPARING'), 1000).partial).toBeNull()
})

test('M12 the clock counts down between two events, while it runs', () => {
  const running = after(snapshot)
  expect(clockLeft(running, 1000)).toBe(90_000)
  expect(clockLeft(running, 31_000)).toBe(60_000)
  expect(clockLeft(running, 500_000)).toBe(0)
  expect(clockLeft(nextShow(running, state(8, 'OFF_AIR'), 2000), 60_000)).toBe(80_000)
})

test('M11 M12 score and outcome', () => {
  const score: SessionEvent = {
    __typename: 'ScoreUpdated',
    seq: 8,
    at,
    turnId: 't1',
    percent: 10,
    change: 100,
    awakened: 220,
    listeners: 1000,
    reason: 'They listen.',
  }
  expect(after(snapshot, score)).toMatchObject({ awakened: 220, outcome: null })
  const end: SessionEvent = {
    __typename: 'ShowEnded',
    seq: 9,
    at,
    showOutcome: 'WON',
  }
  expect(after(snapshot, score, end)).toMatchObject({
    state: 'ENDED',
    awakened: 220,
    outcome: 'WON',
    clockRunning: false,
  })
})
