import { describe, expect, it } from 'vitest'
import { isTorn, tune, type TunerEvent } from './tuner.ts'
import { clockLeft, isOnAir, isWeak, offTheAir, type Fault, type StreamEvent, type View } from './view.ts'

const at = '2026-11-20T21:00:00.000Z'
type Session = Extract<StreamEvent, { __typename: 'Snapshot' }>['session']

const session: Session = {
  id: 's1',
  state: 'HOST_SPEAKING',
  cast: [{ name: 'Ada', role: 'host', colour: '#ffcc88' }],
  line: { id: 'l1', messageId: null, speaker: 'Ada', text: 'Good evening, everybody.' },
  hint: null,
  turnId: null,
  keyDown: false,
  listening: false,
  offAirReason: null,
  said: [],
  programme: { __typename: 'MissionProgramme', awakened: 10, listeners: 100, target: 60 },
  clockLeftMs: 120_000,
  clockRunning: true,
  endsInMs: 8_000,
  interruptible: true,
  understandsSpeech: true,
  weak: null,
  closingReason: null,
  outcome: null,
}

function told(event: StreamEvent, when = 1_000): TunerEvent {
  return { kind: 'told', event, at: when }
}

function snapshot(seq: number, more: Partial<Session> = {}): StreamEvent {
  return { __typename: 'Snapshot', seq, at, session: { ...session, ...more } }
}

function state(
  seq: number,
  more: Partial<Extract<StreamEvent, { __typename: 'StateChanged' }>> = {},
): StreamEvent {
  return {
    __typename: 'StateChanged',
    seq,
    at,
    state: 'HOST_SPEAKING',
    hint: null,
    keyDown: false,
    offAirReason: null,
    endsInMs: 8_000,
    clockLeftMs: 100_000,
    clockRunning: true,
    ...more,
  }
}

function line(seq: number, id: string, text: string): StreamEvent {
  return { __typename: 'LineStarted', seq, at, voiced: true, totalMs: 2_000, line: { id, messageId: null, speaker: 'Ada', text } }
}

function after(...events: readonly StreamEvent[]): View {
  const tuned = tune(offTheAir, { kind: 'opened', sessionId: 's1', understandsSpeech: true })
  return events.reduce((view, event) => tune(view, told(event)), tuned)
}

const captions = (view: View) =>
  view.said.map((said) =>
    said.__typename === 'HostLine'
      ? `${said.heard}${said.interrupted ? ' (interrupted)' : ''}`
      : (said.text ?? said.outcome),
  )

describe('the stream', () => {
  it('E3 an event that is known already changes nothing', () => {
    const view = after(snapshot(4), line(5, 'l2', 'Two.'))
    expect(tune(view, told(line(5, 'l2', 'Two.')))).toBe(view)
    expect(tune(view, told(state(3, { state: 'OFF_AIR' })))).toBe(view)
  })

  it('E3 a snapshot takes the place of whatever was known, even of a higher number', () => {
    const view = after(
      snapshot(9),
      line(10, 'l7', 'Seven.'),
      snapshot(6, {
        programme: { __typename: 'MissionProgramme', awakened: 42, listeners: 100, target: 60 },
        line: null,
        said: [],
      }),
    )
    expect(view.seq).toBe(6)
    expect(view.programme).toMatchObject({ kind: 'mission', awakened: 42 })
    expect(view.line).toBeNull()
    expect(view.said).toEqual([])
  })

  it('E3 a gap in the numbers is seen, and a snapshot never makes one', () => {
    const view = after(snapshot(4))
    expect(isTorn(view, line(5, 'l2', 'Two.'))).toBe(false)
    expect(isTorn(view, line(6, 'l2', 'Two.'))).toBe(true)
    expect(isTorn(view, line(3, 'l2', 'Two.'))).toBe(false)
    expect(isTorn(view, snapshot(90))).toBe(false)
  })

  it('E5 a show that another client took over is lost to this one, and not over', () => {
    const view = tune(after(snapshot(4)), {
      kind: 'streamEnded',
      end: { __typename: 'Replaced', message: 'gone' },
    })
    expect(view.lost).toBe('replaced')
    expect(view.outcome).toBeNull()
  })
})

describe('captions', () => {
  it('M8 a line becomes something that was said when the next one starts', () => {
    const view = after(snapshot(1), line(2, 'l2', 'Two.'), line(3, 'l3', 'Three.'))
    expect(captions(view)).toEqual(['Good evening, everybody.', 'Two.'])
    expect(view.line).toMatchObject({ id: 'l3', text: 'Three.' })
  })

  it('E7 a line that was cut off keeps only what was heard, and is marked', () => {
    const view = after(
      snapshot(1),
      { __typename: 'LineInterrupted', seq: 2, at, lineId: 'l1', heard: 'Good evening,' },
      state(3, { state: 'USER_SPEAKING', keyDown: true }),
    )
    expect(captions(view)).toEqual(['Good evening, (interrupted)'])
    expect(view.line).toBeNull()
    expect(view.keyDown).toBe(true)
  })

  it('E5 a line that went off the air is not said: it comes again from its start', () => {
    const view = after(snapshot(1), state(2, { state: 'OFF_AIR', clockRunning: false }))
    expect(captions(view)).toEqual([])
    const again = [state(3), line(4, 'l1', 'Good evening, everybody.'), line(5, 'l2', 'Two.')]
    expect(captions(again.reduce((before, event) => tune(before, told(event)), view))).toEqual([
      'Good evening, everybody.',
    ])
  })

  it('M10 the words of the player follow the line before them, and end the partial transcript', () => {
    const final = { turnOutcome: 'WORDS', finalText: 'wake up', finalConfidence: 0.9, typed: false } as const
    const view = after(
      snapshot(1),
      state(2, { state: 'USER_SPEAKING', keyDown: true }),
      { __typename: 'PartialTranscript', seq: 3, at, turnId: 't1', text: 'wake', confidence: 0.5 },
      { __typename: 'FinalTranscript', seq: 4, at, turnId: 't1', ...final },
    )
    expect(captions(view)).toEqual(['Good evening, everybody.', 'wake up'])
    expect(view.partial).toBeNull()
  })

  it('E8 speech without words, silence and no press stay three different things', () => {
    const outcomes = ['UNINTELLIGIBLE', 'SILENCE', 'NOTHING_PRESSED'] as const
    const nothing = { finalText: null, finalConfidence: null, typed: false } as const
    const events = outcomes.map((turnOutcome, index): StreamEvent => ({
      __typename: 'FinalTranscript',
      seq: 2 + index,
      at,
      turnId: `t${index}`,
      turnOutcome,
      ...nothing,
    }))
    expect(captions(after(snapshot(1, { line: null }), ...events))).toEqual([...outcomes])
  })
})

describe('the turn', () => {
  it('M9 a pause shows its hint and when it ends, on the clock of this device', () => {
    const pause = state(2, { state: 'WAITING_FOR_USER', hint: 'Say who you are.', endsInMs: 10_000 })
    const view = tune(after(snapshot(1)), told(pause, 5_000))
    expect(view.hint).toBe('Say who you are.')
    expect(view.endsAt).toBe(15_000)
  })

  it('E9 a refusal is there to be read, until the next press or until it has been read', () => {
    const refused = tune(after(snapshot(1)), { kind: 'refused', message: 'Not now.' })
    expect(refused.refusal).toBe('Not now.')
    expect(tune(refused, { kind: 'keyPressed' }).refusal).toBeNull()
    expect(tune(refused, { kind: 'refusalRead' }).refusal).toBeNull()
  })
})

describe('score and clock', () => {
  it('M11 a change comes with its reason, and the target stays', () => {
    const score = {
      turnId: 't1',
      percent: 20,
      change: 20,
      awakened: 30,
      listeners: 100,
      reason: 'It moved them.',
    }
    const view = after(snapshot(1), { __typename: 'ScoreUpdated', seq: 2, at, ...score })
    expect(view.programme).toEqual({
      kind: 'mission',
      awakened: 30,
      listeners: 100,
      target: 60,
      last: { change: 20, reason: 'It moved them.' },
    })
  })

  it('M12 the clock goes on by itself between two events, never below zero, and only on the air', () => {
    const view = tune(after(snapshot(1)), told(state(2, { clockLeftMs: 9_000 }), 1_000))
    expect(clockLeft(view.clock, 4_000)).toBe(6_000)
    expect(clockLeft(view.clock, 99_000)).toBe(0)
    const stopped = tune(
      view,
      told(state(3, { state: 'OFF_AIR', clockLeftMs: 5_000, clockRunning: false }), 5_000),
    )
    expect(clockLeft(stopped.clock, 99_000)).toBe(5_000)
  })

  it('M12 W4 the clock stands still while the station is lost, and has gone on where nothing is heard of that', () => {
    const view = tune(after(snapshot(1)), told(state(2, { clockLeftMs: 9_000 }), 1_000))
    const lost = tune(tune(view, { kind: 'serverLost', at: 2_000 }), { kind: 'serverLost', at: 3_000 })
    expect(clockLeft(lost.clock, 99_000)).toBe(8_000)
    expect(clockLeft(tune(lost, { kind: 'serverFound' }).clock, 4_000)).toBe(6_000)
    const off = told(state(3, { state: 'OFF_AIR', clockLeftMs: 7_000, clockRunning: false }), 5_000)
    expect(clockLeft(tune(tune(lost, off), { kind: 'serverFound' }).clock, 99_000)).toBe(7_000)
  })

  it('M12 the warning stays, and sets the clock', () => {
    const warned = tune(
      after(snapshot(1)),
      told({ __typename: 'ClockWarning', seq: 2, at, leftMs: 30_000 }, 2_000),
    )
    expect(warned.warned).toBe(true)
    expect(clockLeft(warned.clock, 3_000)).toBe(29_000)
  })

  it('M12 the hosts who say goodbye are not cut into any more', () => {
    const view = after(snapshot(1), { __typename: 'ShowClosing', seq: 2, at: '', why: 'TIME_UP' })
    expect(view.closingReason).toBe('TIME_UP')
  })

  it('M12 the end carries the outcome, and the last figures stay', () => {
    const view = after(snapshot(1), state(2, { state: 'ENDED', endsInMs: null, clockRunning: false }), {
      __typename: 'ShowEnded',
      seq: 3,
      at,
      showOutcome: 'WON',
    })
    expect(view.outcome).toBe('WON')
    expect(view.programme).toMatchObject({ awakened: 10 })
    expect(captions(view)).toEqual(['Good evening, everybody.'])
  })
})

describe('the words of the player', () => {
  const words = { at, turnId: 't1', confidence: 0.8 } as const

  it('C7 what stands of them is told from what may still change', () => {
    const view = after(
      snapshot(1),
      state(2, { state: 'USER_SPEAKING' }),
      { __typename: 'PartialTranscript', seq: 3, ...words, text: 'where is the' },
      { __typename: 'StableTranscript', seq: 4, ...words, text: 'where is' },
      { __typename: 'PartialTranscript', seq: 5, ...words, text: 'where is the tower' },
    )
    expect(view.partial).toMatchObject({ text: 'where is the tower', stable: 'where is' })
    const corrected = tune(
      view,
      told({ __typename: 'StableTranscript', seq: 6, ...words, text: 'where is that hour' }),
    )
    expect(corrected.partial).toMatchObject({ text: 'where is that hour', stable: 'where is that hour' })
    const other = tune(
      view,
      told({ __typename: 'PartialTranscript', seq: 6, ...words, turnId: 't2', text: 'and' }),
    )
    expect(other.partial).toMatchObject({ text: 'and', stable: '' })
  })

  it('C7 the voice is heard from the start of the speech to its end, and never off the air', () => {
    const heard = after(
      snapshot(1, { listening: true }),
      { __typename: 'SpeechStarted', seq: 2, at, turnId: 't1' },
      state(3, { state: 'USER_SPEAKING' }),
    )
    expect(heard).toMatchObject({ listening: true, speech: true })
    expect(tune(heard, told({ __typename: 'SpeechStopped', seq: 4, at, turnId: 't1' })).speech).toBe(false)
    const off = tune(heard, told(state(4, { state: 'OFF_AIR', offAirReason: 'CLIENT_GONE' })))
    expect(off).toMatchObject({ speech: false, offAir: 'CLIENT_GONE' })
    const silenced = tune(heard, told({ __typename: 'ListeningChanged', seq: 4, at, listening: false }))
    expect(silenced).toMatchObject({ listening: false, speech: false })
  })

  it('S4 a key that the server has let go of says so until it is pressed again', () => {
    const cut = tune(tune(after(snapshot(1)), { kind: 'keyPressed' }), { kind: 'keyCutShort' })
    expect(cut).toMatchObject({ pressed: false, cutShort: true })
    expect(tune(cut, { kind: 'keyPressed' })).toMatchObject({ pressed: true, cutShort: false })
  })
})

describe('the lamp', () => {
  it('W1 is lit from the first line on, and while the hosts think, but not while anybody is away', () => {
    const preparing = { state: 'PREPARING', clockRunning: false } as const
    expect(isOnAir(offTheAir)).toBe(false)
    expect(isOnAir(after(snapshot(1, preparing)))).toBe(false)
    expect(isOnAir(after(snapshot(1, preparing), state(2)))).toBe(true)
    expect(isOnAir(after(snapshot(1), state(2, { state: 'PREPARING' })))).toBe(true)
    expect(isOnAir(after(snapshot(1), state(2, { state: 'OFF_AIR', clockRunning: false })))).toBe(false)
    expect(isOnAir(after(snapshot(1, { state: 'ENDED', outcome: 'WON' })))).toBe(false)
  })
})

describe('the medium', () => {
  const late = { service: 'VOICE', message: 'The voice is late.', retryable: true } as const
  const weakAt = (seq: number, fault: Fault): StreamEvent => ({ __typename: 'SignalWeak', seq, at, fault })

  it('E14 the signal is weak until the server says that it is back, whatever is said meanwhile', () => {
    const weak = after(snapshot(1), weakAt(2, late))
    expect(weak.weak).toEqual(late)
    const standBy = tune(weak, told(line(3, 'l2', 'We are losing the signal.')))
    expect(standBy.weak).toEqual(late)
    expect(tune(standBy, told({ __typename: 'SignalBack', seq: 4, at })).weak).toBeNull()
  })

  it('E14 a fault that has passed when it is told is on show until the next line comes through', () => {
    const deaf = { service: 'EAR', message: 'The transcriber is late.', retryable: true } as const
    const weak = after(snapshot(1), weakAt(2, deaf))
    expect(weak.weak).toEqual(deaf)
    expect(tune(weak, told(line(3, 'l2', 'Two.'))).weak).toBeNull()
  })

  it('E5 E14 the set shows a lost server or a lost sound like a lost voice, and nothing of it off the air', () => {
    const view = after(snapshot(1))
    expect(isWeak(view)).toBe(false)
    const lost = tune(view, { kind: 'serverLost', at: 0 })
    expect(isWeak(lost)).toBe(true)
    expect(isWeak(tune(view, { kind: 'soundChanged', sound: { kind: 'recovering' } }))).toBe(true)
    expect(isWeak(after(snapshot(1), weakAt(2, late)))).toBe(true)
    expect(isWeak(tune(after(snapshot(1), state(2, { state: 'OFF_AIR' })), { kind: 'serverLost', at: 0 }))).toBe(false)
  })

  it('E14 a set that comes back finds the signal as it is', () => {
    expect(after(snapshot(1, { weak: late })).weak).toEqual(late)
    expect(after(snapshot(1), weakAt(2, late), snapshot(3)).weak).toBeNull()
  })

  it('W4 a lost server is to be seen, and nothing of the show is forgotten meanwhile', () => {
    const view = after(snapshot(1), line(2, 'l2', 'Two.'))
    const lost = tune(view, { kind: 'serverLost', at: 0 })
    expect(lost.server).toBe('reconnecting')
    expect(tune(lost, { kind: 'serverFound' })).toEqual(view)
  })

  it('M5 what is said of a frequency counts until the dial is turned', () => {
    const answer = { kind: 'nothingOnAir', frequency: 93, signal: 0.4, message: 'Noise.' } as const
    const view = tune(tune(offTheAir, { kind: 'opening' }), { kind: 'openingAnswered', answer })
    expect(view.opening).toEqual(answer)
    expect(view.tuned).toBe('out')
    expect(tune(view, { kind: 'dialTurned' }).opening).toBeNull()
  })
})
