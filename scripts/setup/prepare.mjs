import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { browser, ear } from './debian.mjs'
import { ensureNode, withNode } from './node.mjs'
import { RELEASE } from './nodeRelease.mjs'
import { ensurePackages } from './packages.mjs'
import { wantSystem } from './system.mjs'
import { ensureWeb } from './web.mjs'
import { ensureWorker } from './worker.mjs'

/**
 * What a command needs beside Node and the npm packages, which every command needs.
 * @typedef {object} Needs
 * @property {boolean} [worker] The mediasoup worker.
 * @property {boolean} [ear] What the studio listens with where no speech provider is configured.
 * @property {boolean} [browser] A browser for the end-to-end tests.
 * @property {boolean} [web] The web client, built.
 * @property {boolean} [insist] Try once more what failed a short while ago.
 */

/**
 * A machine on which the command can run: the Node to run it with, and the environment for it.
 * @typedef {{ root: string, node: string, env: NodeJS.ProcessEnv }} Host
 */

/**
 * Makes this machine fit for a command. What is there already costs milliseconds and prints nothing.
 * @param {import('./context.mjs').Context} given
 * @param {Needs} needs
 * @returns {Promise<Host>}
 * @throws {import('./failure.mjs').SetupFailure}
 * @throws {import('./interruption.mjs').Interruption}
 */
export async function prepare(given, needs) {
  const node = await ensureNode(given)
  const version = node === process.execPath ? process.versions.node : RELEASE
  const context = { ...given, env: withNode(node, given.env, delimiter) }
  await ensurePackages(context, node, version)

  const insist = needs.insist ?? false
  if (needs.ear && !hasProviders(given)) {
    const without = 'the studio cannot hear speech (typing works)'
    await wantSystem(context, ear, { without, insist })
  }
  if (needs.browser) {
    const without = 'the end-to-end tests will fail'
    await wantSystem(context, browser, { without, insist })
  }
  const env = needs.worker
    ? { ...context.env, MEDIASOUP_WORKER_BIN: await ensureWorker(context) }
    : context.env
  if (needs.web) await ensureWeb(context)
  return { root: given.root, node, env }
}

/**
 * With both keys configured, here or in the .env that the server reads, the studio is not started and needs
 * no ear.
 * @param {import('./context.mjs').Context} context
 */
function hasProviders({ root, env }) {
  const file = textOf(join(root, '.env'))
  return ['GEMINI_API_KEY', 'DEEPGRAM_API_KEY'].every(
    (name) => env[name] || new RegExp(`^\\s*(export\\s+)?${name}\\s*=\\s*[^\\s#]`, 'm').test(file),
  )
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
