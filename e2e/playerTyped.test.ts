import { afterAll, beforeAll, expect, it } from 'vitest'
import { play, type MissionSummary } from './playRun.ts'
import { startProduct, type RunningProduct } from './product.ts'

let product: RunningProduct
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

it('E9 the terminal player plays a mission by typing as it does by voice', async () => {
  const { code, printed } = await play('--url', product.url, '--json', '--minutes', '0.5', '--type', 'Cut the power to the tower!')
  const summary = printed.at(-1) as MissionSummary
  expect(summary.transcripts).toMatchObject([{ said: 'Cut the power to the tower!', heard: 'Cut the power to the tower!' }])
  expect(code).toBe(0)
})
