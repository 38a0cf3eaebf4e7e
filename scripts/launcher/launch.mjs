import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../setup/context.mjs'
import { SetupFailure } from '../setup/failure.mjs'
import { Interruption } from '../setup/interruption.mjs'
import { prepare } from '../setup/prepare.mjs'
import { createProgress } from '../setup/progress.mjs'
import { commands } from './commands.mjs'
import { explain } from './explain.mjs'

/** @type {NodeJS.Signals[]} */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Makes the machine fit for a command, then runs it.
 * @param {string[]} argv The command and its arguments.
 * @returns {Promise<number>} The exit code: the command's own; 1 if the set-up failed; 128 + n if a signal
 *   ended it.
 */
export async function launch([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return usage(name)

  const stopping = new AbortController()
  const stop = (/** @type {NodeJS.Signals} */ signal) => stopping.abort(new Interruption(signal))
  for (const signal of STOPS) process.on(signal, stop)

  /** @type {import('../setup/context.mjs').Context} */
  const context = {
    root: fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, ''),
    cache: cacheFolder(process.env),
    env: plainIfPiped(process.env),
    // Not on stdout: that belongs to the command.
    progress: createProgress(process.stderr),
    signal: stopping.signal,
  }
  try {
    const host = await prepare(context, command.needs(args))
    stopping.signal.throwIfAborted()
    return await command.run(host, args, context)
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    explain(error instanceof SetupFailure ? error : asUnwritable(error, context.cache))
    return 1
  } finally {
    for (const signal of STOPS) process.off(signal, stop)
  }
}

/**
 * A disk that is full or may not be written is the user's to mend; anything else that is thrown here is a bug
 * of ours.
 * @param {unknown} error
 * @param {string} cache
 */
function asUnwritable(error, cache) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!(error instanceof Error) || !['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code)) throw error
  return new SetupFailure(error.message, {
    advice: `Set-up writes to node_modules and to ${cache}; XDG_CACHE_HOME moves the latter.`,
  })
}

/**
 * Some tools colour what they print because CI is set, terminal or not; in a file that is noise.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function plainIfPiped(env) {
  return process.stdout.isTTY || env['FORCE_COLOR'] ? env : { ...env, NO_COLOR: '1' }
}

/** @param {string} name */
function usage(name) {
  const wanted = ['', 'help', '--help', '-h'].includes(name)
  const lines = Object.entries(commands).map(([key, { does }]) => `  ${key.padEnd(8)} ${does}`)
  if (!wanted) console.error(`wakeband: there is no command «${name}»`)
  console.error(['usage: node scripts/wakeband.mjs <command> [arguments]', ...lines].join('\n'))
  return wanted ? 0 : 1
}
