import { describe, expect, it } from 'vitest'
import { id, type AskId, type LineId, type TurnId } from './ids.ts'
import { wordsOf } from './memory.ts'
import { leftMs } from './session.ts'
import { programmeOf } from './programme.ts'
import { createHand } from './testing/sessions.ts'

const state = (hand: ReturnType<typeof createHand>) => hand.session.state.kind

describe('states and deadlines', () => {
  it('E1 a session begins PREPARING, and its first line starts by itself once the client hears (M8)', () => {
    const hand = createHand()
    expect(state(hand)).toBe('PREPARING')
    hand.write([['Mara', 'Good evening.'], '...'])
    expect(state(hand), 'nothing goes on the air before somebody hears it').toBe('PREPARING')
    hand.do('tunedIn', {})
    expect(state(hand)).toBe('HOST_SPEAKING')
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

describe("the hosts' lines", () => {
  it('E10 a line ends with its last packet, and the show goes on when it was heard', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    const lineId = hand.voice()
    expect(hand.do('readyReceived', { lineId })?.code).toBe('EARLY_READY')
    hand.do('lineSpoken', { lineId, rtpTimestamp: 4711, durationMs: 900 })
    expect(hand.last('DialogueEnded')).toMatchObject({ lineId, rtpTimestamp: 4711, durationMs: 900 })
    expect(hand.do('readyReceived', { lineId })).toBeUndefined()
    expect(hand.do('readyReceived', { lineId })?.code).toBe('LATE_READY')
    expect(hand.do('readyReceived', { lineId: id<LineId>('l77') })?.code).toBe('UNKNOWN_LINE')
  })

  it('E10 a line that nobody says was heard counts as heard after 5 s', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    const lineId = hand.voice()
    hand.do('lineSpoken', { lineId, rtpTimestamp: 4711, durationMs: 900 })
    const sentAt = hand.at
    hand.toDeadline()
    expect(hand.at - sentAt).toBe(5000)
    expect(hand.session.context).toHaveLength(1)
    expect(hand.session.state).toMatchObject({ kind: 'HOST_SPEAKING', moment: { line: { text: 'Two.' } } })
  })

  it('E11 the next line is voiced while this one plays, and the next batch is asked for with 3 lines left', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    const five = ['1', '2', '3', '4', '5'].map((text) => ['Mara', text] as const)
    hand.write(five)
    expect(hand.session.ask, 'four lines left').toBeNull()
    expect(hand.session.ahead).toBe('l2')
    hand.hearLine()
    expect(hand.session.ask).toMatchObject({ why: 'CONTINUATION', turn: null })
    const asked = hand.session.ask
    hand.hearLine()
    expect(hand.session.ask, 'never two at once').toBe(asked)
    expect(hand.session.ahead).toBe('l4')
  })

  it("E11 what the player's words made stale is discarded, and counted with the reason", () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', '1'], ['Mara', '2'], ['Mara', '3']])
    hand.voice()
    const { ask, ahead } = hand.session
    hand.press()
    expect(hand.effects).toContainEqual({ type: 'stopWriting', ask: ask?.id })
    expect(hand.effects).toContainEqual({ type: 'forget', lineIds: [ahead] })
    expect(hand.session.discards).toEqual({ PLAYER_SPOKE: 1 })
    expect(hand.session.queue).toEqual([])
  })

  it('E14 a line without a voice is a caption for as long as it takes to read', () => {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'A line that nobody can speak.'], '...'])
    const fault = { service: 'VOICE', message: 'no voice', retryable: true } as const
    hand.do('voiceFailed', { lineId: id<LineId>('l1'), fault })
    expect(hand.last('SignalWeak')).toMatchObject({ fault })
    expect(hand.last('LineStarted')).toMatchObject({ voiced: false })
    expect(hand.last('DialogueEnded')).toMatchObject({ rtpTimestamp: null })
    hand.toDeadline()
    expect(state(hand)).toBe('WAITING_FOR_USER')
  })
})

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
    expect(state(hand)).toBe('USER_SPEAKING')
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
    expect(state(hand)).toBe('USER_SPEAKING')
    hand.do('reactionWritten', { ask, percent: 50, reason: 'late' })
    expect(programmeOf(hand.session, 'mission').score.awakened).toBe(0)
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
    expect(state(hand)).toBe('WAITING_FOR_USER')
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
    expect(state(hand)).toBe('PREPARING')
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
    expect(state(hand)).toBe('HOST_SPEAKING')
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

describe('memory', () => {
  it('M14 what does not fit the token limit is summed up, in the background, one at a time', () => {
    const hand = createHand({ memoryTokens: 60 })
    hand.atPause()
    let asked = 0
    for (let turn = 0; turn < 12; turn += 1) {
      hand.speak(`these are the words of turn number ${turn} and a few more of them`)
      hand.write([['Mara', 'I hear you, caller, loud and clear.'], '...'])
      hand.hearLine()
      const { asked: upTo } = hand.session.summary
      if (upTo === null) continue
      asked += 1
      hand.do('summarised', { upTo, text: 'A caller talked.', usage: {} })
    }
    expect(asked).toBeGreaterThan(1)
    expect(hand.session.summary.upTo).toBeGreaterThan(5)
  })
})
