import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { printedScenarioSchema } from './printScenarioSchema.ts'

it('S1 scenario.schema.json is what the code says: run `node server/printScenarioSchema.ts`', () => {
  const checkedIn = readFileSync(new URL('scenarios/scenario.schema.json', import.meta.url), 'utf8')
  expect(checkedIn).toBe(printedScenarioSchema())
})
