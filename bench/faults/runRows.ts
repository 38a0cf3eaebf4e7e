import { createVoice } from '../../player/voice.ts'
import { NotHere } from './house.ts'
import { startLane, startProviders, type Lane } from './lane.ts'
import { playRow, type Result } from './playRow.ts'
import type { Row } from './row.ts'

/** What became of a row: its result, or why it cannot be played on this machine. */
export type Told = Result | { readonly row: Row; readonly skipped: string }

/**
 * Plays the rows, each in a show of its own, in so many products side by side. One that was not held is played once more
 * in the end, with nothing beside it: recognising speech takes half a core, and a busy machine is not what is measured.
 */
export async function runRows(rows: readonly Row[], lanes: number, told: (told: Told) => void): Promise<Result[]> {
  const providers = await startProviders()
  const voice = createVoice()
  const results: Result[] = []
  const again: Row[] = []

  async function play(lane: Lane, row: Row, tries: number): Promise<void> {
    const result = await playRow(lane, voice, row).then(
      (played) => ({ ...played, tries }),
      (error: unknown) => {
        if (tries === 1) return null
        throw error
      },
    )
    if (!result || (!result.held && tries === 1)) return void again.push(row)
    results.push(result)
    told(result)
  }

  /** Each kind of product is started once a lane, at the first row that wants it. */
  async function work(waiting: Row[], tries: number): Promise<void> {
    let lane: Lane | undefined
    let house: Row['house'] | null = null
    try {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        if (row.house !== house) {
          await lane?.close()
          lane = undefined
          house = null
        }
        try {
          lane ??= await startLane(providers, row.house)
          house = row.house
        } catch (error) {
          if (!(error instanceof NotHere)) throw error
          told({ row, skipped: error.message })
          continue
        }
        await play(lane, row, tries)
      }
    } finally {
      await lane?.close()
    }
  }

  try {
    // Stable: those of one house stay together, in their order.
    const waiting = rows.toSorted((one, other) => (one.house ?? '').localeCompare(other.house ?? ''))
    await Promise.all(Array.from({ length: Math.min(lanes, rows.length) }, () => work(waiting, 1)))
    await work(again, 2)
  } finally {
    await voice.close()
    await providers.close()
  }
  return results
}
