import { id } from '../ids.ts'
import type { Effect, SessionEvent } from '../machine.ts'
import type { Persona } from '../conversation.ts'
import { newConversation } from '../conversationPlay.ts'
import { openSession } from '../opening.ts'
import type { Programme } from '../programme.ts'
import { Scenario } from '../scenario.ts'
import { newGame } from '../scenarioPlay.ts'
import { newScore } from '../score.ts'
import type { Refusal } from '../errors.ts'
import type { Brief } from '../mission.ts'
import type { Language, Rules, Session } from '../session.ts'
import type { ShowEvent, ShowFact } from '../showEvents.ts'
import { nextDeadline, step } from '../step.ts'
import type { CharacterId, LineId, MissionId, PlayerId, SessionId } from '../ids.ts'

export const rules: Rules = {
  timeLimitMs: 300_000,
  warningMs: 30_000,
  interruptible: true,
  pauseMs: 10_000,
  turnMs: 30_000,
  settleMs: 400,
  finalMs: 3_000,
  readyMs: 5_000,
  writerMs: 20_000,
  voiceMs: 10_000,
  patienceMs: 3_000,
  graceMs: 60_000,
  keptMs: 86_400_000,
  linesAhead: 3,
  memoryTokens: 400,
  faultsInARow: 3,
  budget: null,
}

export const brief: Brief = {
  title: 'The tower',
  story: 'They jam the band.',
  task: 'Have the power cut.',
  frequency: 98.3,
  characters: [
    { name: 'Mara', role: 'host', personality: 'dry', sound: 'low and calm', gender: 'feminine' },
    { name: 'Otto', role: 'engineer', personality: 'nervous', sound: 'fast', gender: 'masculine' },
  ],
  listeners: 1000,
}

/** Two steps, two lives; the second step costs both of them, and no points. */
export const scenario: Scenario = Scenario.parse({
  id: 'gate',
  title: 'The gate',
  kind: 'checkpoint',
  language: 'en',
  level: 'B1',
  summary: 'Get past the gate.',
  host: { name: 'Vera', role: 'guard', personality: 'stern', sound: 'low', gender: 'feminine' },
  lives: 2,
  reward: 100,
  penalties: { WRONG_LANGUAGE: { lives: 1, points: 10 }, INCORRECT_ANSWER: { lives: 1, points: 30 } },
  replies: {
    right: ['Good.'],
    wrong: ['No.'],
    wrongLanguage: ['In English.'],
    unheard: ['I did not hear you.'],
    completed: 'You may pass.',
    outOfLives: 'Take them away.',
  },
  steps: [
    {
      id: 'name',
      says: 'Your name?',
      hint: 'Say who you are.',
      expects: [{ name: 'give_name', about: 'says a name', examples: ['my name is Ada', 'I am Ada'] }],
      mistakes: [{ name: 'refuse', about: 'will not say', examples: ['none of your business'], reply: 'It is my business.' }],
    },
    {
      id: 'papers',
      says: 'Your papers?',
      hint: 'Show them.',
      expects: [{ name: 'show_papers', about: 'shows papers', examples: ['here are my papers'] }],
      reply: 'In order.',
      reward: 50,
      penalties: { INCORRECT_ANSWER: { lives: 2, points: 0 } },
    },
  ],
})

export const personas: readonly Persona[] = brief.characters.map((character, index) => ({
  ...character,
  id: id<CharacterId>(`c${index + 1}`),
  playerId: id<PlayerId>('p1'),
  active: true,
  createdAt: index,
  updatedAt: index,
}))

const speakers = brief.characters.map(({ name, role }, index) => ({ name, role, voice: `voice-${index}`, colour: '#ffcc66' }))
const host = { name: 'Vera', role: 'guard', voice: 'voice-2', colour: '#ffcc66' }
const modelSettings = { model: 'm', temperature: null, topP: null, topK: null, presencePenalty: null, frequencyPenalty: null }

/** The programmes that a hand can be given. */
export const programmes = {
  mission: {
    kind: 'mission',
    missionId: id<MissionId>('m1'),
    brief,
    direction: 'Play it tense.',
    targetShare: 0.6,
    score: newScore(brief.listeners),
  },
  scenario: newGame(scenario, false),
  timeStop: newGame(scenario, true),
  conversation: newConversation({ characters: personas, openCast: true, settings: modelSettings, cast: speakers }),
} satisfies Record<string, Programme>

type Told<K extends ShowFact['kind']> = Extract<ShowEvent, { kind: K }>
type Event<T extends SessionEvent['type']> = Omit<Extract<SessionEvent, { type: T }>, 'at' | 'type'>

/** A session under a hand: time moves when it is told to, and effects are kept to look at. */
export function createHand(changed: Partial<Rules> = {}, programme: Programme = programmes.mission) {
  let at = 1_000_000
  const opened = openSession({
    id: id<SessionId>('s1'),
    playerId: id<PlayerId>('p1'),
    programme,
    cast: programme.kind === 'scenario' ? [host] : speakers,
    rules: { ...rules, ...(programme.kind !== 'mission' && { timeLimitMs: null }), ...changed },
    at,
  })
  let session: Session = opened.session
  let effects: Effect[] = [...opened.effects]
  const told: ShowEvent[] = []

  function take(event: SessionEvent): Refusal | undefined {
    const stepped = step(session, event)
    session = stepped.session
    effects = [...stepped.effects]
    for (const effect of stepped.effects) if (effect.type === 'tell') told.push(effect.event)
    return stepped.refusal
  }

  const hand = {
    get at() {
      return at
    },
    get session() {
      return session
    },
    /** Effects of the last step. */
    get effects() {
      return effects
    },
    told,
    last<K extends ShowFact['kind']>(kind: K): Told<K> | undefined {
      return told.findLast((event): event is Told<K> => event.kind === kind)
    },
    do<T extends SessionEvent['type']>(type: T, facts: Event<T>): Refusal | undefined {
      return take({ at, type, ...facts } as unknown as SessionEvent)
    },
    wait(ms: number): void {
      at += ms
    },
    /** To the next deadline, and a tick there. */
    toDeadline(): void {
      at = Math.max(at, nextDeadline(session) ?? at)
      take({ at, type: 'tick' })
    },
    /** The writer answers what it was last asked: the score, then lines by name, `...` for a pause. */
    write(lines: readonly (readonly [string, string] | '...' | number)[], percent = 0, reason = 'because'): void {
      const ask = session.ask?.id
      if (!ask) throw new Error('nothing is asked')
      hand.do('reactionWritten', { ask, percent, reason })
      for (const line of lines) {
        const item =
          line === '...'
            ? ({ kind: 'pause', hint: 'Say something.' } as const)
            : typeof line === 'number'
              ? ({ kind: 'gap', ms: line } as const)
              : ({ kind: 'line', speaker: line[0], text: line[1] } as const)
        hand.do('itemWritten', { ask, item })
      }
      hand.do('writingEnded', { ask, usage: { inputTokens: 100, outputTokens: 10 } })
    },
    /** The line on the air is voiced, sent and heard. */
    hearLine(ms = 2000): LineId {
      const lineId = hand.voice()
      at += ms
      hand.do('lineSpoken', { lineId, rtpTimestamp: 48 * ms, durationMs: ms })
      hand.do('readyReceived', { lineId })
      return lineId
    },
    voice(): LineId {
      const { state } = session
      if (state.kind !== 'HOST_SPEAKING' || state.moment.step !== 'voicing') throw new Error(`no line is voiced in ${state.kind}`)
      const { id: lineId } = state.moment.line
      hand.do('lineVoiced', { lineId, totalMs: 1_000 })
      return lineId
    },
    type(text: string, language: Language | null = null): Refusal | undefined {
      return hand.do('typed', { text, language, sentMs: 0, totalMs: null })
    },
    press(sentMs = 0, totalMs: number | null = null): Refusal | undefined {
      return hand.do('talkPressed', { sentMs, totalMs })
    },
    /** Press, speak, release, transcript. */
    speak(text: string, ms = 1500): void {
      hand.press()
      at += ms
      hand.do('talkReleased', {})
      at += 700
      const { state } = session
      if (state.kind !== 'USER_SPEAKING') throw new Error(`not speaking but ${state.kind}`)
      const heard = { kind: 'words', text, confidence: 0.9, typed: false, language: null } as const
      hand.do('heard', { turn: state.turn, heard, usage: { earSeconds: ms / 1000 } })
    },
    /** A show at the player's turn: two lines heard, then a pause. */
    atPause(): void {
      hand.do('tunedIn', {})
      hand.write([['Mara', 'Good evening, this is the underground.'], ['Otto', 'Somebody is calling.'], '...'])
      hand.hearLine()
      hand.hearLine()
    },
  }
  return hand
}
