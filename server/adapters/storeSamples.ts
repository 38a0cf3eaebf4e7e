import { id, type MissionId, type Ms, type PlayerId, type SessionId } from '../core/ids.ts'
import { type Brief, type Mission, newMission } from '../core/mission.ts'
import type { LogEntry } from '../core/ports.ts'
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
    missionId: id<MissionId>(missionId),
    brief,
    direction: hardText,
    rules: {
      timeLimitMs: 300_000,
      targetShare: 1 / 3,
      warningMs: 30_000,
      interruptible: true,
      pauseMs: 10_000,
      turnMs: 30_000,
      finalMs: 1500,
      readyMs: 5000,
      writerMs: 20_000,
      voiceMs: 8000,
      graceMs: 60_000,
      keptMs: 86_400_000,
      linesAhead: 3,
      memoryTokens: 4000,
      faultsInARow: 3,
    },
    cast: [{ name: 'Ava', role: 'host', voice: 'aura-2-thalia-en', colour: '#ffcc00' }],
    openedAt: 1_795_000_000_000,
    state: { kind: 'PREPARING', deadline: 1_795_000_020_000.125 },
    seq: 2 ** 53 - 1,
    counters: { line: 2 ** 31, turn: 0, ask: -1 },
    clock: { spentMs: 0, since: null, warned: false },
    score: newScore(10_000_000),
    queue: [
      { kind: 'line', line: { id: id('l1'), speaker: 'Ava', text: hardText } },
      { kind: 'gap', ms: 250 },
    ],
    ahead: null,
    ask: null,
    context: [],
    summary: { text: '', upTo: 0, asked: null, notBefore: 0 },
    opened: true,
    unanswered: null,
    present: false,
    closing: null,
    faultsInARow: 0,
    faults: [{ service: 'WRITER', message: hardText, retryable: true }],
    discards: { LATE: 1 },
    usage: nothingUsed,
    latencies: [],
    ...facts,
  }
}

export const endedState: State = { kind: 'ENDED', outcome: 'WON', at: 1_795_000_300_000 }

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
    },
  }))
}

/** Entries of a log with the numbers from `first` to `last`. */
export function sampleEntries(first: number, last: number, text = hardText): LogEntry[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    event: { at: 1_795_000_000_000 + index / 4, type: 'typed', text, sentMs: index, totalMs: null },
  }))
}
