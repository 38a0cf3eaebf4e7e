import { describe, expect, it } from 'vitest'
import type { FoundDevice } from '../audio/devices.ts'
import { createDevices } from './devices.ts'
import type { DeviceWishes } from './deviceShelf.ts'

const input = (deviceId: string): FoundDevice => ({ kind: 'audioinput', deviceId, label: `The ${deviceId}` })

/** Devices that the test plugs in and out, and a set that takes those that it is told to. */
function createRig(wishes: DeviceWishes = { microphone: null, loudspeaker: null }) {
  let plugged: readonly FoundDevice[] = []
  let changed = (): void => undefined
  const used: (string | null)[] = []
  const kept: DeviceWishes[] = []
  const broken = new Set<string | null>()
  const devices = createDevices({
    list: async () => plugged,
    watch(listener) {
      changed = listener
      return () => void (changed = () => undefined)
    },
    wishes,
    keep: (next) => kept.push(next),
    user: {
      async setMicrophone(id) {
        if (broken.has(id)) return false
        if (used.at(-1) !== id || used.length === 0) used.push(id)
        return true
      },
      setLoudspeaker: async () => true,
    },
  })
  return {
    devices,
    used,
    kept,
    broken,
    /** Resolves when that is known. */
    async plug(...names: readonly string[]) {
      plugged = names.map(input)
      const { promise, resolve } = Promise.withResolvers<void>()
      const forget = devices.subscribe(resolve)
      changed()
      await promise
      forget()
    },
  }
}

describe('W1 W4 the choice of a microphone', () => {
  it('of the last visit is used from the beginning, before there is a list', () => {
    const { devices, used } = createRig({ microphone: 'headset', loudspeaker: null })
    devices.open()
    expect(used).toEqual(['headset'])
  })

  it('follows what is plugged out and in', async () => {
    const { devices, used, plug } = createRig({ microphone: 'headset', loudspeaker: null })
    devices.open()
    await plug('desk', 'headset')
    await plug('desk')
    expect(devices.view().microphone.lost).toBe('The headset')
    await plug('desk', 'headset')
    expect(used).toEqual(['headset', null, 'headset'])
    expect(devices.view().microphone.lost).toBeNull()
  })

  it('is kept for the next visit when it works', async () => {
    const { devices, used, kept, plug } = createRig()
    devices.open()
    await plug('desk', 'headset')
    await devices.choose('microphone', 'headset')
    expect(used.at(-1)).toBe('headset')
    expect(kept).toEqual([{ microphone: 'headset', loudspeaker: null }])
  })

  it('that does not work is not kept: the last one that did is the choice again', async () => {
    const { devices, kept, broken, plug } = createRig()
    broken.add('headset').add('line')
    devices.open()
    await plug('desk', 'headset', 'line')
    await Promise.all([devices.choose('microphone', 'headset'), devices.choose('microphone', 'line')])
    expect(devices.view().microphone).toMatchObject({ wanted: null, unusable: 'The line' })
    expect(kept).toEqual([])
  })

  it('is followed no longer than it is asked for', async () => {
    const { devices, plug, used } = createRig()
    const close = devices.open()
    await plug('desk')
    close()
    let told = false
    devices.subscribe(() => (told = true))
    void plug('desk', 'headset')
    await Promise.resolve()
    expect(told).toBe(false)
    expect(used).toEqual([null])
  })
})
