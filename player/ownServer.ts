import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server that is there only for this run of the player. */
export type OwnServer = { url: string; close(): Promise<void> }

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const START = ['scripts/wakeband.mjs', 'start']
/** It saves its shows first. */
const STOP_LIMIT = 12_000
const KEPT_LINES = 20

/**
 * Starts the product as `npm start` would, on a free port, with data of its own that are thrown away at the end.
 * @param progress Gets what the set-up of a new machine reports, which may take minutes.
 * @param interruption Aborted when it need not be started any more; once it stands, `close` ends it.
 * @throws {Error} It did not start; the message has the end of what it said.
 */
export async function startOwnServer(
  progress: (line: string) => void,
  interruption: AbortSignal,
): Promise<OwnServer> {
  const data = await mkdtemp(join(tmpdir(), 'wakeband-player-'))
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: data, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C is for the player, which leaves the show first.
    detached: true,
  })
  const exited = once(child, 'exit').catch(() => {})
  const kill = () => void child.kill('SIGTERM')
  process.once('exit', kill)
  interruption.addEventListener('abort', kill)

  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= (async () => {
      kill()
      const limit = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), STOP_LIMIT)
      if (child.exitCode === null && child.signalCode === null) await exited
      clearTimeout(limit)
      process.off('exit', kill)
      await rm(data, { recursive: true, force: true })
    })()
    return closing
  }

  const said: string[] = []
  let started = false
  const address = new Promise<string>((resolve, reject) => {
    const listen = (stream: NodeJS.ReadableStream, isOutput: boolean) => {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        said.splice(0, said.length - KEPT_LINES)
        const url = isOutput ? /https?:\/\/\S+/.exec(line)?.[0] : undefined
        if (url) resolve(url)
        else if (!started && !isOutput) progress(line)
      })
    }
    listen(child.stdout, true)
    listen(child.stderr, false)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(['the server did not start:', ...said].join('\n  '))))
  })
  try {
    const url = await address
    started = true
    interruption.removeEventListener('abort', kill)
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}
