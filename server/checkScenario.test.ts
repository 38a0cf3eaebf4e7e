import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Scenario } from './core/scenario.ts'

const shipped = join(import.meta.dirname, 'scenarios')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the command as its user does. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'checkScenario.ts'), ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    )
  })
}

/** The signal drill with its first step changed, as a file. */
async function changed(change: (step: Scenario['steps'][number]) => object): Promise<string> {
  const scenario = JSON.parse(await readFile(join(shipped, 'signals.json'), 'utf8')) as Scenario
  const steps = scenario.steps.map((step, at) => (at === 0 ? change(step) : step))
  const file = join(folder, 'signals.json')
  await writeFile(file, JSON.stringify({ ...scenario, steps }))
  return file
}

describe('npm run scenario', () => {
  it('S1 the shipped scenarios are well', async () => {
    const { code, said } = await run('check', shipped)
    expect(said.trim().split('\n')).toEqual(
      ['cafe-es', 'checkpoint', 'signals', 'way-de'].map((id) => `${join(shipped, id)}.json: ok`),
    )
    expect(code).toBe(0)
  })

  it('S1 names every fault with its path, and goes on to the next file', async () => {
    const file = await changed((step) => ({ ...step, says: '', reward: -1 }))
    const { code, said } = await run('check', file, join(folder, 'none.json'), join(shipped, 'way-de.json'))
    expect(said).toContain(`${file}: steps[0].says: `)
    expect(said).toContain(`${file}: steps[0].reward: `)
    expect(said).toContain(`${join(folder, 'none.json')}: cannot be read`)
    expect(said).toContain('way-de.json: ok')
    expect(code).toBe(1)
  })

  it('S1 finds an example that is judged as another intent', async () => {
    const file = await changed((step) => ({
      ...step,
      mistakes: [{ name: 'same', about: 'the same', examples: ['Alpha eleven', 'alfa 7, please', '?!'] }],
    }))
    const { code, said } = await run('check', file)
    const at = `${file}: steps[0].mistakes[0].examples`
    expect(said.trim().split('\n')).toEqual([
      `${at}[1]: "alfa 7, please" is judged as a right answer, "alpha_seven", and not as "same"`,
      `${at}[2]: "?!" has no words that could be compared`,
    ])
    expect(code).toBe(1)
  })

  it('S1 finds a penalty of more lives than there are', async () => {
    const file = await changed((step) => ({ ...step, penalties: { WRONG_LANGUAGE: { lives: 9, points: 0 } } }))
    expect(await run('check', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('steps[0].penalties.WRONG_LANGUAGE.lives: takes more than the 3 lives') as unknown,
    })
  })

  it('S1 a folder without a scenario is a fault, a command line that does not fit is another exit code', async () => {
    expect(await run('check', folder)).toMatchObject({ code: 1, said: expect.stringContaining('has no scenario') as unknown })
    for (const args of [[], ['check'], ['play', shipped], ['check', '--all']])
      expect(await run(...args), args.join(' ')).toMatchObject({ code: 2, said: expect.stringContaining('Usage') as unknown })
  })
})
