import { setTimeout as delay } from 'node:timers/promises'
import { createApi } from './api/api.ts'
import { followSession } from './api/follow.ts'
import { expectType } from './api/expectType.ts'
import { Game, Leave, RepeatStep, ResetScenario, type SessionEvent, type SignedIn } from './api/operations.ts'
import { createSignalling } from './api/signalling.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Manner } from './dueTurn.ts'
import { type Entered, enter, type Wish } from './enter.ts'
import { createMediaReports } from './mediaReports.ts'
import { createMessagePackets } from './messagePackets.ts'
import type { Ending, PlayerEvent, Tell, Utterance } from './playerEvent.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { nextShow, type Show, showOfGame, unknownShow } from './show.ts'
import { createTimeStop, type TimeStop } from './timeStop.ts'
import { createTurns, type Turns } from './turns.ts'
import type { Voice } from './voice.ts'

/** Somebody who plays one show, from sign-in to its end. Any number of them can be in one process. */
export type Player = {
  /** Plans to say something; it waits for its turn, after what was planned before. */
  say(utterance: Utterance, manner: Manner): void
  show(): Show
  /** Of the hosts' voice, 0 to 1. */
  level(): number
  /** Has the question of a scenario's step again, or the whole of it from the beginning (S6). */
  again(what: 'STEP' | 'SCENARIO'): Promise<void>
  /** Leaves the show politely, once: it is saved, and can be gone on with. */
  leave(ending?: Ending): Promise<void>
  /** How it ended. It does not reject. */
  ended: Promise<Ending>
}

const READY_LIMIT = 1_000
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
 * @param deps.onTuned Gets what is needed to go on with it another time.
 * @param deps.onSignedIn Gets what a guest holds, and what takes its place: the one before is used up then.
 */
export function createPlayer(deps: {
  url: string
  wish: Wish
  voice: Voice
  tell: Tell
  onTuned?: (entered: Entered) => void
  onSignedIn?: (signedIn: SignedIn) => void
}): Player {
  const { url, wish, voice, onTuned, onSignedIn = () => {} } = deps
  const api = createApi(url, onSignedIn)
  const stopped = Promise.withResolvers<Ending>()
  const stopping = new AbortController()
  const planned: [Utterance, Manner][] = []
  let show = unknownShow
  let entered: Entered | undefined
  let turns: Turns | undefined
  let timeStop: TimeStop | undefined
  let connection: Connection | undefined
  let readiness: Readiness | undefined
  let mediaReports: ReturnType<typeof createMediaReports> | undefined
  let leaving: Promise<void> | undefined

  const fail = (error: unknown) => {
    stopped.resolve({ how: 'FAILED', message: error instanceof Error ? error.message : String(error) })
  }

  const tell: Tell = (event) => {
    const game = gameOf(event)
    if (game) show = showOfGame(show, game)
    mediaReports?.heed(event)
    deps.tell(event)
  }

  /** Turn by turn, from the beginning or where it was (S5). It goes on until the player leaves. */
  const playTurnByTurn = async ({ sessionId }: Entered) => {
    timeStop = createTimeStop({ api, sessionId, voice, tell })
    await timeStop.ask()
    for (const [utterance] of planned.splice(0)) timeStop.plan(utterance)
  }

  const playShow = async (session: Entered): Promise<Ending> => {
    const { sessionId } = session
    const following = new AbortController()
    const signal = AbortSignal.any([stopping.signal, following.signal])
    /** A scenario can do without a connection; anything else cannot. */
    const giveUp = (error: unknown) => {
      if (!('scenarioId' in wish) || timeStop || stopping.signal.aborted) return fail(error)
      following.abort()
      line.close()
      const unsaid = turns?.close() ?? []
      planned.push(...unsaid)
      tell({ type: 'FELL_BACK', reason: error instanceof Error ? error.message : String(error) })
      playTurnByTurn(session).catch(fail)
    }
    mediaReports = createMediaReports({ api, sessionId })
    const line = (connection = createConnection(createSignalling(api, sessionId), tell, giveUp))
    const ears = () => line.current()?.ears
    const ready = (readiness = createReadiness({ api, sessionId, tell, ears }))
    const messagePackets = createMessagePackets(ears, tell)
    const handsFree = 'handsFree' in wish && wish.handsFree
    turns = createTurns({ api, sessionId, voice, tell, media: () => line.current(), handsFree })
    for (const [utterance, manner] of planned.splice(0)) turns.plan(utterance, manner)

    const returnToAir = async () => {
      await delay(SETTLE_MS)
      if (show.state === 'OFF_AIR' && !signal.aborted) await line.renew()
    }
    let ending: Ending = { how: 'SHOW_ENDED' }
    const events = followSession(api, sessionId, {
      signal,
      onLost: (reason) => {
        turns?.lost()
        tell({ type: 'CONNECTION_LOST', what: 'EVENTS', reason })
      },
      comeBack: () => session.comeBack(),
      onReplaced: () => (ending = { how: 'REPLACED' }),
    })
    let opened: Promise<void> | undefined
    try {
      for await (const event of events) {
        show = nextShow(show, event, performance.now())
        tell({ type: 'HEARD', event })
        ready.heed(event)
        messagePackets.heed(event)
        turns.heed(event, show)
        const over = overBy(event)
        if (over) return over
        if (!opened) {
          opened = line.open()
          opened.catch(giveUp)
        } else if (show.state === 'OFF_AIR') returnToAir().catch(giveUp)
      }
    } finally {
      ready.close()
      messagePackets.close()
      turns.close()
    }
    return ending
  }

  const play = async () => {
    entered = await enter(api, wish, tell, onSignedIn)
    onTuned?.(entered)
    if ('timeStop' in wish && wish.timeStop) return playTurnByTurn(entered)
    const ending = await playShow(entered)
    // What has fallen back goes on without the events; whoever leaves does not wait for them.
    if (!timeStop && !stopping.signal.aborted) stopped.resolve(ending)
  }

  /** What the server has of a game is told at the end, whatever came of the way to it. */
  const review = async () => {
    if (!entered || !('scenarioId' in wish)) return
    const { session } = await api.ask(Game, { sessionId: entered.sessionId })
    if (session) tell({ type: 'GAME_REVIEWED', game: expectType(session.programme, 'ScenarioProgramme') })
  }

  const run = async () => {
    play().catch(fail)
    const ending = await stopped.promise
    stopping.abort()
    timeStop?.close()
    await connection?.measure()
    connection?.close()
    await mediaReports?.close()
    await review().catch(() => {})
    await api.close()
    tell({ type: 'ENDED', ending })
    return ending
  }

  const goAway = async () => {
    stopping.abort()
    if (!entered) return
    const { sessionId } = entered
    // A goodbye that overtakes the word of a line heard would have that line told again to whoever comes back.
    const heard = readiness?.settled() ?? Promise.resolve()
    await Promise.race([heard, delay(READY_LIMIT)])
    const left = api.ask(Leave, { sessionId }).catch(() => {})
    await Promise.race([left, delay(LEAVE_LIMIT)])
  }

  return {
    say(utterance, manner) {
      if (timeStop) timeStop.plan(utterance)
      else if (turns) turns.plan(utterance, manner)
      else planned.push([utterance, manner])
    },
    show: () => show,
    level: () => connection?.current()?.ears.level() ?? 0,
    async again(what) {
      if (!entered) return
      const { sessionId } = entered
      if (what === 'SCENARIO')
        expectType((await api.ask(ResetScenario, { sessionId })).resetScenario, 'Accepted')
      else if (!timeStop) expectType((await api.ask(RepeatStep, { sessionId })).repeatStep, 'Accepted')
      await timeStop?.ask()
    },
    leave(ending = { how: 'LEFT' }) {
      leaving ??= goAway().then(() => stopped.resolve(ending))
      return leaving
    },
    ended: run(),
  }
}

/** Off the air for one of these, it is not for the player to come back. */
function overBy(event: SessionEvent): Ending | undefined {
  if (event.__typename !== 'StateChanged') return undefined
  if (event.offAirReason === 'FAULT') return OUT_OF_ORDER
  return event.offAirReason === 'IDLE' ? { how: 'IDLE' } : undefined
}

function gameOf(event: PlayerEvent) {
  return event.type === 'STEP_ASKED' || event.type === 'STEP_ANSWERED' ? event.game : undefined
}
