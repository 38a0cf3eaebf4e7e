import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readScenarios, ScenarioFilesError } from './scenarioFiles.ts'

const shipped = join(import.meta.dirname, '..', 'scenarios')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenarios-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function faultsOf(path: string): Promise<string> {
  const error: unknown = await readScenarios(path).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ScenarioFilesError)
  return (error as Error).message
}

describe('the folder of scenarios', () => {
  it('S1 is read whole, without the schema that lies beside them', async () => {
    await copyFile(join(shipped, 'signals.json'), join(folder, 'signals.json'))
    await copyFile(join(shipped, 'scenario.schema.json'), join(folder, 'scenario.schema.json'))
    expect((await readScenarios(folder)).map(({ id }) => id)).toEqual(['signals'])
  })

  it('S1 one error names every file, path and fault', async () => {
    const text = await readFile(join(shipped, 'signals.json'), 'utf8')
    const scenario = JSON.parse(text) as { steps: { hint: string; id: string }[] }
    await writeFile(join(folder, 'broken.json'), '{ "id": ')
    await writeFile(join(folder, 'other.json'), text)
    const steps = scenario.steps.map((step, at) => (at === 2 ? { ...step, hint: '', id: 'fog' } : step))
    await writeFile(join(folder, 'signals.json'), JSON.stringify({ ...scenario, steps, lives: 0, colour: 'red' }))
    const said = await faultsOf(folder)
    expect(said).toContain(`${join(folder, 'broken.json')}: is not JSON`)
    expect(said).toContain(`${join(folder, 'other.json')}: id: is "signals", and the file is called other.json`)
    expect(said).toContain(`${join(folder, 'signals.json')}: lives: `)
    expect(said).toContain(`${join(folder, 'signals.json')}: steps[2].hint: `)
    expect(said).toContain('"colour"')
  })

  it('S1 two steps of one id are named', async () => {
    const scenario = JSON.parse(await readFile(join(shipped, 'signals.json'), 'utf8')) as { steps: { id: string }[] }
    const steps = scenario.steps.map((step, at) => (at === 1 ? { ...step, id: 'fog' } : step))
    await writeFile(join(folder, 'signals.json'), JSON.stringify({ ...scenario, steps }))
    expect(await faultsOf(folder)).toContain('signals.json: steps[1].id: there is a step "fog" already')
  })

  it('S1 a folder that is empty or missing is an error too', async () => {
    expect(await faultsOf(folder)).toContain('has no scenario')
    expect(await faultsOf(join(folder, 'none'))).toContain('cannot be read')
  })
})
