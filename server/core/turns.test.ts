import { describe, expect, it } from 'vitest'
import { id, type AskId, type LineId, type TurnId } from './ids.ts'
import { wordsOf } from './memory.ts'
import { programmeOf } from './programme.ts'
import { createHand } from './testing/sessions.ts'

describe("the player's turn", () => {
  it('E7 a press cuts the host off, and the context keeps only what was heard', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'one two three four five six seven eight nine ten'], '...'])
    const lineId = hand.voice()
    hand.press(1000, 2000)
    expect(hand.effects[0]).toEqual({ type: 'cutOff', lineId })
    expect(hand.last('LineInterrupted')).toMatchObject({ lineId, heard: 'one two three four five' })
    expect(wordsOf(hand.session.context[0]!)).toBe('Mara: one two three four five (interrupted)')
  })

  it('E7 a programme that does not let itself be interrupted refuses the press', () => {
    const hand = createHand({ interruptible: false })
    hand.do('tunedIn', {})
    hand.write([['Mara', 'Listen.'], '...'])
    hand.voice()
    expect(hand.press()?.code).toBe('HOSTS_ON_AIR')
    expect(hand.do('typed', { text: 'but', language: null, sentMs: 0, totalMs: null })?.code).toBe('HOSTS_ON_AIR')
    hand.do('lineSpoken', { lineId: id<LineId>('l1'), rtpTimestamp: 1, durationMs: 1 })
    hand.do('readyReceived', { lineId: id<LineId>('l1') })
    expect(hand.press()).toBeUndefined()
  })

  it('E7 a press during the last packet of a line keeps the whole line, uninterrupted', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'All of it.'], '...'])
    const lineId = hand.voice()
    hand.do('lineSpoken', { lineId, rtpTimestamp: 1, durationMs: 900 })
    hand.press()
    expect(hand.session.context[0]).toMatchObject({ heard: 'All of it.', interrupted: false })
    expect(hand.session.state.kind).toBe('USER_SPEAKING')
  })

  it('E8 words, speech without words, silence and no press at all are four outcomes', () => {
    const outcomes = (['unintelligible', 'silence'] as const).map((kind) => {
      const hand = createHand()
      hand.atPause()
      hand.press()
      hand.do('talkReleased', {})
      hand.do('heard', { turn: id<TurnId>('t1'), heard: { kind }, usage: {} })
      return wordsOf(hand.session.context.at(-1)!)
    })
    const quiet = createHand()
    quiet.atPause()
    quiet.toDeadline()
    const spoken = createHand()
    spoken.atPause()
    spoken.speak('hello')
    outcomes.push(wordsOf(quiet.session.context.at(-1)!), wordsOf(spoken.session.context.at(-1)!))
    expect(new Set(outcomes).size).toBe(4)
    expect(outcomes.at(-1)).toBe('CALLER: hello')
  })

  it('E8 an ear that never answers costs the words, not the show', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    hand.do('talkReleased', {})
    hand.toDeadline()
    expect(hand.effects).toContainEqual({ type: 'stopListening', turn: 't1' })
    expect(hand.last('FinalTranscript')).toMatchObject({ heard: { kind: 'unintelligible' } })
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
  })

  it('E9 typed words are words, also with the key down and while a host speaks', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    expect(hand.do('typed', { text: 'cut it', language: null, sentMs: 0, totalMs: null })).toBeUndefined()
    expect(hand.effects).toContainEqual({ type: 'stopListening', turn: 't1' })
    expect(hand.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'cut it', typed: true } })
    hand.write([['Mara', 'Cut what exactly, caller?'], '...'], 5)
    hand.voice()
    hand.do('typed', { text: 'the power', language: null, sentMs: 10, totalMs: 1000 })
    expect(hand.last('LineInterrupted')).toBeDefined()
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't2' })
  })

  it('M9 nothing pressed for 10 s: the hosts go on from there', () => {
    const hand = createHand()
    hand.atPause()
    const since = hand.at
    hand.toDeadline()
    expect(hand.at - since).toBe(10_000)
    expect(hand.session.context.at(-1)).toMatchObject({ heard: { kind: 'nothingPressed' } })
    expect(hand.session.ask).toMatchObject({ why: 'REACTION' })
  })

  it('M9 a turn ends by itself after 30 s', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    const since = hand.at
    hand.toDeadline()
    expect(hand.at - since).toBe(30_000)
    expect(hand.effects).toContainEqual({ type: 'hearOut', turn: 't1' })
    expect(hand.last('StateChanged')).toMatchObject({ state: 'USER_SPEAKING', keyDown: false })
  })

  it('E6 a press before the words are there goes on with the same turn; a second one with the key down is refused', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    expect(hand.press()?.code).toBe('ALREADY_TALKING')
    hand.wait(50)
    hand.do('talkReleased', {})
    expect(hand.do('talkReleased', {})?.code).toBe('NOT_TALKING')
    hand.wait(50)
    expect(hand.press()).toBeUndefined()
    expect(hand.effects).toContainEqual({ type: 'listenOn', turn: 't1' })
    expect(hand.session.counters.turn).toBe(1)
  })

  it('E7 a press while the answer is being written takes the word, and that answer is never heard', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('one')
    const ask = hand.session.ask?.id as AskId
    hand.press()
    expect(hand.session.state.kind).toBe('USER_SPEAKING')
    hand.do('reactionWritten', { ask, percent: 50, reason: 'late' })
    expect(programmeOf(hand.session, 'mission').score.awakened).toBe(0)
  })
})
