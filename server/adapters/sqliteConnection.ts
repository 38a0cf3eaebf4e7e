import { Worker } from 'node:worker_threads'
import { type Fault, ProviderFailure } from '../core/errors.ts'
import { storeFailure } from './storeFaults.ts'

export type SqlValue = string | number | null
export type SqlRow = Readonly<Record<string, unknown>>

/** A statement, to be run once with each set of values: with all of them, or with none. */
export interface SqlRequest {
  readonly id: number
  readonly sql: string
  readonly sets: readonly (readonly SqlValue[])[]
}

export type SqlAnswer =
  | { readonly id: number; readonly rows: readonly SqlRow[] }
  /** `fault` is null where the error is a bug. */
  | { readonly id: number; readonly fault: Fault | null; readonly error: unknown }

export interface SqliteConnection {
  /** Runs a statement. What it writes is on the disk when the promise resolves. @throws ProviderFailure */
  readonly run: (sql: string, ...values: readonly SqlValue[]) => Promise<readonly SqlRow[]>
  /** Runs a statement with one set of values after another, in one transaction. @throws ProviderFailure */
  readonly runAll: (sql: string, sets: readonly (readonly SqlValue[])[]) => Promise<readonly SqlRow[]>
  /** Finishes what has been asked for, then closes the file. */
  readonly close: () => Promise<void>
}

/**
 * node:sqlite on a thread of its own. It is synchronous, and waits for the disk at every commit, for tens of
 * milliseconds at a checkpoint, and for up to 2 s where another process is writing; on the main thread that
 * would hold up the 20 ms clock of every show. Requests are carried out one at a time, in the order made.
 * @throws ProviderFailure where the file cannot be opened.
 */
export async function openSqlite(path: string): Promise<SqliteConnection> {
  const thread = new Worker(new URL('./sqliteThread.ts', import.meta.url), {
    name: 'sqlite',
    workerData: { path },
  })
  const waiting = new Map<number, PromiseWithResolvers<readonly SqlRow[]>>()
  let requests = 0
  let gone: ProviderFailure | null = null

  const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  thread.on('error', (error) => stop(storeFailure('FAILED', error)))
  thread.once('exit', () => stop(storeFailure('CLOSED')))
  thread.on('message', (answer: SqlAnswer) => {
    const request = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('rows' in answer) request?.resolve(answer.rows)
    else
      request?.reject(
        answer.fault ? new ProviderFailure(answer.fault, { cause: answer.error }) : answer.error,
      )
  })

  function stop(failure: ProviderFailure): void {
    gone ??= failure
    for (const request of waiting.values()) request.reject(gone)
    waiting.clear()
  }

  function wait(id: number): Promise<readonly SqlRow[]> {
    const request = Promise.withResolvers<readonly SqlRow[]>()
    waiting.set(id, request)
    return request.promise
  }

  async function runAll(sql: string, sets: readonly (readonly SqlValue[])[]): Promise<readonly SqlRow[]> {
    if (gone) throw gone
    const id = ++requests
    thread.postMessage({ id, sql, sets } satisfies SqlRequest)
    return wait(id)
  }

  try {
    await wait(0)
  } catch (error) {
    await exited
    throw error
  }
  return {
    run: (sql, ...values) => runAll(sql, [values]),
    runAll,
    async close() {
      if (!gone) {
        gone = storeFailure('CLOSED')
        thread.postMessage('close')
      }
      await exited
    },
  }
}
