import type { LineReception } from './audio/ears.ts'
import type { Reception } from './audio/reception.ts'
import type { PlayerEvent } from './playerEvent.ts'

/** What came in of the hosts' voices; part of every summary. */
export type Heard = {
  /** Lines of the hosts that began, and those whose voice was heard. */
  lines: number
  linesHeard: number
  packetsReceived: number
  packetsLost: number
  jitterMs: number | null
  jitterBufferMs: number | null
  roundTripMs: number | null
}

/** So much of a line has to be loud enough to be heard before a host counts as heard. */
const HEARD_MS = 200

/** Keeps account of the hosts' lines, and of the packets that they came in. */
export function createHearing() {
  const lines = new Map<string, LineReception | null>()
  let earlier = { packetsReceived: 0, packetsLost: 0 }
  let reception: Reception | null = null

  const total = () => ({
    packetsReceived: earlier.packetsReceived + (reception?.packetsReceived ?? 0),
    packetsLost: earlier.packetsLost + (reception?.packetsLost ?? 0),
  })

  return {
    heed(event: PlayerEvent) {
      switch (event.type) {
        case 'HEARD':
          if (event.event.__typename === 'LineStarted') lines.set(event.event.line.id, null)
          return
        case 'LINE_HEARD':
          lines.set(event.lineId, event.reception)
          return
        case 'CONNECTED':
          // Another seat counts from 0 again.
          earlier = total()
          reception = null
          return
        case 'MEASURED':
          reception = event.reception
          return
        default:
      }
    },
    figures: (): Heard => ({
      lines: lines.size,
      linesHeard: [...lines.values()].filter((line) => (line?.audibleMs ?? 0) >= HEARD_MS).length,
      ...total(),
      jitterMs: rounded(reception?.jitterMs),
      jitterBufferMs: rounded(reception?.jitterBufferMs),
      roundTripMs: rounded(reception?.roundTripMs),
    }),
  }
}

function rounded(value: number | null | undefined) {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10
}
