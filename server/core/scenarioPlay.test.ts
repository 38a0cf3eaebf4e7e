import { describe, expect, it } from 'vitest'
import { programmeOf } from './programme.ts'
import { createHand, programmes } from './testing/sessions.ts'

type Hand = ReturnType<typeof createHand>

const german = { code: 'de', confidence: 0.95 }
const game = (hand: Hand) => programmeOf(hand.session, 'scenario')

/** A game on the air, at its first question. */
function atQuestion(): Hand {
  const hand = createHand({}, programmes.scenario)
  hand.do('tunedIn', {})
  hand.hearLine()
  return hand
}

/** All that the host has to say before the next pause. */
function hearOut(hand: Hand): void {
  while (hand.session.state.kind === 'HOST_SPEAKING') hand.hearLine()
}

describe('a scenario on the air', () => {
  it('S2 puts its question, then says that it is ready for the answer', () => {
    const hand = createHand({}, programmes.scenario)
    expect(hand.session.state.kind).toBe('PREPARING')
    hand.do('tunedIn', {})
    hand.voice()
    expect(hand.last('LineStarted')?.line).toMatchObject({ speaker: 'Vera', text: 'Your name?', message: null })
    expect(hand.last('ScenarioReady')).toBeUndefined()
    hand.do('lineSpoken', { lineId: 'l1' as never, rtpTimestamp: 1, durationMs: 900 })
    hand.do('readyReceived', { lineId: 'l1' as never })
    expect(hand.last('ScenarioReady')).toMatchObject({ step: 0, says: 'Your name?', hint: 'Say who you are.', score: 0, livesRemaining: 2, livesTotal: 2, phase: 'PLAYING' })
    expect(hand.session.state).toMatchObject({ kind: 'WAITING_FOR_USER', hint: 'Say who you are.' })
  })

  it('S3 decides an example answer by rule, asks nobody, and goes on to the next step', () => {
    const hand = atQuestion()
    hand.speak('my name is Ada')
    expect(hand.effects.some(({ type }) => type === 'write')).toBe(false)
    expect(hand.last('ScenarioFinal')).toMatchObject({
      score: 100,
      livesRemaining: 2,
      result: { turn: 't1', step: 0, transcript: 'my name is Ada', confidence: 0.9, scoreDelta: 100, livesDelta: 0, verdict: { outcome: 'CORRECT', intent: 'give_name', by: 'RULE' } },
    })
    hand.hearLine()
    expect(hand.voice()).toBe('l3')
    expect(hand.last('LineStarted')?.line.text).toBe('Your papers?')
  })

  it('S3 asks the model what no rule decides, and scores its verdict once (E13)', () => {
    const hand = atQuestion()
    hand.speak('people call me the painter')
    const ask = hand.session.ask
    expect(ask?.why).toBe('JUDGEMENT')
    expect(hand.session.state.kind).toBe('PREPARING')
    expect(hand.press()?.code).toBe('JUDGING')
    const verdict = { outcome: 'CORRECT', intent: 'give_name', reason: 'A name.', reply: 'The painter, then.', by: 'MODEL' } as const
    if (ask) hand.do('judged', { ask: ask.id, verdict })
    expect(game(hand)).toMatchObject({ score: 100, step: 1, judging: null })
    expect(hand.last('ScenarioFinal')?.result.verdict).toEqual(verdict)
    if (ask) hand.do('judged', { ask: ask.id, verdict })
    if (ask) hand.do('writingEnded', { ask: ask.id, usage: { outputTokens: 3 } })
    expect(game(hand).score).toBe(100)
    expect(hand.voice()).toBe('l2')
    expect(hand.last('LineStarted')?.line.text).toBe('The painter, then.')
  })

  it('S3 a wrong language and a wrong answer cost what the scenario or the step says, with the evidence', () => {
    const hand = atQuestion()
    hand.type('ich bin die Ada', german)
    expect(hand.last('ScenarioPenalty')).toMatchObject({
      penalty: 'WRONG_LANGUAGE',
      livesRemaining: 1,
      score: 0,
      result: { transcript: 'ich bin die Ada', language: german, scoreDelta: 0, livesDelta: -1 },
    })
    hearOut(hand)
    hand.type('my name is Ada')
    hearOut(hand)
    hand.speak('I have none, sorry about that')
    const ask = hand.session.ask
    const verdict = { outcome: 'INCORRECT_ANSWER', intent: null, reason: 'No papers.', reply: null, by: 'MODEL' } as const
    if (ask) hand.do('judged', { ask: ask.id, verdict })
    // The step says 2 lives, and one is left: the change is what was really lost.
    expect(hand.last('ScenarioPenalty')).toMatchObject({ penalty: 'INCORRECT_ANSWER', score: 100, livesRemaining: 0, phase: 'OUT_OF_LIVES', result: { livesDelta: -1, scoreDelta: 0 } })
  })

  it('S3 what was hardly understood, and is nothing that is known, costs nothing', () => {
    const hand = atQuestion()
    hand.press()
    hand.do('talkReleased', {})
    hand.do('heard', {
      turn: 't1' as never,
      heard: { kind: 'words', text: 'the plane in main', confidence: 0.5, typed: false, language: null },
      usage: {},
    })
    const verdict = { outcome: 'INCORRECT_ANSWER', intent: null, reason: 'No name.', reply: 'No.', by: 'MODEL' } as const
    if (hand.session.ask) hand.do('judged', { ask: hand.session.ask.id, verdict })
    expect(hand.last('ScenarioFinal')).toMatchObject({ livesRemaining: 2, result: { transcript: 'the plane in main', verdict: { outcome: 'UNHEARD' } } })
  })

  it('S3 the score never falls below 0', () => {
    const hand = atQuestion()
    hand.type('none of your business')
    expect(hand.last('ScenarioPenalty')).toMatchObject({ score: 0, livesRemaining: 1, result: { scoreDelta: 0, livesDelta: -1, verdict: { intent: 'refuse', reply: 'It is my business.' } } })
    expect(hand.voice()).toBe('l2')
    expect(hand.last('LineStarted')?.line.text).toBe('It is my business.')
  })

  it('S3 E8 silence, and speech without a transcript, are no penalty: the question comes again', () => {
    const hand = atQuestion()
    for (const kind of ['silence', 'unintelligible'] as const) {
      hand.press()
      hand.do('talkReleased', {})
      const { state } = hand.session
      if (state.kind === 'USER_SPEAKING') hand.do('heard', { turn: state.turn, heard: { kind }, usage: {} })
      expect(hand.last('ScenarioFinal')?.result).toMatchObject({ transcript: null, scoreDelta: 0, livesDelta: 0, verdict: { outcome: 'UNHEARD' } })
      hearOut(hand)
    }
    expect(hand.told.filter(({ kind }) => kind === 'ScenarioPenalty')).toEqual([])
    expect(hand.told.filter(({ kind }) => kind === 'ScenarioReady')).toHaveLength(3)
  })

  it('S4 a partial that satisfies the step with confidence ends the turn, with the key still down', () => {
    const hand = atQuestion()
    hand.press()
    const partial = (text: string, confidence: number) =>
      hand.do('partialHeard', { turn: 't1' as never, text, confidence, language: null })
    partial('my name', 0.95)
    expect(hand.last('ScenarioPartial')).toMatchObject({ text: 'my name', intent: null, satisfied: false, livesRemaining: 2 })
    partial('my name is Ada', 0.85)
    expect(hand.last('ScenarioPartial')).toMatchObject({ intent: 'give_name', satisfied: true })
    expect(hand.session.state.kind).toBe('USER_SPEAKING')
    partial('my name is Ada', 0.92)
    hand.wait(399)
    hand.do('tick', {})
    expect(hand.session.state.kind, 'it could go on').toBe('USER_SPEAKING')
    hand.toDeadline()
    expect(hand.effects).toContainEqual({ type: 'stopListening', turn: 't1' })
    expect(hand.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'my name is Ada', confidence: 0.92 } })
    expect(game(hand).results).toMatchObject([{ turn: 't1', confidence: 0.92 }])
    expect(hand.do('talkReleased', {})?.code).toBe('NOT_TALKING')
  })

  it('S4 words that go on are not cut off in the middle', () => {
    const hand = atQuestion()
    hand.press()
    const partial = (text: string) =>
      hand.do('partialHeard', { turn: 't1' as never, text, confidence: 0.95, language: null })
    partial('my name is Ada')
    hand.wait(300)
    partial('my name is Ada and you will never')
    hand.wait(300)
    hand.do('tick', {})
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', enough: null })
  })

  it('S4 the threshold is of the scenario, or of the step', () => {
    const [first, ...rest] = programmes.scenario.scenario.steps
    const strict = { ...programmes.scenario.scenario, steps: first ? [{ ...first, autoFinalise: 1 }, ...rest] : [] }
    const hand = createHand({}, { ...programmes.scenario, scenario: strict })
    hand.do('tunedIn', {})
    hand.hearLine()
    hand.press()
    hand.do('partialHeard', { turn: 't1' as never, text: 'my name is Ada', confidence: 0.99, language: null })
    expect(hand.session.state).toMatchObject({ kind: 'USER_SPEAKING', enough: null })
  })

  it('S6 without lives it is over: nothing can be said or repeated, and a reset starts over', () => {
    const hand = atQuestion()
    hand.type('none of your business')
    hearOut(hand)
    hand.type('none of your business')
    expect(game(hand)).toMatchObject({ phase: 'OUT_OF_LIVES', livesRemaining: 0 })
    expect(hand.press()?.code).toBe('NO_LIVES_LEFT')
    hearOut(hand)
    expect(hand.told.at(-1)).toMatchObject({ kind: 'StateChanged', state: 'WAITING_FOR_USER' })
    for (const refused of [hand.press(), hand.type('my name is Ada'), hand.do('repeatAsked', { sentMs: 0, totalMs: null })])
      expect(refused?.code).toBe('NO_LIVES_LEFT')
    expect(hand.do('resetAsked', { sentMs: 0, totalMs: null })).toBeUndefined()
    expect(hand.last('ScenarioReset')).toMatchObject({ score: 0, livesRemaining: 2, livesTotal: 2, phase: 'PLAYING' })
    expect(game(hand)).toMatchObject({ step: 0, results: [] })
    hearOut(hand)
    hand.type('my name is Ada')
    expect(game(hand).score).toBe(100)
  })

  it('S6 with every step done it is completed, and can be started over', () => {
    const hand = atQuestion()
    hand.type('my name is Ada')
    hearOut(hand)
    hand.type('here are my papers')
    expect(hand.last('ScenarioFinal')).toMatchObject({ phase: 'COMPLETED', score: 150 })
    hearOut(hand)
    expect(hand.session.context.filter(({ kind }) => kind === 'line').at(-1)).toMatchObject({ heard: 'You may pass.' })
    expect(hand.press()?.code).toBe('SCENARIO_COMPLETED')
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'IDLE', saved: true })
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'ENDED', outcome: 'COMPLETED' })
  })

  it('S2 E14 a judge that fails costs nothing: an error, and the question again', () => {
    const hand = atQuestion()
    hand.speak('people call me the painter')
    const fault = { service: 'WRITER', message: 'It failed.', retryable: true } as const
    if (hand.session.ask) hand.do('writingFailed', { ask: hand.session.ask.id, fault, usage: {} })
    expect(hand.last('ScenarioError')).toMatchObject({ turn: 't1', fault, score: 0, livesRemaining: 2 })
    hearOut(hand)
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
    expect(hand.told.filter(({ kind }) => kind === 'ScenarioReady')).toHaveLength(2)
  })

  it('S3 E5 an answer that was being judged when the client was lost for good is judged on return', () => {
    const hand = atQuestion()
    hand.speak('people call me the painter')
    hand.do('left', {})
    expect(hand.session.ask).toBeNull()
    hand.do('tunedIn', {})
    expect(hand.session.ask?.why).toBe('JUDGEMENT')
    expect(game(hand).judging?.turn).toBe('t1')
  })

  it('E1 nobody who says nothing is waited for for ever: the question again, twice, then off the air', () => {
    const hand = atQuestion()
    for (const _ of [1, 2]) {
      hand.toDeadline()
      expect(hand.last('ScenarioFinal')?.result.verdict.outcome).toBe('UNHEARD')
      hearOut(hand)
    }
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'IDLE' })
  })

  it('repeats the question, cutting the host off', () => {
    const hand = atQuestion()
    expect(hand.do('repeatAsked', { sentMs: 0, totalMs: null })).toBeUndefined()
    hand.voice()
    expect(hand.last('LineStarted')?.line.text).toBe('Your name?')
  })
})

describe('a scenario in time-stop (S5)', () => {
  it('S5 begins off the air, with its question put, and answers each answer at once', () => {
    const hand = createHand({}, programmes.timeStop)
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'TIME_STOP', saved: false })
    expect(hand.session.context).toMatchObject([{ kind: 'line', heard: 'Your name?', voiced: false }])
    const heard = { kind: 'words', text: 'my name is Ada', confidence: 1, typed: true, language: null } as const
    expect(hand.do('stepAnswered', { step: null, heard, usage: {} })).toBeUndefined()
    expect(game(hand)).toMatchObject({ score: 100, step: 1 })
    expect(hand.last('ScenarioReady')).toMatchObject({ step: 1 })
    expect(hand.session.queue).toEqual([])
    expect(hand.session.context.map((said) => (said.kind === 'line' ? said.heard : '>'))).toEqual(['Your name?', '>', 'Good.', 'Your papers?'])
  })

  it('S5 waits for the judge, keeps an answer that was being judged when it was saved, and is kept itself', () => {
    const hand = createHand({}, programmes.timeStop)
    const heard = { kind: 'words', text: 'call me the painter', confidence: 1, typed: true, language: null } as const
    hand.do('stepAnswered', { step: null, heard, usage: {} })
    expect(hand.session.ask?.why).toBe('JUDGEMENT')
    expect(hand.do('stepAnswered', { step: null, heard, usage: {} })?.code).toBe('JUDGING')
    const verdict = { outcome: 'CORRECT', intent: 'give_name', reason: 'A name.', reply: null, by: 'MODEL' } as const
    if (hand.session.ask) hand.do('judged', { ask: hand.session.ask.id, verdict })
    expect(game(hand).step).toBe(1)
    if (hand.session.ask) hand.do('writingEnded', { ask: hand.session.ask.id, usage: {} })
    hand.toDeadline()
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'TIME_STOP', saved: true })
    hand.do('stepAnswered', { step: null, heard: { ...heard, text: 'here are my papers' }, usage: {} })
    expect(game(hand).phase).toBe('COMPLETED')
  })

  it('S5 takes over from a live game whose connection never came, with the same score and step', () => {
    const hand = createHand({}, programmes.scenario)
    const answer = (text: string) =>
      hand.do('stepAnswered', { step: null, heard: { kind: 'words', text, confidence: 1, typed: true, language: null }, usage: {} })
    answer('my name is Ada')
    expect(hand.session.state).toMatchObject({ kind: 'OFF_AIR', why: 'TIME_STOP' })
    expect(game(hand)).toMatchObject({ score: 100, step: 1 })
    // The connection comes after all: the game goes on, on the air.
    hand.do('tunedIn', {})
    expect(hand.session.state.kind).toBe('WAITING_FOR_USER')
    answer('here are my papers')
    expect(game(hand)).toMatchObject({ score: 150, phase: 'COMPLETED' })
    expect(hand.session.state.kind).toBe('HOST_SPEAKING')
  })
})

it('S5 E13 an answer that is sent twice is no answer to the next step', () => {
  const hand = createHand({}, programmes.timeStop)
  const heard = { kind: 'words', text: 'my name is Ada', confidence: 1, typed: true, language: null } as const
  expect(hand.do('stepAnswered', { step: 0, heard, usage: {} })).toBeUndefined()
  expect(hand.do('stepAnswered', { step: 0, heard, usage: {} })?.code).toBe('STEP_OVER')
  expect(game(hand)).toMatchObject({ step: 1, livesRemaining: 2 })
})

describe('what a session does not play', () => {
  it('is refused by name', () => {
    const mission = createHand()
    expect(mission.do('resetAsked', { sentMs: 0, totalMs: null })?.code).toBe('WRONG_PROGRAMME')
    expect(mission.do('repeatAsked', { sentMs: 0, totalMs: null })?.code).toBe('WRONG_PROGRAMME')
    expect(mission.do('stepAnswered', { step: null, heard: { kind: 'silence' }, usage: {} })?.code).toBe('WRONG_PROGRAMME')
    expect(mission.do('listeningStarted', {})?.code).toBe('WRONG_PROGRAMME')
    expect(atQuestion().do('listeningStarted', {})?.code).toBe('WRONG_PROGRAMME')
  })
})
