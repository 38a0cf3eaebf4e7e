import { setTimeout as delay } from 'node:timers/promises'
import type { Signalling } from './api/signalling.ts'
import { createEars, type Ears } from './audio/ears.ts'
import { type Media, openMedia } from './audio/media.ts'
import type { Mouth } from './audio/mouth.ts'
import type { Tell } from './playerEvent.ts'

/** As long as the server keeps a show on hold for a player who is gone (E5). */
const GRACE_MS = 60_000
const FIRST_WAIT = 250
const LONGEST_WAIT = 4_000
const MEASURE_EVERY = 5_000

/** Mouth and ears over all the seats at the media server that a show takes. */
export type Connection = {
  /** Those in use; undefined while there is no connection. */
  current(): { mouth: Mouth; ears: Ears } | undefined
  /**
   * Takes a seat and says that the player can hear.
   * @throws {Error} There is none to be had.
   */
  open(): Promise<void>
  /**
   * The show is off the air although the player is here: tells the server so, from a new seat where it has lost the old
   * one (E5).
   * @throws {Error} There was no connection for a minute.
   */
  renew(): Promise<void>
  /** Tells the figures as they stand. */
  measure(): Promise<void>
  close(): void
}

/** @param onFailed A connection was lost, and there was none for a minute. */
export function createConnection(
  signalling: Signalling,
  tell: Tell,
  onFailed: (error: Error) => void,
): Connection {
  let seat: { media: Media; mouth: Mouth; ears: Ears } | undefined
  let opening: Promise<void> | undefined
  let closed = false

  const leaveSeat = () => {
    seat?.ears.close()
    seat?.media.close()
    seat = undefined
  }

  const takeSeat = async () => {
    const start = performance.now()
    const media = await openMedia(signalling, () => {
      if (seat?.media !== media || closed) return
      tell({ type: 'CONNECTION_LOST', what: 'MEDIA', reason: 'WebRTC: the connection failed' })
      leaveSeat()
      once(persist).catch(onFailed)
    })
    if (closed) return media.close()
    // Before the server is told: the first line may start before its answer is here.
    seat = { media, mouth: media.mouth, ears: createEars(media) }
    try {
      await media.resume()
    } catch (error) {
      leaveSeat()
      throw error
    }
    tell({ type: 'CONNECTED', tookMs: Math.round(performance.now() - start) })
  }

  const persist = async () => {
    const start = performance.now()
    for (let wait = FIRST_WAIT; !closed; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        return await takeSeat()
      } catch (error) {
        if (performance.now() - start > GRACE_MS) throw error
        tell({
          type: 'CONNECTION_LOST',
          what: 'MEDIA',
          reason: error instanceof Error ? error.message : String(error),
        })
        await delay(wait)
      }
    }
  }

  /** Not twice at a time: whoever asks while it goes on waits for the same. */
  const once = (how: () => Promise<void>) => {
    opening ??= how().finally(() => {
      opening = undefined
    })
    return opening
  }

  const measure = async () => {
    // A seat that is being left has none to give.
    const reception = await seat?.media.reception().catch(() => undefined)
    if (reception) tell({ type: 'MEASURED', reception })
  }
  const measuring = setInterval(() => void measure(), MEASURE_EVERY).unref()

  return {
    current: () => seat,
    open: () => once(takeSeat),
    renew: () =>
      once(async () => {
        const accepted = await seat?.media.resume().then(
          () => true,
          () => false,
        )
        if (accepted) return
        leaveSeat()
        await persist()
      }),
    measure,
    close() {
      closed = true
      clearInterval(measuring)
      leaveSeat()
    },
  }
}
