import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** The same signal again within this is an echo, later it is somebody who asks again. Milliseconds. */
const ECHO = 1_000

/**
 * Runs commands with this terminal as theirs, hands them the signals meant for us, and waits for them. When
 * the first of several ends, the others are told to end too.
 *
 * On a terminal Ctrl-C reaches the children by itself, because they are in its process group; handing it on
 * there would be a second Ctrl-C, which many programs take for «at once». Other signals are handed on, their
 * echoes not: npm repeats to us what its whole process group, and so we too, was sent.
 * @param {{ command: string, args: string[] }[]} commands
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} The exit code of the first to end; 128 + n where a signal ended it.
 */
export async function foreground(commands, { cwd, env }) {
  const children = commands.map(({ command, args }) => spawn(command, args, { cwd, env, stdio: 'inherit' }))
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    for (const child of children) child.kill(signal)
  }

  /** @type {Map<NodeJS.Signals, number>} */
  const handed = new Map()
  const handOn = (/** @type {NodeJS.Signals} */ signal) => {
    const isEcho = performance.now() - (handed.get(signal) ?? -Infinity) < ECHO
    if (isEcho || (signal === 'SIGINT' && process.stdin.isTTY)) return
    handed.set(signal, performance.now())
    kill(signal)
  }
  for (const signal of FORWARDED) process.on(signal, handOn)

  try {
    const endings = children.map(ending)
    const code = await Promise.race(endings)
    kill('SIGTERM')
    await Promise.all(endings)
    return code
  } finally {
    for (const signal of FORWARDED) process.off(signal, handOn)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ending(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`wakeband: ${child.spawnfile} could not be started: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']))
  })
}
