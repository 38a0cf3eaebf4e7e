import { describe, expect, it } from 'vitest'
import { createHand } from './testing/sessions.ts'

describe('memory', () => {
  it('M14 what does not fit the token limit is summed up, in the background, one at a time', () => {
    const hand = createHand({ memoryTokens: 60 })
    hand.atPause()
    let asked = 0
    for (let turn = 0; turn < 12; turn += 1) {
      hand.speak(`these are the words of turn number ${turn} and a few more of them`)
      hand.write([['Mara', 'I hear you, caller, loud and clear.'], '...'])
      hand.hearLine()
      const { asked: upTo } = hand.session.summary
      if (upTo === null) continue
      asked += 1
      hand.do('summarised', { upTo, text: 'A caller talked.', usage: {} })
    }
    expect(asked).toBeGreaterThan(1)
    expect(hand.session.summary.upTo).toBeGreaterThan(5)
  })
})
