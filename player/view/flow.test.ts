import { expect, test } from 'vitest'
import type { SessionEvent } from '../api/operations.ts'
import { createFlow } from './flow.ts'

type Told<Name extends SessionEvent['__typename']> = Omit<
  Extract<SessionEvent, { __typename: Name }>,
  'seq' | 'at'
>

const heard = (event: Told<'MessageStarted'> | Told<'TextDelta'> | Told<'TextCompleted'>) => ({
  type: 'HEARD' as const,
  event: { ...event, seq: 1, at: '2026-11-20T21:00:00.000Z' } as SessionEvent,
})
const started = heard({
  __typename: 'MessageStarted',
  entry: { id: 'm2', author: 'CHARACTER', characterName: 'Juno', turnId: null, text: '', status: 'WRITING' },
})
const delta = (text: string, messageId = 'm2') =>
  heard({ __typename: 'TextDelta', messageId, characterId: 'c1', text })
const completed = heard({
  __typename: 'TextCompleted',
  messageId: 'm2',
  characterId: 'c1',
  text: 'Hello there.',
})

test('C5 text comes as it is written, with its speaker once, and a line end at its end', () => {
  const flow = createFlow((name, text) => `<${name}>${text}`)
  const written = [started, delta(' Hel'), delta('lo there.'), completed].map((event) => flow.heed(event))
  expect(written).toEqual(['', '<Juno>Juno: Hel', 'lo there.', '\n'])
  expect(flow.breakOff()).toBe('')
})

test('what comes in between breaks the line, and the text goes on with its speaker', () => {
  const flow = createFlow((_, text) => text)
  flow.heed(started)
  flow.heed(delta('Hello'))
  expect(flow.breakOff()).toBe('\n')
  expect(flow.heed(delta(' there'))).toBe('Juno: there')
  expect(flow.heed(delta('Yes', 'm3'))).toBe('\n…: Yes')
})
