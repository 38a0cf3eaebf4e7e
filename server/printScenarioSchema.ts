import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Scenario } from './core/scenario.ts'

/** The JSON schema that scenario files name as `$schema`, so that an editor helps to write them (S1). */
export function printedScenarioSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(Scenario, { io: 'input' })
  return `${JSON.stringify({ $schema, title: 'Wakeband scenario', ...rest }, null, 2)}\n`
}

if (import.meta.main)
  writeFileSync(new URL('scenarios/scenario.schema.json', import.meta.url), printedScenarioSchema())
