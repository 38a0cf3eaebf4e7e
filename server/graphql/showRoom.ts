import type { PlayerId } from '../core/ids.ts'
import type { Session } from '../core/session.ts'
import type { Station } from '../radio/station.ts'
import { tooManyShows, type TooManyShows } from './outcomes.ts'

/** How many shows one player may have running: each takes memory, media and, sooner or later, money (A4). */
export interface ShowRoom {
  /**
   * Opens a show, unless the player has as many as that already. None of them is closed for it: which one can go is the
   * player's to say.
   * @param goesOn whether a running show is the one that would be opened: it has its place.
   */
  open<Opened>(
    playerId: PlayerId,
    goesOn: (running: Session) => boolean,
    open: () => Promise<Opened>,
  ): Promise<Opened | TooManyShows>
}

export function createShowRoom({ station, most }: { readonly station: Pick<Station, 'running'>; readonly most: number }): ShowRoom {
  /** Shows that are being opened, so that many requests at once do not all find the last place free. */
  const opening = new Map<PlayerId, number>()

  function count(playerId: PlayerId, change: number): number {
    const now = (opening.get(playerId) ?? 0) + change
    if (now > 0) opening.set(playerId, now)
    else opening.delete(playerId)
    return now
  }

  return {
    async open(playerId, goesOn, open) {
      const before = count(playerId, 1) - 1
      try {
        const running = await station.running(playerId)
        if (before + running.length >= most && !running.some(goesOn)) return tooManyShows(most, running)
        return await open()
      } finally {
        count(playerId, -1)
      }
    },
  }
}

/** What is begun anew goes on with nothing. */
export const isNone = (): boolean => false
