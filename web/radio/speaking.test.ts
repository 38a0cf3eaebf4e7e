import { describe, expect, it } from 'vitest'
import { spokenMsOf, spokenWords } from './speaking.ts'

describe('W1 words come with the voice', () => {
  it('each at its share of the line, and all of the text is in them', () => {
    const words = spokenWords('Good evening, Hallow.  Listen.', 3_000)
    expect(words.map(({ text }) => text).join('')).toBe('Good evening, Hallow.  Listen.')
    expect(words).toEqual([
      { text: 'Good ', atMs: 0 },
      { text: 'evening, ', atMs: 500 },
      { text: 'Hallow.  ', atMs: 1_400 },
      { text: 'Listen.', atMs: 2_300 },
    ])
  })

  it('whatever the text is', () => {
    for (const text of ['', ' ', '  an indented one', '¿Qué?', 'ein\nzweiter', '夜は長い'])
      expect(spokenWords(text, 1_000).map((word) => word.text).join('')).toBe(text)
  })

  it('for as long as the server says, or as so many letters take; a caption is there at once', () => {
    const line = { id: 'l1', messageId: null, speaker: 'Ada', text: 'fifteen letters' }
    const started = { __typename: 'LineStarted', seq: 1, at: '2026-11-20T21:00:00.000Z', line } as const
    expect(spokenMsOf({ ...started, voiced: true, totalMs: 1_840 })).toBe(1_840)
    expect(spokenMsOf({ ...started, voiced: true, totalMs: null })).toBe(975)
    expect(spokenMsOf({ ...started, voiced: false, totalMs: 2_000 })).toBeNull()
  })
})
