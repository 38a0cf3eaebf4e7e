import { createClock } from '../server/adapters/clock.ts'
import { createHostTrack } from '../server/radio/hostTrack.ts'
import { createPacer } from '../server/radio/pacer.ts'
import { percentile, printTable } from './figures.ts'

const seconds = 5
/** 20 ms of Opus, as long as one at 32 kbit/s. */
const packet = new Uint8Array(80).fill(0xf8)

/** How late the packets of many shows go out by the one clock of the process, and what that costs. */
export async function benchPacing(): Promise<void> {
  const rows = []
  for (const shows of [1, 100, 300]) {
    const pacer = createPacer({ clock: createClock() })
    const sentAt: number[] = []
    let packets = 0
    const before = process.cpuUsage()
    await Promise.all(
      Array.from({ length: shows }, (_, index) => {
        const track = createHostTrack({ pacer, start: { timestamp: 0, sequenceNumber: 0 }, noise: [] })
        track.sendTo({ payloadType: 100, ssrc: index, send: () => index === 0 && sentAt.push(performance.now()) })
        let left = seconds * 50
        const source = {
          next() {
            left -= 1
            packets += 1
            return left >= 0 ? packet : undefined
          },
          get finished() {
            return left <= 0
          },
        }
        return new Promise<void>((resolve) => track.play(source, { firstPacket: () => undefined, spoken: () => resolve() }))
      }),
    )
    const cpu = process.cpuUsage(before)
    pacer.close()
    const first = sentAt[0] ?? 0
    const late = sentAt.map((at, index) => at - first - index * 20)
    const best = Math.min(...late)
    const off = late.map((value) => value - best)
    rows.push({
      shows,
      packets,
      'late p50 ms': percentile(off, 50),
      'late p99 ms': percentile(off, 99),
      'cpu %': ((cpu.user + cpu.system) / 1e6 / seconds) * 100,
    })
  }
  printTable('The pacer, packets packed and handed on', rows)
}
