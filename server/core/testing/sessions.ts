import { id } from '../ids.ts'
import type { Effect, SessionEvent } from '../machine.ts'
import { openSession } from '../opening.ts'
import type { Refusal } from '../errors.ts'
import type { Brief } from '../mission.ts'
import type { Rules, Session } from '../session.ts'
import type { ShowEvent, ShowFact } from '../showEvents.ts'
import { nextDeadline, step } from '../step.ts'
import type { LineId, MissionId, PlayerId, SessionId } from '../ids.ts'

export const rules: Rules = {
  timeLimitMs: 300_000,
  targetShare: 0.6,
  warningMs: 30_000,
  interruptible: true,
  pauseMs: 10_000,
  turnMs: 30_000,
  finalMs: 3_000,
  readyMs: 5_000,
  writerMs: 20_000,
  voiceMs: 10_000,
  graceMs: 60_000,
  keptMs: 86_400_000,
  linesAhead: 3,
  memoryTokens: 400,
  faultsInARow: 3,
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

type Told<K extends ShowFact['kind']> = Extract<ShowEvent, { kind: K }>
type Event<T extends SessionEvent['type']> = Omit<Extract<SessionEvent, { type: T }>, 'at' | 'type'>

/** A session under a hand: time moves when it is told to, and effects are kept to look at. */
export function createHand(changed: Partial<Rules> = {}) {
  let at = 1_000_000
  const opened = openSession({
    id: id<SessionId>('s1'),
    playerId: id<PlayerId>('p1'),
    missionId: id<MissionId>('m1'),
    brief,
    direction: 'Play it tense.',
    cast: brief.characters.map(({ name, role }, index) => ({ name, role, voice: `voice-${index}`, colour: '#ffcc66' })),
    rules: { ...rules, ...changed },
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
      hand.do('lineVoiced', { lineId })
      return lineId
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
      const heard = { kind: 'words', text, confidence: 0.9, typed: false } as const
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
