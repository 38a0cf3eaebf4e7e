import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWeb } from '../setup/web.mjs'
import { SetupFailure } from '../setup/failure.mjs'
import { CommandFailure, run } from '../setup/run.mjs'
import { explain } from './explain.mjs'
import { foreground } from './foreground.mjs'
import { verdict } from './verdict.mjs'

/**
 * The whole test command: types, lint, web build, then every test; with arguments only the tests, and vitest
 * gets them. All steps run even if one fails. The last line counts what passed and failed:
 * `12 passed, 0 failed`.
 * @param {import('../setup/prepare.mjs').Host} host
 * @param {string[]} args For vitest.
 * @param {import('../setup/context.mjs').Context} context
 * @returns {Promise<number>} Exit code: 0 only if nothing failed.
 */
export async function test({ root, env }, args, context) {
  const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name)
  const check = (
    /** @type {string} */ name,
    /** @type {string} */ doing,
    /** @type {string[][]} */ ...commands
  ) => passes(name, doing, commands, { ...context, env })

  /** @type {string[]} */
  const failedChecks = []
  if (args.length === 0) {
    const tsc = [bin('tsc'), '--noEmit', '--pretty', 'false', '-p']
    if (!(await check('types', 'checking', [...tsc, '.'], [...tsc, 'scripts']))) failedChecks.push('types')
    if (!(await check('lint', 'checking', [bin('oxlint'), '--deny-warnings']))) failedChecks.push('lint')
    if (!(await builds({ ...context, env }))) failedChecks.push('web')
  }

  const folder = await mkdtemp(join(tmpdir(), 'wakeband-test-'))
  try {
    const json = join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
    const code = await foreground([{ command: bin('vitest'), args: ['run', ...reporters, ...args] }], {
      cwd: root,
      env,
    })
    context.signal.throwIfAborted()

    const report = await readFile(json, 'utf8').then(JSON.parse, () => undefined)
    const { passed, failed } = verdict(report, code)
    const allFailed = failed + failedChecks.length
    if (failedChecks.length > 0) console.log(`Failed before the tests, see above: ${failedChecks.join(', ')}`)
    console.log(`${passed} passed, ${allFailed} failed`)
    return allFailed === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs a check's commands; all that they print is shown if one of them fails.
 * @param {string} name
 * @param {string} doing
 * @param {string[][]} commands
 * @param {import('../setup/context.mjs').Context} context
 */
async function passes(name, doing, commands, { root, env, signal, progress }) {
  /** @type {string[]} */
  const said = []
  try {
    await progress.during(name, doing, async (step) => {
      for (const [command = '', ...args] of commands) {
        await run(command, args, { cwd: root, env, signal, onLine: (line) => said.push(line) })
      }
      step.outcome('ok')
    })
    return true
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    console.error(said.length > 0 ? said.join('\n') : error.message)
    return false
  }
}

/** @param {import('../setup/context.mjs').Context} context */
async function builds(context) {
  try {
    await ensureWeb(context)
    return true
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    explain(error)
    return false
  }
}
