import type { SessionEvent } from './api/operations.ts'
import type { Ears } from './audio/ears.ts'
import type { Tell, Utterance } from './playerEvent.ts'

/** Tells how soon the hosts were quiet after the player had cut in (E7). */
export function createBargeIns(ears: () => Ears | undefined, tell: Tell) {
  /** In ms since 1970, as libwebrtc tells the time of a packet. */
  let saying: { utterance: Utterance; since: number } | undefined
  let quiet = new AbortController()

  const measure = async (lineId: string) => {
    quiet.abort()
    quiet = new AbortController()
    if (!saying) return
    const { utterance, since } = saying
    const lastAt = await ears()?.lastPacket(quiet.signal)
    if (lastAt === undefined) return
    // Before the player's first: the hosts were between two packets, and no other one came.
    tell({ type: 'BARGED_IN', lineId, utterance, lastPacketMs: Math.max(0, Math.round(lastAt - since)) })
  }

  return {
    /** To be called before the first packet, or the call. */
    speaks(utterance: Utterance) {
      saying = { utterance, since: Date.now() }
    },
    heed(event: SessionEvent) {
      if (event.__typename === 'LineStarted') quiet.abort()
      else if (event.__typename === 'LineInterrupted') void measure(event.lineId)
    },
    close: () => quiet.abort(),
  }
}
