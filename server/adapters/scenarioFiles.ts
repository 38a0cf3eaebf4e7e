import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from '../core/scenario.ts'
import { faultLine, isScenarioFile, parseScenario } from '../core/scenarioText.ts'

/** Scenario files that cannot be used. The message names every file, path and fault. */
export class ScenarioFilesError extends Error {
  override readonly name = 'ScenarioFilesError'

  constructor(lines: readonly string[], options?: { cause?: unknown }) {
    super(['Scenarios that cannot be used:', ...lines].join('\n  '), options)
  }
}

/**
 * Every scenario of a folder, in the order of their ids (S1): each `*.json` that is no `*.schema.json`.
 * @throws ScenarioFilesError with all faults of all files at once; also where there is no scenario at all.
 */
export async function readScenarios(folder: string): Promise<readonly Scenario[]> {
  const all = await readdir(folder).catch((error: Error) => unreadable(folder, error))
  const names = all.filter(isScenarioFile).toSorted()
  if (names.length === 0) throw new ScenarioFilesError([`${folder}: has no scenario`])
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const text = await readFile(file, 'utf8').catch((error: Error) => unreadable(file, error))
      return { file, parsed: parseScenario(name, text) }
    }),
  )
  const lines = files.flatMap(({ file, parsed }) =>
    'faults' in parsed ? parsed.faults.map((fault) => faultLine(file, fault)) : [],
  )
  if (lines.length > 0) throw new ScenarioFilesError(lines)
  return files.flatMap(({ parsed }) => ('scenario' in parsed ? [parsed.scenario] : []))
}

function unreadable(path: string, error: Error): never {
  throw new ScenarioFilesError([`${path}: cannot be read: ${error.message}`], { cause: error })
}
