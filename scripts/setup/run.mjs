import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

/**
 * What is kept of the output, in lines: npm and compilers say at the beginning why they gave up, make and apt
 * at the end.
 */
const HEAD = 15
const TAIL = 15

/** A command that ended with anything but 0, or that could not be started at all (`code` is null then). */
export class CommandFailure extends Error {
  /**
   * @param {string} message
   * @param {number | null} code
   * @param {string[]} output What it printed, shortened.
   */
  constructor(message, code, output) {
    super(message)
    this.name = 'CommandFailure'
    this.code = code
    this.output = output
  }
}

/**
 * Runs a command out of sight and keeps the beginning and the end of what it prints. When the signal aborts,
 * the command is told to stop and waited for, so that nothing goes on behind the launcher's back.
 * @param {string} command
 * @param {string[]} args
 * @param {{
 *   signal: AbortSignal,
 *   cwd?: string,
 *   env?: NodeJS.ProcessEnv,
 *   stopWith?: NodeJS.Signals,
 *   onLine?: (line: string) => void,
 * }} options
 * @returns {Promise<void>}
 * @throws {CommandFailure} It failed. @throws the signal's reason, when aborted.
 */
export function run(command, args, { signal, cwd, env, stopWith = 'SIGTERM', onLine }) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const { add, shortened } = createExcerpt()
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill(stopWith)
    signal.addEventListener('abort', stop, { once: true })

    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (raw) => {
        // rolldown, for one, colours its errors whatever it is told.
        const line = stripVTControlCharacters(raw)
        add(line)
        onLine?.(line)
      })
    }

    child.once('error', (error) => {
      signal.removeEventListener('abort', stop)
      reject(new CommandFailure(`${command} could not be started: ${error.message}`, null, shortened()))
    })
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(/** @type {Error} */ (signal.reason))
      else if (code === 0) resolve()
      else reject(new CommandFailure(`${command} ended with ${code ?? killedBy}`, code, shortened()))
    })
  })
}

function createExcerpt() {
  /** @type {string[]} */
  const head = []
  /** @type {string[]} */
  const tail = []
  let dropped = 0
  return {
    /** @param {string} line */
    add: (line) => {
      if (head.length < HEAD) head.push(line)
      else if (tail.push(line) > TAIL) {
        tail.shift()
        dropped += 1
      }
    },
    shortened: () => [...head, ...(dropped > 0 ? [`(${dropped} lines left out)`] : []), ...tail],
  }
}
