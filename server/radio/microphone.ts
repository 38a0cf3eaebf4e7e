import { createConcealment } from '../audio/concealment.ts'
import { createReorder, type RtpPacket } from '../audio/rtp.ts'
import type { Ms } from '../core/ids.ts'
import type { Clock } from '../core/ports.ts'

/** What reached the server so long before the press belongs to the turn (E6). */
const beforePressMs: Ms = 500

/**
 * How long a packet that is missing is waited for. It was asked for again at once, and again every round trip: at 20 %
 * loss and a round trip of 160 ms one in a hundred of the lost ones takes longer. Without loss nothing waits.
 */
const recoveryMs: Ms = 700

/** The player's microphone: nothing is kept of it but the last half second, and nobody hears it but a turn (E17). */
export interface Microphone {
  /** One RTP packet as it came from the network. */
  receive(rtp: Uint8Array): void
  /**
   * Hands on what came just before, then what comes, in order, until the returned function is called. What has been
   * handed on is not handed on again to the next turn.
   */
  listen(take: (packet: Uint8Array) => void): () => void
  /** Hands on everything that comes, to whoever tells speech from what is none (C7), until the returned function is called. */
  watch(take: (packet: Uint8Array) => void): () => void
  /** When the last packet came; null where none has. */
  readonly lastAt: Ms | null
  /** True while something that came is held back, because what goes before it may still come. */
  readonly waiting: boolean
  /** Hands on what is held back. */
  flush(): void
}

export function createMicrophone({ clock }: { readonly clock: Clock }): Microphone {
  const reorder = createReorder({ packets: recoveryMs / 10, maxWaitMs: recoveryMs })
  const conceal = createConcealment()
  let before: { readonly at: Ms; readonly packet: Uint8Array }[] = []
  let take: ((packet: Uint8Array) => void) | undefined
  let watcher: ((packet: Uint8Array) => void) | undefined
  let lastAt: Ms | null = null

  function handOn(packets: readonly RtpPacket[], at: Ms): void {
    for (const packet of packets.flatMap(conceal)) {
      if (take) take(packet)
      else before = [...before.filter((kept) => kept.at > at - beforePressMs), { at, packet }]
      // After it is kept: the turn that this packet may open begins with what came before it, and with this one.
      watcher?.(packet)
    }
  }

  return {
    receive(rtp) {
      const at = clock.now()
      lastAt = at
      handOn(reorder.push(rtp, at), at)
    },
    listen(taker) {
      const since = clock.now() - beforePressMs
      const kept = before.filter((packet) => packet.at >= since)
      before = []
      take = taker
      for (const { packet } of kept) taker(packet)
      return () => {
        if (take === taker) take = undefined
      }
    },
    watch(watching) {
      watcher = watching
      return () => {
        if (watcher === watching) watcher = undefined
      }
    },
    get lastAt() {
      return lastAt
    },
    get waiting() {
      return reorder.waiting
    },
    flush: () => handOn(reorder.flush(), clock.now()),
  }
}
