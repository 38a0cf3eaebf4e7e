import { expect, it } from 'vitest'
import { lossWords } from './deviceWords.ts'

it('W4 says what is gone and what is used instead, of a headset in one sentence', () => {
  expect(lossWords([['microphone', 'Desk']])).toBe(
    '“Desk” is gone: your browser has chosen another microphone. It is taken again when plugged in.',
  )
  expect(lossWords([['microphone', 'Headset'], ['loudspeaker', 'Headset']])).toBe(
    '“Headset” is gone: your browser has chosen another microphone and loudspeaker. It is taken again when plugged in.',
  )
  expect(lossWords([['microphone', 'Desk'], ['loudspeaker', 'Box']])).toBe(
    '“Desk” and “Box” are gone: your browser has chosen another microphone and loudspeaker. They are taken again when plugged in.',
  )
})
