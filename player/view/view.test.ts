import { expect, test } from 'vitest'
import type { PlayerEvent } from '../playerEvent.ts'
import { type Show, unknownShow } from '../show.ts'
import { captionOf } from './caption.ts'
import { jsonLine } from './jsonLine.ts'
import { ansiPaint, noPaint } from './paint.ts'
import { printable } from './printable.ts'
import { hintLine, statusLine } from './status.ts'
import { wrap } from './wrap.ts'

const at = '2026-11-20T21:00:00.000Z'
const show: Show = {
  ...unknownShow,
  state: 'HOST_SPEAKING',
  cast: [{ name: 'Mara', role: 'host', colour: '#ffcc00' }],
  awakened: 250,
  listeners: 1000,
  target: 600,
  clockLeftMs: 90_000,
  clockRunning: true,
  clockReadAt: 0,
}
const line: PlayerEvent = {
  type: 'HEARD',
  event: {
    __typename: 'LineStarted',
    seq: 2,
    at,
    voiced: true,
    line: { id: 'l1', speaker: 'Mara', text: 'Hello.', messageId: null },
  },
}
const transcript: PlayerEvent = {
  type: 'HEARD',
  event: {
    __typename: 'FinalTranscript',
    seq: 3,
    at,
    turnId: 't1',
    turnOutcome: 'WORDS',
    finalText: 'cut the power',
    finalConfidence: 0.874,
    typed: false,
  },
}

test('a line has its speaker in front, in the colour of the cast', () => {
  expect(captionOf(line, show, noPaint)).toEqual(['Mara: Hello.'])
  expect(captionOf(line, show, ansiPaint)).toEqual(['\x1b[1;38;2;255;204;0mMara:\x1b[0m Hello.'])
})

test('E8 what was understood, and how surely', () => {
  expect(captionOf(transcript, show, noPaint)).toEqual(['You: cut the power (87 %)'])
})

test('the status has the state, the clock, the listeners with the target, and the level', () => {
  expect(statusLine(show, 0.1, 30_000)).toBe(
    'ON AIR  01:00  ██████░░░░░░░░┃░░░░░░░░░ 250 of 1000 awake, 600 to win  ▆',
  )
  expect(statusLine({ ...show, state: 'ENDED', awakened: 1000 }, 0, 0)).toContain(
    `${'█'.repeat(24)} 1000 of 1000`,
  )
})

test('below it stands what the player might do, or what is being understood', () => {
  expect(hintLine({ ...show, state: 'WAITING_FOR_USER', hint: 'Ask her.' })).toBe('Ask her.')
  expect(hintLine({ ...show, state: 'WAITING_FOR_USER', hint: null, understandsSpeech: false })).toContain(
    '/type',
  )
  expect(hintLine({ ...show, state: 'USER_SPEAKING', partial: 'cut the' })).toBe('cut the')
  expect(hintLine(show)).toBe('')
})

test('--json has the names of the schema, whatever the selection called them', () => {
  expect(JSON.parse(jsonLine(transcript, at))).toEqual({
    type: 'finalTranscript',
    seq: 3,
    at,
    turnId: 't1',
    outcome: 'WORDS',
    text: 'cut the power',
    confidence: 0.874,
    typed: false,
  })
  expect(jsonLine({ type: 'KEY_RELEASED', turnId: 't1' }, at)).toBe(
    `{"type":"keyReleased","at":"${at}","turnId":"t1"}`,
  )
})

test('lines break between words, colours not counted', () => {
  expect(wrap('\x1b[1mMara:\x1b[0m the tower hums at night', 15)).toEqual([
    '\x1b[1mMara:\x1b[0m the tower',
    'hums at night',
  ])
  expect(wrap('', 15)).toEqual([''])
  expect(wrap('one Donaudampfschifffahrt two', 8)).toEqual(['one', 'Donaudampfschifffahrt', 'two'])
})

test('no text from outside can move the cursor', () => {
  expect(printable({ said: ['a\x1b[2Jb', 'c\rd\n'], score: 3, line: null })).toEqual({
    said: ['ab', 'c d '],
    score: 3,
    line: null,
  })
})
