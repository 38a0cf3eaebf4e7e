import { describe, expect, it } from 'vitest'
import { id, type LineId } from './ids.ts'
import { createHand } from './testing/sessions.ts'

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
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
  })
})
