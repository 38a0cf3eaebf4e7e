import { describe, expect, it } from 'vitest'
import type { Microphone, MicrophoneFault } from '../audio/microphone.ts'
import { createMouthpiece } from './mouthpiece.ts'

/** As much of a track as is looked at: a real event target. */
class Track extends EventTarget {
  readyState = 'live'
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
  }
  /** The device is gone. */
  end(): void {
    this.readyState = 'ended'
    this.dispatchEvent(new Event('ended'))
  }
}

/** A mouthpiece whose microphones and seats are the test's. */
function createRig() {
  const log: string[] = []
  const tracks: Track[] = []
  const faults = new Map<string | null, MicrophoneFault>()
  const onlyOne = { is: false }
  let clock = 0
  const isOpen = () => tracks.some(({ readyState }) => readyState === 'live')
  const mouthpiece = createMouthpiece({
    device: null,
    now: () => clock,
    tell: (view) => log.push(view),
    async open(device) {
      const fault = onlyOne.is && isOpen() ? 'busy' : faults.get(device)
      if (fault) return { fault }
      const track = new Track(device ?? 'usual')
      tracks.push(track)
      const microphone = {
        track,
        device,
        level: () => 0,
        close() {
          track.readyState = 'ended'
          log.push(`closed ${track.name}`)
        },
      }
      return microphone as unknown as Microphone
    },
  })
  const seat = {
    async produce(track: MediaStreamTrack) {
      log.push(`sent ${(track as unknown as Track).name}`)
    },
    talk: (on: boolean) => log.push(on ? 'aloud' : 'silent'),
  }
  /** What was done since the last call, when everything that was asked for is done. */
  async function done(): Promise<readonly string[]> {
    await new Promise((resolve) => setImmediate(resolve))
    return log.splice(0)
  }
  return { mouthpiece, seat, faults, onlyOne, done, wait: (ms: number) => void (clock += ms), last: () => tracks.at(-1) }
}

describe('W4 the microphone of a show', () => {
  it('comes to the seat, whichever of the two is there first', async () => {
    const { mouthpiece, seat, done } = createRig()
    mouthpiece.ask()
    expect(await done()).toEqual(['asking'])
    mouthpiece.lend(seat)
    expect(await done()).toEqual(['sent usual', 'silent', 'ready'])
    // Another seat, with the key down.
    mouthpiece.takeBack()
    mouthpiece.talk(true)
    mouthpiece.lend(seat)
    expect(await done()).toEqual(['sent usual', 'aloud', 'ready'])
  })

  it('is changed in the middle of a word: the one before is heard until the other one is', async () => {
    const { mouthpiece, seat, done } = createRig()
    mouthpiece.ask()
    mouthpiece.lend(seat)
    mouthpiece.talk(true)
    await done()
    expect(await mouthpiece.change('headset')).toBe(true)
    expect(await done()).toEqual(['sent headset', 'aloud', 'ready', 'closed usual'])
    // The same once more is nothing new.
    expect(await mouthpiece.change('headset')).toBe(true)
    expect(await done()).toEqual([])
  })

  it('that ends with the opening of the other one, as on some phones, is not missed', async () => {
    const { mouthpiece, seat, wait, last, done } = createRig()
    mouthpiece.ask()
    mouthpiece.lend(seat)
    await done()
    wait(5_000)
    const changed = mouthpiece.change('headset')
    last()?.end()
    expect(await changed).toBe(true)
    expect(await done()).toEqual(['sent headset', 'silent', 'ready', 'closed usual'])
  })

  it('stays what it was where the other one cannot be opened', async () => {
    const { mouthpiece, seat, faults, done } = createRig()
    mouthpiece.ask()
    mouthpiece.lend(seat)
    await done()
    faults.set('headset', 'refused')
    expect(await mouthpiece.change('headset')).toBe(false)
    expect(await done()).toEqual([])
  })

  it('is put away first where only one can be open, and comes back where that did not help', async () => {
    const { mouthpiece, seat, faults, onlyOne, done } = createRig()
    onlyOne.is = true
    mouthpiece.ask()
    mouthpiece.lend(seat)
    await done()
    expect(await mouthpiece.change('headset')).toBe(true)
    expect(await done()).toEqual(['closed usual', 'sent headset', 'silent', 'ready'])
    faults.set('line', 'busy')
    expect(await mouthpiece.change('line')).toBe(false)
    expect(await done()).toEqual(['closed headset', 'asking', 'sent headset', 'silent', 'ready'])
  })

  it('that is gone is looked for once more by itself, with the key as it is', async () => {
    const { mouthpiece, seat, wait, last, done } = createRig()
    mouthpiece.ask()
    mouthpiece.lend(seat)
    mouthpiece.talk(true)
    await done()
    wait(5_000)
    last()?.end()
    expect(await done()).toEqual(['asking', 'closed usual', 'sent usual', 'aloud', 'ready'])
    // One that dies as soon as it is opened is not opened for ever.
    last()?.end()
    expect(await done()).toEqual(['absent'])
    mouthpiece.ask()
    expect(await done()).toContain('ready')
  })

  it('that was not there is taken when one is plugged in; one that was refused is asked for by the player', async () => {
    const { mouthpiece, seat, faults, done } = createRig()
    faults.set(null, 'absent')
    mouthpiece.lend(seat)
    mouthpiece.ask()
    expect(await done()).toEqual(['asking', 'absent'])
    faults.clear()
    expect(await mouthpiece.change(null)).toBe(true)
    expect(await done()).toEqual(['sent usual', 'silent', 'ready'])

    // Another program's is not asked for with every look at what there is, and another one is.
    const taken = createRig()
    taken.faults.set(null, 'busy')
    taken.mouthpiece.lend(taken.seat)
    taken.mouthpiece.ask()
    expect(await taken.done()).toEqual(['asking', 'busy'])
    taken.faults.clear()
    expect(await taken.mouthpiece.change(null)).toBe(true)
    expect(await taken.done()).toEqual([])
    expect(await taken.mouthpiece.change('headset')).toBe(true)
    expect(await taken.done()).toEqual(['sent headset', 'silent', 'ready'])

    const other = createRig()
    other.faults.set(null, 'refused')
    other.mouthpiece.ask()
    expect(await other.done()).toEqual(['asking', 'refused'])
    other.faults.clear()
    expect(await other.mouthpiece.change('headset')).toBe(true)
    expect(await other.done()).toEqual([])
    other.mouthpiece.lend(other.seat)
    other.mouthpiece.ask()
    expect(await other.done()).toContain('sent headset')
  })

  it('is asked for only where it is wanted, and closed with the show', async () => {
    const { mouthpiece, seat, done } = createRig()
    mouthpiece.lend(seat)
    expect(await mouthpiece.change('headset')).toBe(true)
    expect(await done()).toEqual([])
    mouthpiece.ask()
    mouthpiece.close()
    // It was being opened.
    expect(await done()).toEqual([])
    mouthpiece.ask()
    expect(await done()).toEqual([])
  })
})
