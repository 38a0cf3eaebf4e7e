import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asSetupFailure } from './asSetupFailure.mjs'
import { filesUnder, fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'
import { createStamp } from './stamp.mjs'

/** What the web client is made of, besides the files in web/. */
const INGREDIENTS = ['schema.graphql', 'package-lock.json', 'tsconfig.json']

/**
 * Builds the web client, if its sources have changed since it was last built.
 * @param {import('./context.mjs').Context} context
 * @throws {SetupFailure} The build failed; its output is the bundler's.
 */
export async function ensureWeb(context) {
  const { root, env, signal, progress } = context
  const modules = join(root, 'node_modules')
  const stamp = createStamp(join(modules, '.wakeband-web'))
  const isFresh = () => existsSync(join(root, 'dist', 'web', 'index.html')) && stamp.says(sources(root))
  if (isFresh()) return

  await withLock(join(modules, '.wakeband-web.lock'), { signal }, async () => {
    if (isFresh()) return
    const before = sources(root)
    await stamp.clear()
    const vite = join(modules, '.bin', 'vite')
    const args = ['build', '--config', 'web/vite.config.ts']
    await progress
      .during('web', 'building the web client', () => run(vite, args, { cwd: root, env, signal }))
      .catch(
        asSetupFailure(
          'the web client could not be built',
          'Mend what the bundler names above, then run this again.',
        ),
      )
    await stamp.write(before)
  })
}

/** @param {string} root */
function sources(root) {
  return fingerprint(root, [...filesUnder(root, 'web'), ...INGREDIENTS])
}
