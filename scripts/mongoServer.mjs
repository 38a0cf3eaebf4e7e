// A MongoDB server for tests and for development, with nothing to install by hand:
//
//   node scripts/mongoServer.mjs run -- <command> [arguments]   runs the command with MONGODB_URI set
//   node scripts/mongoServer.mjs start                          runs until Ctrl-C and prints the URI
//
// Which server that is, why, and where it differs from MongoDB: docs/decisions/mongoInCi.md.
import { fileURLToPath } from 'node:url'
import { explain } from './launcher/explain.mjs'
import { foreground } from './launcher/foreground.mjs'
import { ensureServer } from './mongo/ensureServer.mjs'
import { startServer } from './mongo/startServer.mjs'
import { cacheFolder } from './setup/context.mjs'
import { SetupFailure } from './setup/failure.mjs'
import { Interruption } from './setup/interruption.mjs'
import { createProgress } from './setup/progress.mjs'

/** @typedef {import('./setup/context.mjs').Context} Context */

/** @type {NodeJS.Signals[]} */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP']

process.exitCode = await main(process.argv.slice(2))

/**
 * @param {string[]} argv
 * @returns {Promise<number>} The exit code: the command's own; 1 if no server could be provided, or if it ended
 *   before the command did; 128 + n if a signal stopped us.
 */
async function main([mode, ...rest]) {
  const [separator, command, ...args] = rest
  const runs = mode === 'run' && separator === '--' && command !== undefined
  if (!runs && !(mode === 'start' && rest.length === 0)) return usage()

  const stopping = new AbortController()
  const stop = (/** @type {NodeJS.Signals} */ signal) => stopping.abort(new Interruption(signal))
  for (const signal of STOPS) process.on(signal, stop)

  /** @type {Context} */
  const context = {
    root: fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, ''),
    cache: cacheFolder(process.env),
    env: process.env,
    // Not on stdout: that belongs to the command, or to the URI.
    progress: createProgress(process.stderr),
    signal: stopping.signal,
  }
  try {
    return await (runs ? runWith(context, command, args) : start(context))
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    if (!(error instanceof SetupFailure)) throw error
    explain(error)
    return 1
  } finally {
    for (const signal of STOPS) process.off(signal, stop)
  }
}

/**
 * @param {Context} context
 * @param {string} command
 * @param {string[]} args
 */
async function runWith(context, command, args) {
  const server = await startServer(context, await ensureServer(context), { log: 'off' })
  try {
    const env = { ...context.env, MONGODB_URI: server.uri }
    const code = await foreground([{ command, args }], { cwd: process.cwd(), env })
    if (server.isRunning()) return code
    console.error('wakeband: the MongoDB server ended before the command did')
    return code || 1
  } finally {
    await server.close()
  }
}

/** @param {Context} context */
async function start(context) {
  const server = await startServer(context, await ensureServer(context), { log: 'warn' })
  try {
    console.log(server.uri)
    await server.ended(context.signal)
    console.error('wakeband: the MongoDB server ended by itself')
    return 1
  } finally {
    await server.close()
  }
}

function usage() {
  const script = 'node scripts/mongoServer.mjs'
  console.error(`usage: ${script} run -- <command> [arguments]\n       ${script} start`)
  return 1
}
