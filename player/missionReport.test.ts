import { expect, test } from 'vitest'
import type { Reception } from './audio/reception.ts'
import type { PlayerEvent, Utterance } from './playerEvent.ts'
import { createMissionReport } from './missionReport.ts'

const at = '2026-11-20T21:00:00.000Z'
const words: Utterance = { how: 'SPOKEN', text: 'cut the power' }

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
const lineHeard = (audibleMs: number): PlayerEvent => ({
  type: 'LINE_HEARD',
  lineId: 'l1',
  durationMs: 1000,
  reception: { playout: 'PLAYED', playedMs: 1000, audibleMs },
})
const taken = (turnId = 't1', utterance = words): PlayerEvent => ({ type: 'TURN_TAKEN', turnId, utterance })
const transcript = (turnOutcome: 'WORDS' | 'UNINTELLIGIBLE', turnId = 't1'): PlayerEvent => {
  const finalText = turnOutcome === 'WORDS' ? 'cut the power' : null
  const typed = false
  return {
    type: 'HEARD',
    event: {
      __typename: 'FinalTranscript',
      seq: 3,
      at,
      turnId,
      turnOutcome,
      finalText,
      finalConfidence: 0.9,
      typed,
    },
  }
}
const score = (turnId = 't1'): PlayerEvent => ({
  type: 'HEARD',
  event: {
    __typename: 'ScoreUpdated',
    seq: 4,
    at,
    turnId,
    percent: 0,
    change: 0,
    awakened: 40,
    listeners: 900,
    reason: 'Nobody moved.',
  },
})
const measured = (packetsReceived: number, packetsLost: number): PlayerEvent => {
  const none = { at: 0, lastPacketAt: null, playedMs: 0, roundTripMs: null, bytesReceived: 0, concealed: null }
  const reception: Reception = { ...none, packetsReceived, packetsLost, jitterBufferMs: 41.26, jitterMs: 1 }
  return { type: 'MEASURED', reception }
}
const ended: PlayerEvent = { type: 'ENDED', ending: { how: 'SHOW_ENDED' } }

function summaryOf(planned: Utterance[], ...events: PlayerEvent[]) {
  const report = createMissionReport(planned)
  for (const event of events) report.heed(event)
  return report.summary()
}

test('all is well if a host was heard, every utterance has a transcript, and the score was updated', () => {
  const summary = summaryOf([words], line, lineHeard(800), taken(), transcript('WORDS'), score(), ended)
  expect(summary).toMatchObject({ problems: [], exitCode: 0, linesHeard: 1, awakened: 40, scoreUpdates: 1 })
})

test.each([
  ['no host was heard', [line, lineHeard(100), taken(), transcript('WORDS'), score()]],
  [
    'no transcript of «cut the power»: UNINTELLIGIBLE',
    [line, lineHeard(800), taken(), transcript('UNINTELLIGIBLE'), score()],
  ],
  ['no transcript of «cut the power»: none came', [line, lineHeard(800), taken(), score()]],
  ['the score was not updated', [line, lineHeard(800), taken(), transcript('WORDS'), score('t0')]],
])('%s: the exit code is 1', (problem, events) => {
  expect(summaryOf([words], ...events, ended)).toMatchObject({ problems: [problem], exitCode: 1 })
})

test('what there was no time to say has no transcript', () => {
  const unsaid: Utterance = { how: 'TYPED', text: 'cut the power' }
  const { problems, transcripts } = summaryOf(
    [words, unsaid],
    line,
    lineHeard(800),
    taken(),
    transcript('WORDS'),
    score(),
  )
  expect(problems).toEqual(['no transcript of «cut the power»: it was never said'])
  expect(transcripts.map(({ said, heard }) => [said, heard])).toEqual([
    ['cut the power', 'cut the power'],
    ['cut the power', null],
  ])
})

test('a run that was not over in time, or failed, is no success', () => {
  const good = [line, lineHeard(800), taken(), transcript('WORDS'), score()]
  expect(summaryOf([words], ...good, { type: 'ENDED', ending: { how: 'TIMED_OUT' } })).toMatchObject({
    exitCode: 1,
    ended: 'TIMED_OUT',
  })
  const failed = summaryOf([words], ...good, {
    type: 'ENDED',
    ending: { how: 'FAILED', message: 'no answer' },
  })
  expect(failed.problems).toEqual(['no answer'])
})

test('a turn that had to be taken again counts once, as it was the last time', () => {
  const again = summaryOf(
    [words],
    line,
    lineHeard(800),
    taken('t1'),
    taken('t2'),
    transcript('WORDS', 't2'),
    score('t2'),
  )
  expect(again).toMatchObject({ turns: 1, transcripts: [{ turnId: 't2', outcome: 'WORDS' }], exitCode: 0 })
})

test('reactions in their order, and packets over all connections', () => {
  const second: Utterance = { how: 'TYPED', text: 'wake up' }
  const summary = summaryOf(
    [words, second],
    ...[measured(100, 1), taken(), { type: 'REACTED', turnId: 't1', reactionMs: 812, soundMs: 890 } as const],
    ...[{ type: 'CONNECTED', tookMs: 100 } as const, measured(50, 2), taken('t2', second)],
    ...[{ type: 'REACTED', turnId: 't2', reactionMs: 640, soundMs: null } as const, measured(80, 3)],
  )
  expect(summary).toMatchObject({
    reactionMs: [812, 640],
    packetsReceived: 180,
    packetsLost: 4,
    jitterBufferMs: 41.3,
  })
})

test('it is done when all has been said, understood and scored', () => {
  const report = createMissionReport([words])
  expect(report.isDone()).toBe(false)
  for (const event of [taken(), transcript('UNINTELLIGIBLE')]) report.heed(event)
  expect(report.isDone()).toBe(false)
  report.heed(score())
  expect(report.isDone()).toBe(true)
})
