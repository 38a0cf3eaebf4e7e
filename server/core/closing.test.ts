import { describe, expect, it } from 'vitest'
import { createHand, programmes } from './testing/sessions.ts'

/** A dollar a character, so that a test can count. */
const prices = { inputTokensPerMillion: 0, outputTokensPerMillion: 0, voiceCharactersPerThousand: 1000, earMinute: 0 }
const budget = { dollars: 70, prices }

describe('E15 a session whose budget is spent', () => {
  it('a mission: the line is heard to its end, then the hosts close in the story', () => {
    const hand = createHand({ budget })
    hand.do('tunedIn', {})
    hand.write([['Mara', 'Good evening.'], ['Otto', 'Somebody is calling.'], '...'])
    const heard = hand.voice()
    hand.do('usageCounted', { usage: { voiceCharacters: 100 } })
    hand.do('lineSpoken', { lineId: heard, rtpTimestamp: 0, durationMs: 0 })
    hand.do('readyReceived', { lineId: heard })
    expect(hand.session.context.map((said) => said.kind === 'line' && said.line.id)).toEqual([heard])
    expect(hand.last('ShowClosing')?.why).toBe('BUDGET_SPENT')
    expect(hand.session.ask?.why).toBe('CLOSING')
    hand.write([['Otto', 'That was all.']])
    hand.hearLine()
    expect(hand.last('ShowEnded')?.outcome).toBe('BUDGET_SPENT')
  })

  it('a scenario and a conversation: a host says goodbye, and that is the end', () => {
    for (const programme of [programmes.scenario, programmes.conversation]) {
      const hand = createHand({ budget: { ...budget, dollars: 0 } }, programme)
      hand.do('tunedIn', {})
      expect(hand.last('ShowClosing')?.why, programme.kind).toBe('BUDGET_SPENT')
      expect(hand.type('hello?'), programme.kind).toMatchObject({ code: 'SHOW_CLOSING' })
      hand.hearLine()
      expect(hand.last('ShowEnded')?.outcome, programme.kind).toBe('BUDGET_SPENT')
    }
  })

  it('in time-stop the answer is judged, and then it is over', () => {
    const hand = createHand({ budget }, programmes.timeStop)
    const heard = { kind: 'words', text: 'my name is Ada', confidence: 1, typed: true, language: null } as const
    hand.do('usageCounted', { usage: { voiceCharacters: 100 } })
    expect(hand.last('ShowEnded')?.outcome).toBe('BUDGET_SPENT')
    expect(hand.do('stepAnswered', { step: 0, heard, usage: {} })).toMatchObject({ code: 'SHOW_ENDED' })
  })

  it('while nobody is there nothing is said: the goodbye comes when somebody is', () => {
    const hand = createHand({ budget })
    hand.atPause()
    const before = createHand({ budget: null })
    before.atPause()
    expect(before.session.closing).toBeNull()
    hand.do('clientLost', {})
    hand.do('usageCounted', { usage: { voiceCharacters: 100 } })
    expect(hand.session.state.kind).toBe('OFF_AIR')
    hand.do('tunedIn', {})
    expect(hand.last('ShowClosing')?.why).toBe('BUDGET_SPENT')
  })
})
