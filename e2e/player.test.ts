import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type RunningProduct } from './product.ts'
import { understood } from './words.ts'

interface Summary {
  readonly type: 'summary'
  readonly lines: number
  readonly turns: number
  readonly transcripts: readonly { readonly said: string; readonly heard: string | null }[]
  readonly awakened: number
  readonly outcome: string
  readonly reactionMs: readonly number[]
  readonly packetsLost: number
}

/** Runs the terminal player as its user does, and gives its exit code and everything it printed. */
async function play(...args: string[]): Promise<{ code: number | null; printed: { readonly type: string }[] }> {
  const main = fileURLToPath(new URL('../player/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: { readonly type: string }[] = []
  createInterface(child.stdout).on('line', (line) => printed.push(JSON.parse(line) as { type: string }))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, printed }
}

let product: RunningProduct
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

describe('a mission by the terminal player, over real WebRTC', () => {
  it('A6 is heard word for word, answered, scored, and comes to an end', async () => {
    const said = ['they are hiding the water from the people', 'please open the doors before the morning comes']
    const { code, printed } = await play(
      ...['--url', product.url, '--json', '--minutes', '1.5'],
      ...said.flatMap((text) => ['--say', text]),
    )
    const summary = printed.at(-1) as Summary
    expect(summary.type).toBe('summary')
    expect(summary.lines).toBeGreaterThan(3)
    expect(summary.transcripts.map((transcript) => transcript.said)).toEqual(said)
    for (const transcript of summary.transcripts)
      expect(understood(transcript.said, transcript.heard ?? ''), transcript.heard ?? 'nothing').toBeGreaterThan(0.6)
    expect(summary.reactionMs).toHaveLength(2)
    expect(summary.outcome).toMatch(/WON|TIME_UP/)
    expect(code).toBe(0)
    const scores = printed.filter((event) => event.type === 'scoreUpdated') as unknown as { turnId: string }[]
    expect(new Set(scores.map(({ turnId }) => turnId)).size, 'E13 one score a turn').toBe(scores.length)
  })

  it('E9 plays the same by typing', async () => {
    const { code, printed } = await play('--url', product.url, '--json', '--minutes', '1', '--type', 'Cut the power to the tower!')
    const summary = printed.at(-1) as Summary
    expect(summary.transcripts).toMatchObject([{ said: 'Cut the power to the tower!', heard: 'Cut the power to the tower!' }])
    expect(code).toBe(0)
  })
})
