import { describe, expect, it } from 'vitest'
import { keptOf } from './kept.ts'
import { fileName, transcriptJson, transcriptText } from './transcript.ts'
import type { MissionPlayed, Review } from './view.ts'

const mission = { id: 'm1', title: 'Still Water', task: 'Smell the tap.', frequency: 94.2, timeLimitSeconds: 300 }
const programme: MissionPlayed = {
  __typename: 'MissionProgramme',
  awakened: 60,
  listeners: 100,
  target: 50,
  mission,
}
const line = { id: 'l1', messageId: null, speaker: 'Ike', text: 'Good evening, everybody.' }
const turn = { __typename: 'PlayerTurn', typed: false, confidence: null } as const
const review: Review = {
  session: { id: 's1', state: 'ENDED', outcome: 'WON', openedAt: '2026-11-20T21:00:00.000Z', cast: [], programme },
  said: [
    { __typename: 'HostLine', at: '2026-11-20T21:00:02.000Z', line, heard: 'Good eve', interrupted: true, voiced: true },
    { ...turn, at: '2026-11-20T21:01:12.000Z', turnId: 't1', outcome: 'WORDS', text: 'It smells.', confidence: 0.83 },
    { ...turn, at: '2026-11-20T21:02:02.000Z', turnId: 't2', outcome: 'SILENCE', text: '' },
  ],
  scoreChanges: [
    { turnId: 't1', percent: 60, change: 60, awakened: 60, reason: 'They smelled it.', at: '2026-11-20T21:01:20.000Z' },
  ],
  shareToken: null,
  latencies: [],
  faults: [],
  discards: [],
  usage: { inputTokens: 0, outputTokens: 0, voiceCharacters: 0, earSeconds: 0 },
  cost: 0,
}

describe('a show to keep', () => {
  it('M13 W2 as text: what was heard, how sure it was, and what moved the town, in its order', () => {
    expect(transcriptText(keptOf(review, programme)).split('\n')).toEqual([
      'Still Water, 94.2 MHz',
      '2026-11-20T21:00:00.000Z',
      '60 of 100 listeners awake, 50 were the goal',
      'Task: Smell the tap.',
      '',
      ' 0:00  Ike: Good eve (interrupted)',
      ' 1:10  You: It smells. (understood at 83 %)',
      ' 1:18    * +60 awake, 60 in all: They smelled it.',
      ' 2:00  You: (held the key, and said nothing)',
      '',
    ])
  })

  it('M13 W2 as JSON: the review itself', () => {
    expect(JSON.parse(transcriptJson(review))).toEqual(review)
  })

  it('W2 in a file whose name any system takes', () => {
    expect(fileName('Étoiles / à vendre?', review.session.openedAt, 'txt')).toMatch(/^wakeband-[^/?\\:]+-2026-11-20\.txt$/)
    expect(fileName('…', review.session.openedAt, 'json')).toBe('wakeband-2026-11-20.json')
  })
})
