import type { Microphone, MicrophoneFault } from '../audio/microphone.ts'
import type { Seat } from '../audio/seat.ts'
import type { MicrophoneView } from './view.ts'

/** One that is gone so soon after it was opened is not opened once more by itself. */
const steadyMs = 2_000

/** What the player speaks into: a microphone, and the seat that has it for now. */
export interface Mouthpiece {
  /** Asks for a microphone, instead of the one that there may be (W4). */
  ask(): void
  /**
   * Another microphone from now on, also in the middle of a word: the one before is heard until this one is.
   * @param device null: the browser's choice
   * @returns false where it cannot be opened: the one before goes on
   */
  change(device: string | null): Promise<boolean>
  /** There is a seat to lend it to. */
  lend(seat: Pick<Seat, 'produce' | 'talk'>): void
  /** There is none any more. */
  takeBack(): void
  /** Lets the microphone through, or not (E17). */
  talk(on: boolean): void
  level(): number
  close(): void
}

/**
 * The microphone of a show: asked for once, lent to each seat, changed for another one, and looked for once more by
 * itself where it is gone (W4). Whatever is done with it is done one after the other.
 * @param deps.device see Mouthpiece.change
 */
export function createMouthpiece(deps: {
  readonly open: (device: string | null) => Promise<Microphone | { readonly fault: MicrophoneFault }>
  readonly device: string | null
  readonly tell: (microphone: MicrophoneView) => void
  readonly now?: () => number
}): Mouthpiece {
  const { now = () => performance.now() } = deps
  let { device } = deps
  let closed = false
  let wanted = false
  // Why there is none, where one was asked for.
  let fault: MicrophoneFault | null = null
  let asking = false
  let talking = false
  let microphone: Microphone | undefined
  let seat: Pick<Seat, 'produce' | 'talk'> | undefined
  let line: Promise<unknown> = Promise.resolve()

  function inOrder<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = line.then(act)
    line = done.catch(() => undefined)
    return done
  }

  function tell(next: MicrophoneView): void {
    if (!closed) deps.tell(next)
  }

  function fail(why: MicrophoneFault): void {
    fault = why
    tell(why)
  }

  function putAway(): void {
    microphone?.close()
    microphone = undefined
  }

  async function renew(): Promise<void> {
    if (closed) return
    tell('asking')
    putAway()
    const opened = await deps.open(device)
    asking = false
    await take(opened)
  }

  /** @returns whether there is one now */
  async function take(opened: Microphone | { readonly fault: MicrophoneFault }): Promise<boolean> {
    if ('fault' in opened) {
      fail(opened.fault)
      return false
    }
    if (closed) {
      opened.close()
      return false
    }
    fault = null
    const before = microphone
    microphone = opened
    const since = now()
    opened.track.addEventListener('ended', () => void inOrder(() => replaceLost(opened, since)))
    await give()
    before?.close()
    return true
  }

  /** On some phones one that is opened ends the one before: that one is not missed. */
  async function replaceLost(lost: Microphone, since: number): Promise<void> {
    if (closed || microphone !== lost) return
    if (now() - since < steadyMs) fail('absent')
    else await renew()
  }

  /** Whichever of the two comes last, seat or microphone, brings them together. */
  async function give(): Promise<void> {
    if (!seat || !microphone) return
    const taker = seat
    try {
      await taker.produce(microphone.track)
      taker.talk(talking)
      if (seat === taker) tell('ready')
    } catch {
      if (seat === taker) tell('unheard')
    }
  }

  function ask(): void {
    wanted = true
    if (asking) return
    asking = true
    void inOrder(renew)
  }

  /** Where there is none, the same one is worth it only if it was not there; whoever has refused asks for it themselves. */
  function isWorthTrying(next: string | null): boolean {
    if (closed || !wanted || fault === 'refused') return false
    if (fault !== null) return fault === 'absent' || next !== device
    return microphone?.track.readyState !== 'live' || microphone.device !== next
  }

  async function changeTo(next: string | null): Promise<boolean> {
    if (!isWorthTrying(next)) {
      device = next
      return true
    }
    let opened = await deps.open(next)
    if ('fault' in opened && microphone) {
      if (opened.fault !== 'busy') return false
      // Some phones open one microphone at a time.
      putAway()
      opened = await deps.open(next)
      if ('fault' in opened) {
        await renew()
        return false
      }
    }
    const taken = await take(opened)
    if (taken) device = next
    return taken
  }

  return {
    ask,
    change: (next) => inOrder(() => changeTo(next)),
    lend(next) {
      seat = next
      void inOrder(give)
    },
    takeBack() {
      seat = undefined
    },
    talk(on) {
      talking = on
      seat?.talk(on)
    },
    level: () => microphone?.level() ?? 0,
    close() {
      closed = true
      putAway()
    },
  }
}
