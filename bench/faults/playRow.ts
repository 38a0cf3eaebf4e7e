import type { Wish } from '../../player/enter.ts'
import { createPlayer, type Player } from '../../player/player.ts'
import type { PlayerEvent } from '../../player/playerEvent.ts'
import type { Voice } from '../../player/voice.ts'
import { isStandBy } from '../../server/core/standBy.ts'
import { lossesOf } from './losses.ts'
import { patienceMs, type Lane } from './lane.ts'
import { sentences, type Row, type Strike } from './row.ts'
import { readStored, retryMission, signIn, type Stored } from './stored.ts'
import { createWatch, failedMessage } from './watch.ts'

/** What came of a row. */
export interface Result {
  readonly plays: Row['plays']
  readonly service: Row['service']
  readonly fault: string
  /** Lines with a voice, as captions alone, and of those the ones held ready for a failure. */
  readonly voiced: number
  readonly captions: number
  readonly standBys: number
  /** What the player was told of it. */
  readonly told: readonly string[]
  /** The longest time that the listener was owed a sound and heard nothing at all, and no voice; and all the static. */
  readonly silenceMs: number
  readonly voicelessMs: number
  readonly staticMs: number
  /** What was lost without a word about it: nothing, as it should be. */
  readonly lost: readonly string[]
  readonly outcome: 'goes on' | 'ended, resumed' | 'ended for good' | 'hung'
  readonly tookMs: number
  readonly held: boolean
  /** 2 where it was played once more, alone. */
  readonly tries?: number
}

/** With whoever is there, as the model writes by itself. */
const talk = { characters: [], settings: {} } as const
const rowLimitMs = 60_000
/** Until the words are understood nothing is owed (E8: 1.5 s); then the way to the listener's ear, on a machine with much to do. */
const marginMs = 2500
/** For a show that ended honestly to be back on the air. */
const resumeLimitMs = 25_000

/** Plays one show through one fault. Rejects only for a bug of the runner's own. */
export async function playRow(lane: Lane, voice: Voice, row: Row): Promise<Result> {
  const startedAt = performance.now()
  const watch = createWatch()
  let player: Player | undefined
  let mission: string | null = null
  let sessionId: string | undefined
  let strike: Strike | undefined
  let released = false
  let givenUp = false
  let asked = false
  const utterance = row.types ? ({ text: row.types, how: 'TYPED' } as const) : ({ text: sentences[row.plays], how: 'SPOKEN' } as const)

  // A player that never got as far as a show comes back as the same one all the same.
  const token = await signIn(lane.product().url)

  function heed(event: PlayerEvent): void {
    if (event.type === 'MISSION_CREATED') mission = event.mission.id
    if (event.type === 'TURN_REFUSED' && event.givenUp) givenUp = true
    if (event.type === 'KEY_RELEASED') released = true
    if (event.type === 'STEP_ASKED') asked = true
    watch.heed(event)
  }

  function enter(): Player {
    player = createPlayer({
      url: lane.product().url,
      wish: wish(),
      voice,
      tell: heed,
      onTuned: (tuned) => ({ sessionId } = tuned),
    })
    watch.listenTo(player)
    return player
  }

  function wish(): Wish {
    const who = { name: 'Faults', token }
    switch (row.plays) {
      case 'mission':
        return { ...who, missionId: mission, theme: null, timeLimitSeconds: 120 }
      case 'scenario':
      case 'timeStop':
        return { ...who, scenarioId: 'checkpoint', timeStop: row.plays === 'timeStop' }
      case 'conversation':
      case 'handsFree':
        return { ...who, ...talk, conversationId: sessionId ?? null, handsFree: row.plays === 'handsFree' }
      default:
        return row.plays satisfies never
    }
  }

  /** Up to the point where the fault has struck, and the show has plainly gone on after it. */
  async function bear(playing: Player, limit: AbortSignal): Promise<void> {
    if (row.plays === 'timeStop') return answer(playing, limit)
    // In a conversation nobody says anything before its player does.
    const hasHosts = row.plays === 'mission' || row.plays === 'scenario'
    if (row.at !== 'MISSION' && hasHosts) await watch.until(() => watch.lines.size > 0, limit)
    const before = new Set(watch.lines.keys())
    if (row.at === 'PRESS') strike = await row.strike(lane, limit)
    if (row.at !== 'MISSION') {
      playing.say(utterance, 'AT_ONCE')
      await watch.until(() => (row.types ? watch.turns.length > 0 : released), limit)
      if (row.at === 'ANSWER') await watch.until(() => watch.lines.size > before.size, limit)
      if (row.at !== 'PRESS') strike = await row.strike(lane, limit)
    }
    await watch.until(() => strike?.struck() ?? true, limit)
    const heard = hearOn(before, limit)
    if (hasHosts || row.at === 'MISSION') return heard
    // Where a message failed, its character says so, and waits: it is for the player to ask again.
    await Promise.race([heard, watch.until(() => watch.told.includes(failedMessage), limit)])
    if (!watch.told.includes(failedMessage)) return
    strike?.lift()
    playing.say(utterance, 'AT_A_PAUSE')
    await heard
  }

  /** In time-stop: the answer is judged, or can be given again once the fault is over, and is judged then (S5). */
  async function answer(playing: Player, limit: AbortSignal): Promise<void> {
    await watch.until(() => asked, limit)
    // Lifted whatever comes of the answer.
    const striking = Promise.resolve(row.strike(lane, limit)).then((made) => (strike = made))
    // Whoever waits for it is told; where nobody does any more, the limit is over for the answer, too.
    striking.catch(() => undefined)
    const isJudged = (): boolean => watch.scored.length > 0
    playing.say(utterance, 'AT_ONCE')
    await watch.until(() => isJudged() || givenUp, limit)
    ;(await striking).lift()
    if (isJudged()) return
    givenUp = false
    playing.say(utterance, 'AT_ONCE')
    await watch.until(() => isJudged() || givenUp, limit)
    if (!isJudged()) throw new DOMException('The answer is refused for good.', 'TimeoutError')
  }

  /**
   * The turn is answered, and a line that was not there before was heard, and no stand-by; where it was a caption, one
   * with a voice too, when the fault is over.
   */
  async function hearOn(before: ReadonlySet<string>, limit: AbortSignal): Promise<void> {
    const since = () =>
      [...watch.lines]
        .filter(([id, line]) => !before.has(id) && line.heard && !isStandBy(line.text))
        .map(([, line]) => line)
    await watch.until(() => since().length > 0 && watch.isAnswered(), limit)
    strike?.lift()
    await watch.until(() => watch.isSilent(), limit)
    if (!since().some((line) => line.voiced)) await watch.until(() => since().some((line) => line.voiced), limit)
  }

  async function play(): Promise<Result['outcome']> {
    const over = new AbortController()
    const limit = AbortSignal.any([AbortSignal.timeout(rowLimitMs), over.signal])
    if (row.at === 'MISSION') strike = await row.strike(lane, limit)
    const first = enter()
    const borne = bear(first, limit).then(() => true)
    const ended = first.ended.then(() => false)
    const goesOn = await Promise.race([borne, ended])
    over.abort()
    if (goesOn) return 'goes on'
    await borne.catch(() => {})
    strike?.lift()
    if (mission) await retryMission(lane.product().url, token, mission)
    const second = enter()
    const again = AbortSignal.timeout(resumeLimitMs)
    const heard = hearOn(new Set(watch.lines.keys()), again)
    const back = await Promise.race([heard.then(() => true), second.ended.then(() => false)])
    return back ? 'ended, resumed' : 'ended for good'
  }

  const outcome = await play().catch((error: unknown): Result['outcome'] => {
    if (error instanceof DOMException) return 'hung'
    throw error
  })
  strike?.lift()
  await player?.leave()
  await player?.ended
  watch.close()
  const { url } = lane.product()
  const stored: Stored | null = sessionId ? await readStored(url, token, sessionId).catch(() => null) : null
  const lost = lossesOf(row, watch, stored)
  const owedMs = row.silenceMs ?? (row.away ? patienceMs + marginMs : Infinity)
  if (watch.silenceMs > owedMs) lost.push(`the medium: ${watch.silenceMs} ms of silence`)
  const lines = [...watch.lines.values()]
  const told = [...new Set(watch.told)]
  return {
    plays: row.plays,
    service: row.service,
    fault: row.fault,
    voiced: lines.filter((line) => line.voiced).length,
    captions: lines.filter((line) => !line.voiced).length,
    standBys: lines.filter((line) => isStandBy(line.text)).length,
    told,
    silenceMs: watch.silenceMs,
    voicelessMs: watch.voicelessMs,
    staticMs: watch.staticMs,
    lost,
    outcome,
    tookMs: Math.round(performance.now() - startedAt),
    held: lost.length === 0 && (outcome === 'goes on' || (outcome === 'ended, resumed' && row.mayEnd === true)),
  }
}
