import { describe, expect, it } from 'vitest'
import { isStandBy, standBysOf } from './standBy.ts'
import { createHand, programmes } from './testing/sessions.ts'

type Hand = ReturnType<typeof createHand>

const voiceFault = { service: 'VOICE', message: 'gone', retryable: true } as const

function lineOf({ session: { state } }: Hand) {
  if (state.kind !== 'HOST_SPEAKING' || state.moment.step === 'gap') throw new Error(`no line in ${state.kind}`)
  return state.moment.line
}

function hisses(hand: Hand): boolean[] {
  return hand.effects.flatMap((effect) => (effect.type === 'hiss' ? [effect.on] : []))
}

describe('a writer that keeps the listener waiting', () => {
  it('E14 after the patience of the rules static comes on, the client is told, and a host asks for patience', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('open the gate')
    const asked = hand.session.ask
    hand.toDeadline()
    expect(hand.at - (hand.last('StateChanged')?.at ?? 0), 'the patience, and not the time-out of the writer').toBe(0)
    expect(hand.last('SignalWeak')?.fault.service).toBe('WRITER')
    expect(hisses(hand)).toEqual([true])
    expect(isStandBy(lineOf(hand).text)).toBe(true)
    expect(hand.session.ask, 'the answer is still being written').toEqual(asked)
  })

  it('E14 says another line the next time, later, and goes on with the answer as soon as it is there', () => {
    const hand = createHand({ writerMs: 60_000 })
    hand.atPause()
    hand.speak('open the gate')
    hand.toDeadline()
    const first = lineOf(hand).text
    hand.hearLine()
    expect(hand.session.state.kind).toBe('PREPARING')
    const silentAt = hand.at
    hand.toDeadline()
    expect(hand.at - silentAt, 'longer than the first time').toBeGreaterThan(hand.session.rules.patienceMs)
    expect(isStandBy(lineOf(hand).text)).toBe(true)
    expect(lineOf(hand).text).not.toBe(first)
    hand.write([['Mara', 'The gate is open.'], '...'], 10)
    hand.hearLine()
    expect(lineOf(hand).text).toBe('The gate is open.')
    expect(hand.session.weak, 'what is not heard yet is not back').not.toBeNull()
    hand.voice()
    expect(hand.last('SignalBack'), 'heard again').toBeDefined()
    expect(hisses(hand)).toEqual([false])
    expect(hand.session.weak).toBeNull()
  })

  it('E14 a judgement and a message that do not come are the same', () => {
    for (const programme of [programmes.scenario, programmes.conversation]) {
      const hand = createHand({}, programme)
      hand.do('tunedIn', {})
      while (hand.session.state.kind !== 'WAITING_FOR_USER') hand.hearLine()
      hand.type('well, that depends')
      expect(hand.session.state.kind, programme.kind).toBe('PREPARING')
      hand.toDeadline()
      expect(isStandBy(lineOf(hand).text), programme.kind).toBe(true)
      expect(hisses(hand), programme.kind).toEqual([true])
    }
  })

  it('E14 E7 a press ends the static, and the player is heard', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('open the gate')
    hand.toDeadline()
    hand.voice()
    expect(hand.press(500, 2000)).toBeUndefined()
    expect(hisses(hand)).toEqual([false])
  })

  it('E14 E5 a stand-by line is nothing to come back to', () => {
    const hand = createHand()
    hand.atPause()
    hand.speak('open the gate')
    hand.toDeadline()
    hand.voice()
    hand.do('clientLost', {})
    expect(hand.session.queue).toEqual([])
    hand.do('tunedIn', {})
    expect(hand.session.state.kind).toBe('PREPARING')
    expect(hisses(hand), 'it is still weak, and the radio says so').toEqual([true])
  })
})

describe('a voice that keeps the listener waiting', () => {
  function atLateVoice(): Hand {
    const hand = createHand()
    hand.do('tunedIn', {})
    hand.write([['Mara', 'Good evening.'], ['Otto', 'Somebody is calling.'], '...'])
    hand.toDeadline()
    return hand
  }

  it('E14 a stand-by goes first, once, and the line follows, made meanwhile', () => {
    const hand = atLateVoice()
    expect(isStandBy(lineOf(hand).text)).toBe(true)
    expect(lineOf(hand).speaker, 'by whoever had the word').toBe('Mara')
    expect(hand.session.ahead).toBe('l1')
    expect(hand.effects, 'of two voices ahead the later one is made again').toContainEqual({ type: 'forget', lineIds: ['l2'] })
    hand.hearLine()
    expect(lineOf(hand).text).toBe('Good evening.')
    hand.toDeadline()
    expect(hand.last('LineStarted'), 'a caption, and no second stand-by').toMatchObject({ line: { text: 'Good evening.' }, voiced: false })
  })

  it('E14 after a line without a voice the next one is not waited for so long', () => {
    const hand = atLateVoice()
    hand.hearLine()
    hand.do('voiceFailed', { lineId: lineOf(hand).id, fault: voiceFault })
    hand.wait(2000)
    hand.do('readyReceived', { lineId: lineOf(hand).id })
    const { state, rules } = hand.session
    expect(state.kind === 'HOST_SPEAKING' && state.deadline - hand.at).toBe(rules.patienceMs)
  })

  it('E8 E14 an ear that fails puts no static on the air', () => {
    const hand = createHand()
    hand.atPause()
    hand.press()
    hand.do('earFailed', { turn: hand.session.state.kind === 'USER_SPEAKING' ? hand.session.state.turn : lineOf(hand).id as never, fault: { ...voiceFault, service: 'EAR' } })
    expect(hand.last('SignalWeak')?.fault.service).toBe('EAR')
    expect(hand.session.weak).toBeNull()
  })
})

it('E14 every stand-by is a line of its language', () => {
  expect(standBysOf(programmes.mission)).toEqual(standBysOf(programmes.conversation))
  const spanish = { ...programmes.scenario, scenario: { ...programmes.scenario.scenario, language: 'es' } }
  expect(standBysOf(spanish)[0]).toContain('señal')
})
