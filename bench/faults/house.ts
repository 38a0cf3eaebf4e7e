import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { House } from './row.ts'
import { openGate, type Gate } from './gate.ts'

/** What a product needs round it, besides the providers. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>
  /** The way to its store, where that is a server. */
  readonly gate: Gate | null
  close(): Promise<void>
}

/** Something that this machine does not have, or does not let us do: the row cannot be played here. */
export class NotHere extends Error {
  override readonly name = 'NotHere'
}

const run = promisify(execFile)
const nothing = { env: {}, gate: null, close: () => Promise.resolve() }

/**
 * @param dataDir of the product that is going to be started
 * @throws {NotHere}
 */
export async function openHouse(house: House | undefined, dataDir: string): Promise<Surroundings> {
  switch (house) {
    case undefined:
      return nothing
    case 'forgetful':
      return { ...nothing, env: { SHOW_MEMORY_TOKENS: '200' } }
    case 'mongo':
      return openMongo()
    case 'smallDisk':
      return openSmallDisk(dataDir)
    default:
      return house satisfies never
  }
}

/** A MongoDB of its own, which can be cut off. */
async function openMongo(): Promise<Surroundings> {
  const script = fileURLToPath(new URL('../../scripts/mongoServer.mjs', import.meta.url))
  const server = spawn(process.execPath, [script, 'start'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = once(server, 'exit')
  const [uri] = (await Promise.race([
    once(createInterface({ input: server.stdout }), 'line'),
    gone.then(() => Promise.reject(new NotHere('no MongoDB can be started here'))),
  ])) as [string]
  const { host } = new URL(uri)
  const gate = await openGate(host)
  return {
    env: { MONGODB_URI: uri.replace(host, gate.host) },
    gate,
    async close() {
      await gate.close()
      server.kill('SIGTERM')
      await gone
    },
  }
}

/** 8 MiB: room for the store of some shows. */
async function openSmallDisk(dataDir: string): Promise<Surroundings> {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'wakeband-faults', dataDir])
  } catch (error) {
    throw new NotHere('a disk of its own can be mounted here by nobody but root', { cause: error })
  }
  return { ...nothing, close: async () => void (await run('umount', ['-l', dataDir])) }
}
