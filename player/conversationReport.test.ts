import { expect, test } from 'vitest'
import type { SessionEvent } from './api/operations.ts'
import { createConversationReport } from './conversationReport.ts'
import type { PlayerEvent, Utterance } from './playerEvent.ts'

const at = '2026-11-20T21:00:00.000Z'
const question: Utterance = { how: 'SPOKEN', text: 'are you there' }
const heard = (event: object): PlayerEvent => ({
  type: 'HEARD',
  event: { seq: 1, at, ...event } as SessionEvent,
})
const entry = (status: string, text = '') => ({
  id: 'm2',
  author: 'CHARACTER',
  characterName: 'Juno',
  turnId: null,
  text,
  status,
})
const transcript = (turnId: string, finalText: string) =>
  heard({
    __typename: 'FinalTranscript',
    turnId,
    turnOutcome: 'WORDS',
    finalText,
    finalConfidence: 0.9,
    typed: false,
  })
const taken = (turnId: string): PlayerEvent => ({ type: 'TURN_TAKEN', turnId, utterance: question })
const started = heard({ __typename: 'MessageStarted', entry: entry('WRITING') })
const line = heard({
  __typename: 'LineStarted',
  voiced: true,
  line: { id: 'l1', speaker: 'Juno', text: 'I am.', messageId: 'm2' },
})
const answer: PlayerEvent[] = [
  heard({ __typename: 'TextDelta', messageId: 'm2', characterId: 'c1', text: 'I am.' }),
  line,
  { type: 'MESSAGE_HEARD', messageId: 'm2', packetMs: 30 },
  heard({ __typename: 'TextCompleted', messageId: 'm2', characterId: 'c1', text: 'I am. Always.' }),
  {
    type: 'LINE_HEARD',
    lineId: 'l1',
    durationMs: 500,
    reception: { playout: 'PLAYED', playedMs: 500, audibleMs: 400 },
  },
  heard({ __typename: 'AudioCompleted', entry: entry('COMPLETE', 'I am. Always.') }),
]

/** The clock goes on by 100 ms each time that it is read. */
function reportOf(events: PlayerEvent[]) {
  let now = 0
  const report = createConversationReport([question], () => (now += 100))
  events.forEach(report.heed)
  return report
}

test('C5 a message is timed from its start: text, sound, all of the text, the end', () => {
  const report = reportOf([taken('t1'), transcript('t1', 'are you there'), started, ...answer])
  expect(report.isDone()).toBe(true)
  expect(report.summary()).toMatchObject({
    messages: [
      {
        id: 'm2',
        character: 'Juno',
        status: 'COMPLETE',
        text: 'I am. Always.',
        firstTextMs: 100,
        firstPacketMs: 230,
        textCompletedMs: 300,
        audioCompletedMs: 400,
      },
    ],
    streaming: {
      messages: 1,
      heardBeforeTheirEnd: 1,
      firstTextMs: 100,
      firstPacketMs: 230,
      textCompletedMs: 300,
    },
    problems: [],
    exitCode: 0,
  })
})

test('C7 what was said hands-free in two turns is heard as one', () => {
  const parts = [taken('t1'), taken('t2'), transcript('t1', 'are you'), transcript('t2', 'there')]
  expect(reportOf(parts).summary().transcripts).toMatchObject([
    { heard: 'are you there', turnIds: ['t1', 't2'] },
  ])
})

test('E7 how soon it was quiet after each barge-in, and the median', () => {
  const cut = (lastPacketMs: number): PlayerEvent => ({
    type: 'BARGED_IN',
    lineId: 'l1',
    utterance: question,
    lastPacketMs,
  })
  expect(reportOf([cut(90), cut(20), cut(40)]).summary()).toMatchObject({
    bargeIns: [
      { lastPacketMs: 90 },
      { lastPacketMs: 20 },
      { said: 'are you there', how: 'SPOKEN', lastPacketMs: 40 },
    ],
    bargeInMs: 40,
  })
})

test('C3 a message that was not told to its end is a problem, as is what was never understood', () => {
  expect(reportOf([taken('t1'), started]).summary().problems).toEqual([
    'no character was heard',
    'no transcript of «are you there»',
    'message m2 was not told to its end',
  ])
})
