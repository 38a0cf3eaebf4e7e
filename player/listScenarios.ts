import { createApi } from './api/api.ts'
import { type Scenario, Scenarios } from './api/operations.ts'

/**
 * The scenarios of a server, for people; nobody has to be signed in to see them.
 * @throws {ApiFailure} The server could not be asked.
 */
export async function listScenarios(url: string): Promise<Scenario[]> {
  const api = createApi(url)
  try {
    return (await api.ask(Scenarios, {})).scenarios
  } finally {
    await api.close()
  }
}

/** One line on each, and one on what it is about. */
export function scenarioListLines(scenarios: readonly Scenario[]): string[] {
  const width = Math.max(0, ...scenarios.map(({ id }) => id.length))
  return scenarios.flatMap(
    ({ id, title, language, level, stepsTotal, lives, host, summary, understandsSpeech }) => [
      `${id.padEnd(width)}  ${title} (${language}, ${level}, ${stepsTotal} steps, ${lives} lives; with ${host.name})`,
      `${' '.repeat(width)}  ${summary}`,
      ...(understandsSpeech
        ? []
        : [`${' '.repeat(width)}  (its speech is not understood here: answers are typed)`]),
    ],
  )
}
