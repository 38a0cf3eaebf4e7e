import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SetupFailure } from './failure.mjs'
import { onPath } from './onPath.mjs'

/**
 * What npm is always told here: no talk, and when the registry cannot be reached to give up after some twenty
 * seconds instead of its own seventy.
 */
export const NPM_FLAGS = [
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-factor=4',
]

/**
 * The path of npm's own script, which any Node can run: the npm that started us, else the one beside our
 * Node, else the one on the PATH. (Under pnpm or yarn `npm_execpath` is theirs, and theirs do not read
 * package-lock.json.)
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 * @throws {SetupFailure} There is none.
 */
export function npmScript(env) {
  const bin = dirname(process.execPath)
  const linked = onPath('npm', env)
  const candidates = [
    env['npm_execpath'],
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    linked && realpathSync(linked),
    linked && join(dirname(linked), '../lib/node_modules/npm/bin/npm-cli.js'),
  ]
  for (const path of candidates) {
    if (path && basename(path) === 'npm-cli.js' && existsSync(path)) return path
  }
  throw new SetupFailure('npm was not found', {
    advice: 'Install npm, or Node 24 with it, from https://nodejs.org.',
  })
}
