import type { Api } from '../api/api.ts'
import { ReportMediaDocument } from '../api/generated/graphql.ts'
import { linkFigures } from '../audio/linkFigures.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import type { Sound } from './sound.ts'

const everyMs = 10_000

/**
 * The sound of a show, which from now on tells the server how it fares: every 10 seconds while there is a
 * seat, and once when it is closed; each time what is true since the last time (E16).
 */
export function withReports(sound: Sound, api: Pick<Api, 'ask'>, sessionId: string): Sound {
  let last: LinkStats | null = null

  async function report(): Promise<void> {
    // Nobody misses a report that could not be made, or was not taken.
    const stats = await sound.stats().catch(() => null)
    if (!stats) return
    const before = last
    last = stats
    const { packetsLate: _late, microphoneBitsPerSecond: _sent, ...figures } = linkFigures(stats, before)
    await api.ask(ReportMediaDocument, { input: { sessionId, ...figures } }).catch(() => undefined)
  }

  const timer = setInterval(() => void report(), everyMs)
  return {
    ...sound,
    close() {
      clearInterval(timer)
      // The figures are read before there is nothing to read any more.
      void report()
      sound.close()
    },
  }
}
