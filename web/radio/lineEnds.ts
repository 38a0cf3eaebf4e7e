import { waitForPlayout, type PlayoutClock } from '../audio/playout.ts'
import type { StreamEvent } from './view.ts'

/** Waits for the end of every line, and says so once (E10). */
export interface LineEnds {
  heed(event: StreamEvent): void
  close(): void
}

/**
 * @param read where the receiver is
 * @param heard the line has been heard to its end; called at most once for each time that it went on the air
 */
export function createLineEnds(deps: {
  readonly read: PlayoutClock
  readonly heard: (lineId: string) => void
  readonly now: () => number
}): LineEnds {
  let onAir: { readonly lineId: string; readonly since: number } | undefined
  let stop = (): void => undefined

  function ended(event: Extract<StreamEvent, { __typename: 'DialogueEnded' }>): void {
    const { lineId, rtpTimestamp, durationMs } = event
    const spent = onAir?.lineId === lineId ? deps.now() - onAir.since : 0
    const heard = () => deps.heard(lineId)
    stop()
    if (rtpTimestamp !== null) {
      stop = waitForPlayout(deps.read, rtpTimestamp, Math.max(0, durationMs - spent), heard, deps.now)
    } else {
      // A caption stands for as long as it takes to read, counted from its beginning.
      const timer = setTimeout(heard, Math.max(0, durationMs - spent))
      stop = () => clearTimeout(timer)
    }
  }

  return {
    heed(event) {
      switch (event.__typename) {
        case 'LineStarted':
          stop()
          onAir = { lineId: event.line.id, since: deps.now() }
          return
        case 'DialogueEnded':
          return ended(event)
        case 'StateChanged':
          if (event.state !== 'HOST_SPEAKING') stop()
          return
        case 'Snapshot':
        case 'LineInterrupted':
        case 'ShowEnded':
          return stop()
        default:
          // The rest is not about lines.
          return
      }
    },
    close: () => stop(),
  }
}
