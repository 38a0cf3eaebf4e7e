import type { Api } from '../api/api.ts'
import { FollowSessionDocument, type FollowSessionSubscription } from '../api/generated/graphql.ts'
import type { Following } from '../api/follow.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import { playAt } from '../audio/loudspeaker.ts'
import { createDialNoise } from './dialNoise.ts'
import { createLineEnds, type LineEnds } from './lineEnds.ts'
import { createMediaDesk } from './mediaDesk.ts'
import { withReports } from './mediaReports.ts'
import { joining, makingRoom, tuningIn, type Opening } from './opening.ts'
import { createSound, type Sound, type SoundWishes } from './sound.ts'
import { createTalkKey, type TalkKey } from './talkKey.ts'
import { createTurns, type TurnAnswer, type Turns } from './turns.ts'
import { isTorn, tune, type TunerEvent } from './tuner.ts'
import { isPutAway, offTheAir, type View } from './view.ts'

/** How long a refusal stays to be read. */
const refusalMs = 6_000
/** Off the air for so long, without a fault, with somebody here to listen: the show is called back... */
const callBackMs = 1_500
/** ...but not more often than that. */
const callBackEveryMs = 20_000

/**
 * The radio set: one session at a time, of any programme, and everything that a player can do with it.
 *
 * A screen gets one from `useRadio({ raw, debug, station? })`, with the view that it renders, and opens a
 * session:
 *   - `tuneIn(missionId, MHz)`: a mission by its dial;
 *   - `join(sessionId)`: any session that is there, one that `startScenario` or `startConversation` has just
 *     answered with, one that was left, one that was lost. Both have to be called by a touch or a key, because
 *     browsers keep quiet without one; both can be called again, such as to try the sound once more.
 * From there on the set does by itself whatever keeps the session going: it follows the stream of events
 * (E3), takes a seat at the media server or goes on in captions (W4), plays, says when a line has been heard
 * (E10), and comes back after a loss (E5). `view` says how all of that stands; `view.programme` has what is
 * the programme's own. What the player does is taken by the methods below; one that is refused says why in
 * `view.refusal`.
 */
export interface Radio {
  readonly view: () => View
  readonly subscribe: (listener: () => void) => () => void
  /** The dial is being turned; what was said of the last frequency does not count any more. */
  readonly turnDial: (frequency: number) => void
  readonly tuneIn: (missionId: string, frequency: number) => Promise<void>
  readonly join: (sessionId: string) => Promise<void>
  /** What was asked for last is asked for again, once the oldest show that was in its way has been left (A4). */
  readonly makeRoom: () => Promise<void>
  /** The talk key goes down, and up. The server may end a turn by itself: `view.cutShort` (M9, S4). */
  readonly press: () => void
  readonly release: () => void
  /** Hands-free on or off, in a conversation (C7). */
  readonly listen: (on: boolean) => Promise<boolean>
  /** @returns whether the words were taken */
  readonly say: (text: string) => Promise<boolean>
  /** The question of the current step once more, in a scenario. */
  readonly repeatStep: () => Promise<boolean>
  /** The scenario from its beginning (S6). */
  readonly resetScenario: () => Promise<boolean>
  readonly leave: () => Promise<void>
  /** Plays what the browser has held back; to be called by a touch or a key. */
  readonly unblock: () => void
  /** Asks for the microphone once more, such as after it was allowed or plugged in (W4). */
  readonly askForMicrophone: () => void
  /** Waits for the sound no longer: the session goes on in captions (W4). */
  readonly settleForCaptions: () => void
  /** How loud the hosts are to be, 0 to 1; it stays for the sessions that follow. */
  readonly setVolume: (volume: number) => void
  /** Whether they sound as if they came out of a small radio; it stays, too. */
  readonly setTone: (on: boolean) => void
  /**
   * Another microphone, another loudspeaker, also in the middle of a show; null is the browser's choice. Both stay.
   * @returns false where it cannot be had: the one before goes on
   */
  readonly setMicrophone: (device: string | null) => Promise<boolean>
  readonly setLoudspeaker: (id: string | null) => Promise<boolean>
  readonly hostLevel: () => number
  readonly microphoneLevel: () => number
  readonly stats: () => Promise<LinkStats | null>
  /** Hangs up without a word to the server, which waits for a while (E5). The set can be used again. */
  readonly close: () => void
}

/** One session, as long as this set follows it. */
interface OnAir {
  readonly sessionId: string
  readonly turns: Turns
  readonly following: Following
  readonly key: TalkKey
  readonly lineEnds: LineEnds
  /** Undefined where there is none to be had (W4). */
  sound: Sound | undefined
  keyOpen: boolean
  calledBackAt: number
}

export function createRadio(deps: {
  readonly api: Pick<Api, 'ask' | 'follow'>
  /** The frequency in MHz towards which the noise of the dial clears, where there is a dial. */
  readonly station: number | null
  /** See openMicrophone. */
  readonly raw: boolean
  /** Called at the first touch: before that, browsers give none that plays. */
  readonly audioContext: () => AudioContext
}): Radio {
  const { api } = deps
  const now = () => performance.now()
  const listeners = new Set<() => void>()
  let view = offTheAir
  let show: OnAir | undefined
  let audio: AudioContext | undefined
  // It stays for the sessions that follow.
  let heard: SoundWishes = { volume: 1, tone: true, microphone: null, loudspeaker: null }
  // Whatever comes of an older call of `open` counts no more.
  let calls = 0
  let last: Opening | undefined
  let forgetting: ReturnType<typeof setTimeout> | undefined
  let callingBack: ReturnType<typeof setTimeout> | undefined

  function context(): AudioContext {
    if (!audio) {
      audio = deps.audioContext()
      void playAt(audio, heard.loudspeaker)
    }
    void audio.resume()
    return audio
  }

  const noise = deps.station === null ? null : createDialNoise({ context, station: deps.station })

  function apply(event: TunerEvent): void {
    const next = tune(view, event)
    if (next === view) return
    view = next
    for (const listener of listeners) listener()
    if (event.kind !== 'refused') return
    clearTimeout(forgetting)
    forgetting = setTimeout(() => apply({ kind: 'refusalRead' }), refusalMs)
  }

  async function open(opening: Opening): Promise<void> {
    hangUp()
    last = opening
    const call = calls
    apply({ kind: 'opening' })
    noise?.hush()
    const output = context()
    const canHear = 'RTCPeerConnection' in globalThis
    const answer = await opening(api, !canHear)
    if (call !== calls) return
    if (answer.kind === 'opened') begin({ ...answer, output: canHear ? output : null })
    else {
      apply({ kind: 'openingAnswered', answer })
      if (answer.kind === 'nothingOnAir') noise?.turn(answer.frequency, answer.signal)
    }
  }

  function begin(found: {
    readonly sessionId: string
    readonly understandsSpeech: boolean
    /** Null where the browser has no WebRTC. */
    readonly output: AudioContext | null
  }): void {
    const { sessionId, understandsSpeech, output } = found
    apply({ kind: 'opened', sessionId, understandsSpeech })
    const turns = createTurns(api, sessionId)
    const key = createTalkKey({
      talk(on) {
        if (!show) return
        show.keyOpen = on
        openMicrophone(show)
      },
      start: turns.startTalking,
      stop: turns.stopTalking,
      tell: apply,
    })
    const lineEnds = createLineEnds({
      read: () => show?.sound?.playedTimestamp(),
      // A refusal means that the show has gone on without it, and is nothing to the player.
      heard: (lineId) => void turns.readyForNext(lineId),
      now,
    })
    const following = api.follow(FollowSessionDocument, () => ({ sessionId, since: view.seq }), {
      next: ({ sessionEvents }) => hear(sessionEvents),
      up() {
        if (view.server === 'connected') return
        apply({ kind: 'serverFound' })
        show?.sound?.forgive()
        comeBack()
      },
      down: () => apply({ kind: 'serverLost', at: now() }),
    })
    show = {
      sessionId,
      turns,
      following,
      key,
      lineEnds,
      sound: undefined,
      keyOpen: false,
      calledBackAt: -Infinity,
    }
    if (output) show.sound = withReports(openSound(sessionId, output, understandsSpeech), api, sessionId)
    else apply({ kind: 'soundChanged', sound: { kind: 'captionsOnly', why: 'This browser has no WebRTC.' } })
  }

  function openSound(sessionId: string, output: AudioContext, understandsSpeech: boolean): Sound {
    return createSound({
      desk: createMediaDesk(api, sessionId),
      context: output,
      wantsMicrophone: understandsSpeech,
      raw: deps.raw,
      ...heard,
      onSound: (sound) => apply({ kind: 'soundChanged', sound }),
      onMicrophone: (microphone) => apply({ kind: 'microphoneChanged', microphone }),
      onUnavailable: goOnSilently,
    })
  }

  function goOnSilently(why: string): void {
    if (!show) return
    show.sound?.close()
    show.sound = undefined
    apply({ kind: 'microphoneChanged', microphone: 'off' })
    apply({ kind: 'soundChanged', sound: { kind: 'captionsOnly', why } })
    comeBack()
  }

  /** The microphone is heard while the key is down, or listening is on, and at no other time (E17). */
  function openMicrophone({ sound, keyOpen }: OnAir, listening = view.listening): void {
    sound?.talk(keyOpen || listening)
  }

  /** One event of the stream, or its end. */
  function hear(told: FollowSessionSubscription['sessionEvents']): void {
    if (!show) return
    if (!('seq' in told)) {
      apply({ kind: 'streamEnded', end: told })
      return hangUp()
    }
    if (isTorn(view, told)) return show.following.again()
    const before = view
    apply({ kind: 'told', event: told, at: now() })
    if (view === before) return
    show.lineEnds.heed(told)
    if (told.__typename === 'StateChanged' && !told.keyDown) show.key.closed(told.seq)
    if (view.listening !== before.listening) openMicrophone(show)
    if (view.state === 'ENDED' && view.outcome !== null) return hangUp()
    clearTimeout(callingBack)
    // A snapshot is also what a show begins with that has just been called back.
    if (told.__typename === 'StateChanged' && isPutAway(view)) return putAway()
    if (view.state === 'OFF_AIR') callingBack = setTimeout(callBack, callBackMs)
  }

  /** To follow it any longer would bring it back: a seat that is gone is taken anew. */
  function putAway(): void {
    hangUp()
    apply({ kind: 'microphoneChanged', microphone: 'off' })
    apply({ kind: 'soundChanged', sound: { kind: 'off' } })
  }

  /** The show is off the air, and this set is on: the server has missed it, and is told. */
  function callBack(): void {
    if (!show || view.offAir !== 'CLIENT_GONE' || view.server !== 'connected') return
    if (now() - show.calledBackAt < callBackEveryMs) return
    show.calledBackAt = now()
    comeBack()
  }

  /** Tells the server that somebody is here: by the media connection, or by word where there is none (E5). */
  function comeBack(): void {
    if (!show) return
    if (show.sound) show.sound.resume()
    else void joinSilently(show)
  }

  async function joinSilently(current: OnAir): Promise<void> {
    // The server that cannot be reached: `up` tells when it can.
    if ((await joining(current.sessionId)(api, true)).kind !== 'opened') return
    // The show starts, or goes on, with a subscription that comes after this.
    const waits = view.state === null || view.state === 'PREPARING' || view.state === 'OFF_AIR'
    if (show === current && waits) current.following.again()
  }

  /** Does something in the session that is followed; a refusal is there to be read. */
  async function act(does: (turns: Turns) => Promise<TurnAnswer>): Promise<boolean> {
    const current = show
    if (!current && isPutAway(view)) apply({ kind: 'refused', message: 'The show is off the air. Tune in again first.' })
    const answer = current && (await does(current.turns))
    if (answer?.kind === 'refused' && show === current) apply({ kind: 'refused', message: answer.message })
    return answer?.kind === 'accepted'
  }

  function hangUp(): void {
    calls += 1
    clearTimeout(callingBack)
    const ended = show
    show = undefined
    ended?.key.close()
    ended?.lineEnds.close()
    ended?.following.close()
    ended?.sound?.close()
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    turnDial(frequency) {
      noise?.turn(frequency)
      apply({ kind: 'dialTurned' })
    },
    tuneIn: (missionId, frequency) => open(tuningIn(missionId, frequency)),
    join: (sessionId) => open(joining(sessionId)),
    async makeRoom() {
      const { opening } = view
      if (last && opening?.kind === 'failed') await open(makingRoom(opening, last))
    },
    press: () => show?.key.press(),
    release: () => show?.key.release(),
    async listen(on) {
      const current = show
      // Like the key, the microphone does not wait for the answer: its first words belong to the turn (E6).
      if (current && on) openMicrophone(current, true)
      const taken = await act((turns) => (on ? turns.startListening() : turns.stopListening()))
      if (current && show === current && !taken) openMicrophone(current)
      return taken
    },
    say: (text) => act((turns) => turns.say(text)),
    repeatStep: () => act((turns) => turns.repeatStep()),
    resetScenario: () => act((turns) => turns.resetScenario()),
    async leave() {
      const turns = show?.turns
      hangUp()
      apply({ kind: 'left' })
      await turns?.leave()
    },
    unblock: () => show?.sound?.unblock(),
    askForMicrophone: () => show?.sound?.askForMicrophone(),
    settleForCaptions() {
      if (show?.sound) goOnSilently('You went on without it.')
    },
    setVolume(next) {
      heard = { ...heard, volume: next }
      show?.sound?.setVolume(next)
    },
    setTone(on) {
      heard = { ...heard, tone: on }
      show?.sound?.setTone(on)
    },
    async setMicrophone(device) {
      const taken = (await show?.sound?.setMicrophone(device)) ?? true
      if (taken) heard = { ...heard, microphone: device }
      return taken
    },
    async setLoudspeaker(id) {
      // What the context plays and what the element plays are to be heard in one place.
      const taken = (!audio || (await playAt(audio, id))) && ((await show?.sound?.setLoudspeaker(id)) ?? true)
      // One whose loudspeaker was pulled out may have stopped.
      void audio?.resume()
      if (taken) heard = { ...heard, loudspeaker: id }
      return taken
    },
    hostLevel: () => show?.sound?.hostLevel() ?? 0,
    microphoneLevel: () => show?.sound?.microphoneLevel() ?? 0,
    stats: async () => (await show?.sound?.stats()) ?? null,
    close() {
      hangUp()
      noise?.close()
      clearTimeout(forgetting)
      apply({ kind: 'left' })
      void audio?.close()
      audio = undefined
    },
  }
}
