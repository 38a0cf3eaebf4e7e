import { describe, expect, it } from 'vitest'
import { tune } from './tuner.ts'
import type { ConversationView, Message } from './conversation.ts'
import { offTheAir, type Snapshot, type StreamEvent, type View } from './view.ts'

const at = '2026-11-20T21:00:00.000Z'
type Page = Extract<
  Snapshot['session']['programme'],
  { __typename: 'ConversationProgramme' }
>['conversation']['messages']

function message(id: string, more: Partial<Message> = {}): Message {
  const author = {
    author: 'CHARACTER',
    characterId: 'c1',
    characterName: 'Mara',
    turnId: null,
  } as const
  return { id, at, ...author, text: '', status: 'WRITING', ...more }
}

function snapshot(seq: number, messages: readonly Message[], more: Partial<Page['pageInfo']> = {}): StreamEvent {
  const settings = { temperature: null, topP: null, topK: null, presencePenalty: null, frequencyPenalty: null }
  const about = { personality: 'dry', sound: 'low', gender: 'FEMININE' } as const
  return {
    __typename: 'Snapshot',
    seq,
    at,
    session: {
      id: 's1',
      state: 'WAITING_FOR_USER',
      cast: [{ name: 'Mara', role: 'keeper', colour: '#ffcc88' }],
      line: null,
      hint: null,
      turnId: null,
      keyDown: false,
      listening: false,
      offAirReason: null,
      said: [],
      programme: {
        __typename: 'ConversationProgramme',
        conversation: {
          settings: { model: 'm', ...settings },
          characters: [{ id: 'c1', name: 'Mara', role: 'keeper', ...about, active: true }],
          messages: {
            edges: messages.map((node) => ({ node })),
            pageInfo: { startCursor: messages[0] ? `at ${messages[0].id}` : null, hasPreviousPage: false, ...more },
          },
        },
      },
      clockLeftMs: null,
      clockRunning: false,
      endsInMs: 60_000,
      interruptible: true,
      understandsSpeech: true,
      weak: null,
      closingReason: null,
      outcome: null,
    },
  }
}

function after(...events: readonly StreamEvent[]): View {
  const opened = tune(offTheAir, { kind: 'opened', sessionId: 's1', understandsSpeech: true })
  return events.reduce((view, event) => tune(view, { kind: 'told', event, at: 0 }), opened)
}

function conversationIn(view: View): ConversationView {
  if (view.programme?.kind !== 'conversation') throw new Error('no conversation')
  return view.programme
}

const started = (seq: number, written: Message): StreamEvent => ({
  __typename: 'MessageStarted',
  seq,
  at,
  written,
})
const delta = (seq: number, text: string, messageId = 'm1'): StreamEvent => ({
  __typename: 'TextDelta',
  seq,
  at,
  messageId,
  text,
})
const line = (seq: number, id: string, text: string, messageId = 'm1'): StreamEvent => ({
  __typename: 'LineStarted',
  seq,
  at,
  voiced: true,
  totalMs: 2_000,
  line: { id, messageId, speaker: 'Mara', text },
})
const completed = (seq: number, written: Message): StreamEvent => ({
  __typename: 'AudioCompleted',
  seq,
  at,
  written,
})

function marked(view: View): string | null {
  const { messages, spoken } = conversationIn(view)
  const text = messages.find(({ id }) => id === spoken?.messageId)?.text
  return spoken && (text?.slice(spoken.from, spoken.to) ?? null)
}

describe('messages', () => {
  it('C3 a message is there before its first word, and grows by every delta', () => {
    const view = after(snapshot(1, []), started(2, message('m1')), delta(3, 'The tower '), delta(4, 'is dark.'))
    expect(conversationIn(view).messages).toEqual([message('m1', { text: 'The tower is dark.' })])
  })

  it('C5 the whole text takes the place of the deltas, and its audio may still be coming', () => {
    const whole = { __typename: 'TextCompleted', seq: 4, at, messageId: 'm1', text: 'The tower is dark.' } as const
    const view = after(snapshot(1, []), started(2, message('m1')), delta(3, 'The tow'), whole)
    expect(conversationIn(view).messages).toEqual([
      message('m1', { text: 'The tower is dark.', status: 'SPEAKING' }),
    ])
  })

  it('C5 marks the sentence that is heard, while the text goes on', () => {
    const view = after(
      snapshot(1, []),
      started(2, message('m1')),
      delta(3, 'No. The tower is dark. And'),
      line(4, 'l1', 'No.'),
    )
    expect(marked(view)).toBe('No.')
    const next = [delta(5, ' cold.'), line(6, 'l2', 'The tower is dark.')].reduce(
      (known, event) => tune(known, { kind: 'told', event, at: 0 }),
      view,
    )
    expect(marked(next)).toBe('The tower is dark.')
    expect(conversationIn(next).messages[0]?.text).toBe('No. The tower is dark. And cold.')
  })

  it('E7 of a message that was cut off only what was heard is left', () => {
    const heard = message('m1', { text: 'The tower', status: 'INTERRUPTED' })
    const view = after(
      snapshot(1, []),
      started(2, message('m1')),
      delta(3, 'The tower is dark. Go home.'),
      line(4, 'l1', 'The tower is dark.'),
      { __typename: 'LineInterrupted', seq: 5, at, lineId: 'l1', heard: 'The tower' },
      completed(6, heard),
    )
    expect(conversationIn(view)).toMatchObject({ messages: [heard], spoken: null })
  })

  it('C4 of two that answer, the mark goes with the one that is heard', () => {
    const view = after(
      snapshot(1, []),
      started(2, message('m1', { text: 'Yes.' })),
      line(3, 'l1', 'Yes.'),
      completed(4, message('m1', { text: 'Yes.', status: 'COMPLETE' })),
      started(5, message('m2', { text: 'Yes. Or no.' })),
      line(6, 'l2', 'Yes.', 'm2'),
    )
    expect(conversationIn(view).spoken).toMatchObject({ messageId: 'm2', from: 0 })
  })

  it('E3 a snapshot goes on with what is known from before it, where the two meet', () => {
    const [one, two, three] = ['m1', 'm2', 'm3'].map((id) => message(id, { text: id, status: 'COMPLETE' }))
    if (!one || !two || !three) throw new Error('three of them')
    const joined = after(
      snapshot(1, [one, two], { hasPreviousPage: true }),
      snapshot(9, [two, three], { hasPreviousPage: true }),
    )
    expect(conversationIn(joined)).toMatchObject({ messages: [one, two, three], earlier: 'at m1' })
    const torn = after(snapshot(1, [one]), snapshot(9, [three], { hasPreviousPage: true }))
    expect(conversationIn(torn)).toMatchObject({ messages: [three], earlier: 'at m3' })
  })
})

describe('the table', () => {
  it('C1 a character that is switched off is so at once, with the cast as it is from there on', () => {
    const about = { name: 'Mara', role: 'keeper', personality: 'dry', sound: 'low', gender: 'FEMININE' } as const
    const view = after(snapshot(1, []), {
      __typename: 'CharactersChanged',
      seq: 2,
      at,
      characters: [{ id: 'c1', ...about, active: false }],
      cast: [{ name: 'Mara', role: 'keeper', colour: '#7fd1ff' }],
    })
    expect(conversationIn(view).characters).toMatchObject([{ name: 'Mara', active: false }])
    expect(view.cast).toMatchObject([{ colour: '#7fd1ff' }])
  })

  it('C6 settings that were changed are those that count', () => {
    const { settings } = conversationIn(after(snapshot(1, [])))
    const warm = { ...settings, temperature: 1.4 }
    const view = after(snapshot(1, []), { __typename: 'SettingsChanged', seq: 2, at, settings: warm })
    expect(conversationIn(view).settings).toEqual(warm)
  })
})
