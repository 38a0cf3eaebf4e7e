import type { Player } from '../../player/player.ts'
import type { PlayerEvent } from '../../player/playerEvent.ts'
import type { SessionEvent, StepResult } from '../../player/api/operations.ts'

interface Line {
  readonly text: string
  readonly voiced: boolean
  heard: boolean
}

interface Final {
  readonly outcome: string
  readonly text: string
}

/** What came of a show at its player's end. */
export interface Watched {
  /** Lines that began, in their order; one that was heard again from its start is there once. */
  readonly lines: ReadonlyMap<string, Line>
  /** Whatever the player was told of what is wrong. */
  readonly told: readonly string[]
  readonly turns: readonly string[]
  readonly finals: ReadonlyMap<string, Final>
  /** Turns whose score, or verdict, was told. */
  readonly scored: readonly string[]
  /** Turns that something came of: a score, a verdict or that there is none, a character who answers. */
  readonly answered: ReadonlySet<string>
  /** The listeners awake, or the points. */
  readonly score: number
  /** Events that never came. */
  readonly gaps: number
  /** The longest time that the hosts owed a sound and none came at all, in ms; and in which none of a voice came. */
  readonly silenceMs: number
  readonly voicelessMs: number
  /** How much static was heard in all, in ms. */
  readonly staticMs: number
}

export interface Watch extends Watched {
  heed(event: PlayerEvent): void
  /** Whether every message of a character is at its end. */
  isSilent(): boolean
  /** Whether each turn has come to an end, and something came of each that had words. */
  isAnswered(): boolean
  /** Listens to a player; a second one goes on where the first one stopped. */
  listenTo(player: Pick<Player, 'level' | 'show'>): void
  /** Resolves once it holds; looked at after each event. Rejects with the signal. */
  until(holds: () => boolean, signal: AbortSignal): Promise<void>
  close(): void
}

/** -44 dBFS, like the player's ears. */
const audible = 200 / 32_768
const lookEveryMs = 20

/** What the player is told of a message of which not a word came (C3). */
export const failedMessage = 'the message failed'

export function createWatch(): Watch {
  const lines = new Map<string, Line>()
  const finals = new Map<string, Final>()
  const told: string[] = []
  const turns: string[] = []
  const scored: string[] = []
  const answered = new Set<string>()
  /** Of characters, begun and not at their end. */
  const messages = new Set<string>()
  let score = 0
  let last: string | undefined
  let seq: number | undefined
  let gaps = 0
  let silenceMs = 0
  let voicelessMs = 0
  let staticMs = 0
  let released = false
  let lastSoundAt: number | undefined
  let lastVoiceAt: number | undefined
  /** The line whose voice is on its way: whatever sounds without one is static. */
  let speaking: string | undefined
  let looking: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []

  function hear(event: SessionEvent): void {
    if (event.__typename !== 'Snapshot' && seq !== undefined && event.seq !== seq + 1) gaps += 1
    seq = event.seq
    switch (event.__typename) {
      case 'Snapshot':
        if (event.session.programme.__typename === 'MissionProgramme') score = event.session.programme.awakened
        if (event.session.programme.__typename === 'ScenarioProgramme') score = event.session.programme.score
        // What is too old to be told again stands in the snapshot.
        for (const said of event.session.said)
          if (said.__typename === 'PlayerTurn' && !finals.has(said.turnId))
            finals.set(said.turnId, { outcome: said.outcome, text: said.text ?? '' })
        return
      case 'LineStarted':
        // From the first line on, which is told before it is heard.
        lastSoundAt ??= performance.now()
        lastVoiceAt ??= lastSoundAt
        speaking = event.voiced ? event.line.id : undefined
        lines.set(event.line.id, { text: event.line.text, voiced: event.voiced, heard: false })
        return
      case 'LineInterrupted':
        speaking = undefined
        return
      case 'SignalWeak':
        told.push(`${event.fault.service}: ${event.fault.message}`)
        return
      case 'FinalTranscript':
        finals.set(event.turnId, { outcome: event.turnOutcome, text: event.finalText ?? '' })
        last = event.turnId
        return
      case 'ScoreUpdated':
        score = event.awakened
        return judge(event.turnId)
      case 'ScenarioFinal':
      case 'ScenarioPenalty':
        score = event.score
        return judge(event.result.turnId)
      case 'ScenarioError':
        told.push(`${event.fault.service}: ${event.fault.message}`)
        answered.add(event.turnId)
        return
      case 'MessageStarted':
        if (event.entry.author !== 'CHARACTER') return
        messages.add(event.entry.id)
        if (last !== undefined) answered.add(last)
        return
      case 'AudioCompleted':
        messages.delete(event.entry.id)
        if (event.entry.status === 'FAILED') told.push(failedMessage)
        return
      case 'StateChanged':
        if (event.state === 'OFF_AIR') told.push(`off the air: ${event.offAirReason}`)
        return
      default:
    }
  }

  function judge(turn: string): void {
    scored.push(turn)
    answered.add(turn)
  }

  /** In time-stop the verdict is all that is heard of a turn. */
  function hearVerdict({ turnId, transcript }: StepResult, points: number): void {
    turns.push(turnId)
    finals.set(turnId, { outcome: transcript === null ? 'UNINTELLIGIBLE' : 'WORDS', text: transcript ?? '' })
    score = points
    judge(turnId)
  }

  return {
    lines,
    finals,
    told,
    turns,
    scored,
    answered,
    get score() {
      return score
    },
    get gaps() {
      return gaps
    },
    get silenceMs() {
      return Math.round(silenceMs)
    },
    get voicelessMs() {
      return Math.round(voicelessMs)
    },
    get staticMs() {
      return Math.round(staticMs)
    },
    heed(event) {
      if (event.type === 'HEARD') hear(event.event)
      if (event.type === 'TURN_TAKEN') turns.push(event.turnId)
      if (event.type === 'TURN_REFUSED') told.push(event.reason)
      if (event.type === 'STEP_ANSWERED') hearVerdict(event.result, event.game.score)
      if (event.type === 'TURN_TAKEN' || event.type === 'KEY_RELEASED') released = event.type === 'KEY_RELEASED'
      if (event.type === 'CONNECTION_LOST') told.push(`${event.what.toLowerCase()} lost`)
      if (event.type === 'ENDED' && event.ending.how === 'FAILED') told.push(event.ending.message)
      if (event.type === 'LINE_HEARD' || event.type === 'LINE_READ') {
        const line = lines.get(event.lineId)
        if (event.lineId === speaking) speaking = undefined
        if (line) line.heard = event.type === 'LINE_READ' || event.reception.playout !== 'MISSED'
      }
      for (const look of [...waiting]) look()
    },
    isSilent: () => messages.size === 0,
    isAnswered: () =>
      turns.every((turn) => {
        const final = finals.get(turn)
        return final !== undefined && (final.outcome !== 'WORDS' || answered.has(turn))
      }),
    listenTo(player) {
      clearInterval(looking)
      // Whoever comes back is owed nothing before the first line.
      lastSoundAt = lastVoiceAt = undefined
      let before = performance.now()
      looking = setInterval(() => {
        const { state, keyDown } = player.show()
        // Not by the key that the server knows of: it may hear of the release late.
        const theirs = state === 'WAITING_FOR_USER' || (state === 'USER_SPEAKING' && keyDown && !released)
        const now = performance.now()
        const sounds = player.level() > audible
        const isStatic = sounds && speaking === undefined
        if (isStatic) staticMs += now - before
        before = now
        if (lastSoundAt === undefined || lastVoiceAt === undefined) return
        if (sounds || theirs) lastSoundAt = now
        else silenceMs = Math.max(silenceMs, now - lastSoundAt)
        if ((sounds && !isStatic) || theirs) lastVoiceAt = now
        else voicelessMs = Math.max(voicelessMs, now - lastVoiceAt)
      }, lookEveryMs)
    },
    until: (holds, signal) =>
      new Promise((resolve, reject) => {
        const done = (): void => {
          waiting = waiting.filter((other) => other !== look)
          signal.removeEventListener('abort', abort)
        }
        const abort = (): void => {
          done()
          reject(signal.reason as Error)
        }
        const look = (): void => {
          if (!holds()) return
          done()
          resolve()
        }
        waiting.push(look)
        signal.addEventListener('abort', abort, { once: true })
        if (signal.aborted) abort()
        else look()
      }),
    close: () => clearInterval(looking),
  }
}
