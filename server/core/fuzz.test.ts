import { describe, expect, it } from 'vitest'
import { id, type AskId, type LineId, type TurnId } from './ids.ts'
import type { Effect, SessionEvent } from './machine.ts'
import { onAirMs, type Session } from './session.ts'
import { nextDeadline, step } from './step.ts'
import { createDice, type Dice } from './testing/dice.ts'
import { createHand, personas, programmes } from './testing/sessions.ts'

/** What a radio that carries out the effects would be doing: what it must never do is what the invariants are about. */
function createRadio() {
  const playing = new Set<LineId>()
  const voices = new Set<LineId>()
  const listening = new Set<TurnId>()
  const writing = new Set<AskId>()
  let detecting = false
  let hissing = false

  function carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'speak':
        return void voices.add(effect.line.id)
      case 'voiceAhead':
        expect(voices.has(effect.line.id), 'a line is voiced ahead once').toBe(false)
        return void voices.add(effect.line.id)
      case 'play':
        expect(voices.has(effect.lineId), 'what is played was voiced').toBe(true)
        return void playing.add(effect.lineId)
      case 'cutOff':
        voices.delete(effect.lineId)
        return void playing.delete(effect.lineId)
      case 'forget':
        for (const lineId of effect.lineIds) voices.delete(lineId)
        return
      case 'listen':
        return void listening.add(effect.turn)
      case 'stopListening':
        return void listening.delete(effect.turn)
      case 'write':
        return void writing.add(effect.ask.id)
      case 'stopWriting':
        return void writing.delete(effect.ask)
      case 'detectSpeech':
      case 'ignoreSpeech':
        return void (detecting = effect.type === 'detectSpeech')
      case 'hiss':
        expect(effect.on, 'E14 static is switched, not said twice').toBe(!hissing)
        return void (hissing = effect.on)
      case 'close':
        detecting = false
        for (const set of [playing, voices, listening, writing]) set.clear()
        return
      default:
        return
    }
  }

  /** What comes back from outside takes the work off the list. */
  function answered(event: SessionEvent): void {
    if (event.type === 'lineSpoken') {
      playing.delete(event.lineId)
      voices.delete(event.lineId)
    }
    if (event.type === 'heard') listening.delete(event.turn)
    if (event.type === 'writingEnded' || event.type === 'writingFailed') writing.delete(event.ask)
  }

  return {
    playing,
    voices,
    listening,
    writing,
    get hissing() {
      return hissing
    },
    get detecting() {
      return detecting
    },
    carryOut,
    answered,
  }
}

/** Something that could happen now: mostly what fits, often what is late, doubled, or for nobody. */
function anyEvent(dice: Dice, session: Session, at: number): SessionEvent {
  const { state, ask } = session
  const line = state.kind === 'HOST_SPEAKING' && 'line' in state.moment ? state.moment.line.id : id<LineId>('l1')
  const lineId = dice.below(6) > 0 ? line : id<LineId>(`l${dice.below(40)}`)
  const turn = dice.below(6) > 0 ? id<TurnId>(`t${session.counters.turn}`) : id<TurnId>(`t${dice.below(40)}`)
  const askId = dice.below(6) > 0 && ask ? ask.id : id<AskId>(`a${dice.below(40)}`)
  const fault = { service: 'WRITER', message: 'fault', retryable: true } as const
  const speaker = dice.one(['Mara', 'Otto'])
  const items = [
    { kind: 'line', speaker, text: 'a line of a few words' },
    { kind: 'line', speaker, text: 'and another one' },
    { kind: 'gap', ms: 500 },
    { kind: 'pause', hint: 'speak' },
  ] as const
  const heard = dice.one([
    { kind: 'words', text: 'cut the power', confidence: 0.8, typed: false, language: null },
    { kind: 'words', text: 'my name is Ada', confidence: 0.95, typed: false, language: null },
    { kind: 'words', text: 'ich heiße Ada', confidence: 0.9, typed: false, language: { code: 'de', confidence: 0.95 } },
    { kind: 'words', text: 'here are my papers', confidence: 0.95, typed: false, language: null },
    { kind: 'words', text: 'Otto and Mara, what now?', confidence: 0.9, typed: false, language: null },
    { kind: 'silence' },
    { kind: 'unintelligible' },
  ] as const)
  const progress = { sentMs: dice.below(3000), totalMs: dice.one([null, 0, 2000]) }
  return dice.one<() => SessionEvent>([
    () => ({ type: 'tick', at }),
    () => ({ type: 'tick', at }),
    () => ({ type: 'tunedIn', at }),
    () => ({ type: 'tunedIn', at }),
    () => dice.one<SessionEvent>([{ type: 'clientLost', at }, { type: 'clientLost', at }, { type: 'left', at }, { type: 'recovered', at }, { type: 'tunedIn', at }, { type: 'tick', at }]),
    () => ({ type: 'reactionWritten', at, ask: askId, percent: dice.below(60) - 25, reason: 'reason' }),
    () => ({ type: 'itemWritten', at, ask: askId, item: dice.one(items) }),
    () => ({ type: 'itemWritten', at, ask: askId, item: dice.one(items) }),
    () => ({ type: 'itemWritten', at, ask: askId, item: dice.one(items) }),
    () => ({ type: 'writingEnded', at, ask: askId, usage: { inputTokens: 10 } }),
    () => ({ type: 'writingFailed', at, ask: askId, fault, usage: {} }),
    () => ({ type: 'usageCounted', at, usage: { inputTokens: 5 } }),
    () => ({ type: 'lineVoiced', at, lineId, totalMs: null }),
    () => ({ type: 'lineVoiced', at, lineId, totalMs: null }),
    () => ({ type: 'voiceFailed', at, lineId, fault: { ...fault, service: 'VOICE' } }),
    () => ({ type: 'lineSpoken', at, lineId, rtpTimestamp: dice.below(2 ** 32), durationMs: 900 }),
    () => ({ type: 'lineSpoken', at, lineId, rtpTimestamp: dice.below(2 ** 32), durationMs: 900 }),
    () => ({ type: 'readyReceived', at, lineId }),
    () => ({ type: 'readyReceived', at, lineId }),
    () => ({ type: 'talkPressed', at, ...progress }),
    () => ({ type: 'talkReleased', at }),
    () => ({ type: 'typed', at, text: dice.one(['wake up', 'I am Ada', 'everyone?']), language: null, ...progress }),
    () => ({ type: 'partialHeard', at, turn, text: dice.one(['cut', 'my name is Ada']), confidence: dice.one([0.5, 0.95]), language: null }),
    () => ({ type: 'stableHeard', at, turn, text: 'cut', confidence: 0.5 }),
    ...ofOwn(dice, session, at, askId, heard, progress),
    () => ({ type: 'heard', at, turn, heard, usage: { earSeconds: 1 } }),
    () => ({ type: 'heard', at, turn, heard, usage: { earSeconds: 1 } }),
    () => ({ type: 'earFailed', at, turn, fault: { ...fault, service: 'EAR' } }),
    () => ({ type: 'storeFailed', at, fault: { ...fault, service: 'STORE' } }),
    () => ({ type: 'summarised', at, upTo: session.summary.asked ?? 3, text: dice.one([null, 'summary']), usage: {} }),
  ])()
}

type Heard = Extract<SessionEvent, { type: 'heard' }>['heard']
type Progress = { readonly sentMs: number; readonly totalMs: number | null }

/** What happens in one programme only; now and then something of another one. */
function ofOwn(dice: Dice, session: Session, at: number, ask: AskId, heard: Heard, progress: Progress): (() => SessionEvent)[] {
  const kind = dice.oneIn(20) ? dice.one(['scenario', 'conversation'] as const) : session.programme.kind
  const outcome = dice.one(['CORRECT', 'CORRECT', 'INCORRECT_ANSWER', 'WRONG_LANGUAGE', 'UNHEARD'] as const)
  const verdict = { outcome, intent: null, reason: 'so', reply: dice.one([null, 'Well.']), by: 'MODEL' } as const
  const text = dice.one(['Well. I ', 'do not know ', 'what to say. ', 'Dr. Ada said so! ', 'No'])
  const persona = { ...dice.one(personas), active: dice.below(4) > 0, updatedAt: at }
  if (kind === 'scenario')
    return [
      () => ({ type: 'judged', at, ask, verdict }),
      () => ({ type: 'judged', at, ask, verdict }),
      () => ({ type: 'stepAnswered', at, step: dice.one([null, null, 0, 1]), heard, usage: {} }),
      () => ({ type: 'repeatAsked', at, ...progress }),
      () => ({ type: 'answerAwaited', at }),
      () => (dice.oneIn(4) ? { type: 'resetAsked', at, ...progress } : { type: 'judged', at, ask, verdict }),
    ]
  if (kind === 'conversation')
    return [
      () => ({ type: 'textWritten', at, ask, text }),
      () => ({ type: 'textWritten', at, ask, text }),
      () => ({ type: 'textWritten', at, ask, text }),
      () => dice.one<SessionEvent>([{ type: 'listeningStarted', at }, { type: 'listeningStopped', at }]),
      () => dice.one<SessionEvent>([{ type: 'speechStarted', at, ...progress }, { type: 'speechStopped', at }]),
      () => ({ type: 'personaChanged', at, persona, voice: 'voice-9', colour: '#ffffff' }),
      () => ({ type: 'settingsChanged', at, settings: { ...nothingSet, temperature: dice.below(2) } }),
    ]
  return []
}

const nothingSet = { model: 'm', temperature: null, topP: null, topK: null, presencePenalty: null, frequencyPenalty: null }

/** What must be so of a programme at any time. */
function stands({ programme, context, ask, queue }: Session): void {
  switch (programme.kind) {
    case 'mission': {
      const { score } = programme
      expect(score.awakened, 'the score is never negative').toBeGreaterThanOrEqual(0)
      expect(score.awakened, 'the score never passes the listeners').toBeLessThanOrEqual(score.listeners)
      const turns = score.changes.map((change) => change.turn)
      return expect(new Set(turns).size, 'E13 one score per turn').toBe(turns.length)
    }
    case 'scenario': {
      const { results, score, livesRemaining, phase, judging } = programme
      const turns = results.map((result) => result.turn)
      expect(new Set(turns).size, 'E13 one verdict per turn').toBe(turns.length)
      const sum = (of: 'scoreDelta' | 'livesDelta'): number => results.reduce((total, result) => total + result[of], 0)
      expect(sum('scoreDelta'), 'S2 the changes add up to the score').toBe(score)
      expect(programme.scenario.lives + sum('livesDelta'), 'S2 the changes add up to the lives').toBe(livesRemaining)
      expect(Math.min(score, livesRemaining), 'S3 nothing falls below 0').toBeGreaterThanOrEqual(0)
      expect(phase === 'OUT_OF_LIVES', 'S6 out of lives is out of lives').toBe(livesRemaining === 0)
      if (judging) return expect(turns, 'S3 what is being judged is not judged yet').not.toContain(judging.turn)
      return expect(ask?.begun ?? true, 'S3 a verdict is asked for an answer only').toBe(true)
    }
    case 'conversation': {
      const { messages, writing } = programme
      expect(messages.map(({ id: messageId }) => messageId), 'C3 ids in order').toEqual(messages.map((_, index) => `m${index + 1}`))
      const open = messages.filter(({ status }) => status === 'WRITING')
      expect(open.map(({ id: messageId }) => messageId), 'C3 one message is written at a time').toEqual(writing ? [writing.message] : [])
      for (const { id: messageId, author, status, text } of messages) {
        if (author.kind === 'player') continue
        const of = context.flatMap((said) => (said.kind === 'line' && said.line.message === messageId ? [said.heard] : []))
        const heard = of.filter(Boolean).join(' ')
        if (status === 'COMPLETE' || status === 'INTERRUPTED')
          expect(heard, 'C3 E7 a message is word for word what was heard').toBe(text.trim())
        const waiting = queue.filter((next) => next.kind === 'line' && next.line.message === messageId)
        if (status === 'COMPLETE') expect(waiting, 'C5 no line comes after the end').toEqual([])
      }
      return
    }
    default:
      return programme satisfies never
  }
}

function holds(session: Session, radio: ReturnType<typeof createRadio>, at: number): void {
  const { state, clock, rules } = session
  stands(session)
  const spent = onAirMs(clock, at)
  expect(spent, 'the clock is never negative').toBeGreaterThanOrEqual(0)
  expect(clock.spentMs, 'the clock never passes the limit').toBeLessThanOrEqual(rules.timeLimitMs ?? Infinity)
  const due = nextDeadline(session)
  expect(state.kind === 'ENDED' || Number.isFinite(due), 'E1 every state but ENDED has a deadline').toBe(true)

  const moment = state.kind === 'HOST_SPEAKING' ? state.moment : null
  expect(radio.playing.size, 'never two speakers at once').toBeLessThanOrEqual(1)
  if (radio.playing.size > 0) expect(moment?.step, 'nobody is heard outside of their line').toBe('onAir')
  expect(radio.writing.size, 'E11 never two batches at once').toBeLessThanOrEqual(1)
  expect([...radio.writing], 'what is written is what is asked').toEqual(session.ask ? [session.ask.id] : [])
  const wanted = new Set([session.ahead, moment && 'line' in moment ? moment.line.id : null])
  for (const lineId of radio.voices) expect(wanted, 'no voice is made for nothing').toContain(lineId)
  const mic = state.kind === 'USER_SPEAKING' ? state.turn : state.kind === 'OFF_AIR' ? state.awaiting : null
  for (const turn of radio.listening) expect(turn, 'E17 the microphone is heard in a turn only').toBe(mic)
  if (state.kind !== 'USER_SPEAKING' && state.kind !== 'OFF_AIR') expect(radio.listening.size).toBe(0)
  const off = state.kind === 'OFF_AIR' || state.kind === 'ENDED'
  expect(radio.detecting, 'C7 a voice opens turns while listening is on, on the air').toBe(session.listening && !off)
  const listened = state.kind === 'USER_SPEAKING' || state.kind === 'WAITING_FOR_USER'
  if (listened || off) expect(radio.hissing, 'E14 no static while the player has the word, or is gone').toBe(false)
  if (radio.hissing) expect(session.weak, 'E14 static has a reason').not.toBeNull()
  if (session.emptySince !== null) expect(due, 'E14 nobody listens to nothing for ever').toBeLessThan(Infinity)
  if (off) expect(clock.since, 'the clock stands still off the air').toBeNull()
  if (state.kind !== 'PREPARING' && state.kind !== 'OFF_AIR' && state.kind !== 'ENDED')
    expect(session.present, 'nothing is on the air for nobody').toBe(true)
}

/** So dear that a few lines and requests spend a budget of cents (E15). */
const prices = { inputTokensPerMillion: 100, outputTokensPerMillion: 100, voiceCharactersPerThousand: 0.3, earMinute: 0.1 }

describe('E2 the machine under any events', () => {
  const seeds = Array.from({ length: 400 }, (_, index) => index + 1)
  const steps = 200

  it(`holds every invariant over ${seeds.length * steps} steps, replays to the same session, and comes to an end`, () => {
    const ends: Record<string, number> = {}
    for (const seed of seeds) {
      const dice = createDice(seed)
      const name = dice.one(['mission', 'mission', 'scenario', 'timeStop', 'conversation', 'conversation'] as const)
      const share = { targetShare: dice.one([0.6, 0.2]) }
      const programme = name === 'mission' ? { ...programmes.mission, ...share } : programmes[name]
      const limit = name === 'mission' ? { timeLimitMs: 60_000 + dice.below(200_000) } : {}
      const budget = dice.oneIn(4) ? { dollars: 0.01 + dice.below(10) / 100, prices } : null
      const hand = createHand({ ...limit, interruptible: dice.below(4) > 0, budget }, programme)
      const first = hand.session
      const opened = hand.effects.filter((effect) => effect.type === 'tell').length
      const radio = createRadio()
      for (const effect of hand.effects) radio.carryOut(effect)
      const log: SessionEvent[] = []
      let session = first
      let at = hand.at
      let seq = opened

      const take = (event: SessionEvent): void => {
        const before = session
        const { session: next, effects, refusal } = step(session, event)
        const where = `seed ${seed}, step ${log.length}, ${event.type} in ${before.state.kind}`
        if (refusal) expect(next, `${where}: a refusal changes nothing`).toBe(before)
        if (before.state.kind === 'ENDED') expect(next, `${where}: ENDED is final`).toBe(before)
        if (next === before) {
          expect(effects, `${where}: what changes nothing does nothing`).toEqual([])
          return
        }
        radio.answered(event)
        for (const effect of effects) {
          radio.carryOut(effect)
          if (effect.type === 'tell') expect(effect.event.seq, `${where}: E3 no gap in the feed`).toBe((seq += 1))
        }
        session = next
        log.push(event)
        try {
          holds(session, radio, at)
        } catch (error) {
          throw new Error(where, { cause: error })
        }
      }

      for (let count = 0; count < steps; count += 1) {
        at += dice.one([0, 0, 20, 200, 1500, 8000])
        take(anyEvent(dice, session, at))
      }
      const folded = log.reduce((before, event) => step(before, event).session, first)
      expect(folded, `seed ${seed}: E2 the log replays to the same session`).toEqual(session)

      // From here on the world is silent: no provider answers, no client says anything.
      for (let ticks = 0; session.state.kind !== 'ENDED'; ticks += 1) {
        expect(ticks, `seed ${seed}: E1 nothing waits for ever, but ${session.state.kind} does`).toBeLessThan(300)
        at = Math.max(at, nextDeadline(session) ?? at)
        const before = session
        take({ type: 'tick', at })
        expect(session, `seed ${seed}: a tick at a deadline moves ${before.state.kind} on`).not.toBe(before)
      }
      const { outcome } = session.state
      ends[outcome] = (ends[outcome] ?? 0) + 1
    }
    expect(Object.keys(ends).sort(), 'every kind of end was seen').toEqual([
      'ABANDONED',
      'BUDGET_SPENT',
      'COMPLETED',
      'OUT_OF_LIVES',
      'TIME_UP',
      'WON',
    ])
  })
})
