import type { TurnAnswer } from './turns.ts'

/** The microphone goes on for so long after the key is up (E6). */
export const tailMs = 200

export interface TalkKey {
  press(): void
  release(): void
  /**
   * No turn of the key is open at the server, as event `seq` says. Where one was, the server has closed it,
   * such as at its longest (M9) or at a right answer (S4): the key counts as up, whatever the finger does,
   * and coming up changes nothing any more.
   */
  closed(seq: number): void
  close(): void
}

/**
 * The talk key (E6): the microphone opens the moment it goes down, and before the server has heard of it; it
 * closes 200 ms after it comes up, unless it is down again by then. `start` and `stop` reach the server in
 * the order of the finger, one after the other, however fast that is.
 */
export function createTalkKey(deps: {
  /** Lets the microphone through, or not. */
  readonly talk: (on: boolean) => void
  readonly start: () => Promise<TurnAnswer>
  readonly stop: () => Promise<TurnAnswer>
  readonly tell: (
    event:
      | { kind: 'keyPressed' }
      | { kind: 'keyReleased' }
      | { kind: 'keyCutShort' }
      | { kind: 'refused'; message: string },
  ) => void
}): TalkKey {
  let newest: Press | undefined
  let closedAt = -1
  let tail: ReturnType<typeof setTimeout> | undefined
  // Two requests of HTTP may overtake each other; these may not.
  let line: Promise<void> = Promise.resolve()

  function inOrder(act: () => Promise<void>): void {
    line = line.then(act)
  }

  function shutLater(): void {
    clearTimeout(tail)
    tail = setTimeout(() => deps.talk(false), tailMs)
  }

  function shutNow(): void {
    clearTimeout(tail)
    deps.talk(false)
  }

  function cutShort(): void {
    // What happened before this press was accepted is not about it.
    if (!newest?.held || newest.acceptedAt === null || closedAt <= newest.acceptedAt) return
    newest.held = false
    shutLater()
    deps.tell({ kind: 'keyCutShort' })
  }

  return {
    press() {
      if (newest?.held) return
      const press: Press = { held: true, acceptedAt: null }
      newest = press
      clearTimeout(tail)
      deps.talk(true)
      deps.tell({ kind: 'keyPressed' })
      inOrder(async () => {
        const answer = await deps.start()
        // A key that the server takes for down, because a release was lost, is down: this press goes on with
        // it.
        if (answer.kind === 'accepted' || answer.code === 'ALREADY_TALKING') {
          press.acceptedAt = answer.kind === 'accepted' ? answer.seq : closedAt
          // The end of the turn may have come by the socket before the answer by HTTP.
          return cutShort()
        }
        // A newer press has the microphone now, and an answer of its own to come.
        if (newest !== press) return
        press.held = false
        shutNow()
        deps.tell({ kind: 'refused', message: answer.message })
      })
    },
    release() {
      const press = newest
      if (!press?.held) return
      press.held = false
      shutLater()
      deps.tell({ kind: 'keyReleased' })
      inOrder(async () => {
        if (press.acceptedAt !== null) await deps.stop()
      })
    },
    closed(seq) {
      closedAt = Math.max(closedAt, seq)
      cutShort()
    },
    close() {
      newest = undefined
      shutNow()
    },
  }
}

interface Press {
  held: boolean
  /** Number of the session's newest event when the press was accepted; null until then. */
  acceptedAt: number | null
}
