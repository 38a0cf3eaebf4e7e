import { setTimeout as delay } from 'node:timers/promises'
import type { Api } from './api/api.ts'
import { ReportMedia } from './api/operations.ts'
import type { Reception } from './audio/reception.ts'
import type { PlayerEvent } from './playerEvent.ts'

/** Between two reports, in ms. The measurements that they are made of come every 5 s, give or take. */
const EVERY = 10_000 - 1_000
/** Whoever leaves does not wait for longer. */
const LAST_LIMIT = 2_000

/** Tells the server how the hosts' voice comes in: while there is a connection, and once at the end (E16). */
export function createMediaReports(deps: { api: Pick<Api, 'ask'>; sessionId: string }) {
  const { api, sessionId } = deps
  /** What the last report was made of. */
  let reported: Reception | undefined
  let latest: Reception | undefined
  let sending: Promise<unknown> = Promise.resolve()

  const report = (reception: Reception) => {
    const input = { sessionId, ...figuresOf(reception, reported) }
    reported = reception
    // Nobody misses a report that was lost.
    sending = api.ask(ReportMedia, { input }).catch(() => {})
  }

  return {
    heed(event: PlayerEvent) {
      // Another seat counts from 0 again.
      if (event.type === 'CONNECTED') reported = latest = undefined
      if (event.type !== 'MEASURED') return
      latest = event.reception
      if (!reported || latest.at - reported.at >= EVERY) report(latest)
    },
    /** Reports what has come since, and waits for the server to take it, if it does soon. */
    async close() {
      if (latest && latest.at !== reported?.at) report(latest)
      await Promise.race([sending, delay(LAST_LIMIT, undefined, { ref: false })])
    },
  }
}

function figuresOf(now: Reception, before: Reception | undefined) {
  const since = (name: 'packetsReceived' | 'packetsLost' | 'bytesReceived') =>
    // What comes late is no longer lost: then fewer are than before.
    Math.max(0, now[name] - (before?.[name] ?? 0))
  const seconds = before ? (now.at - before.at) / 1000 : 0
  return {
    roundTripMs: now.roundTripMs,
    jitterMs: now.jitterMs,
    jitterBufferMs: now.jitterBufferMs,
    packetsReceived: since('packetsReceived'),
    packetsLost: since('packetsLost'),
    concealed: now.concealed,
    bitsPerSecond: seconds > 0 ? (since('bytesReceived') * 8) / seconds : null,
  }
}
