import { describe, expect, it } from 'vitest'
import { id, type TurnId } from './ids.ts'
import { programmeOf } from './programme.ts'
import type { Heard } from './session.ts'
import { createHand, personas, programmes } from './testing/sessions.ts'

type Hand = ReturnType<typeof createHand>

const fault = { service: 'WRITER', message: 'HTTP 503', retryable: true } as const
const game = (hand: Hand) => programmeOf(hand.session, 'scenario')
const talk = (hand: Hand) => programmeOf(hand.session, 'conversation')
const words = (text: string): Heard => ({ kind: 'words', text, confidence: 0.9, typed: false, language: null })

function hear(hand: Hand, heard: Heard): void {
  hand.do('heard', { turn: id<TurnId>(`t${hand.session.counters.turn}`), heard, usage: {} })
}

function answer(hand: Hand, text: string) {
  return hand.do('stepAnswered', { step: null, heard: { ...words(text), typed: true } as Heard, usage: {} })
}

function judging(): Hand {
  const hand = createHand({}, programmes.timeStop)
  answer(hand, 'they call me the painter')
  return hand
}

function atQuestion(): Hand {
  const hand = createHand({}, programmes.scenario)
  hand.do('tunedIn', {})
  hand.hearLine()
  return hand
}

function listening(): Hand {
  const hand = createHand({}, programmes.conversation)
  hand.do('tunedIn', {})
  hand.do('listeningStarted', {})
  return hand
}

function speech(hand: Hand): void {
  hand.do('speechStarted', { sentMs: 0, totalMs: null })
  hand.wait(400)
  hand.do('speechStopped', {})
}

describe('a scenario whose judge is gone', () => {
  it.each(['recovered', 'left'] as const)('E1 S5 after "%s" another answer is taken', (type) => {
    const hand = judging()
    hand.do(type, {})
    expect(answer(hand, 'my name is Ada')).toBeUndefined()
    expect(game(hand).score).toBe(100)
  })

  it('E14 S5 after three failures another answer is taken, and the faults are counted anew', () => {
    const hand = createHand({}, programmes.timeStop)
    for (let count = 0; count < 3; count += 1) {
      answer(hand, 'they call me the painter')
      if (hand.session.ask) hand.do('writingFailed', { ask: hand.session.ask.id, fault, usage: {} })
    }
    expect(hand.session).toMatchObject({ state: { why: 'FAULT', saved: true }, faultsInARow: 0 })
    expect(answer(hand, 'my name is Ada')).toBeUndefined()
  })

  it('S6 words of the game before a reset cost no life in the new one', () => {
    const hand = atQuestion()
    hand.press()
    hand.do('talkReleased', {})
    hand.do('clientLost', {})
    hand.do('resetAsked', { sentMs: 0, totalMs: null })
    hear(hand, words('none of your business'))
    expect(game(hand)).toMatchObject({ livesRemaining: 2, results: [] })
  })

  it('E13 an answer whose transcript crosses a new press is judged', () => {
    const hand = atQuestion()
    hand.press()
    hand.do('talkReleased', {})
    hand.press()
    hear(hand, words('my name is Ada'))
    expect(game(hand).results).toMatchObject([{ verdict: { outcome: 'CORRECT' } }])
  })

  it('S2 a game that nobody answered puts its question again on return', () => {
    const hand = atQuestion()
    while (hand.session.state.kind !== 'OFF_AIR') {
      hand.toDeadline()
      while (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
    }
    hand.do('tunedIn', {})
    hand.voice()
    expect(hand.last('LineStarted')?.line.text).toBe('Your name?')
    expect(game(hand).unanswered).toBe(0)
  })
})

describe('hands-free (C7)', () => {
  it('a turn that the voice opens again after the key ends with the voice', () => {
    const hand = listening()
    hand.press()
    hand.do('talkReleased', {})
    speech(hand)
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', keyDown: false })
  })

  it('a turn that the key opens again after the voice ends with the key', () => {
    const hand = listening()
    speech(hand)
    hand.press()
    hand.do('speechStopped', {})
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', keyDown: true })
  })

  it.each<Heard>([{ kind: 'silence' }, { kind: 'unintelligible' }])('a cough ($kind) does not end what a character says', (cough) => {
    const hand = listening()
    hand.type('Otto and Mara, where are you?')
    if (hand.session.ask) hand.do('textWritten', { ask: hand.session.ask.id, text: 'At the mast. It is cold. ' })
    hand.voice()
    speech(hand)
    hear(hand, cough)
    expect(hand.session.ask?.why).toBe('MESSAGE')
    expect(talk(hand)).toMatchObject({ addressed: 'c2', toAnswer: ['c1'], cutOff: [] })
  })

  it('words that cut in are answered, and nothing goes on', () => {
    const hand = listening()
    hand.type('Otto and Mara, where are you?')
    speech(hand)
    hear(hand, words('Mara alone, please'))
    expect(talk(hand)).toMatchObject({ addressed: 'c1', toAnswer: [], cutOff: [] })
  })

  it('M9 a voice that goes on past the limit of a turn goes on in the next one', () => {
    const hand = listening()
    hand.do('speechStarted', { sentMs: 0, totalMs: null })
    hand.toDeadline()
    expect(hand.effects).toContainEqual({ type: 'detectSpeech' })
    hand.do('speechStarted', { sentMs: 0, totalMs: null })
    hear(hand, words('a very long story'))
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', turn: 't2', keyDown: true, handsFree: true })
  })

  it('E17 can be switched off at any time, and is off in a session that was saved', () => {
    const hand = listening()
    hand.do('clientLost', {})
    expect(hand.do('listeningStopped', {})).toBeUndefined()
    const other = listening()
    other.do('left', {})
    other.do('tunedIn', {})
    expect(other.effects).not.toContainEqual({ type: 'detectSpeech' })
  })
})

describe('a conversation', () => {
  it('C3 C4 words whose transcript crosses a new press are a message, and whom they name answers', () => {
    const hand = createHand({}, programmes.conversation)
    hand.do('tunedIn', {})
    hand.press()
    hand.do('talkReleased', {})
    hand.press()
    hear(hand, words('Otto, tell me'))
    hand.do('talkReleased', {})
    hear(hand, words('what is wrong'))
    expect(talk(hand).messages.map(({ text }) => text)).toEqual(['Otto, tell me', 'what is wrong', ''])
    expect(talk(hand).addressed).toBe('c2')
  })

  it('C1 a cast has no names that nobody bears and nobody spoke under', () => {
    const hand = createHand({}, programmes.conversation)
    const [mara] = personas
    for (let count = 0; count < 300 && mara; count += 1)
      hand.do('personaChanged', { persona: { ...mara, name: `Mara ${count}`, updatedAt: count }, voice: 'v', colour: '#fff' })
    expect(hand.session.cast.map(({ name }) => name)).toEqual(['Otto', 'Mara 299'])
  })
})
