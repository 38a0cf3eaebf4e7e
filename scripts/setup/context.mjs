import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * What every set-up step is given.
 * @typedef {object} Context
 * @property {string} root The checkout.
 * @property {string} cache Wakeband's per-user cache folder; it may not exist yet.
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./progress.mjs').Progress} progress
 * @property {AbortSignal} signal Aborted, with an Interruption as its reason, when set-up is to stop.
 */

/**
 * Where the fetched Node and the built worker are kept: outside the checkout, so that they survive its
 * cleaning and serve every checkout of the user.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env) {
  const base = env['XDG_CACHE_HOME']
  // The XDG specification says that a relative path is invalid and to be ignored.
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'wakeband')
}
