import { describe, expect, it } from 'vitest'
import { id, type AskId, type LineId, type TurnId } from './ids.ts'
import { programmeOf } from './programme.ts'
import { leftMs } from './session.ts'
import { createHand } from './testing/sessions.ts'

describe('states and deadlines', () => {
  it('E1 a session begins PREPARING, and its first line starts by itself once the client hears (M8)', () => {
    const hand = createHand()
    expect(hand.session.state.kind).toBe('PREPARING')
    hand.write([['Mara', 'Good evening.'], '...'])
    expect(hand.session.state.kind, 'nothing goes on the air before somebody hears it').toBe('PREPARING')
    hand.do('tunedIn', {})
    expect(hand.session.state.kind).toBe('HOST_SPEAKING')
    hand.voice()
    expect(hand.last('LineStarted')).toMatchObject({ line: { speaker: 'Mara', text: 'Good evening.' }, totalMs: 1_000 })
    expect(hand.effects.at(-1)).toMatchObject({ type: 'play' })
  })

  it('E1 a client that never comes leaves a session that is saved', () => {
    const hand = createHand()
    hand.write([['Mara', 'Good evening.'], '...'])
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', saved: false })
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', saved: true })
    expect(hand.effects).toContainEqual({ type: 'close' })
  })

  it('E2 an answer to a request that is over is dropped', () => {
    const hand = createHand()
    hand.atPause()
    const before = hand.session
    hand.do('itemWritten', { ask: id<AskId>('a1'), item: { kind: 'line', speaker: 'Mara', text: 'late' } })
    hand.do('heard', { turn: id<TurnId>('t9'), heard: { kind: 'silence' }, usage: {} })
    hand.do('lineSpoken', { lineId: id<LineId>('l1'), rtpTimestamp: 1, durationMs: 1 })
    expect(hand.session).toBe(before)
  })

  it('E3 every event of the feed has the next number', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('we need the power cut')
    hand.write([['Mara', 'You heard it.'], '...'], 10)
    expect(hand.told.map((event) => event.seq)).toEqual(hand.told.map((_, index) => index + 1))
    expect(hand.session.seq).toBe(hand.told.length)
  })
})

describe('score and clock', () => {
  it('M10 M11 E13 a reaction changes the score once, with the reason, clamped', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('wake up')
    const ask = hand.session.ask?.id as AskId
    hand.do('reactionWritten', { ask, percent: 12.5, reason: 'they listen' })
    hand.do('reactionWritten', { ask, percent: 50, reason: 'again' })
    expect(hand.last('ScoreUpdated')).toMatchObject({ turn: 't1', change: 125, awakened: 125, listeners: 1000, reason: 'they listen' })
    hand.do('itemWritten', { ask, item: { kind: 'pause', hint: '' } })
    hand.do('writingEnded', { ask, usage: {} })
    hand.speak('you fools')
    hand.write([['Otto', 'Charming.'], '...'], -40)
    expect(hand.last('ScoreUpdated')).toMatchObject({ change: -125, awakened: 0 })
    expect(programmeOf(hand.session, 'mission').score.changes).toHaveLength(2)
  })

  it('M12 the clock runs on the air only, warns at 30 s, and at the limit the hosts close', () => {
    const hand = createHand({ timeLimitMs: 60_000 })
    hand.wait(15_000)
    hand.atPause()
    expect(leftMs(hand.session, hand.at)).toBe(56_000)
    hand.do('clientLost', {})
    hand.wait(30_000)
    expect(leftMs(hand.session, hand.at)).toBe(56_000)
    hand.do('tunedIn', {})
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
    while (!hand.last('ClockWarning')) {
      if (hand.session.ask) hand.write([['Mara', 'Anybody?'], '...'])
      else if (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
      else hand.toDeadline()
    }
    expect(hand.last('ClockWarning')?.leftMs).toBe(30_000)
    while (!hand.session.closing) {
      if (hand.session.ask) hand.write([['Mara', 'Anybody?'], '...'])
      else if (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
      else hand.toDeadline()
    }
    expect(hand.session.ask).toMatchObject({ why: 'CLOSING' })
    expect(hand.press()?.code).toBe('SHOW_CLOSING')
    hand.write([['Mara', 'Good night.'], '...'])
    hand.hearLine()
    expect(hand.session.state).toMatchObject({ kind: 'ENDED', outcome: 'TIME_UP' })
    expect(hand.last('ShowEnded')).toMatchObject({ outcome: 'TIME_UP' })
    expect(hand.press()?.code).toBe('SHOW_ENDED')
  })

  it('M12 reaching the target closes the show in the story, as WON', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('everything')
    hand.write([['Mara', 'That did it.'], '...'], 70)
    expect(hand.session.closing).toMatchObject({ why: 'TARGET_REACHED' })
    expect(hand.session.ask).toMatchObject({ why: 'CLOSING' })
    hand.hearLine()
    expect(hand.session.state.kind).toBe('PREPARING')
    hand.write([['Mara', 'Good morning, all.']])
    hand.hearLine()
    expect(hand.session.state).toMatchObject({ kind: 'ENDED', outcome: 'WON' })
  })

  it('M12 a press at the limit: who speaks then is heard out, and the closing answers', () => {
    const hand = createHand({ timeLimitMs: 30_000, warningMs: 1000 })
    hand.atPause()
    hand.wait(25_000 - 4_000)
    hand.press()
    hand.toDeadline()
    hand.toDeadline()
    expect(hand.session.closing).toMatchObject({ why: 'TIME_UP' })
    expect(hand.effects).toContainEqual({ type: 'hearOut', turn: 't1' })
    expect(hand.press()?.code).toBe('SHOW_CLOSING')
    hand.do('heard', { turn: id<TurnId>('t1'), heard: { kind: 'words', text: 'now', confidence: 1, typed: false, language: null }, usage: {} })
    expect(hand.session.ask).toMatchObject({ why: 'CLOSING', turn: 't1' })
    hand.write([['Mara', 'And with that, good night.']], 65, 'the last word')
    hand.hearLine()
    expect(hand.session.state).toMatchObject({ kind: 'ENDED', outcome: 'WON' })
  })
})

describe('faults and returns', () => {
  const fault = { service: 'WRITER', message: 'HTTP 503', retryable: true } as const

  it('E14 a writer that fails: a host holds the air, and it is asked again', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('hello')
    hand.do('writingFailed', { ask: hand.session.ask?.id as AskId, fault, usage: {} })
    expect(hand.session.state.kind).toBe('HOST_SPEAKING')
    hand.hearLine()
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
    hand.write([['Mara', 'There we are.'], '...'], 5)
    expect(programmeOf(hand.session, 'mission').score.awakened).toBe(50)
    expect(hand.session.faultsInARow).toBe(0)
  })

  it('E14 after three faults in a row the show goes off the air, saved, and can be resumed', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('hello')
    for (let turn = 0; turn < 3; turn += 1) {
      hand.do('writingFailed', { ask: hand.session.ask?.id as AskId, fault, usage: {} })
      if (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
    }
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'FAULT', saved: true })
    hand.do('tunedIn', {})
    expect(hand.session.ask).toMatchObject({ why: 'REACTION', turn: 't1' })
  })

  it('E5 the interrupted line is heard again from its start', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    const lineId = hand.voice()
    hand.do('clientLost', {})
    expect(hand.effects).toContainEqual({ type: 'cutOff', lineId })
    expect(hand.session.clock.since).toBeNull()
    hand.wait(5_000)
    hand.do('tunedIn', {})
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { step: 'voicing', line: { id: lineId } } })
    expect(hand.session.context).toEqual([])
  })

  it('E5 E6 words spoken as the connection broke are answered on return', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    hand.do('clientLost', {})
    expect(hand.effects).toContainEqual({ type: 'hearOut', turn: 't1' })
    const heard = { kind: 'words', text: 'hold the line', confidence: 0.8, typed: false, language: null } as const
    hand.do('heard', { turn: id<TurnId>('t1'), heard, usage: {} })
    hand.write([['Mara', 'We are holding it.'], '...'], 5)
    hand.do('tunedIn', {})
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { line: { text: 'We are holding it.' } } })
  })

  it('E4 after a crash the show is saved at the interrupted line', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    hand.voice()
    hand.do('recovered', {})
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', saved: true })
    hand.wait(3_600_000)
    hand.do('tunedIn', {})
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { line: { text: 'One.' } } })
    expect(leftMs(hand.session, hand.at)).toBe(300_000)
  })
})
