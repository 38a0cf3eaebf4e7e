import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { asSetupFailure } from '../setup/asSetupFailure.mjs'
import { fingerprint } from '../setup/fingerprint.mjs'
import { onPath } from '../setup/onPath.mjs'
import { run } from '../setup/run.mjs'
import { withScratch } from '../setup/scratch.mjs'
import { requireSystem } from '../setup/system.mjs'
import { verifyChecksums } from './checksums.mjs'

/**
 * @typedef {import('../setup/context.mjs').Context} Context
 * @typedef {import('../setup/debian.mjs').SystemPackage} SystemPackage
 */

/** What mongo-java-server 1.47 is compiled for. */
const JAVA = 17
const PURPOSE = `The MongoDB server of the tests (Java ${JAVA} or later, as in Debian 12 and later)`
const ADVICE = 'It is fetched with Maven and compiled with javac; a Maven mirror is set in ~/.m2/settings.xml.'

/** @type {SystemPackage} */
const runtime = { name: 'default-jre-headless', isHere: (env) => majorVersion('java', env) >= JAVA }

/** @type {SystemPackage[]} */
const buildTools = [
  { name: 'default-jdk-headless', isHere: (env) => majorVersion('javac', env) >= JAVA },
  { name: 'maven', isHere: (env) => onPath('mvn', env) !== undefined },
]

const PINNED = /<artifactId>mongo-java-server<\/artifactId>\s*<version>([^<]+)</
const POM = 'scripts/mongo/pom.xml'
const CHECKSUMS = 'scripts/mongo/sha256sums'
const SOURCE = 'scripts/mongo/LoopbackMongo.java'

/**
 * The server, ready to be started: from the per-user cache, else fetched with Maven, checked against the checksums
 * in the repository, and put into the cache in one step.
 * @param {Context} context
 * @returns {Promise<string>} Its class path; the class to start is LoopbackMongo.
 * @throws {import('../setup/failure.mjs').SetupFailure} No Java or no Maven, and none could be installed; or a jar
 *   could not be fetched, or is not the one that the checksums name.
 */
export async function ensureServer(context) {
  const { root, cache, progress } = context
  const version = PINNED.exec(readFileSync(join(root, POM), 'utf8'))?.[1]
  const recipe = fingerprint(root, [POM, CHECKSUMS, SOURCE]).slice(0, 8)
  const folder = join(cache, `mongo-java-server-${version}-${recipe}`)

  if (existsSync(folder)) {
    await requireSystem(context, [runtime], PURPOSE)
  } else {
    await requireSystem(context, buildTools, PURPOSE)
    const doing = `fetching mongo-java-server ${version}, this once`
    await progress
      .during('mongo', doing, (step) => build(context, folder, step))
      .catch(asSetupFailure('the MongoDB server of the tests could not be got ready', ADVICE))
  }
  return [join(folder, 'classes'), join(folder, 'lib', '*')].join(':')
}

/**
 * Two launches may build at once: each works in its own folder, the first to finish puts its result in place, and
 * the other finds it there.
 * @param {Context} context
 * @param {string} folder
 * @param {import('../setup/progress.mjs').Step} step
 */
async function build({ root, env, signal }, folder, step) {
  await withScratch(folder, async (scratch) => {
    const result = join(scratch, 'result')
    const lib = join(result, 'lib')
    const classes = join(result, 'classes')
    await mkdir(classes, { recursive: true })

    let files = 0
    const onLine = (/** @type {string} */ line) => {
      if (line.includes('Downloaded from ')) step.doing(`fetching with Maven, file ${(files += 1)}`)
    }
    // A Maven repository of our own, thrown away afterwards: it works where the user's cannot be written to, and
    // leaves nothing behind there.
    const maven = ['-B', `-Dmaven.repo.local=${join(scratch, 'repository')}`, '-f', join(root, POM)]
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies'
    const copy = [goal, '-DincludeScope=runtime', `-DoutputDirectory=${lib}`]
    await run('mvn', [...maven, ...copy], { env, signal, onLine })
    verifyChecksums(lib, join(root, CHECKSUMS))

    step.doing('compiling its launcher')
    await run('javac', ['-cp', join(lib, '*'), '-d', classes, join(root, SOURCE)], { env, signal })
    await rename(result, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  })
}

/**
 * As in «javac 17.0.15» and «openjdk version "21.0.2"»; «java version "1.8.0_402"» counts as 1, and none as 0.
 * @param {'java' | 'javac'} program
 * @param {NodeJS.ProcessEnv} env
 */
function majorVersion(program, env) {
  const { stdout, stderr } = spawnSync(program, ['-version'], { env, encoding: 'utf8' })
  return Number(/^(?:javac |.*version ")(\d+)/m.exec(`${stdout ?? ''}\n${stderr ?? ''}`)?.[1] ?? 0)
}
