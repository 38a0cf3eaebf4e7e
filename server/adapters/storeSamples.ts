import type { ModelSettings, Persona } from '../core/conversation.ts'
import { id, type CharacterId, type LineId, type MissionId } from '../core/ids.ts'
import type { Ms, PlayerId, SessionId, TurnId } from '../core/ids.ts'
import { type Brief, type Mission, newMission } from '../core/mission.ts'
import type { LogEntry, SignIn } from '../core/ports.ts'
import type { ConversationProgramme, ScenarioProgramme } from '../core/programme.ts'
import { Scenario } from '../core/scenario.ts'
import { newScore } from '../core/score.ts'
import type { Said, Session, State } from '../core/session.ts'
import { nothingUsed } from '../core/usage.ts'

// What the tests put into the stores: whole values of the core, with text in them that is hard to keep.

/** Quotes, operators of query languages, controls, both directions of writing, an emoji of four code points. */
export const hardText = [
  `'"\`; DROP TABLE players; -- {"$gt": ""} $where a.b \\u0000`,
  '\u0000\t\r\n\u2028',
  'Ελλάδα עברית 日本語 👩🏽‍🚀 ﷽',
].join(' ')

/** Ids that mean something to some database, or to JavaScript. */
export const hostileIds = [
  ...['$where', '__proto__', 'a.b', 'a', 'a:1', "' OR 1=1; --", '%', ''],
  hardText,
  'x'.repeat(20_000),
]

/** What a store throws, to be matched. */
export function faultOfStore(retryable: boolean) {
  return { name: 'ProviderFailure', fault: { service: 'STORE', retryable } }
}

const brief: Brief = {
  title: 'The tower',
  story: hardText,
  task: 'Have the power cut.',
  frequency: 98.7,
  characters: [
    { name: 'Ava', role: 'host', personality: hardText, sound: 'young, quick', gender: 'feminine' },
    { name: 'Rex "$1"', role: 'engineer', personality: '', sound: 'old, slow', gender: 'masculine' },
  ],
  listeners: 10_000_000,
}

export function sampleMission(name: string, playerId: string, createdAt: Ms = 1_795_000_000_000): Mission {
  const wish = { theme: hardText, timeLimitMs: 300_000, targetShare: 0.1 + 0.2 }
  return newMission({ id: id<MissionId>(name), playerId: id<PlayerId>(playerId), wish, brief, createdAt })
}

export function sampleSession(name: string, missionId: string, facts: Partial<Session> = {}): Session {
  return {
    id: id<SessionId>(name),
    playerId: id<PlayerId>('p1'),
    programme: {
      kind: 'mission',
      missionId: id<MissionId>(missionId),
      brief,
      direction: hardText,
      targetShare: 1 / 3,
      score: newScore(10_000_000),
    },
    rules: {
      timeLimitMs: 300_000,
      warningMs: 30_000,
      interruptible: true,
      pauseMs: 10_000,
      turnMs: 30_000,
      settleMs: 400,
      finalMs: 1500,
      readyMs: 5000,
      writerMs: 20_000,
      voiceMs: 8000,
      patienceMs: 3000,
      graceMs: 60_000,
      keptMs: 86_400_000,
      linesAhead: 3,
      memoryTokens: 4000,
      faultsInARow: 3,
      budget: null,
    },
    cast: [{ name: 'Ava', role: 'host', voice: 'aura-2-thalia-en', colour: '#ffcc00' }],
    openedAt: 1_795_000_000_000,
    state: { kind: 'PREPARING', deadline: 1_795_000_020_000.125 },
    seq: 2 ** 53 - 1,
    counters: { line: 2 ** 31, turn: 0, ask: -1 },
    clock: { spentMs: 0, since: null, warned: false },
    queue: [
      { kind: 'line', line: { id: id('l1'), speaker: 'Ava', text: hardText, message: null } },
      { kind: 'gap', ms: 250 },
    ],
    ahead: null,
    ask: null,
    context: [],
    summary: { text: '', upTo: 0, asked: null, notBefore: 0 },
    opened: true,
    unanswered: null,
    present: false,
    listening: false,
    closing: null,
    faultsInARow: 0,
    faults: [{ service: 'WRITER', message: hardText, retryable: true }],
    weak: null,
    emptySince: null,
    discards: { LATE: 1 },
    usage: nothingUsed,
    latencies: [],
    ...facts,
  }
}

export function samplePersona(name: string, playerId: string, facts: Partial<Persona> = {}): Persona {
  return {
    ...{ id: id<CharacterId>(name), playerId: id<PlayerId>(playerId), name: 'Léa "$1"', role: 'baker' },
    ...{ personality: hardText, sound: 'warm, slow', gender: 'feminine', active: true },
    ...{ createdAt: 1_795_000_000_000.5, updatedAt: 1_795_000_000_000.5 },
    ...facts,
  }
}

const scenario = Scenario.parse({
  id: 'at-the-bakery',
  title: 'At the bakery',
  kind: 'language',
  language: 'fr',
  level: 'A1',
  summary: hardText,
  host: { name: 'Léa', role: 'baker', personality: hardText, sound: 'warm, slow', gender: 'feminine' },
  lives: 3,
  reward: 100,
  penalties: { WRONG_LANGUAGE: { lives: 1, points: 50 }, INCORRECT_ANSWER: { lives: 1, points: 25 } },
  replies: {
    ...{ right: ['Très bien.'], wrong: ['Pardon ?'], wrongLanguage: ['En français !'], unheard: ['Oui ?'] },
    ...{ completed: 'Au revoir !', outOfLives: 'La boulangerie ferme.' },
  },
  steps: [
    {
      id: 'order',
      says: 'Bonjour, vous désirez ?',
      hint: 'Ask for bread.',
      expects: [{ name: 'order_bread', about: hardText, examples: ['une baguette', hardText] }],
      penalties: { INCORRECT_ANSWER: { lives: 0, points: 10 } },
    },
  ],
})

/** A scenario with one wrong answer behind it and one that is being judged. */
export function sampleScenarioSession(name: string, facts: Partial<Session> = {}): Session {
  const programme: ScenarioProgramme = {
    kind: 'scenario',
    scenario,
    timeStop: false,
    phase: 'PLAYING',
    step: 0,
    asked: true,
    score: 0,
    livesRemaining: 2,
    judging: {
      turn: id('t2'),
      heard: {
        ...{ kind: 'words', text: hardText, confidence: 1 / 3, typed: false },
        language: { code: 'fr', confidence: 0.9 },
      },
    },
    results: [
      {
        turn: id('t1'),
        step: 0,
        at: 1_795_000_010_000.25,
        transcript: hardText,
        confidence: 0.1 + 0.2,
        language: null,
        verdict: { outcome: 'WRONG_LANGUAGE', intent: null, reason: 'English.', reply: null, by: 'RULE' },
        reply: 'Go on.',
        scoreDelta: 0,
        livesDelta: -1,
      },
    ],
    unanswered: 0,
  }
  const { faults, ...session } = sampleSession(name, '')
  const [fault = null] = faults
  const prices = {
    ...{ inputTokensPerMillion: 0.1 + 0.2, outputTokensPerMillion: 2.5 },
    ...{ voiceCharactersPerThousand: 0.03, earMinute: 0.0077 },
  }
  return {
    ...{ ...session, faults, programme, queue: [] },
    rules: { ...session.rules, budget: { dollars: 1 / 3, prices } },
    weak: fault && { fault, standBys: 2 },
    emptySince: 1_795_000_009_000.75,
    ...facts,
  }
}

/** A conversation in the middle of a character's answer. */
export function sampleConversationSession(name: string, facts: Partial<Session> = {}): Session {
  const [lea, tom] = [samplePersona('c1', 'p1'), samplePersona('c2', 'p1', { name: 'Tom', active: false })]
  const cast = [{ name: lea.name, role: lea.role, voice: 'aura-2-agathe-fr', colour: '#ffcc66' }]
  const settings: ModelSettings = {
    ...{ model: 'gemini-2.5-flash', temperature: 0.1 + 0.2, topP: null, topK: 40 },
    ...{ presencePenalty: -1.5, frequencyPenalty: null },
  }
  const programme: ConversationProgramme = {
    kind: 'conversation',
    began: { settings: { ...settings, topK: null }, characters: [lea], cast },
    settings,
    characters: [lea, tom],
    openCast: true,
    messages: [
      { id: id('m1'), author: { kind: 'player', turn: id('t1') }, at: 1, text: hardText, status: 'COMPLETE' },
      {
        ...{ id: id('m2'), author: { kind: 'character', id: lea.id, name: lea.name }, at: 2.5 },
        ...{ text: hardText, status: 'WRITING' },
      },
    ],
    toAnswer: [tom.id],
    cutOff: [],
    addressed: lea.id,
    writing: { message: id('m2'), rest: 'And th' },
  }
  const queue: Session['queue'] = [
    { kind: 'line', line: { id: id('l1'), speaker: lea.name, text: hardText, message: id('m2') } },
  ]
  return { ...sampleSession(name, ''), programme, cast, queue, listening: true, ...facts }
}

/** Sessions of missions with everything in them that version 1 of the stores kept in another form. */
export function sampleShows(): Session[] {
  const line = { id: id<LineId>('l2'), speaker: 'Ava', text: hardText, message: null }
  const context: Said[] = [
    { kind: 'line', at: 1, line, heard: 'Wak', interrupted: true, voiced: true },
    ...longContext(400),
    { kind: 'player', at: 2.5, turn: id('t9'), heard: { kind: 'silence' } },
  ]
  const talking = { startedAt: 4, turn: id<TurnId>('t9'), keyDown: true, handsFree: false, enough: null }
  const states: State[] = [
    { kind: 'PREPARING', deadline: 1_795_000_020_000.125 },
    { kind: 'HOST_SPEAKING', moment: { step: 'onAir', line, startedAt: 3 }, deadline: 9.5 },
    { kind: 'HOST_SPEAKING', moment: { step: 'gap' }, deadline: 9 },
    { kind: 'USER_SPEAKING', ...talking, deadline: 8 },
    { kind: 'OFF_AIR', why: 'LEFT', awaiting: null, saved: true, deadline: 7 },
    endedState,
  ]
  return states.map((state, openedAt) => sampleSession(`s${openedAt}`, 'm1', { state, openedAt, context }))
}

/** What of a value was there in version 2 of the stores, before a weak signal and a budget were. */
export function inVersion2(value: object): object {
  const later = ['weak', 'emptySince', 'patienceMs', 'budget']
  return JSON.parse(JSON.stringify(value, (name, member: unknown) => (later.includes(name) ? undefined : member))) as object
}

/** What of a value was there in version 1 of the stores, when every session was a mission's. */
export function inVersion1(value: object): unknown {
  // A fault's message is another one, and was there.
  const isLater = (name: string, member: unknown) =>
    ['message', 'language'].includes(name) ? member === null : ['listening', 'handsFree', 'enough'].includes(name)
  const text = JSON.stringify(inVersion2(value), (name, member: unknown) => (isLater(name, member) ? undefined : member))
  const { programme, ...rest } = JSON.parse(text) as Partial<Session>
  if (programme?.kind !== 'mission') return rest
  const { missionId, brief, direction, targetShare, score } = programme
  return { ...rest, missionId, brief, direction, score, rules: { ...rest.rules, targetShare } }
}

export const endedState: State = { kind: 'ENDED', outcome: 'WON', at: 1_795_000_300_000 }

/** A sign-in of a player, with secrets of its own. */
export function sampleSignIn(name: string, playerId: string, facts: Partial<SignIn> = {}): SignIn {
  return {
    ...{ id: name, playerId: id<PlayerId>(playerId), hash: `hash of ${name}`, previous: null },
    ...{ createdAt: 1_795_000_000_000.5, expiresAt: 1_797_000_000_000.5 },
    ...facts,
  }
}

/** What has been said in a show, of at least so many characters. */
export function longContext(characters: number): Said[] {
  return Array.from({ length: Math.ceil(characters / 200) }, (_, index) => ({
    kind: 'player',
    at: index,
    turn: id(`t${index}`),
    heard: {
      kind: 'words',
      text: `${index} ${'wake up '.repeat(25)}`,
      confidence: 1 / (index + 1),
      typed: false,
      language: null,
    },
  }))
}

/** Entries of a log with the numbers from `first` to `last`. */
export function sampleEntries(first: number, last: number, text = hardText): LogEntry[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    event: { at: 1_795_000_000_000 + index / 4, type: 'typed', text, language: null, sentMs: index, totalMs: null },
  }))
}
