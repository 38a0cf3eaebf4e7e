import { createPlayer, type Player } from '../../player/player.ts'
import type { PlayerEvent } from '../../player/playerEvent.ts'
import type { Voice } from '../../player/voice.ts'
import { lossesOf } from './losses.ts'
import type { Lane } from './lane.ts'
import { sentence, type Row, type Strike } from './row.ts'
import { readStored, signIn, type Stored } from './stored.ts'
import { createWatch, isStandBy } from './watch.ts'

/** What came of a row. */
export interface Result {
  readonly service: Row['service']
  readonly fault: string
  /** Lines with a voice, as captions alone, and of those the ones held ready for a failure. */
  readonly voiced: number
  readonly captions: number
  readonly standBys: number
  /** What the player was told of it. */
  readonly told: readonly string[]
  readonly silenceMs: number
  /** What was lost without a word about it: nothing, as it should be. */
  readonly lost: readonly string[]
  readonly outcome: 'goes on' | 'ended, resumed' | 'ended for good' | 'hung'
  readonly tookMs: number
  readonly held: boolean
}

const rowLimitMs = 45_000
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

  // A player that never got as far as a show comes back as the same one all the same.
  const token = await signIn(lane.product().url)

  function heed(event: PlayerEvent): void {
    if (event.type === 'MISSION_CREATED') mission = event.mission.id
    if (event.type === 'KEY_RELEASED') released = true
    watch.heed(event)
  }

  function enter(): Player {
    player = createPlayer({
      url: lane.product().url,
      wish: { name: 'Faults', token, missionId: mission, theme: null, timeLimitSeconds: 120 },
      voice,
      tell: heed,
      onTuned: (tuned) => ({ sessionId } = tuned),
    })
    watch.listenTo(player)
    return player
  }

  /** Up to the point where the fault has struck, and the show has plainly gone on after it. */
  async function bear(playing: Player, limit: AbortSignal): Promise<void> {
    if (row.at !== 'MISSION') await watch.until(() => watch.lines.size > 0, limit)
    const before = new Set(watch.lines.keys())
    if (row.at === 'PRESS') strike = await row.strike(lane)
    if (row.at !== 'MISSION') {
      playing.say({ text: sentence, how: 'SPOKEN' }, 'AT_ONCE')
      await watch.until(() => released, limit)
      if (row.at === 'RELEASE') strike = await row.strike(lane)
    }
    await watch.until(() => strike?.struck() ?? true, limit)
    await hearOn(before, limit)
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
    await watch.until(() => since().length > 0 && watch.answered(), limit)
    strike?.lift()
    if (!since().some((line) => line.voiced)) await watch.until(() => since().some((line) => line.voiced), limit)
  }

  async function play(): Promise<Result['outcome']> {
    if (row.at === 'MISSION') strike = await row.strike(lane)
    const first = enter()
    const over = new AbortController()
    const limit = AbortSignal.any([AbortSignal.timeout(rowLimitMs), over.signal])
    const borne = bear(first, limit).then(() => true)
    const ended = first.ended.then(() => false)
    const goesOn = await Promise.race([borne, ended])
    over.abort()
    if (goesOn) return 'goes on'
    await borne.catch(() => {})
    strike?.lift()
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
  const lines = [...watch.lines.values()]
  const told = [...new Set(watch.told)]
  return {
    service: row.service,
    fault: row.fault,
    voiced: lines.filter((line) => line.voiced).length,
    captions: lines.filter((line) => !line.voiced).length,
    standBys: lines.filter((line) => isStandBy(line.text)).length,
    told,
    silenceMs: watch.silenceMs,
    lost,
    outcome,
    tookMs: Math.round(performance.now() - startedAt),
    held: lost.length === 0 && (outcome === 'goes on' || (outcome === 'ended, resumed' && row.mayEnd === true)),
  }
}
