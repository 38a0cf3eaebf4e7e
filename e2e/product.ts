import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The product as its user starts it: a process of its own, on a free port, with a folder of its own. */
export interface RunningProduct {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** What it has written to its log. */
  log(): string
  /** The way `kill -9` ends it. */
  kill(): Promise<void>
  /** The way a deployment ends it; resolves to its exit code. */
  stop(): Promise<number | null>
}

/** Whatever store or keys there are in the environment: a product of the tests has its own, and spends nobody's money. */
export const embedded = {
  MONGODB_URI: '',
  GEMINI_API_KEY: '',
  GEMINI_BASE_URL: '',
  DEEPGRAM_API_KEY: '',
  DEEPGRAM_BASE_URL: '',
}

/** The embedded recogniser is late where a browser has its core; that says nothing of what is tested. */
const patient = { EAR_TIMEOUT_SECONDS: '6' }

/** What tests set for themselves, as the environment has it: the product as it is configured. */
export function configured(): Record<string, string> {
  return Object.fromEntries(Object.keys({ ...embedded, ...patient }).map((name) => [name, process.env[name] ?? '']))
}

/** @param dataDir of an earlier run, to go on with; a new one is removed at the end */
export async function startProduct(env: Record<string, string> = {}, dataDir?: string): Promise<RunningProduct> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'wakeband-e2e-')))
  const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      ...embedded,
      ...patient,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: folder,
      MEDIA_WORKERS: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => (log += bytes.toString()))
  const exited = once(child, 'exit') as Promise<[number | null]>
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /on the air: (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    void exited.then(([code]) => reject(new Error(`the server ended with ${code}:\n${log}`)))
  })

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    child.kill(signal)
    const [code] = await exited
    return code
  }

  return {
    url,
    dataDir: folder,
    pid: child.pid as number,
    log: () => log,
    async kill() {
      await end('SIGKILL')
    },
    async stop() {
      const code = await end('SIGTERM')
      if (!dataDir) await rm(folder, { recursive: true, force: true })
      return code
    },
  }
}
