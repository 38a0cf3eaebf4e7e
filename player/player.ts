import { setTimeout as delay } from 'node:timers/promises'
import { createApi } from './api/api.ts'
import { followSession } from './api/follow.ts'
import { Leave } from './api/operations.ts'
import { createSignalling } from './api/signalling.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Ending, Tell, Utterance } from './playerEvent.ts'
import { createReadiness } from './readiness.ts'
import { nextShow, type Show, unknownShow } from './show.ts'
import { type Tuned, tuneIn, turnDial, type Wish } from './tuneIn.ts'
import { createTurns, type Manner, type Turns } from './turns.ts'
import type { Voice } from './voice.ts'

/** Somebody who plays one show, from sign-in to its end. Any number of them can be in one process. */
export type Player = {
  /** Plans to say something; it waits for its turn, after what was planned before. */
  say(utterance: Utterance, manner: Manner): void
  show(): Show
  /** Of the hosts' voice, 0 to 1. */
  level(): number
  /** Leaves the show politely, once: it is saved, and can be gone on with. */
  leave(ending?: Ending): Promise<void>
  /** How it ended. It does not reject. */
  ended: Promise<Ending>
}

const LEAVE_LIMIT = 2_000
/** To come back at once would be to try again what has just failed too often (E14). */
const OUT_OF_ORDER: Ending = {
  how: 'FAILED',
  message: 'a service that the show needs has failed; the show is saved, --resume goes on with it',
}
/** After a drop the events of the time without are replayed first: only what is still so after that counts. */
const SETTLE_MS = 300

/**
 * @param deps.url Where the server is.
 * @param deps.voice May be shared with other players; it is not closed here.
 * @param deps.tell Gets everything that happens, in order.
 * @param deps.onTuned Gets what is needed to go on with the show another time.
 */
export function createPlayer(deps: {
  url: string
  wish: Wish
  voice: Voice
  tell: Tell
  onTuned?: (tuned: Tuned) => void
}): Player {
  const { url, wish, voice, tell, onTuned } = deps
  const api = createApi(url)
  const stopped = Promise.withResolvers<Ending>()
  const stopping = new AbortController()
  const planned: [Utterance, Manner][] = []
  let show = unknownShow
  let tuned: Tuned | undefined
  let turns: Turns | undefined
  let connection: Connection | undefined
  let leaving: Promise<void> | undefined

  const fail = (error: unknown) => {
    stopped.resolve({ how: 'FAILED', message: error instanceof Error ? error.message : String(error) })
  }

  const playShow = async ({ sessionId, mission }: Tuned): Promise<Ending> => {
    const line = (connection = createConnection(createSignalling(api, sessionId), tell, fail))
    const readiness = createReadiness({ api, sessionId, tell, ears: () => line.current()?.ears })
    turns = createTurns({ api, sessionId, voice, tell, media: () => line.current() })
    for (const [utterance, manner] of planned.splice(0)) turns.plan(utterance, manner)

    const returnToAir = async () => {
      await delay(SETTLE_MS)
      if (show.state === 'OFF_AIR' && !stopping.signal.aborted) await line.renew()
    }
    let ending: Ending = { how: 'SHOW_ENDED' }
    const events = followSession(api, sessionId, {
      signal: stopping.signal,
      onLost: (reason) => tell({ type: 'CONNECTION_LOST', what: 'EVENTS', reason }),
      comeBack: async () => void (await turnDial(api, mission)),
      onReplaced: () => (ending = { how: 'REPLACED' }),
    })
    let opened: Promise<void> | undefined
    try {
      for await (const event of events) {
        show = nextShow(show, event, performance.now())
        tell({ type: 'HEARD', event })
        readiness.heed(event)
        turns.heed(event, show)
        if (event.__typename === 'StateChanged' && event.offAirReason === 'FAULT') return OUT_OF_ORDER
        if (!opened) {
          opened = line.open()
          opened.catch(fail)
        } else if (show.state === 'OFF_AIR') returnToAir().catch(fail)
      }
    } finally {
      readiness.close()
      turns.close()
    }
    return ending
  }

  const play = async () => {
    tuned = await tuneIn(api, wish, tell)
    onTuned?.(tuned)
    return playShow(tuned)
  }

  const run = async () => {
    play().then(stopped.resolve, fail)
    const ending = await stopped.promise
    stopping.abort()
    await connection?.measure()
    connection?.close()
    await api.close()
    tell({ type: 'ENDED', ending })
    return ending
  }

  const goAway = async () => {
    stopping.abort()
    if (!tuned) return
    const left = api.ask(Leave, { sessionId: tuned.sessionId }).catch(() => {})
    await Promise.race([left, delay(LEAVE_LIMIT)])
  }

  return {
    say(utterance, manner) {
      if (turns) turns.plan(utterance, manner)
      else planned.push([utterance, manner])
    },
    show: () => show,
    level: () => connection?.current()?.ears.level() ?? 0,
    leave(ending = { how: 'LEFT' }) {
      leaving ??= goAway().then(() => stopped.resolve(ending))
      return leaving
    },
    ended: run(),
  }
}
