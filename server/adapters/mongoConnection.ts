import { MongoClient } from 'mongodb'
import type { Log } from '../core/ports.ts'
import { type MongoCollections, openCollections } from './mongoCollections.ts'
import { mongoFailure } from './mongoFailure.ts'
import { storeFailure } from './storeFaults.ts'

export interface MongoOptions {
  /** A connection string. Where it names no database, that is `wakeband`. */
  readonly uri: string
  readonly log: Log
}

export interface MongoConnection extends MongoCollections {
  /** Does something with the database. @throws ProviderFailure */
  readonly ask: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
  /** Finishes what has been asked for, then closes every connection. */
  readonly close: () => Promise<void>
}

/** @throws what createMongo of mongo.ts throws. */
export async function openMongo({ uri, log }: MongoOptions): Promise<MongoConnection> {
  const running = new Set<Promise<unknown>>()
  let closing: Promise<void> | null = null

  const client = new MongoClient(uri, {
    appName: 'wakeband',
    ignoreUndefined: true,
    // Written to the journals of most members: it outlives the loss of any one of them, and of power.
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
    // The driver's own limits are 30 s for a server, and none for a socket or for a place in the pool.
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    waitQueueTimeoutMS: 5_000,
    socketTimeoutMS: 10_000,
  })
  client.on('serverDescriptionChanged', ({ address, previousDescription: before, newDescription: now }) => {
    if (before.type === now.type) return
    if (now.type === 'Unknown') log.warn({ address, err: now.error }, 'a server of the store is lost')
    else log.info({ address, type: now.type }, 'a server of the store is there')
  })

  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (closing) throw storeFailure('CLOSED')
    const answer = work()
    running.add(answer)
    try {
      return await answer
    } catch (error) {
      throw mongoFailure(error)
    } finally {
      running.delete(answer)
    }
  }

  async function finish(): Promise<void> {
    await Promise.allSettled(running)
    await client.close()
  }

  const close = (): Promise<void> => (closing ??= finish())
  try {
    const collections = await ask(async () => openCollections((await client.connect()).db(databaseOf(uri))))
    return { ...collections, ask, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The database that a connection string names. The driver's own answer for none is `test`. */
export function databaseOf(uri: string): string {
  const [, name] = /^[^/]+\/\/[^/?]+\/([^?]+)/.exec(uri) ?? []
  return name ? decodeURIComponent(name) : 'wakeband'
}
