import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { storeFailure } from './storeFaults.ts'

/**
 * Each one leads from the version of its index to the next. What has been released is never edited; a change
 * is a new one at the end. Values stand as JSON in one column, and beside it only what is searched by. Times
 * are REAL because a millisecond may have a fraction.
 */
const migrations: readonly string[] = [
  `
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
  `,
  // Sessions play one of three programmes, and what is a mission's own stands in `programme`. `->` rather than `->>`
  // between two JSONs: it hands every number and escape on as it is written.
  `
  CREATE TABLE personas (
    id TEXT PRIMARY KEY,
    player_id TEXT NOT NULL,
    created_at REAL NOT NULL,
    persona TEXT NOT NULL
  ) STRICT;
  CREATE INDEX personas_of_player ON personas (player_id, created_at, id);

  ALTER TABLE sessions RENAME TO sessions_of_missions;
  DROP INDEX sessions_of_mission;
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
  INSERT INTO sessions
  SELECT id, session ->> '$.playerId', 'mission', mission_id, opened_at, ended, n, json_set(
    json_remove(session, '$.missionId', '$.brief', '$.direction', '$.score', '$.rules.targetShare'),
    '$.programme', json_object(
      'kind', 'mission',
      'missionId', session -> '$.missionId',
      'brief', session -> '$.brief',
      'direction', session -> '$.direction',
      'targetShare', session -> '$.rules.targetShare',
      'score', session -> '$.score'
    ),
    '$.listening', json('false'),
    '$.queue', json((
      SELECT json_group_array(
        json(iif(value ->> '$.kind' = 'line', json_set(value, '$.line.message', NULL), value)) ORDER BY key
      ) FROM json_each(session, '$.queue')
    )),
    '$.context', json((
      SELECT json_group_array(
        json(CASE
          WHEN value ->> '$.kind' = 'line' THEN json_set(value, '$.line.message', NULL)
          WHEN value ->> '$.heard.kind' = 'words' THEN json_set(value, '$.heard.language', NULL)
          ELSE value
        END) ORDER BY key
      ) FROM json_each(session, '$.context')
    ))
  ) FROM sessions_of_missions;
  DROP TABLE sessions_of_missions;
  UPDATE sessions SET session = json_set(session, '$.state.moment.line.message', NULL)
    WHERE json_type(session, '$.state.moment.line') = 'object';
  UPDATE sessions SET session = json_set(session, '$.state.handsFree', json('false'), '$.state.enough', NULL)
    WHERE session ->> '$.state.kind' = 'USER_SPEAKING';
  CREATE INDEX sessions_of_mission ON sessions (mission_id, opened_at DESC, id DESC)
    WHERE mission_id IS NOT NULL;
  CREATE INDEX sessions_of_player ON sessions (player_id, programme, opened_at DESC, id DESC);

  UPDATE log SET event = json_set(event, '$.language', NULL)
    WHERE event ->> '$.type' IN ('typed', 'partialHeard');
  UPDATE log SET event = json_set(event, '$.heard.language', NULL)
    WHERE event ->> '$.type' = 'heard' AND event ->> '$.heard.kind' = 'words';
  `,
  // Sign-ins that can be renewed and ended, sessions that are found by their age, and what a weak signal (E14) and a
  // budget (E15) have to say of a session.
  `
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

  UPDATE sessions SET session = json_set(session,
    '$.weak', NULL, '$.emptySince', NULL, '$.rules.patienceMs', 3000, '$.rules.budget', NULL
  );
  `,
  // The token of a session that is shared: with the session, so that it goes with it.
  `
  ALTER TABLE sessions ADD COLUMN share TEXT;
  CREATE UNIQUE INDEX sessions_by_share ON sessions (share) WHERE share IS NOT NULL;
  `,
]

/**
 * Opens the file, makes it and its directory where there are none, and brings it up to date; several
 * processes may do so at once. FULL: a commit is on the disk when it returns; secure_delete: what is deleted is
 * overwritten (E17). docs/decisions/store.md says why.
 * @throws what node:fs and node:sqlite throw, or ProviderFailure where the file is of a newer version.
 */
export function openDatabase(path: string): DatabaseSync {
  // 0700: transcripts are nobody else's business on a shared machine.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA busy_timeout = 2000; PRAGMA secure_delete = ON;')
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    if (versionOf(database) !== migrations.length) migrate(database)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE')
  // Read again: another process may have done it while this one waited for the lock.
  const version = versionOf(database)
  if (version > migrations.length) throw storeFailure('NEWER')
  for (const migration of migrations.slice(version)) database.exec(migration)
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT;`)
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}
