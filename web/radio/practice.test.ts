import { describe, expect, it } from 'vitest'
import { replyOf, stepsDone, type SavedGame } from './practice.ts'

const host = (text: string) => ({
  __typename: 'HostLine' as const,
  at: '',
  line: { id: text, messageId: null, speaker: 'Vale', text },
  heard: text,
  interrupted: false,
  voiced: false,
})
const turn = {
  __typename: 'PlayerTurn' as const,
  at: '',
  turnId: 't1',
  outcome: 'WORDS' as const,
  text: 'yes',
  confidence: 1,
  typed: true,
}

function game(
  said: SavedGame['session']['said'],
  phase: SavedGame['programme']['phase'] = 'PLAYING',
): SavedGame {
  const programme = { phase, step: { id: 'b', number: 2, says: 'From where?', hint: '' } }
  return { session: { said }, programme } as unknown as SavedGame
}

describe('a game turn by turn', () => {
  it("S5 the host's reply is told apart from the question that follows it", () => {
    expect(replyOf(game([host('Papers?')]))).toBeNull()
    expect(replyOf(game([host('Papers?'), turn, host('Hold them still.'), host('From where?')]))).toBe(
      'Hold them still.',
    )
    expect(replyOf(game([turn, host('No.'), host('We will talk inside.')], 'OUT_OF_LIVES'))).toBe(
      'No. We will talk inside.',
    )
    expect(replyOf(game([turn, host('From where?')]))).toBeNull()
  })

  it('S2 a step is done when the next one is played, and all are at the end', () => {
    const standing = {
      phase: 'PLAYING',
      score: 0,
      livesRemaining: 1,
      livesTotal: 3,
      stepsTotal: 6,
      step: { number: 6 },
    } as const
    expect(stepsDone(standing)).toBe(5)
    expect(stepsDone({ ...standing, phase: 'COMPLETED' })).toBe(6)
  })
})
