import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect } from 'vitest'

/**
 * The 30 days for which a show that was left is kept are over at once: whoever would go on with it finds it
 * ended. No show ends by itself within seconds.
 * @param mongoUri where it is stored; '' where that is the file in `dataDir`
 */
export async function endSaved(dataDir: string, mongoUri: string, sessionId: string): Promise<void> {
  // It is stored soon after it was left.
  await expect.poll(async () => (mongoUri ? inMongo(mongoUri, sessionId) : inFile(dataDir, sessionId))).toBe(1)
}

function inFile(dataDir: string, sessionId: string): number {
  using store = new DatabaseSync(join(dataDir, 'wakeband.sqlite'), { timeout: 2000 })
  const { changes } = store
    .prepare(
      `UPDATE sessions SET session = json_set(session, '$.state.deadline', 0)
      WHERE id = ? AND session ->> '$.state.saved'`,
    )
    .run(sessionId)
  return Number(changes)
}

async function inMongo(uri: string, sessionId: string): Promise<number> {
  await using client = await MongoClient.connect(uri)
  const saved = { _id: sessionId, 'session.state.saved': true } as object
  const { matchedCount } = await client.db().collection('sessions').updateOne(saved, { $set: { 'session.state.deadline': 0 } })
  return matchedCount
}
