import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SetupFailure } from './failure.mjs'
import { filesUnder, fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { withScratch } from './scratch.mjs'
import { buildWorker } from './workerBuild.mjs'
import { workerRuns } from './workerCheck.mjs'
import { fetchPrebuilt } from './workerPrebuilt.mjs'

/**
 * The mediasoup worker: the one named in MEDIASOUP_WORKER_BIN, else the one in the per-user cache, else
 * mediasoup's own prebuilt one, else one built here. Whichever it is, it is known to run on this host. See
 * docs/decisions/mediasoupWorker.md.
 * @param {import('./context.mjs').Context} context
 * @returns {Promise<string>} The path of the binary.
 * @throws {SetupFailure}
 */
export async function ensureWorker(context) {
  const given = context.env['MEDIASOUP_WORKER_BIN']
  if (given) {
    if (workerRuns(given)) return given
    throw new SetupFailure(
      `MEDIASOUP_WORKER_BIN is ${given}, which does not run here as a mediasoup worker`,
      {
        advice: 'Name a worker that does, or unset it: then one is downloaded or built.',
      },
    )
  }

  const package_ = join(context.root, 'node_modules', 'mediasoup')
  const folder = join(context.cache, folderName(context.root, package_))
  const binary = join(folder, 'mediasoup-worker')
  if (existsSync(binary) && workerRuns(binary)) return binary

  const { signal, progress } = context
  const onWait = () => progress.say('worker', 'another launch is getting it ready: waiting')
  await withLock(join(context.cache, 'locks', 'worker'), { signal, onWait }, async () => {
    if (existsSync(binary) && workerRuns(binary)) return
    await mkdir(folder, { recursive: true })
    if (!(await download(context, package_, binary))) await buildWorker(context, package_, binary)
  })
  return binary
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {string} package_
 * @param {string} binary
 * @returns {Promise<boolean>}
 */
function download({ env, signal, progress }, package_, binary) {
  return progress.during('worker', "downloading mediasoup's prebuilt one", (step) =>
    withScratch(dirname(binary), async (scratch) => {
      const fetched = await fetchPrebuilt(package_, scratch, { env, signal })
      if ('reason' in fetched) {
        step.outcome(`no prebuilt one: ${fetched.reason}`)
        return false
      }
      await rename(fetched.binary, binary)
      return true
    }),
  )
}

/**
 * A folder of its own for everything that makes a worker another one: its version, the platform, the recipe,
 * and the distribution, whose libraries a built one is linked to.
 * @param {string} root
 * @param {string} package_
 */
function folderName(root, package_) {
  const { version } = JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8'))
  const recipe = fingerprint(root, filesUnder(root, 'scripts/worker'), [distribution()]).slice(0, 8)
  return `mediasoup-worker-${version}-${process.platform}-${process.arch}-${recipe}`
}

function distribution() {
  try {
    const lines = readFileSync('/etc/os-release', 'utf8').split('\n')
    return lines.filter((line) => /^(ID|VERSION_ID)=/.test(line)).join(' ')
  } catch {
    return 'unknown'
  }
}
