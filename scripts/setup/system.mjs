import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, canInstall } from './apt.mjs'
import { SetupFailure } from './failure.mjs'
import { CommandFailure } from './run.mjs'

/**
 * After a failed installation of something the product can do without, starts are spared another try.
 * Milliseconds.
 */
const SPARE = 3_600_000

/**
 * Sees to it that system packages are here, or fails.
 * @param {import('./context.mjs').Context} context
 * @param {import('./debian.mjs').SystemPackage[]} packages
 * @param {string} purpose As in «Building the media worker needs them».
 * @throws {SetupFailure} Some are missing and could not be installed.
 */
export async function requireSystem(context, packages, purpose) {
  const missing = missingOf(packages, context.env)
  if (missing.length === 0) return
  const advice = `${purpose} needs them: ${byHand(missing)}`
  if (!canInstall(context.env))
    throw new SetupFailure(`system packages are missing: ${missing.join(' ')}`, { advice })

  const output = await tryInstall(context, missing)
  const still = missingOf(packages, context.env)
  if (still.length > 0) {
    throw new SetupFailure(`system packages could not be installed: ${still.join(' ')}`, { advice, output })
  }
}

/**
 * The same for packages that the product can do without: what is missing then is told in one line.
 * @param {import('./context.mjs').Context} context
 * @param {import('./debian.mjs').SystemPackage[]} packages
 * @param {{ without: string, insist: boolean }} options What is so without them; `insist` tries again even if
 *   it failed a short while ago.
 */
export async function wantSystem(context, packages, { without, insist }) {
  const missing = missingOf(packages, context.env)
  if (missing.length === 0) return
  const failedBefore = join(context.cache, 'locks', `apt-failed-${missing.join('-')}`)

  if (canInstall(context.env) && (insist || !isRecent(failedBefore))) {
    const [reason] = (await tryInstall(context, missing)).slice(-1)
    const still = missingOf(packages, context.env)
    if (still.length === 0) return
    if (reason) context.progress.say('system', reason)
    mkdirSync(join(context.cache, 'locks'), { recursive: true })
    writeFileSync(failedBefore, '')
  }
  context.progress.say('system', `${missing.join(' ')} missing: ${without}. To mend it: ${byHand(missing)}`)
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {string[]} names
 * @returns {Promise<string[]>} What apt-get said when it failed, else nothing.
 */
async function tryInstall(context, names) {
  try {
    await context.progress.during('system', `installing ${names.join(' ')}`, () => aptInstall(context, names))
    return []
  } catch (error) {
    if (error instanceof CommandFailure) return error.output
    throw error
  }
}

/**
 * @param {import('./debian.mjs').SystemPackage[]} packages
 * @param {NodeJS.ProcessEnv} env
 */
function missingOf(packages, env) {
  return packages.filter(({ isHere }) => !isHere(env)).map(({ name }) => name)
}

/** @param {string[]} names */
function byHand(names) {
  return process.platform === 'linux'
    ? `sudo apt-get install ${names.join(' ')}`
    : `install what Debian calls ${names.join(' ')}`
}

/** @param {string} path */
function isRecent(path) {
  try {
    return Date.now() - statSync(path).mtimeMs < SPARE
  } catch {
    return false
  }
}
