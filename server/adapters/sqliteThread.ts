import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { ProviderFailure } from '../core/errors.ts'
import type { SqlAnswer, SqlRequest, SqlRow } from './sqliteConnection.ts'
import { sqliteFailure } from './sqliteFailure.ts'
import { openDatabase } from './sqliteSchema.ts'

// The worker behind sqliteConnection.ts. It says under the number 0 that the file is open, and then answers
// requests in the order in which they come.
if (!parentPort) throw new Error('sqliteThread.ts runs as a worker only')
const port = parentPort
const { path } = workerData as { readonly path: string }
const statements = new Map<string, StatementSync>()

try {
  const database = openDatabase(path)
  port.on('message', (request: SqlRequest | 'close') => {
    if (request === 'close') {
      database.close()
      port.close()
    } else {
      answer(attempt(request.id, () => run(database, request)))
    }
  })
  answer({ id: 0, rows: [] })
} catch (error) {
  answer(failed(0, error))
}

function attempt(id: number, work: () => readonly SqlRow[]): SqlAnswer {
  try {
    return { id, rows: work() }
  } catch (error) {
    return failed(id, error)
  }
}

function run(database: DatabaseSync, { sql, sets }: SqlRequest): readonly SqlRow[] {
  let statement = statements.get(sql)
  if (!statement) statements.set(sql, (statement = database.prepare(sql)))
  const [only, ...others] = sets
  if (only && !others.length) return statement.all(...only)

  database.exec('BEGIN IMMEDIATE')
  try {
    const rows = sets.flatMap((values) => statement.all(...values))
    database.exec('COMMIT')
    return rows
  } catch (error) {
    // SQLite has rolled back by itself where the disk was full, or failed.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Classes do not survive the way to the other thread, so the fault goes beside the error. */
function failed(id: number, error: unknown): SqlAnswer {
  const failure = sqliteFailure(error)
  return failure instanceof ProviderFailure
    ? { id, fault: failure.fault, error: failure.cause }
    : { id, fault: null, error: failure }
}

function answer(message: SqlAnswer): void {
  port.postMessage(message)
}
