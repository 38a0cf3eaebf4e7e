import { ApiFailure } from '../api/apiFailure.ts'
import type { MediaDesk } from '../audio/mediaDesk.ts'
import { linkStatsOf, type LinkStats } from '../audio/linkStats.ts'
import { openMicrophone } from '../audio/microphone.ts'
import { openSeat, type Seat } from '../audio/seat.ts'
import { createSpeaker } from '../audio/speaker.ts'
import { createMouthpiece } from './mouthpiece.ts'
import type { MicrophoneView, SoundView } from './view.ts'

/** Seats that are lost in a row before the show goes on without sound (W4). */
const mostFailures = 3
/** A seat that lasts so long was a good one. */
const steadyMs = 30_000
/** Between two looks for a server that cannot be reached. */
const retryMs = 2_000

export interface Sound {
  /**
   * Tells the server that the hosts can be heard (again): after a lost socket, or after a pause off the air
   * (E5).
   */
  resume(): void
  /** Seats that were lost with the server say nothing of the way to it: they are not counted (W4). */
  forgive(): void
  /** Lets the microphone through, or not (E17). */
  talk(on: boolean): void
  /** The RTP timestamp of what is being played (E10). */
  playedTimestamp(): number | undefined
  hostLevel(): number
  microphoneLevel(): number
  unblock(): void
  /** Asks for the microphone once more, where there is none that is heard (W4). */
  askForMicrophone(): void
  /** See Mouthpiece.change. */
  setMicrophone(device: string | null): Promise<boolean>
  /** See Speaker. */
  setLoudspeaker(id: string | null): Promise<boolean>
  setVolume(volume: number): void
  /** See Speaker. */
  setTone(on: boolean): void
  stats(): Promise<LinkStats | null>
  close(): void
}

/** How a player wants to hear and to be heard. */
export interface SoundWishes {
  /** Of the hosts, 0 to 1. */
  readonly volume: number
  /** See Speaker. */
  readonly tone: boolean
  /** See Mouthpiece.change. */
  readonly microphone: string | null
  /** See Speaker. */
  readonly loudspeaker: string | null
}

/**
 * The sound of one show: seat, speaker and microphone, and a new seat where one is lost for good (E5).
 * @param deps.onUnavailable no seat could be had: the show has to go on without sound
 */
export function createSound(deps: SoundWishes & {
  readonly desk: MediaDesk
  readonly context: AudioContext
  readonly wantsMicrophone: boolean
  /** See openMicrophone. */
  readonly raw: boolean
  readonly onSound: (sound: SoundView) => void
  readonly onMicrophone: (microphone: MicrophoneView) => void
  readonly onUnavailable: (why: string) => void
}): Sound {
  const { desk, context } = deps
  let closed = false
  let sitting = false
  let blocked = false
  let failures = 0
  let seat: Seat | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const speaker = createSpeaker(context, (next) => {
    blocked = next
    if (seat) deps.onSound({ kind: 'live', blocked })
  })
  speaker.setVolume(deps.volume)
  speaker.setTone(deps.tone)
  void speaker.setLoudspeaker(deps.loudspeaker)
  const mouthpiece = createMouthpiece({
    open: (device) => openMicrophone(context, { raw: deps.raw, device }),
    device: deps.microphone,
    tell: deps.onMicrophone,
  })

  async function sitDown(): Promise<void> {
    if (sitting || closed) return
    sitting = true
    clearTimeout(timer)
    leaveSeat()
    deps.onSound({ kind: failures === 0 ? 'connecting' : 'recovering' })
    try {
      await takeSeat()
      timer = setTimeout(() => (failures = 0), steadyMs)
      sitting = false
    } catch (error) {
      sitting = false
      leaveSeat()
      if (error instanceof ApiFailure && error.unreachable) timer = setTimeout(() => void sitDown(), retryMs)
      else lose(error)
    }
  }

  async function takeSeat(): Promise<void> {
    const taken: Seat = await openSeat(desk, (state) => {
      // Before there is a seat, openSeat itself says what becomes of it.
      if (closed || sitting) return
      if (state === 'failed') return lose(new Error('The media connection was lost.'))
      deps.onSound(state === 'connected' ? { kind: 'live', blocked } : { kind: 'recovering' })
      if (state === 'connected') resume()
    })
    if (closed) return taken.close()
    seat = taken
    await speaker.play(taken.hosts)
    await desk.resume(taken.consumerId)
    mouthpiece.lend(taken)
    deps.onSound({ kind: 'live', blocked })
  }

  function leaveSeat(): void {
    seat?.close()
    seat = undefined
    mouthpiece.takeBack()
  }

  function lose(error: unknown): void {
    if (closed) return
    failures += 1
    if (failures < mostFailures) return void sitDown()
    leaveSeat()
    deps.onUnavailable(error instanceof Error ? error.message : String(error))
  }

  function resume(): void {
    const current = seat
    if (!current) return void sitDown()
    // A seat that is not known there any more, such as after a restart of the server, is of no use.
    desk.resume(current.consumerId).catch(() => {
      if (seat === current) void sitDown()
    })
  }

  void sitDown()
  if (deps.wantsMicrophone) mouthpiece.ask()

  return {
    resume,
    forgive() {
      failures = 0
    },
    talk: (on) => mouthpiece.talk(on),
    playedTimestamp: () => seat?.receiver?.getSynchronizationSources()[0]?.rtpTimestamp,
    hostLevel: () => speaker.level(),
    microphoneLevel: () => mouthpiece.level(),
    unblock: () => void speaker.unblock(),
    askForMicrophone: () => mouthpiece.ask(),
    setMicrophone: (device) => mouthpiece.change(device),
    setLoudspeaker: (id) => speaker.setLoudspeaker(id),
    setVolume: (volume) => speaker.setVolume(volume),
    setTone: (on) => speaker.setTone(on),
    stats: async () => (seat ? linkStatsOf(await seat.stats()) : null),
    close() {
      if (closed) return
      closed = true
      clearTimeout(timer)
      leaveSeat()
      mouthpiece.close()
      speaker.close()
    },
  }
}
