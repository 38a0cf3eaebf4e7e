import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asSetupFailure } from './asSetupFailure.mjs'
import { SetupFailure } from './failure.mjs'
import { isSupported, nodePackage, RELEASE } from './nodeRelease.mjs'
import { NPM_FLAGS, npmScript } from './npm.mjs'
import { run } from './run.mjs'
import { withScratch } from './scratch.mjs'

const INSTALL_IT = 'Install Node 24 from https://nodejs.org and run this again.'

/**
 * The Node that everything else runs with: this one where it will do, else a Node 24 from the npm registry,
 * kept in the per-user cache. The installed Node is left as it is.
 * @param {import('./context.mjs').Context} context
 * @returns {Promise<string>} The path of the binary.
 * @throws {SetupFailure} None fits this platform, or it could not be fetched.
 */
export async function ensureNode(context) {
  if (isSupported(process.versions.node)) return process.execPath

  const { platform, arch } = process
  const folder = join(context.cache, `node-${RELEASE}-${platform}-${arch}`)
  const node = join(folder, 'bin', 'node')
  if (existsSync(node)) return node

  const name = nodePackage(platform, arch)
  if (!name) {
    throw new SetupFailure(
      `Node ${process.versions.node} is too old, and none can be fetched for ${platform}-${arch}`,
      {
        advice: INSTALL_IT,
      },
    )
  }

  const doing = `fetching Node ${RELEASE} (this is ${process.versions.node})`
  await context.progress
    .during('node', doing, () => fetchNode(context, `${name}@${RELEASE}`, name, folder))
    .catch(asSetupFailure(`Node ${RELEASE} could not be fetched from the npm registry`, INSTALL_IT))
  return node
}

/**
 * Two launches may fetch at once: each works in its own folder, the first to finish puts its result in place,
 * and the other finds it there.
 * @param {import('./context.mjs').Context} context
 * @param {string} wanted
 * @param {string} name
 * @param {string} folder
 */
async function fetchNode({ env, signal }, wanted, name, folder) {
  await withScratch(folder, async (scratch) => {
    const args = ['install', '--ignore-scripts', '--no-save', '--no-package-lock', ...NPM_FLAGS]
    await run(process.execPath, [npmScript(env), ...args, '--prefix', scratch, wanted], {
      cwd: scratch,
      env,
      signal,
    })
    const unpacked = join(scratch, 'node_modules', name)
    // The C headers are a third of it, and nothing here is compiled against them.
    await rm(join(unpacked, 'include'), { recursive: true, force: true })

    const said = spawnSync(join(unpacked, 'bin', 'node'), ['--version'], { encoding: 'utf8' })
    if (said.stdout?.trim() !== `v${RELEASE}`) {
      throw new SetupFailure(`the Node ${RELEASE} of the npm registry does not run on this system`, {
        advice: INSTALL_IT,
        output: `${said.stderr ?? ''}${said.error ?? ''}`.split('\n').filter(Boolean),
      })
    }
    await rename(unpacked, folder).catch((error) => {
      if (!existsSync(join(folder, 'bin', 'node'))) throw error
    })
  })
}

/**
 * The environment for children: a bare `node`, as in the `#!/usr/bin/env node` of every tool, is this Node.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {string} pathSeparator
 * @returns {NodeJS.ProcessEnv}
 */
export function withNode(node, env, pathSeparator) {
  return {
    ...env,
    PATH: [dirname(node), env['PATH']].filter(Boolean).join(pathSeparator),
    // What npm tells its scripts about the Node it runs on itself.
    NODE: node,
    npm_node_execpath: node,
  }
}
