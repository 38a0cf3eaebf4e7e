import type { SessionEvent } from './api/operations.ts'
import type { Ears } from './audio/ears.ts'
import type { Tell } from './playerEvent.ts'

/** Tells when the first packet of each message of a conversation is here (C5). */
export function createMessagePackets(ears: () => Ears | undefined, tell: Tell) {
  const known = new Set<string>()
  let line = new AbortController()

  const awaitPacket = async (messageId: string, signal: AbortSignal) => {
    const packetMs = await ears()?.nextPacket(signal)
    if (packetMs !== undefined) tell({ type: 'MESSAGE_HEARD', messageId, packetMs })
  }

  return {
    heed(event: SessionEvent) {
      if (event.__typename === 'LineStarted') {
        line.abort()
        const { messageId } = event.line
        if (messageId === null || !event.voiced || known.has(messageId)) return
        known.add(messageId)
        line = new AbortController()
        void awaitPacket(messageId, line.signal)
      } else if (event.__typename === 'LineInterrupted' || event.__typename === 'ShowEnded') line.abort()
    },
    close: () => line.abort(),
  }
}
