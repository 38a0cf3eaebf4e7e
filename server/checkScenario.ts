import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { scenarioDoubts } from './core/scenarioDoubts.ts'
import { faultLine, isScenarioFile, parseScenario, type ScenarioFault } from './core/scenarioText.ts'

// Looks through scenario files as the server does when it starts, and then as a demanding author would (S1). Exit codes:
// 0 every file is well, 1 at least one is not, 2 a command line that does not fit.

const usage = `Usage: npm run scenario -- check FILE...

Says of each scenario file whether it can be played, and names everything that is wrong with it.
  FILE  a scenario, or a folder of them`

process.exitCode = await run(process.argv.slice(2))

async function run([command, ...paths]: string[]): Promise<number> {
  if (command !== 'check' || paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    console.error(usage)
    return 2
  }
  const results = await Promise.all(paths.map(checkAll))
  for (const { file, faults } of results.flat())
    console.log(faults.length === 0 ? `${file}: ok` : faults.map((fault) => faultLine(file, fault)).join('\n'))
  return results.flat().every(({ faults }) => faults.length === 0) ? 0 : 1
}

interface Checked {
  readonly file: string
  readonly faults: readonly ScenarioFault[]
}

async function checkAll(path: string): Promise<readonly Checked[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await check(path)]
    const names = (await readdir(path)).filter(isScenarioFile).toSorted()
    if (names.length === 0) return [{ file: path, faults: [{ path: '', message: 'has no scenario' }] }]
    return await Promise.all(names.map((name) => check(join(path, name))))
  } catch (error) {
    return [{ file: path, faults: [{ path: '', message: `cannot be read: ${(error as Error).message}` }] }]
  }
}

async function check(file: string): Promise<Checked> {
  const parsed = parseScenario(basename(file), await readFile(file, 'utf8'))
  return { file, faults: 'faults' in parsed ? parsed.faults : scenarioDoubts(parsed.scenario) }
}
