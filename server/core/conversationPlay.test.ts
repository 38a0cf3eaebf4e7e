import { describe, expect, it } from 'vitest'
import type { Persona } from './conversation.ts'
import { id, type CharacterId } from './ids.ts'
import { programmeOf } from './programme.ts'
import { createHand, personas, programmes } from './testing/sessions.ts'

type Hand = ReturnType<typeof createHand>

const talk = (hand: Hand) => programmeOf(hand.session, 'conversation')
const messages = (hand: Hand) => talk(hand).messages.map(({ id: messageId, text, status }) => [messageId, text, status])

function joined(): Hand {
  const hand = createHand({}, programmes.conversation)
  hand.do('tunedIn', {})
  return hand
}

/** The character who is asked writes, in these pieces. */
function write(hand: Hand, ...pieces: readonly string[]): void {
  for (const text of pieces) if (hand.session.ask) hand.do('textWritten', { ask: hand.session.ask.id, text })
}

function end(hand: Hand): void {
  if (hand.session.ask) hand.do('writingEnded', { ask: hand.session.ask.id, usage: {} })
}

function hearOut(hand: Hand): void {
  while (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
}

describe('a conversation', () => {
  it('C2 begins with the word at the player, for as long as they like', () => {
    const hand = joined()
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
    expect(hand.session.clock).toMatchObject({ spentMs: 0 })
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'IDLE', saved: true })
  })

  it('C3 the answer is a message that exists before its first token; the player’s is stored too', () => {
    const hand = joined()
    hand.type('Good evening')
    expect(hand.told.flatMap((event) => (event.kind === 'MessageStarted' ? [event.message] : []))).toMatchObject([
      { id: 'm1', author: { kind: 'player', turn: 't1' }, text: 'Good evening', status: 'COMPLETE' },
      { id: 'm2', author: { kind: 'character', id: 'c1', name: 'Mara' }, text: '', status: 'WRITING' },
    ])
    write(hand, 'Evening. ', 'You are late')
    expect(hand.last('TextDelta')).toMatchObject({ messageId: 'm2', character: 'c1', text: 'You are late' })
    expect(talk(hand).messages[1]).toMatchObject({ text: 'Evening. You are late', status: 'WRITING' })
  })

  it('C5 the first sentence goes to the voice while the rest is still being written; AudioCompleted ends the message', () => {
    const hand = joined()
    hand.type('Good evening')
    write(hand, 'Eve')
    expect(hand.session.state.kind).toBe('PREPARING')
    write(hand, 'ning. Y')
    expect(hand.effects).toContainEqual({ type: 'speak', line: { id: 'l1', speaker: 'Mara', text: 'Evening.', message: 'm2' } })
    write(hand, 'ou are late. ', 'Sit')
    expect(hand.effects).toContainEqual({ type: 'voiceAhead', line: { id: 'l2', speaker: 'Mara', text: 'You are late.', message: 'm2' } })
    hand.hearLine()
    write(hand, ' down.')
    end(hand)
    expect(hand.last('TextCompleted')).toMatchObject({ messageId: 'm2', text: 'Evening. You are late. Sit down.' })
    hand.hearLine()
    expect(hand.last('AudioCompleted')).toBeUndefined()
    hand.hearLine()
    expect(hand.last('AudioCompleted')?.message).toMatchObject({ id: 'm2', status: 'COMPLETE', text: 'Evening. You are late. Sit down.' })
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
  })

  it('C5 a text that comes slower than it is spoken keeps the message open', () => {
    const hand = joined()
    hand.type('Good evening')
    write(hand, 'Evening. S')
    hand.hearLine()
    expect(hand.session.state.kind).toBe('PREPARING')
    expect(hand.last('AudioCompleted')).toBeUndefined()
    write(hand, 'it down.')
    end(hand)
    hand.hearLine()
    expect(hand.last('AudioCompleted')?.message.status).toBe('COMPLETE')
  })

  it('C4 those who are named answer in that order, one after the other', () => {
    const hand = joined()
    hand.type('Otto, and then Mara: who was it?')
    write(hand, 'Not me.')
    end(hand)
    // The last line is on its way: the next one begins, and knows what was just said.
    expect(talk(hand).toAnswer).toEqual([])
    hand.voice()
    expect(hand.last('MessageStarted')?.message).toMatchObject({ id: 'm3', author: { name: 'Mara' } })
    write(hand, 'It was Otto.')
    end(hand)
    hand.do('lineSpoken', { lineId: 'l1' as never, rtpTimestamp: 1, durationMs: 500 })
    hand.do('readyReceived', { lineId: 'l1' as never })
    hearOut(hand)
    expect(messages(hand)).toEqual([
      ['m1', 'Otto, and then Mara: who was it?', 'COMPLETE'],
      ['m2', 'Not me.', 'COMPLETE'],
      ['m3', 'It was Otto.', 'COMPLETE'],
    ])
    hand.type('Really?')
    expect(hand.last('MessageStarted')?.message.author).toMatchObject({ name: 'Mara' })
  })

  it('E7 a barge-in leaves of a message word for word what was heard, and nobody else answers any more', () => {
    const hand = joined()
    hand.type('Everyone, tell me a story')
    write(hand, 'Once there was a tower. It had a light on its top. ', 'And')
    hand.hearLine()
    hand.voice()
    hand.press(1200, 2000)
    expect(hand.last('AudioCompleted')?.message).toMatchObject({ id: 'm2', status: 'INTERRUPTED', text: 'Once there was a tower. It had a light' })
    expect(hand.session.context.at(-1)).toMatchObject({ kind: 'line', heard: 'It had a light', interrupted: true })
    expect(talk(hand)).toMatchObject({ toAnswer: [], writing: null })
    expect(hand.session.ask).toBeNull()
  })

  it('E7 a message of which nothing was heard is an empty one', () => {
    const hand = joined()
    hand.type('hello')
    write(hand, 'Good e')
    hand.type('stop')
    expect(messages(hand).slice(0, 3)).toEqual([
      ['m1', 'hello', 'COMPLETE'],
      ['m2', '', 'INTERRUPTED'],
      ['m3', 'stop', 'COMPLETE'],
    ])
  })

  it('E14 a writer that fails before the first word: a failed message, and a line on the air for it', () => {
    const hand = joined()
    hand.type('hello')
    const fault = { service: 'WRITER', message: 'It failed.', retryable: true } as const
    if (hand.session.ask) hand.do('writingFailed', { ask: hand.session.ask.id, fault, usage: {} })
    expect(messages(hand).at(-1)).toEqual(['m2', '', 'FAILED'])
    expect(hand.session.state.kind).toBe('HOST_SPEAKING')
    hearOut(hand)
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
  })

  it('E14 one that breaks off later: what had come is the message', () => {
    const hand = joined()
    hand.type('hello')
    write(hand, 'Good evening. You are')
    const fault = { service: 'WRITER', message: 'It failed.', retryable: true } as const
    if (hand.session.ask) hand.do('writingFailed', { ask: hand.session.ask.id, fault, usage: {} })
    hearOut(hand)
    expect(messages(hand).at(-1)).toEqual(['m2', 'Good evening. You are', 'COMPLETE'])
  })

  it('E5 a message that was being spoken when the client was lost is heard again from that sentence on', () => {
    const hand = joined()
    hand.type('hello')
    write(hand, 'Good evening. You are late. ')
    end(hand)
    hand.hearLine()
    hand.voice()
    hand.do('clientLost', {})
    hand.do('tunedIn', {})
    hearOut(hand)
    expect(messages(hand).at(-1)).toEqual(['m2', 'Good evening. You are late. ', 'COMPLETE'])
  })

  it('E4 a message that nobody has begun to write when the session is saved is written on return', () => {
    const hand = joined()
    hand.type('hello')
    hand.do('left', {})
    expect(messages(hand).at(-1)).toEqual(['m2', '', 'WRITING'])
    hand.do('tunedIn', {})
    expect(hand.session.ask?.why).toBe('MESSAGE')
    write(hand, 'Hello.')
    end(hand)
    hearOut(hand)
    expect(messages(hand).at(-1)).toEqual(['m2', 'Hello.', 'COMPLETE'])
  })
})

describe('its characters', () => {
  const change = (hand: Hand, persona: Persona) =>
    hand.do('personaChanged', { persona, voice: 'voice-7', colour: '#123456' })
  const [mara, otto] = personas as readonly [Persona, Persona]

  it('C1 change while it runs: role, name and voice count from the next message on', () => {
    const hand = joined()
    change(hand, { ...mara, name: 'Marta', personality: 'loud' })
    expect(hand.last('CharactersChanged')?.characters[0]).toMatchObject({ name: 'Marta', personality: 'loud' })
    hand.type('Marta?')
    expect(hand.last('MessageStarted')?.message.author).toMatchObject({ id: 'c1', name: 'Marta' })
    write(hand, 'Yes? W')
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { line: { speaker: 'Marta' } } })
  })

  it('C1 one who is switched off does not answer, not even when asked before; with nobody on there is nobody to talk to', () => {
    const hand = joined()
    hand.type('Mara and Otto?')
    change(hand, { ...otto, active: false })
    write(hand, 'Yes.')
    end(hand)
    hearOut(hand)
    expect(talk(hand).messages).toHaveLength(2)
    change(hand, { ...mara, active: false })
    expect(hand.type('hello?')?.code).toBe('NOBODY_ACTIVE')
  })

  it('C1 one who is made later joins an open cast, and no other', () => {
    const nina = { ...mara, id: id<CharacterId>('c9'), name: 'Nina' }
    const hand = joined()
    change(hand, nina)
    hand.type('Nina?')
    expect(hand.last('MessageStarted')?.message.author).toMatchObject({ name: 'Nina' })
    const closed = createHand({}, { ...programmes.conversation, openCast: false })
    change(closed, nina)
    expect(talk(closed).characters).toHaveLength(2)
  })
})

describe('hands-free (C7)', () => {
  const progress = { sentMs: 0, totalMs: null }
  const speaking = (hand: Hand) => hand.session.state.kind === 'USER_SPEAKING' && hand.session.state

  it('C7 the voice opens and closes the turn, and both are events', () => {
    const hand = joined()
    hand.do('speechStarted', progress)
    expect(speaking(hand)).toBe(false)
    hand.do('listeningStarted', {})
    expect(hand.effects).toContainEqual({ type: 'detectSpeech' })
    hand.do('speechStarted', progress)
    expect(hand.effects).toContainEqual({ type: 'listen', turn: 't1' })
    expect(hand.last('SpeechStarted')).toMatchObject({ turn: 't1' })
    hand.do('stableHeard', { turn: 't1' as never, text: 'hello', confidence: 0.9 })
    expect(hand.last('StableTranscript')).toMatchObject({ turn: 't1', text: 'hello' })
    hand.do('speechStopped', {})
    expect(hand.last('SpeechStopped')).toMatchObject({ turn: 't1' })
    expect(hand.effects).toContainEqual({ type: 'hearOut', turn: 't1' })
  })

  it('C7 who goes on after a short silence goes on with the same turn', () => {
    const hand = joined()
    hand.do('listeningStarted', {})
    hand.do('speechStarted', progress)
    hand.do('speechStopped', {})
    hand.do('speechStarted', progress)
    expect(speaking(hand)).toMatchObject({ turn: 't1', keyDown: true })
    expect(hand.effects).toContainEqual({ type: 'listenOn', turn: 't1' })
  })

  it('C7 E7 speaking over a character is a barge-in', () => {
    const hand = joined()
    hand.do('listeningStarted', {})
    hand.type('hello')
    write(hand, 'Good evening to you all. H')
    hand.voice()
    hand.do('speechStarted', { sentMs: 500, totalMs: 1000 })
    expect(hand.effects).toContainEqual({ type: 'cutOff', lineId: 'l1' })
    expect(messages(hand).at(-1)).toEqual(['m2', 'Good evening', 'INTERRUPTED'])
  })

  it('C7 off is off: the turn that was open is heard out, and off the air nobody listens', () => {
    const hand = joined()
    hand.do('listeningStarted', {})
    expect(hand.do('listeningStarted', {})?.code).toBe('ALREADY_LISTENING')
    hand.do('clientLost', {})
    expect(hand.effects).toContainEqual({ type: 'ignoreSpeech' })
    hand.do('tunedIn', {})
    expect(hand.effects).toContainEqual({ type: 'detectSpeech' })
    hand.do('speechStarted', progress)
    hand.do('listeningStopped', {})
    expect(hand.effects.map(({ type }) => type)).toEqual(expect.arrayContaining(['ignoreSpeech', 'hearOut']))
    expect(hand.do('listeningStopped', {})?.code).toBe('NOT_LISTENING')
  })
})
