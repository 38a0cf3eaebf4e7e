import type { Message, ModelSettings, Persona } from '../conversation.ts'
import {
  id,
  type CharacterId,
  type LineId,
  type MessageId,
  type PlayerId,
  type SessionId,
  type TurnId,
} from '../ids.ts'
import { openSession } from '../opening.ts'
import type { ConversationProgramme, Programme, ScenarioProgramme } from '../programme.ts'
import { Scenario } from '../scenario.ts'
import type { Heard, Line, Said, Session } from '../session.ts'
import { rules } from './sessions.ts'

/** A session as a prompt sees it: what is played, what was said and what waits; the rest is as it is at the start. */
export function sessionPlaying(programme: Programme, changed: Partial<Session> = {}): Session {
  const opening = { id: id<SessionId>('s1'), playerId: id<PlayerId>('p1'), programme, cast: [], rules, at: 0 }
  const { session } = openSession({ ...opening, rules: { ...rules, memoryTokens: 1200 } })
  return { ...session, ask: null, queue: [], context: [], opened: true, present: true, ...changed }
}

export function words(text: string, confidence = 0.9): Extract<Heard, { kind: 'words' }> {
  return { kind: 'words', text, confidence, typed: false, language: null }
}

export function playerSaid(turn: string, heard: Heard): Said {
  return { kind: 'player', at: 0, turn: id<TurnId>(turn), heard }
}

export function lineOf(speaker: string, text: string, message: string | null = null): Line {
  return {
    id: id<LineId>(`l-${text.length}`),
    speaker,
    text,
    message: message === null ? null : id<MessageId>(message),
  }
}

export function lineSaid(speaker: string, text: string, message: string | null = null, heard = text): Said {
  const line = lineOf(speaker, text, message)
  return { kind: 'line', at: 0, line, heard, interrupted: heard !== text, voiced: true }
}

export const cafe = Scenario.parse({
  id: 'cafe',
  title: 'The café on the corner',
  kind: 'language',
  language: 'es',
  level: 'A1',
  summary: 'You order something in a café in Madrid.',
  host: {
    name: 'Lucía',
    role: 'waitress',
    personality: 'quick and friendly',
    sound: 'warm',
    gender: 'feminine',
  },
  lives: 3,
  reward: 100,
  penalties: {
    WRONG_LANGUAGE: { lives: 1, points: 20 },
    INCORRECT_ANSWER: { lives: 1, points: 10 },
  },
  replies: {
    right: ['Muy bien.'],
    wrong: ['No le entiendo.'],
    wrongLanguage: ['En español, por favor.'],
    unheard: ['¿Cómo dice?'],
    completed: '¡Hasta luego!',
    outOfLives: 'Lo siento, cerramos.',
  },
  steps: [
    {
      id: 'order',
      says: 'Buenos días. ¿Qué le pongo?',
      hint: 'Order something to drink.',
      expects: [
        {
          name: 'order_drink',
          about: 'orders something to drink',
          examples: ['Un café con leche, por favor', 'Quisiera un té', 'Me pone una cerveza'],
        },
      ],
      mistakes: [{ name: 'asks_bill', about: 'asks for the bill', examples: ['La cuenta, por favor'] }],
    },
  ],
})

/** A scenario at its first step, with an answer that is being judged. */
export function judging(
  scenario: Scenario,
  heard: Extract<Heard, { kind: 'words' }>,
  step = 0,
): ScenarioProgramme {
  return {
    kind: 'scenario',
    scenario,
    timeStop: false,
    phase: 'PLAYING',
    step,
    asked: true,
    score: 0,
    livesRemaining: scenario.lives,
    judging: { turn: id<TurnId>('t9'), heard },
    results: [],
    unanswered: 0,
  }
}

export function persona(name: string, changed: Partial<Persona> = {}): Persona {
  return {
    id: id<CharacterId>(`c-${name}`),
    playerId: id<PlayerId>('p1'),
    name,
    role: 'retired sailor',
    personality: 'Dry. He collects maps.',
    sound: 'low and slow',
    gender: 'masculine',
    active: true,
    createdAt: 0,
    updatedAt: 0,
    ...changed,
  }
}

/** A conversation in which the character of `writing` is about to write. */
export function talking(
  characters: readonly Persona[],
  writing: Persona,
  changed: Partial<ConversationProgramme> = {},
): ConversationProgramme {
  const message = id<MessageId>('m9')
  const written: Message = {
    id: message,
    author: { kind: 'character', id: writing.id, name: writing.name },
    at: 0,
    text: '',
    status: 'WRITING',
  }
  const settings: ModelSettings = {
    model: 'gemini-3.5-flash-lite',
    temperature: null,
    topP: null,
    topK: null,
    presencePenalty: null,
    frequencyPenalty: null,
  }
  return {
    kind: 'conversation',
    began: { settings, characters, cast: [] },
    settings,
    characters,
    openCast: false,
    messages: [written],
    toAnswer: [],
    cutOff: [],
    addressed: null,
    writing: { message, rest: '' },
    ...changed,
  }
}
