import type { Api } from './api/api.ts'
import { expectType } from './api/expectType.ts'
import { Say, type SessionEvent, StartTalking, StopTalking } from './api/operations.ts'
import type { Answer, Ears } from './audio/ears.ts'
import { type Mouth, silence } from './audio/mouth.ts'
import { createBargeIns } from './bargeIns.ts'
import { isDue, type Manner } from './dueTurn.ts'
import { createHandsFree } from './handsFree.ts'
import type { Tell, Utterance } from './playerEvent.ts'
import type { Show } from './show.ts'
import type { Voice } from './voice.ts'

type Planned = {
  utterance: Utterance
  manner: Manner
  speech: Int16Array | null
  attempts: number
  /** It was typed and sent, and no answer has come: it may have been taken all the same. */
  unanswered: boolean
  /** The turn that it turned out to be, without an answer. */
  takenAs: string | null
}
type Snapshot = Extract<SessionEvent, { __typename: 'Snapshot' }>
type Turn = { seq: number; released: boolean; over: AbortController }

/** Takes the player's turns: says what is planned, one utterance a turn, in its order. */
export type Turns = {
  plan(utterance: Utterance, manner: Manner): void
  heed(event: SessionEvent, show: Show): void
  /** The events are lost: nothing is said until there are some again, because how the show stands is not known (E5). */
  lost(): void
  /** @returns What was planned, and not said yet. */
  close(): [Utterance, Manner][]
}

/** E6: the key is up, and the microphone goes on for so long. */
const TAIL_MS = 200
/** Refusals can be a matter of timing (a show that is closing, a host who was faster), but not for ever. */
const ATTEMPTS = 3
const RETRY_MS = 500

export function createTurns(deps: {
  api: Api
  sessionId: string
  voice: Voice
  /** Those of the connection in use; undefined while there is none. */
  media: () => { mouth: Mouth; ears: Ears } | undefined
  /** No key: what is said is simply sent, and the server finds out when it began and ended (C7). */
  handsFree: boolean
  tell: Tell
}): Turns {
  const { api, sessionId, voice, media, handsFree, tell } = deps
  const planned: Planned[] = []
  let show: Show | undefined
  let busy = false
  let isLost = false
  /** Turns whose words are known. */
  const transcribed = new Set<string>()
  let turn: Turn | undefined
  let reaction = new AbortController()
  let catchingUp: { seq: number; resolve: () => void }[] = []
  /** The turn of the words that were typed last. */
  let typedTurn: string | null = null
  /** What has come of what was said last: lines that began, and since when, by `performance.now()`. */
  const answer: { lines: number; since: number | null } = { lines: 0, since: null }
  let cuttingIn: NodeJS.Timeout | undefined
  const bargeIns = createBargeIns(() => media()?.ears, tell)

  const prepare = async (plan: Planned) => {
    plan.speech = await voice.speak(plan.utterance.text)
    tell({
      type: 'SPEECH_PREPARED',
      utterance: plan.utterance,
      durationMs: Math.round(plan.speech.length / 48),
    })
    await next()
  }

  const next = async (): Promise<void> => {
    const [plan] = planned
    clearTimeout(cuttingIn)
    if (busy || isLost || !plan || !show) return
    const { utterance, manner, speech } = plan
    if (utterance.how === 'SPOKEN' && !speech) return
    const now = performance.now()
    if (!isDue(utterance, manner, show, { handsFree: free !== undefined, answer, now })) {
      if (typeof manner !== 'object' || answer.since === null) return
      const wait = answer.since + manner.intoAnswerMs - now
      if (wait > 0) cuttingIn = setTimeout(() => void next(), wait)
      return
    }
    busy = true
    const failure = await take(plan).catch((error: unknown) => reasonOf(error))
    busy = false
    turn = undefined
    if (failure === undefined) {
      planned.shift()
      return next()
    }
    if (plan.takenAs !== null) {
      settle(plan, plan.takenAs)
      return next()
    }
    if (!isLost) plan.attempts++
    const givenUp = plan.attempts === ATTEMPTS
    if (givenUp) planned.shift()
    tell({ type: 'TURN_REFUSED', utterance: plan.utterance, reason: failure, givenUp })
    // Nothing may happen by itself any more that would say when to try again.
    cuttingIn = setTimeout(() => void next(), RETRY_MS)
  }

  const take = async (plan: Planned) => {
    const { utterance, speech } = plan
    bargeIns.speaks(utterance)
    if (utterance.how === 'TYPED') return type(plan)
    if (!media() || !speech) throw new Error('there is no microphone')
    return free ? free.speak(utterance, speech) : speak(utterance, speech)
  }

  /** The answer to a mutation may be here before the events that it caused: until they are, the show is an old one. */
  const caughtUp = (seq: number) =>
    new Promise<void>((resolve) => {
      if (!show || show.seq >= seq) resolve()
      else catchingUp.push({ seq, resolve })
    })

  const taken = (utterance: Utterance, turnId: string | null) => {
    answer.lines = 0
    const id = turnId ?? ''
    tell({ type: 'TURN_TAKEN', turnId: id, utterance })
    return id
  }

  const type = async (plan: Planned) => {
    const { utterance } = plan
    // Said into a host's line, it is followed by what is still on its way of that line: nothing to measure by.
    const reacted = show?.state === 'HOST_SPEAKING' ? undefined : awaitAnswer()
    plan.unanswered = true
    const { say } = await api.ask(Say, { sessionId, text: utterance.text })
    plan.unanswered = false
    const accepted = expectType(say, 'Accepted')
    // Typed words end their turn at once: where it is not open any more, its transcript tells which one it was.
    await caughtUp(accepted.seq)
    void tellReaction(taken(utterance, accepted.turnId ?? typedTurn), reacted)
  }

  const speak = async (utterance: Utterance, samples: Int16Array) => {
    const mouth = media()?.mouth
    if (!mouth) throw new Error('there is no microphone')
    const over = new AbortController()
    // The server keeps what came up to 500 ms before the press is known (E6): nobody has to wait for the answer.
    const speech = mouth.send(samples, over.signal)
    let turnId: string
    try {
      const { startTalking } = await api.ask(StartTalking, { sessionId })
      const accepted = expectType(startTalking, 'Accepted')
      turn = { seq: accepted.seq, released: false, over }
      turnId = taken(utterance, accepted.turnId)
    } catch (error) {
      over.abort()
      throw error
    }
    await speech
    if (over.signal.reason === 'OFF_AIR') throw new Error('the show went off the air before the last word')
    // The server has closed the turn, because it was as long as one can be (M9).
    if (over.signal.aborted) return

    turn.released = true
    void tellReaction(turnId, awaitAnswer())
    const stopped = api.ask(StopTalking, { sessionId })
    tell({ type: 'KEY_RELEASED', turnId })
    const [{ stopTalking }] = await Promise.all([stopped, mouth.send(silence(TAIL_MS))])
    if (stopTalking.__typename === 'Accepted') await caughtUp(stopTalking.seq)
  }

  /** From now, the release of the key or `say` being called. */
  const awaitAnswer = () => {
    reaction.abort()
    reaction = new AbortController()
    return media()?.ears.answer(reaction.signal)
  }

  const tellReaction = async (turnId: string, awaited: Promise<Answer | undefined> | undefined) => {
    const reacted = await awaited
    if (reacted) tell({ type: 'REACTED', turnId, reactionMs: reacted.packetMs, soundMs: reacted.soundMs })
  }

  /** The words of a turn are known; typed last and never answered, it was taken, and must not be said twice (E13). */
  const note = (turnId: string, typed: boolean, text: string | null) => {
    if (transcribed.has(turnId)) return
    transcribed.add(turnId)
    const [plan] = planned
    if (!plan?.unanswered || !typed || text !== plan.utterance.text) return
    plan.takenAs = turnId
    if (!busy) settle(plan, turnId)
  }

  const settle = ({ utterance }: Planned, turnId: string) => {
    planned.shift()
    taken(utterance, turnId)
  }

  const catchUp = ({ said, keyDown }: Snapshot['session']) => {
    // The words of an open turn died with the server.
    if (turn && !turn.released && !keyDown) turn.over.abort('OFF_AIR')
    for (const one of said) if (one.__typename === 'PlayerTurn') note(one.turnId, one.typed, one.text)
  }

  const giveUp = ({ utterance }: Planned, error: unknown) =>
    tell({ type: 'TURN_REFUSED', utterance, reason: reasonOf(error), givenUp: true })

  const free = handsFree
    ? createHandsFree({
        api,
        sessionId,
        mouth: () => media()?.mouth,
        onOpened: taken,
        onClosed(turnId) {
          tell({ type: 'KEY_RELEASED', turnId })
          void tellReaction(turnId, awaitAnswer())
        },
        onFailed(error) {
          for (const plan of planned.splice(0)) giveUp(plan, error)
        },
      })
    : undefined

  return {
    plan(utterance, manner) {
      const plan: Planned = { utterance, manner, speech: null, attempts: 0, unanswered: false, takenAs: null }
      planned.push(plan)
      if (utterance.how === 'TYPED') return void next()
      prepare(plan).catch((error: unknown) => {
        planned.splice(planned.indexOf(plan), 1)
        giveUp(plan, error)
      })
    },

    heed(event, now) {
      show = now
      if (isLost) for (const plan of planned) plan.attempts = 0
      isLost = false
      const { seq: reached } = now
      for (const { seq, resolve } of catchingUp) if (seq <= reached) resolve()
      catchingUp = catchingUp.filter(({ seq }) => seq > reached)
      if (event.__typename === 'Snapshot') catchUp(event.session)
      if (event.__typename === 'FinalTranscript') {
        note(event.turnId, event.typed, event.finalText)
        if (event.typed) typedTurn = event.turnId
        answer.since = null
      }
      if (event.__typename === 'LineStarted') answer.lines++
      if (isAnswer(event)) answer.since ??= performance.now()
      bargeIns.heed(event)
      free?.heed(event, now)
      if (event.__typename === 'StateChanged') {
        const { seq, state, keyDown } = event
        const closed = state !== 'USER_SPEAKING' || !keyDown
        if (turn && !turn.released && seq > turn.seq && closed) turn.over.abort(state)
        // Nobody answered that turn, or it was this state that cut the answer off.
        if (['WAITING_FOR_USER', 'OFF_AIR', 'ENDED'].includes(state)) reaction.abort()
      }
      void next()
    },

    lost() {
      isLost = true
    },

    close() {
      const unsaid = planned.splice(0)
      for (const { resolve } of catchingUp) resolve()
      clearTimeout(cuttingIn)
      turn?.over.abort()
      reaction.abort()
      bargeIns.close()
      free?.close()
      return unsaid.map(({ utterance, manner }) => [utterance, manner])
    },
  }
}

/** The first thing of what comes of the player's words. */
function isAnswer(event: SessionEvent) {
  if (event.__typename === 'MessageStarted') return event.entry.author === 'CHARACTER'
  return event.__typename === 'LineStarted'
}

function reasonOf(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}
