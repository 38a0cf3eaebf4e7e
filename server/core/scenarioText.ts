import { Scenario } from './scenario.ts'

/** What is wrong in a scenario, and where. */
export interface ScenarioFault {
  /** Such as `steps[2].says`; empty for the file as a whole. */
  readonly path: string
  /** One sentence or less, without a full stop. */
  readonly message: string
}

export type ParsedScenario = { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] }

/** The scenario of a file that is called `name`, or everything that keeps it from being one (S1). */
export function parseScenario(name: string, text: string): ParsedScenario {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { faults: [{ path: '', message: `is not JSON: ${(error as Error).message}` }] }
  }
  const { data, error } = Scenario.safeParse(json)
  if (error) return { faults: error.issues.map(({ path, message }) => ({ path: pathOf(path), message })) }
  if (`${data.id}.json` !== name)
    return { faults: [{ path: 'id', message: `is "${data.id}", and the file is called ${name}` }] }
  return { scenario: data }
}

/** Whether a file of this name in the folder of scenarios is meant to be one. */
export function isScenarioFile(name: string): boolean {
  return name.endsWith('.json') && !name.endsWith('.schema.json')
}

/** A fault of a file as one line. */
export function faultLine(file: string, { path, message }: ScenarioFault): string {
  return path === '' ? `${file}: ${message}` : `${file}: ${path}: ${message}`
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((done, part) => {
    if (typeof part === 'number') return `${done}[${part}]`
    return done === '' ? String(part) : `${done}.${String(part)}`
  }, '')
}
