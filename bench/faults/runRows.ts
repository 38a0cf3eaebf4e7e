import { createVoice } from '../../player/voice.ts'
import { startLane, startProviders } from './lane.ts'
import { playRow, type Result } from './playRow.ts'
import type { Row } from './row.ts'

/** Plays the rows, each in a show of its own, in so many products side by side. */
export async function runRows(rows: readonly Row[], lanes: number, told: (result: Result) => void): Promise<Result[]> {
  const providers = await startProviders()
  const voice = createVoice()
  const waiting = [...rows]
  const results: Result[] = []

  async function work(): Promise<void> {
    const lane = await startLane(providers)
    try {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const result = await playRow(lane, voice, row)
        results.push(result)
        told(result)
      }
    } finally {
      await lane.close()
    }
  }

  try {
    await Promise.all(Array.from({ length: Math.min(lanes, rows.length) }, work))
  } finally {
    await voice.close()
    await providers.close()
  }
  return results
}
