import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { play } from './playRun.ts'
import { startProduct, type RunningProduct } from './product.ts'

/** None of them stands in the file: the first two are right, the third is not, and then is. */
const answers = [
  ...['--say', 'yes sir they are right here', '--say', 'I was in the city all day'],
  ...['--type', 'I teach children to swim', '--say', 'I am a doctor and I love my work'],
]

let product: RunningProduct
let unreachable: RunningProduct
/** A connection that cannot be had takes its time: another game is played meanwhile. */
let withoutMedia: ReturnType<typeof play>
beforeAll(async () => {
  // A reserved address: no packet to it leaves the machine.
  ;[product, unreachable] = await Promise.all([startProduct(), startProduct({ MEDIA_ANNOUNCED_ADDRESS: '240.0.0.1' })])
  withoutMedia = play('--url', unreachable.url, '--json', '--scenario', 'checkpoint', ...answers.slice(0, 2))
  // Its own test is told of a failure.
  withoutMedia.catch(() => undefined)
})
afterAll(async () => {
  await product?.stop()
  await unreachable?.stop()
})

interface GameSummary {
  readonly mode: string
  readonly answers: readonly { readonly judged: { readonly outcome: string; readonly stepNumber: number } | null }[]
  readonly score: number
  readonly livesRemaining: number
  readonly review: readonly { readonly transcript: string | null; readonly attempts: number }[]
  readonly consistent: boolean
  readonly packetsReceived: number
  readonly problems: readonly string[]
}

describe('a scenario by the terminal player', () => {
  it('S3 S4 S7 live and by voice: heard, judged, scored, and reviewed', async () => {
    const { code, printed } = await play('--url', product.url, '--json', '--scenario', 'checkpoint', ...answers)
    const summary = printed.at(-1) as unknown as GameSummary
    expect(summary.problems).toEqual([])
    expect(summary.mode).toBe('LIVE')
    expect(summary.answers.map(({ judged }) => [judged?.stepNumber, judged?.outcome])).toEqual([
      [1, 'CORRECT'],
      [2, 'CORRECT'],
      [3, 'INCORRECT_ANSWER'],
      [3, 'CORRECT'],
    ])
    expect(summary).toMatchObject({ score: 250, livesRemaining: 2, consistent: true })
    expect(summary.review.map(({ attempts }) => attempts)).toEqual([1, 1, 2])
    expect(summary.packetsReceived).toBeGreaterThan(0)
    const partials = printed.filter(({ type }) => type === 'scenarioPartial') as unknown as { intent: string | null }[]
    expect(partials.some(({ intent }) => intent !== null), 'S4 an intent before the last word').toBe(true)
    expect(printed.filter(({ type }) => type === 'scenarioPenalty')).toHaveLength(1)
    expect(code).toBe(0)
  })

  it('S5 in time-stop and by recordings: the same answers come to the same score', async () => {
    const { code, printed } = await play('--url', product.url, '--json', '--scenario', 'checkpoint', '--time-stop', ...answers)
    const summary = printed.at(-1) as unknown as GameSummary
    expect(summary.problems).toEqual([])
    expect(summary).toMatchObject({ mode: 'TIME_STOP', score: 250, livesRemaining: 2, consistent: true, packetsReceived: 0 })
    expect(summary.review.map(({ transcript }) => transcript !== null)).toEqual([true, true, true])
    expect(code).toBe(0)
  })

  it('S5 where WebRTC cannot connect, the same session goes on in time-stop, and the player says so', async () => {
    const { code, printed } = await withoutMedia
    const started = printed.find(({ type }) => type === 'gameStarted') as unknown as { sessionId: string }
    expect(printed.some(({ type }) => type === 'fellBack')).toBe(true)
    expect(printed.at(-1)).toMatchObject({ mode: 'FELL_BACK', sessionId: started.sessionId, score: 100, consistent: true, problems: [] })
    expect(code).toBe(0)
  })
})
