import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asSetupFailure } from './asSetupFailure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { isInstalled } from './lockfile.mjs'
import { NPM_FLAGS, npmScript } from './npm.mjs'
import { run } from './run.mjs'
import { createStamp } from './stamp.mjs'

const ADVICE =
  'npm says why above. Is the registry in reach (npm ping)? Does package-lock.json fit package.json (npm install)?'

/**
 * Makes node_modules what package-lock.json says, with `npm ci`, if it is not that already.
 * @param {import('./context.mjs').Context} context
 * @param {string} node The Node to install for.
 * @param {string} nodeVersion
 * @throws {SetupFailure} npm failed.
 */
export async function ensurePackages(context, node, nodeVersion) {
  const { root, cache, signal, progress } = context
  const major = nodeVersion.split('.')[0] ?? ''
  const wanted = fingerprint(root, ['package-lock.json'], [major, process.platform, process.arch])
  const stamp = createStamp(join(root, 'node_modules', '.wakeband-packages'))
  if (stamp.says(wanted)) return

  // In the cache, not in node_modules: npm empties that.
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const onWait = () => progress.say('packages', 'another launch is installing them: waiting')
  await withLock(join(cache, 'locks', `packages-${checkout}`), { signal, onWait }, async () => {
    if (stamp.says(wanted)) return
    if (!installedByHand(root)) await install(context, node)
    await stamp.write(wanted)
  })
}

/** Somebody ran `npm ci` themselves. @param {string} root */
function installedByHand(root) {
  try {
    const parse = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
    return isInstalled(parse('package-lock.json'), parse('node_modules/.package-lock.json'), process)
  } catch {
    return false
  }
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {string} node
 */
async function install({ root, env, signal, progress }, node) {
  const npm = npmScript(env)
  // The build tools are development dependencies, and `npm start` builds: NODE_ENV=production must not drop
  // them.
  const args = [npm, 'ci', '--include=dev', ...NPM_FLAGS]
  await progress
    .during('packages', 'installing from package-lock.json', () =>
      run(node, args, { cwd: root, env, signal }),
    )
    .catch(asSetupFailure('npm ci failed', ADVICE))
}
