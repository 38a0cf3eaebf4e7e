import type { Persona } from '../core/conversation.ts'
import type { PlayerId, SessionId } from '../core/ids.ts'
import type { SessionEvent } from '../core/machine.ts'
import type { Mission } from '../core/mission.ts'
import type { LogEntry, Player, SessionRecord, SignIn, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { openSqlite, type SqlRow } from './sqliteConnection.ts'
import { storeFailure } from './storeFaults.ts'

const insertSession = `
  INSERT INTO sessions (id, player_id, programme, mission_id, opened_at, ended, n, session)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`

/**
 * A store in one file of SQLite, which is made where there is none, with its directory. Other processes may
 * have it open at the same time.
 * @throws ProviderFailure where the file cannot be opened, is damaged, or is of a newer version.
 */
export async function createSqlite({ path }: { readonly path: string }): Promise<Store> {
  const { run, runAll, close } = await openSqlite(path)

  /** The log first: broken off in between, what is left can still be found, and is deleted next time. */
  async function deleteSession(id: string): Promise<void> {
    await run('DELETE FROM log WHERE session_id = ?1', id)
    await run('DELETE FROM sessions WHERE id = ?1', id)
  }

  /** Not in one transaction, which would hold up everybody's shows: one session at a time, and the player last. */
  async function erase(id: PlayerId): Promise<void> {
    unscrubbed = true
    for (const sessionId of await sessionIds(id)) await deleteSession(sessionId)
    for (const table of ['personas', 'missions', 'sign_ins'])
      await run(`DELETE FROM ${table} WHERE player_id = ?1`, id)
    await run('DELETE FROM players WHERE id = ?1', id)
  }

  /** Whether something is deleted that may still stand in the files. */
  let unscrubbed = false

  /**
   * Takes what was deleted out of the files (E17). SQLite overwrites what it deletes (`secure_delete`), but not the
   * copies that it left behind when it moved rows from one page to another: those go when all is written anew.
   */
  async function scrub(): Promise<void> {
    await run('VACUUM')
    const [row] = await run('PRAGMA wal_checkpoint(TRUNCATE)')
    // Another process was reading just then. All is deleted, but not gone from the disk: it is to be done again.
    if (row?.['busy'] !== 0) throw storeFailure('BUSY')
    unscrubbed = false
  }

  async function sessionIds(playerId: PlayerId): Promise<SessionId[]> {
    const sql = 'SELECT id FROM sessions WHERE player_id = ?1 ORDER BY opened_at, id'
    return (await run(sql, playerId)).map((row) => row['id'] as SessionId)
  }

  return {
    async putPlayer(player) {
      const sql = `
        INSERT INTO players (id, player) VALUES (?1, ?2)
        ON CONFLICT (id) DO UPDATE SET player = excluded.player`
      await run(sql, player.id, JSON.stringify(player))
    },

    async player(id) {
      return first(playerOf, await run('SELECT player FROM players WHERE id = ?1', id))
    },

    async deletePlayer(id) {
      await erase(id)
      await scrub()
    },

    async putSignIn(signIn, replacing) {
      const values = [signIn.id, signIn.playerId, signIn.hash, signIn.expiresAt, JSON.stringify(signIn)] as const
      if (replacing === null) {
        const sql = `
          INSERT INTO sign_ins (id, player_id, hash, expires_at, sign_in) VALUES (?1, ?2, ?3, ?4, ?5)
          ON CONFLICT DO NOTHING RETURNING id`
        return (await run(sql, ...values)).length > 0
      }
      const sql = `
        UPDATE sign_ins SET player_id = ?2, hash = ?3, expires_at = ?4, sign_in = ?5
        WHERE id = ?1 AND hash = ?6 RETURNING id`
      return (await run(sql, ...values, replacing)).length > 0
    },

    async signIn(id) {
      return first(signInOf, await run('SELECT sign_in FROM sign_ins WHERE id = ?1', id))
    },

    async signIns(playerId) {
      return (await run('SELECT sign_in FROM sign_ins WHERE player_id = ?1 ORDER BY id', playerId)).map(signInOf)
    },

    async deleteSignIn(id) {
      await run('DELETE FROM sign_ins WHERE id = ?1', id)
    },

    async addMission(mission, key) {
      // An update that changes nothing, because after DO NOTHING there would be nothing to return.
      const sql = `
        INSERT INTO missions (id, player_id, idempotency_key, status, created_at, mission)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (player_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO UPDATE SET id = id
        RETURNING mission`
      const { id, playerId, status, createdAt } = mission
      const rows = await run(sql, id, playerId, key, status, createdAt, JSON.stringify(mission))
      return first(missionOf, rows) ?? mission
    },

    async missionByKey(playerId, key) {
      const sql = 'SELECT mission FROM missions WHERE player_id = ?1 AND idempotency_key = ?2'
      return first(missionOf, await run(sql, playerId, key))
    },

    async mission(id) {
      return first(missionOf, await run('SELECT mission FROM missions WHERE id = ?1', id))
    },

    async putMission(mission) {
      const sql = `
        INSERT INTO missions (id, player_id, status, created_at, mission) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, mission = excluded.mission`
      const { id, playerId, status, createdAt } = mission
      await run(sql, id, playerId, status, createdAt, JSON.stringify(mission))
    },

    async missions(playerId, { first: wanted, after }) {
      // An unknown `after` makes the row value NULL, with which nothing compares: an empty page.
      const before =
        '(created_at, id) < (SELECT created_at, id FROM missions WHERE id = ?3 AND player_id = ?1)'
      const sql = `
        SELECT mission FROM missions WHERE player_id = ?1 ${after === null ? '' : `AND ${before}`}
        ORDER BY created_at DESC, id DESC LIMIT ?2`
      const rows = await run(sql, playerId, wanted + 1, ...(after === null ? [] : [after]))
      return { missions: rows.slice(0, wanted).map(missionOf), more: rows.length > wanted }
    },

    async unprepared() {
      const rows = await run(`SELECT mission FROM missions WHERE status = 'STAGE1' ORDER BY created_at`)
      return rows.map(missionOf)
    },

    async personas(playerId) {
      const sql = 'SELECT persona FROM personas WHERE player_id = ?1 ORDER BY created_at, id'
      return (await run(sql, playerId)).map(personaOf)
    },

    async persona(id) {
      return first(personaOf, await run('SELECT persona FROM personas WHERE id = ?1', id))
    },

    async putPersona(persona) {
      const sql = `
        INSERT INTO personas (id, player_id, created_at, persona) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (id) DO UPDATE SET
          player_id = excluded.player_id, created_at = excluded.created_at, persona = excluded.persona`
      const { id, playerId, createdAt } = persona
      await run(sql, id, playerId, createdAt, JSON.stringify(persona))
    },

    async addSession(session) {
      await run(insertSession, ...rowOf({ session, n: 0 }))
    },

    async session(id) {
      return first(recordOf, await run('SELECT n, session FROM sessions WHERE id = ?1', id))
    },

    async putSession(record) {
      const sql = `
        ${insertSession}
        ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, n = excluded.n, session = excluded.session
        WHERE excluded.n >= sessions.n`
      await run(sql, ...rowOf(record))
    },

    async openSession(missionId) {
      const sql = `
        SELECT n, session FROM sessions WHERE mission_id = ?1 AND NOT ended
        ORDER BY opened_at DESC, id DESC LIMIT 1`
      return first(recordOf, await run(sql, missionId))
    },

    async sessionsOf(missionId) {
      const sql = 'SELECT n, session FROM sessions WHERE mission_id = ?1 ORDER BY opened_at DESC, id DESC'
      return (await run(sql, missionId)).map(recordOf)
    },

    async sessions(playerId, programme, { first: wanted, after }) {
      // As with missions, an unknown `after` is an empty page.
      const before = `(opened_at, id) <
        (SELECT opened_at, id FROM sessions WHERE id = ?4 AND player_id = ?1 AND programme = ?2)`
      const sql = `
        SELECT n, session FROM sessions WHERE player_id = ?1 AND programme = ?2
        ${after === null ? '' : `AND ${before}`} ORDER BY opened_at DESC, id DESC LIMIT ?3`
      const rows = await run(sql, playerId, programme, wanted + 1, ...(after === null ? [] : [after]))
      return { records: rows.slice(0, wanted).map(recordOf), more: rows.length > wanted }
    },

    async shareSession(id, token) {
      const sql = 'UPDATE sessions SET share = coalesce(share, ?2) WHERE id = ?1 RETURNING share'
      return first(shareFrom, await run(sql, id, token))
    },

    async unshareSession(id) {
      await run('UPDATE sessions SET share = NULL WHERE id = ?1', id)
    },

    async shareOf(id) {
      return first(shareFrom, await run('SELECT share FROM sessions WHERE id = ?1', id))
    },

    async sharedSession(token) {
      return first(sharedOf, await run('SELECT id, player_id FROM sessions WHERE share = ?1', token))
    },

    async append(sessionId, entries) {
      const sql = 'INSERT INTO log (session_id, n, event) VALUES (?1, ?2, ?3)'
      await runAll(
        sql,
        entries.map(({ n, event }) => [sessionId, n, JSON.stringify(event)]),
      )
    },

    async log(sessionId, afterN) {
      const sql = 'SELECT n, event FROM log WHERE session_id = ?1 AND n > ?2 ORDER BY n'
      return (await run(sql, sessionId, afterN)).map(entryOf)
    },

    sessionIds,

    async deleteOlder(before, now) {
      // Whatever changes a session is in its log: its newest entry says when that was.
      const newest = `SELECT event ->> '$.at' FROM log WHERE session_id = sessions.id ORDER BY n DESC LIMIT 1`
      const sql = `SELECT id FROM sessions WHERE opened_at < ?1 AND coalesce((${newest}), opened_at) < ?1`
      const older = await run(sql, before)
      for (const row of older) await deleteSession(row['id'] as string)
      const over = await run('DELETE FROM sign_ins WHERE expires_at <= ?1 RETURNING id', now)
      unscrubbed ||= older.length + over.length > 0
      if (unscrubbed) await scrub()
      return older.length
    },

    async deleteIdle(before, returns) {
      const none = (table: string) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE player_id = players.id)`
      const sql = `
        SELECT id FROM players
        WHERE player ->> '$.createdAt' < ?1 AND ${none('sessions')} AND ${none('sign_ins')}`
      const idle = (await run(sql, before)).map((row) => row['id'] as PlayerId).filter((id) => !returns(id))
      for (const id of idle) await erase(id)
      if (unscrubbed) await scrub()
      return idle.length
    },

    close,
  }
}

function first<Value>(read: (row: SqlRow) => Value, [row]: readonly SqlRow[]): Value | null {
  return row ? read(row) : null
}

function playerOf(row: SqlRow): Player {
  return JSON.parse(row['player'] as string) as Player
}

function signInOf(row: SqlRow): SignIn {
  return JSON.parse(row['sign_in'] as string) as SignIn
}

function missionOf(row: SqlRow): Mission {
  return JSON.parse(row['mission'] as string) as Mission
}

function personaOf(row: SqlRow): Persona {
  return JSON.parse(row['persona'] as string) as Persona
}

function recordOf(row: SqlRow): SessionRecord {
  return { session: JSON.parse(row['session'] as string) as Session, n: row['n'] as number }
}

function shareFrom(row: SqlRow): string | null {
  return row['share'] as string | null
}

function sharedOf(row: SqlRow) {
  return { id: row['id'] as SessionId, playerId: row['player_id'] as PlayerId }
}

function entryOf(row: SqlRow): LogEntry {
  return { n: row['n'] as number, event: JSON.parse(row['event'] as string) as SessionEvent }
}

function rowOf({ session, n }: SessionRecord) {
  const { id, playerId, programme, openedAt, state } = session
  const missionId = programme.kind === 'mission' ? programme.missionId : null
  const ended = state.kind === 'ENDED' ? 1 : 0
  return [id, playerId, programme.kind, missionId, openedAt, ended, n, JSON.stringify(session)] as const
}
