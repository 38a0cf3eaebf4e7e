import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { onPath } from './onPath.mjs'
import { run } from './run.mjs'

/** A mirror that cannot be reached must not hold a start up for apt's own two minutes per address. */
const NETWORK = [
  '-o',
  'Acquire::http::Timeout=15',
  '-o',
  'Acquire::https::Timeout=15',
  '-o',
  'Acquire::Retries=1',
]
/** Seconds to wait for another package manager (a fresh cloud machine upgrades itself at boot). */
const FRONTEND = ['-o', 'DPkg::Lock::Timeout=120']

/**
 * Whether packages can be installed here without asking anybody: apt-get, as root or by a sudo that wants no
 * password.
 * @param {NodeJS.ProcessEnv} env
 */
export function canInstall(env) {
  return (
    onPath('apt-get', env) !== undefined &&
    (isRoot() || spawnSync('sudo', ['-n', 'true'], { env }).status === 0)
  )
}

/**
 * Installs Debian packages, and refreshes apt's lists only if it does not succeed without: on a machine whose
 * lists are good that saves the longer half of it.
 * @param {import('./context.mjs').Context} context
 * @param {string[]} names
 * @throws {import('./run.mjs').CommandFailure} apt-get failed.
 */
export async function aptInstall({ cache, env, signal }, names) {
  const apt = (/** @type {string[]} */ ...args) => {
    const command = [
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-y',
      ...NETWORK,
      ...FRONTEND,
      ...args,
    ]
    const [program, ...rest] = isRoot() ? ['env', ...command] : ['sudo', '-n', 'env', ...command]
    // On SIGINT apt lets dpkg finish what it is unpacking; a SIGTERM would leave that half-done.
    return run(program ?? 'env', rest, { env, signal, stopWith: 'SIGINT' })
  }
  const install = () => apt('install', '--no-install-recommends', ...names)

  await withLock(join(cache, 'locks', 'apt'), { signal }, async () => {
    try {
      await install()
    } catch {
      signal.throwIfAborted()
      await apt('update')
      await install()
    }
  })
}

function isRoot() {
  return process.getuid?.() === 0
}
