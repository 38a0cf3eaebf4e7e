import { describe, expect, it } from 'vitest'
import { id, type AskId, type TurnId } from './ids.ts'
import { batchRequest } from './promptBatch.ts'
import { programmeOf } from './programme.ts'
import { createHand } from './testing/sessions.ts'

type Hand = ReturnType<typeof createHand>

const fault = { service: 'WRITER', message: 'HTTP 503', retryable: true } as const

function failWriting(hand: Hand): void {
  hand.do('writingFailed', { ask: hand.session.ask?.id as AskId, fault, usage: {} })
}

/** The hosts' answer has begun with its score, and nothing else of it is there. */
function scoreOnly(hand: Hand, percent = 10): void {
  hand.do('reactionWritten', { ask: hand.session.ask?.id as AskId, percent, reason: 'they listen' })
}

function converse(hand: Hand): void {
  hand.speak('these are the words of a turn and a few more of them')
  hand.write([['Mara', 'I hear you, caller, loud and clear.'], '...'])
  hand.hearLine()
}

/** A conversation that has become too long: its summary is asked for. */
function untilSummary(): { readonly hand: Hand; readonly upTo: number } {
  const hand = createHand({ memoryTokens: 60 })
  hand.atPause()
  while (hand.session.summary.asked === null) converse(hand)
  return { hand, upTo: hand.session.summary.asked }
}

const summaries = (hand: Hand) => hand.effects.filter((effect) => effect.type === 'summarise')

describe('a crash', () => {
  it('E4 E8 in the middle of a turn is no silence: the hosts know that somebody spoke', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    hand.do('recovered', {})
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', saved: true, awaiting: null })
    expect(hand.session.context.at(-1)).toMatchObject({ turn: 't1', heard: { kind: 'unintelligible' } })
    hand.do('tunedIn', {})
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
  })
})

describe('a summary that does not come', () => {
  it('M14 E14 is not asked for again at once, but after four more lines and turns', () => {
    const { hand, upTo } = untilSummary()
    const { length } = hand.session.context
    hand.do('summarised', { upTo, text: null, usage: {} })
    expect(summaries(hand)).toEqual([])
    while (hand.session.summary.asked === null) converse(hand)
    expect(hand.session.context.length - length).toBe(4)
  })

  it.each([
    ['E4 the process was killed', 'recovered'],
    ['E5 the player left', 'left'],
  ] as const)('M14 %s while it was being written: it is asked for again on return', (_how, type) => {
    const { hand } = untilSummary()
    hand.do(type, {})
    expect(hand.session.summary.asked, 'whoever wrote it is gone').toBeNull()
    expect(summaries(hand), 'nothing is asked of a show that is saved').toEqual([])
    hand.do('tunedIn', {})
    expect(summaries(hand)).toHaveLength(1)
  })
})

describe('a writer that fails', () => {
  it('E14 E11 is asked again once the air is empty, however fast it fails: the line on the air is heard to its end', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', '1'], ['Otto', '2'], ['Mara', '3'], ['Otto', '4']])
    hand.voice()
    failWriting(hand)
    expect(hand.session.ask, 'four lines are there to be heard first').toBeNull()
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { step: 'onAir', line: { text: '1' } } })
  })

  it('E14 is asked again after the stand-by line, not while a host speaks it', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('hello')
    failWriting(hand)
    expect(hand.session.state.kind).toBe('HOST_SPEAKING')
    expect(hand.session.ask).toBeNull()
  })

  it('M10 E13 after the score alone: the words are answered all the same, and score once', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('open the gate')
    scoreOnly(hand)
    failWriting(hand)
    hand.hearLine()
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
    hand.write([['Mara', 'It is open.'], '...'], 40)
    expect(programmeOf(hand.session, 'mission').score).toMatchObject({ awakened: 100, changes: [{ turn: 't1' }] })
  })

  it('M8 before the first line: the show is still to be opened', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    failWriting(hand)
    hand.hearLine()
    expect(hand.session.ask).toMatchObject({ why: 'OPENING' })
  })

  it('E14 took the show off the air: on return it has all its attempts again', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('hello')
    while (hand.session.state.kind !== 'OFF_AIR') {
      failWriting(hand)
      if (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
    }
    hand.do('tunedIn', {})
    failWriting(hand)
    expect(hand.session.state, 'a host holds the air').toMatchObject({ kind: 'HOST_SPEAKING' })
  })
})

describe('an answer that is cut short after its score', () => {
  it('M10 E5 by a leave: on return the words are answered', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('open the gate')
    scoreOnly(hand)
    hand.do('left', {})
    hand.do('tunedIn', {})
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
  })

  it('M12 by the time limit: the closing answers the words', () => {
    const hand = createHand({ timeLimitMs: 30_000, warningMs: 1000 })
    hand.atPause()
    hand.speak('open the gate')
    scoreOnly(hand)
    while (!hand.session.closing) hand.toDeadline()
    expect(hand.session.ask).toMatchObject({ why: 'CLOSING', turn: 't1' })
    const { messages } = batchRequest(hand.session, hand.session.ask!, hand.at)
    expect(messages.at(-1)?.text).toContain('THE CALLER JUST NOW')
  })
})

describe('a press that crosses something', () => {
  const words = { kind: 'words', text: 'one', confidence: 1, typed: false, language: null } as const

  it('E6 the final transcript: it ends its own turn, and the key that is down begins the next', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    hand.do('talkReleased', {})
    hand.wait(700)
    hand.press()
    hand.do('heard', { turn: id<TurnId>('t1'), heard: words, usage: { earSeconds: 1 } })
    expect(hand.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: words })
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', turn: 't2', keyDown: true, startedAt: hand.at })
    expect(hand.effects).toContainEqual({ type: 'listen', turn: 't2' })
    expect(hand.session.ask, 'nobody answers while the player speaks').toBeNull()
    hand.do('talkReleased', {})
    hand.do('heard', { turn: id<TurnId>('t2'), heard: { ...words, text: 'two' }, usage: {} })
    expect(hand.session.context.slice(-2)).toMatchObject([{ turn: 't1' }, { turn: 't2', heard: { text: 'two' } }])
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't2' })
  })

  it('M9 the end of the turn: 30 s are 30 s, however often the key goes down and up', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    const begun = hand.at
    hand.wait(20_000)
    hand.do('talkReleased', {})
    hand.wait(500)
    hand.press()
    hand.toDeadline()
    expect(hand.at - begun).toBe(30_000)
    expect(hand.effects).toContainEqual({ type: 'hearOut', turn: 't1' })
    expect(hand.press()?.code).toBe('TURN_OVER')
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', turn: 't1', keyDown: false })
  })
})
