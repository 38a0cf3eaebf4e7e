import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { SetupFailure } from '../setup/failure.mjs'
import { ping } from './ping.mjs'

/** It takes about half a second. Milliseconds. */
const START_LIMIT = 30_000
/** It has nothing to save. Milliseconds. */
const STOP_LIMIT = 5_000

/**
 * With several event loop threads the server sends documents that another command is changing meanwhile: of fifty
 * findOneAndUpdate with $inc at once two got the same number, in up to a third of the rounds. With one: never.
 */
const ONE_AT_A_TIME = '-Dio.netty.eventLoopThreads=1'
const SMALL = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData']

/** One server without a replica set: nothing to discover, and no retryable writes. */
const DATABASE = '/wakeband?directConnection=true&retryWrites=false'

/**
 * A running MongoDB server on a free loopback port. Its data is in its memory and gone with it.
 * @typedef {object} Server
 * @property {string} uri With a database name and the options needed.
 * @property {() => boolean} isRunning
 * @property {(signal: AbortSignal) => Promise<void>} ended Resolves when the server ended by itself; rejects with
 *   the signal's reason when that aborts first.
 * @property {() => Promise<void>} close Idempotent; resolves when the process is gone.
 */

/**
 * Starts the server and waits until it answers.
 * @param {import('../setup/context.mjs').Context} context
 * @param {string} classPath
 * @param {{ log: 'off' | 'warn' }} options What the server logs, to stderr. It logs refused commands with a stack
 *   trace, which a test run that provokes refusals is better off without.
 * @returns {Promise<Server>}
 * @throws {SetupFailure} It did not come up. @throws the context's signal's reason, when aborted.
 */
export async function startServer({ env, signal }, classPath, { log }) {
  const logging = `-Dorg.slf4j.simpleLogger.defaultLogLevel=${log}`
  const args = [ONE_AT_A_TIME, ...SMALL, logging, '-cp', classPath, 'LoopbackMongo']
  // In a process group of its own: Ctrl-C is for the command, which may need its database to end well. That does
  // not leave the server behind: it ends when its standard input does, which is with this process, however it ends.
  const child = spawn('java', args, { env, stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  child.stdin.on('error', () => {})
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const gone = new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  })

  const close = async () => {
    child.stdin.end()
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT)
    await gone
    clearTimeout(timer)
  }

  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT)])
    const address = await firstLine(child.stdout, gone, limit)
    await ping(address, limit)
    return { uri: `${address}${DATABASE}`, isRunning, ended: (stop) => unless(stop, gone), close }
  } catch (error) {
    await close()
    signal.throwIfAborted()
    throw new SetupFailure(`the MongoDB server of the tests did not start: ${reasonOf(error)}`, {
      advice: 'What it printed, if anything, stands above.',
    })
  }
}

/**
 * @param {import('node:stream').Readable} input
 * @param {Promise<unknown>} gone
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
async function firstLine(input, gone, signal) {
  const ended = gone.then(() => {
    throw new Error('it ended at once')
  })
  const [line] = await Promise.race([once(createInterface({ input }), 'line', { signal }), ended])
  return line
}

/**
 * @param {AbortSignal} signal
 * @param {Promise<unknown>} work
 * @returns {Promise<void>}
 */
function unless(signal, work) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(/** @type {Error} */ (signal.reason))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    void work.then(() => resolve())
  })
}

/** An aborted wait says «aborted» and keeps why (a time-out) in the cause. @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
