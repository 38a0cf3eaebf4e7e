import { useEffect, useState, useSyncExternalStore } from 'react'
import { listDevices, watchDevices } from '../audio/devices.ts'
import { canChooseLoudspeaker } from '../audio/loudspeaker.ts'
import { createDevices, type Devices, type DeviceUser } from './devices.ts'
import type { DevicesView, DeviceWishes } from './deviceShelf.ts'

/** What there is to choose from, and the choice. */
export interface DevicesDesk extends Pick<Devices, 'choose' | 'dismiss'> {
  readonly view: DevicesView
}

const key = 'wakeband.devices'

/**
 * The microphones and loudspeakers of this device, and which of them are to be used: kept on it, for the next visit.
 * @param user the same in every call; null where nothing is heard yet
 * @param isHeard whether a microphone is open: from then on browsers say what there is
 */
export function useDevices(user: DeviceUser | null, isHeard = false): DevicesDesk {
  const [devices] = useState(() =>
    createDevices({ list, watch: watchDevices, wishes: remembered(), keep: remember, user }),
  )
  const view = useSyncExternalStore(devices.subscribe, devices.view)
  useEffect(() => devices.open(), [devices])
  useEffect(() => {
    if (isHeard) void devices.look()
  }, [devices, isHeard])
  return { view, choose: devices.choose, dismiss: devices.dismiss }
}

/** Loudspeakers only where one of them can be chosen. */
async function list() {
  const found = await listDevices()
  return canChooseLoudspeaker() ? found : found.filter(({ kind }) => kind !== 'audiooutput')
}

function remember(wishes: DeviceWishes): void {
  try {
    localStorage.setItem(key, JSON.stringify(wishes))
  } catch {
    // A browser that keeps nothing forgets it.
  }
}

function remembered(): DeviceWishes {
  try {
    const { microphone, loudspeaker } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<DeviceWishes>
    return { microphone: idOf(microphone), loudspeaker: idOf(loudspeaker) }
  } catch {
    return { microphone: null, loudspeaker: null }
  }
}

function idOf(kept: unknown): string | null {
  return typeof kept === 'string' && kept !== '' ? kept : null
}
