import type { Api } from '../api/api.ts'
import {
  FollowSessionDocument,
  TuneInDocument,
  type FollowSessionSubscription,
} from '../api/generated/graphql.ts'
import type { Following } from '../api/follow.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import { createDialNoise } from './dialNoise.ts'
import { createLineEnds, type LineEnds } from './lineEnds.ts'
import { createMediaDesk } from './mediaDesk.ts'
import { createSound, type Sound } from './sound.ts'
import { createTalkKey, type TalkKey } from './talkKey.ts'
import { createTurns, type Turns } from './turns.ts'
import { isTorn, tune, type TunerEvent } from './tuner.ts'
import { offTheAir, type View } from './view.ts'

/** How long a refusal stays to be read. */
const refusalMs = 6_000
/** Off the air for so long, without a fault, with somebody here to listen: the show is called back... */
const callBackMs = 1_500
/** ...but not more often than that. */
const callBackEveryMs = 20_000

/**
 * The radio set: everything that a player can do with one mission on the air, and what is to be seen of it.
 */
export interface Radio {
  readonly view: () => View
  readonly subscribe: (listener: () => void) => () => void
  /** The dial is being turned; what was said of the last frequency does not count any more. */
  readonly turnDial: (frequency: number) => void
  /** Tunes in, or again; to be called by a touch or a key, because browsers keep quiet without one. */
  readonly tuneIn: (frequency: number) => Promise<void>
  readonly press: () => void
  readonly release: () => void
  /** @returns whether the words were taken */
  readonly say: (text: string) => Promise<boolean>
  readonly leave: () => Promise<void>
  /** Plays what the browser has held back; to be called by a touch or a key. */
  readonly unblock: () => void
  readonly hostLevel: () => number
  readonly microphoneLevel: () => number
  readonly stats: () => Promise<LinkStats | null>
  /** Hangs up without a word to the server, which waits for a while (E5). The set can be used again. */
  readonly close: () => void
}

/** One show, as long as this set follows it. */
interface OnAir {
  readonly frequency: number
  readonly turns: Turns
  readonly following: Following
  readonly key: TalkKey
  readonly lineEnds: LineEnds
  /** Undefined where there is none to be had (W4). */
  sound: Sound | undefined
  calledBackAt: number
}

/** @param deps.station the mission's frequency in MHz, towards which the noise of the dial clears */
export function createRadio(deps: {
  readonly api: Pick<Api, 'ask' | 'follow'>
  readonly missionId: string
  readonly station: number
  /** See openMicrophone. */
  readonly raw: boolean
  /** Called at the first touch: before that, browsers give none that plays. */
  readonly audioContext: () => AudioContext
}): Radio {
  const { api, missionId } = deps
  const now = () => performance.now()
  const listeners = new Set<() => void>()
  let view = offTheAir
  let show: OnAir | undefined
  let audio: AudioContext | undefined
  // Whatever comes of an older call of `tuneIn` counts no more.
  let calls = 0
  let forgetting: ReturnType<typeof setTimeout> | undefined
  let callingBack: ReturnType<typeof setTimeout> | undefined

  function context(): AudioContext {
    audio ??= deps.audioContext()
    void audio.resume()
    return audio
  }

  const noise = createDialNoise({ context, station: deps.station })

  function apply(event: TunerEvent): void {
    const next = tune(view, event)
    if (next === view) return
    view = next
    for (const listener of listeners) listener()
    if (event.kind !== 'refused') return
    clearTimeout(forgetting)
    forgetting = setTimeout(() => apply({ kind: 'refusalRead' }), refusalMs)
  }

  async function tuneIn(frequency: number): Promise<void> {
    hangUp()
    const call = calls
    apply({ kind: 'tuning' })
    noise.hush()
    const output = context()
    const canHear = 'RTCPeerConnection' in globalThis
    const failed = (message: string) => apply({ kind: 'dialAnswered', answer: { kind: 'failed', message } })
    try {
      const input = { missionId, frequency, captionsOnly: !canHear }
      const { tuneIn: answer } = await api.ask(TuneInDocument, { input })
      if (call !== calls) return
      switch (answer.__typename) {
        case 'TunedIn':
          return begin({ ...answer.session, frequency, output: canHear ? output : null })
        case 'NothingOnAir': {
          const { signal, message } = answer
          return apply({ kind: 'dialAnswered', answer: { kind: 'nothingOnAir', frequency, signal, message } })
        }
        default:
          return failed(answer.message)
      }
    } catch (error) {
      if (call === calls) failed(error instanceof Error ? error.message : String(error))
    }
  }

  function begin(found: {
    readonly id: string
    readonly understandsSpeech: boolean
    readonly frequency: number
    /** Null where the browser has no WebRTC. */
    readonly output: AudioContext | null
  }): void {
    const { id: sessionId, understandsSpeech, frequency, output } = found
    apply({ kind: 'tunedIn', sessionId, understandsSpeech })
    const turns = createTurns(api, sessionId)
    const key = createTalkKey({
      talk: (on) => show?.sound?.talk(on),
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
        comeBack()
      },
      down: () => apply({ kind: 'serverLost' }),
    })
    show = { frequency, turns, following, key, lineEnds, sound: undefined, calledBackAt: -Infinity }
    if (output) show.sound = openSound(sessionId, output, understandsSpeech)
    else apply({ kind: 'soundChanged', sound: { kind: 'captionsOnly', why: 'This browser has no WebRTC.' } })
  }

  function openSound(sessionId: string, output: AudioContext, understandsSpeech: boolean): Sound {
    return createSound({
      desk: createMediaDesk(api, sessionId),
      context: output,
      wantsMicrophone: understandsSpeech,
      raw: deps.raw,
      onSound: (sound) => apply({ kind: 'soundChanged', sound }),
      onMicrophone: (microphone) => apply({ kind: 'microphoneChanged', microphone }),
      onUnavailable(why) {
        show?.sound?.close()
        if (show) show.sound = undefined
        apply({ kind: 'microphoneChanged', microphone: 'off' })
        apply({ kind: 'soundChanged', sound: { kind: 'captionsOnly', why } })
        comeBack()
      },
    })
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
    if (view.state === 'ENDED' && view.outcome !== null) return hangUp()
    clearTimeout(callingBack)
    if (view.state === 'OFF_AIR') callingBack = setTimeout(callBack, callBackMs)
  }

  /** The show is off the air, and this set is on: the server has missed it, and is told. */
  function callBack(): void {
    // A show that a fault has taken off the air would only fail again: there the player decides.
    if (!show || view.weak !== null || view.server !== 'connected') return
    if (now() - show.calledBackAt < callBackEveryMs) return
    show.calledBackAt = now()
    comeBack()
  }

  /** Tells the server that somebody is here: by the media connection, or by tuning in without one (E5). */
  function comeBack(): void {
    if (!show) return
    if (show.sound) show.sound.resume()
    else void tuneInSilently(show)
  }

  async function tuneInSilently(current: OnAir): Promise<void> {
    try {
      const { frequency } = current
      await api.ask(TuneInDocument, { input: { missionId, frequency, captionsOnly: true } })
    } catch {
      // The server cannot be reached: `up` tells when it can.
      return
    }
    // The show starts, or goes on, with a subscription that comes after this.
    const waits = view.state === null || view.state === 'PREPARING' || view.state === 'OFF_AIR'
    if (show === current && waits) current.following.again()
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
      noise.turn(frequency)
      apply({ kind: 'dialTurned' })
    },
    tuneIn,
    press: () => show?.key.press(),
    release: () => show?.key.release(),
    async say(text) {
      const current = show
      const answer = await current?.turns.say(text)
      if (answer?.kind === 'refused' && show === current) apply({ kind: 'refused', message: answer.message })
      return answer?.kind === 'accepted'
    },
    async leave() {
      const turns = show?.turns
      hangUp()
      apply({ kind: 'tunedOut' })
      await turns?.leave()
    },
    unblock: () => show?.sound?.unblock(),
    hostLevel: () => show?.sound?.hostLevel() ?? 0,
    microphoneLevel: () => show?.sound?.microphoneLevel() ?? 0,
    stats: async () => (await show?.sound?.stats()) ?? null,
    close() {
      hangUp()
      noise.close()
      clearTimeout(forgetting)
      apply({ kind: 'tunedOut' })
      void audio?.close()
      audio = undefined
    },
  }
}
