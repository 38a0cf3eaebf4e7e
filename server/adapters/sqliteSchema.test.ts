import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type MissionId, type PlayerId, type SessionId } from '../core/ids.ts'
import type { LogEntry, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { createSqlite } from './sqlite.ts'
import {
  inVersion1,
  inVersion2,
  sampleConversationSession,
  sampleEntries,
  sampleMission,
  samplePersona,
  sampleScenarioSession,
  sampleSession,
  sampleShows,
  sampleSignIn,
} from './storeSamples.ts'

// Copies of what was released, so that an edit of it is noticed.

const version1 = `
  CREATE TABLE players (
    id TEXT PRIMARY KEY,
    player TEXT NOT NULL
  ) STRICT;

  CREATE TABLE missions (
    id TEXT PRIMARY KEY,
    player_id TEXT NOT NULL,
    idempotency_key TEXT,
    status TEXT NOT NULL,
    created_at REAL NOT NULL,
    mission TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX missions_by_key ON missions (player_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
  CREATE INDEX missions_of_player ON missions (player_id, created_at DESC, id DESC);
  CREATE INDEX missions_unprepared ON missions (created_at) WHERE status = 'STAGE1';

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    mission_id TEXT NOT NULL,
    opened_at REAL NOT NULL,
    ended INTEGER NOT NULL,
    n INTEGER NOT NULL,
    session TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_of_mission ON sessions (mission_id, opened_at DESC, id DESC);

  CREATE TABLE log (
    session_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (session_id, n)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = 1;`

/** Of the other tables nothing had changed. */
const version2 = `
  ${version1}
  DROP TABLE sessions;

  CREATE TABLE personas (
    id TEXT PRIMARY KEY,
    player_id TEXT NOT NULL,
    created_at REAL NOT NULL,
    persona TEXT NOT NULL
  ) STRICT;
  CREATE INDEX personas_of_player ON personas (player_id, created_at, id);

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    player_id TEXT NOT NULL,
    programme TEXT NOT NULL,
    mission_id TEXT,
    opened_at REAL NOT NULL,
    ended INTEGER NOT NULL,
    n INTEGER NOT NULL,
    session TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_of_mission ON sessions (mission_id, opened_at DESC, id DESC)
    WHERE mission_id IS NOT NULL;
  CREATE INDEX sessions_of_player ON sessions (player_id, programme, opened_at DESC, id DESC);
  PRAGMA user_version = 2;`

/** Of a session nothing was said in another form. */
const version3 = `
  ${version2}
  CREATE TABLE sign_ins (
    id TEXT PRIMARY KEY,
    player_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    expires_at REAL NOT NULL,
    sign_in TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sign_ins_of_player ON sign_ins (player_id);
  CREATE INDEX sign_ins_by_end ON sign_ins (expires_at);
  CREATE INDEX sessions_by_age ON sessions (opened_at, id);
  PRAGMA user_version = 3;`

const p1 = id<PlayerId>('p1')
const m1 = id<MissionId>('m1')
const s1 = id<SessionId>('s1')
const shows = sampleShows()
const heard: LogEntry[] = [
  { n: 3, event: { type: 'heard', at: 3, turn: id('t1'), heard: { kind: 'silence' }, usage: { earSeconds: 1 } } },
  {
    n: 4,
    event: {
      ...{ type: 'heard', at: 4, turn: id('t2'), usage: {} },
      heard: { kind: 'words', text: 'wake up', confidence: 0.1 + 0.2, typed: false, language: null },
    },
  },
]
const entries = [...sampleEntries(1, 2), ...heard]

let directory: string
let path: string
let opened: Store[]
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-'))
  path = join(directory, 'store.db')
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()))
  await rm(directory, { recursive: true })
})

/** A file of version 1 with a mission, its sessions, and the log of one of them. */
function makeVersion1(): void {
  const database = new DatabaseSync(path)
  database.exec(version1)
  const addMission = database.prepare('INSERT INTO missions VALUES (?, ?, NULL, ?, ?, ?)')
  const mission = sampleMission('m1', 'p1', 1)
  addMission.run(mission.id, mission.playerId, mission.status, mission.createdAt, JSON.stringify(mission))
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)')
  for (const session of shows) {
    const ended = session.state.kind === 'ENDED' ? 1 : 0
    addSession.run(session.id, 'm1', session.openedAt, ended, 2, JSON.stringify(inVersion1(session)))
  }
  const append = database.prepare('INSERT INTO log VALUES (?, ?, ?)')
  for (const { n, event } of entries) append.run(s1, n, JSON.stringify(inVersion1(event)))
  database.close()
}

/** What can be said of a session is older than a weak signal and a budget. */
const signals: Pick<Session, 'weak' | 'emptySince'> = { weak: null, emptySince: null }
const played: Session[] = [
  ...shows,
  sampleScenarioSession('scenario', { ...signals, rules: sampleSession('', '').rules }),
  sampleConversationSession('conversation'),
]

/** A file of version 3 with a session of each programme. */
function makeVersion3(): void {
  const database = new DatabaseSync(path)
  database.exec(version3)
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const session of played) {
    const { id: sessionId, playerId, programme, openedAt } = session
    const missionId = programme.kind === 'mission' ? programme.missionId : null
    addSession.run(sessionId, playerId, programme.kind, missionId, openedAt, 0, 2, JSON.stringify(session))
  }
  database.close()
}

/** A file of version 2 with a session of each programme, the log of one of them, and a character. */
function makeVersion2(): void {
  const database = new DatabaseSync(path)
  database.exec(version2)
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const session of played) {
    const { id: sessionId, playerId, programme, openedAt, state } = session
    const missionId = programme.kind === 'mission' ? programme.missionId : null
    const ended = state.kind === 'ENDED' ? 1 : 0
    const stored = JSON.stringify(inVersion2(session))
    addSession.run(sessionId, playerId, programme.kind, missionId, openedAt, ended, 2, stored)
  }
  const append = database.prepare('INSERT INTO log VALUES (?, ?, ?)')
  for (const { n, event } of entries) append.run(s1, n, JSON.stringify(event))
  const persona = samplePersona('c1', 'p1')
  database.prepare('INSERT INTO personas VALUES (?, ?, ?, ?)').run('c1', 'p1', 1, JSON.stringify(persona))
  database.close()
}

async function open(): Promise<Store> {
  const store = await createSqlite({ path })
  opened.push(store)
  return store
}

describe('SQLite, a file of version 1', () => {
  it('E4 has its missions, its sessions in the form of today, and their logs', async () => {
    makeVersion1()
    const store = await open()
    expect(await store.mission(m1)).toEqual(sampleMission('m1', 'p1', 1))
    for (const session of shows) expect(await store.session(session.id)).toEqual({ session, n: 2 })
    expect(await store.log(s1, 0)).toEqual(entries)
    const records = shows.map((session) => ({ session, n: 2 })).toReversed()
    expect(await store.sessionsOf(m1)).toEqual(records)
    expect(await store.openSession(m1)).toEqual(records[1])
    expect(await store.sessions(p1, 'mission', { first: 10, after: null })).toEqual({ records, more: false })
  })

  it('E4 goes on where it was: the next events and states are stored as those of any session', async () => {
    makeVersion1()
    const store = await open()
    await store.append(s1, sampleEntries(5, 6))
    const session = { ...shows[1], ...(await store.session(s1))?.session, seq: 60 } as Session
    await store.putSession({ session, n: 6 })
    await store.close()
    const again = await open()
    expect(await again.session(s1)).toEqual({ session, n: 6 })
    expect(await again.log(s1, 0)).toEqual([...entries, ...sampleEntries(5, 6)])
  })

  it('is converted once by several servers that open it at once', async () => {
    makeVersion1()
    const stores = await Promise.all(Array.from({ length: 4 }, open))
    for (const store of stores) {
      for (const session of shows) expect(await store.session(session.id)).toEqual({ session, n: 2 })
      expect(await store.personas(p1)).toEqual([])
    }
  })
})

describe('SQLite, a file of version 2', () => {
  it('E4 E14 has its sessions of all programmes in the form of today: a clear signal, and no budget', async () => {
    makeVersion2()
    const store = await open()
    for (const session of played) expect(await store.session(session.id)).toEqual({ session, n: 2 })
    expect(await store.log(s1, 0)).toEqual(entries)
    expect(await store.personas(p1)).toEqual([samplePersona('c1', 'p1')])
    expect(await store.sessionIds(p1)).toHaveLength(played.length)
  })

  it('A4 E17 takes sign-ins, and deletes what is old', async () => {
    makeVersion2()
    const store = await open()
    expect(await store.putSignIn(sampleSignIn('i1', 'p1'), null)).toBe(true)
    expect(await store.deleteOlder(shows.length, 0)).toBe(shows.length)
    expect(await store.sessionIds(p1)).toEqual(['conversation', 'scenario'])
    await store.deletePlayer(p1)
    expect(await store.sessionIds(p1)).toEqual([])
    expect(await store.signIn('i1')).toBeNull()
  })

  it('is converted once by several servers that open it at once', async () => {
    makeVersion2()
    const stores = await Promise.all(Array.from({ length: 4 }, open))
    for (const store of stores)
      for (const session of played) expect(await store.session(session.id)).toEqual({ session, n: 2 })
  })
})

describe('SQLite, a file of version 3', () => {
  it('E4 W2 has its sessions, none of them shared, and any of them can be', async () => {
    makeVersion3()
    const store = await open()
    for (const session of played) {
      expect(await store.session(session.id)).toEqual({ session, n: 2 })
      expect(await store.shareOf(session.id)).toBeNull()
      expect(await store.shareSession(session.id, `token of ${session.id}`)).toBe(`token of ${session.id}`)
      expect(await store.sharedSession(`token of ${session.id}`)).toEqual({ id: session.id, playerId: session.playerId })
    }
  })
})
