import { spawnSync } from 'node:child_process'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { asSetupFailure } from './asSetupFailure.mjs'
import { buildTools } from './debian.mjs'
import { SetupFailure } from './failure.mjs'
import { run } from './run.mjs'
import { requireSystem } from './system.mjs'
import { workerRuns } from './workerCheck.mjs'

/** The largest of the worker's files take the compiler about 500 MB. */
const MEMORY_PER_JOB = 700 * 2 ** 20

const PACKAGES = buildTools.map(({ name }) => name).join(' ')
const ADVICE = `It is built with Debian's ${PACKAGES}. A worker built elsewhere can be named in MEDIASOUP_WORKER_BIN.`

/**
 * Builds the worker from the C++ source in the npm package, and puts it at `target` once it is known to run.
 * Takes three to six minutes on two cores; an interrupted build goes on where it stopped.
 * @param {import('./context.mjs').Context} context
 * @param {string} package_ mediasoup's folder in node_modules.
 * @param {string} target Its folder exists.
 * @throws {SetupFailure} The tools are missing, or the compiler gave up.
 */
export async function buildWorker(context, package_, target) {
  if (process.platform !== 'linux') {
    throw new SetupFailure(
      'the media worker could be neither downloaded nor built: the recipe here is for Linux',
      {
        advice:
          'Build it with `npm rebuild mediasoup --ignore-scripts=false`, then set MEDIASOUP_WORKER_BIN to the binary.',
      },
    )
  }
  await requireSystem(context, buildTools, 'Building the media worker')

  const folder = `${target}.build`
  const make = await prepare(context.root, package_, folder)
  const total = countCompilations(make, folder, context.env)
  const jobs = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / MEMORY_PER_JOB)))

  await context.progress
    .during('worker', `compiling ${total} files on ${jobs} cores, this once`, async (step) => {
      let begun = 0
      const onLine = (/** @type {string} */ line) => {
        if (isCompilation(line)) step.doing(`compiling file ${(begun += 1)} of ${total}`)
      }
      await run('make', [...make, `-j${jobs}`], {
        cwd: folder,
        env: context.env,
        signal: context.signal,
        onLine,
      })
      await publish(join(folder, 'out', 'mediasoup-worker'), target)
    })
    .catch(asSetupFailure('the media worker could not be built', ADVICE))
  await rm(folder, { recursive: true, force: true })
}

/**
 * @param {string} binary
 * @param {string} target
 */
async function publish(binary, target) {
  if (!workerRuns(binary))
    throw new SetupFailure('the media worker was built, but does not run here', { advice: ADVICE })
  await rename(binary, target)
}

/**
 * The build folder, with links to the recipe and the source: make cannot cope with a space in a path, and
 * inside the folder every path is short and plain, wherever the checkout and the user's home are.
 * @param {string} root
 * @param {string} package_
 * @param {string} folder
 * @returns {Promise<string[]>} The arguments of make.
 */
async function prepare(root, package_, folder) {
  await mkdir(folder, { recursive: true })
  for (const [name, path] of [
    ['recipe', join(root, 'scripts', 'worker')],
    ['source', join(package_, 'worker')],
  ]) {
    const link = join(folder, String(name))
    await rm(link, { force: true })
    await symlink(String(path), link)
  }
  return ['-f', 'recipe/Makefile', 'SRC=source', 'OUT=out']
}

/**
 * What is still to be compiled, by a dry run.
 * @param {string[]} make
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
function countCompilations(make, cwd, env) {
  const { stdout } = spawnSync('make', ['-n', ...make], { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  return (stdout ?? '').split('\n').filter(isCompilation).length
}

/** @param {string} line */
function isCompilation(line) {
  return line.startsWith('g++ ') && line.includes(' -c ')
}
