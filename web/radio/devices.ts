import type { FoundDevice } from '../audio/devices.ts'
import {
  deviceKinds,
  emptyShelves,
  inUse,
  shelve,
  type DeviceEvent,
  type DeviceKind,
  type DevicesView,
  type DeviceWishes,
} from './deviceShelf.ts'

/** Who hears and is heard: a radio, or a recorder. False where a device cannot be had: the one before goes on. */
export interface DeviceUser {
  readonly setMicrophone: (id: string | null) => Promise<boolean>
  readonly setLoudspeaker: (id: string | null) => Promise<boolean>
}

/** The microphones and loudspeakers that there are, and the player's choice among them (W1, W4). */
export interface Devices {
  readonly view: () => DevicesView
  readonly subscribe: (listener: () => void) => () => void
  /** Has what is wanted used, and follows what is plugged in and out; returns what ends that. */
  readonly open: () => () => void
  /** Looks for what there is, such as after the microphone was allowed: browsers tell no names before. */
  readonly look: () => Promise<void>
  /** @param id null: the browser's own choice */
  readonly choose: (what: DeviceKind, id: string | null) => Promise<void>
  /** It was read that something is gone. */
  readonly dismiss: () => void
}

export function createDevices(deps: {
  readonly list: () => Promise<readonly FoundDevice[]>
  /** @returns stops watching */
  readonly watch: (changed: () => void) => () => void
  readonly wishes: DeviceWishes
  readonly keep: (wishes: DeviceWishes) => void
  readonly user: DeviceUser | null
}): Devices {
  const { user } = deps
  const listeners = new Set<() => void>()
  // As far as they could be met.
  let { wishes } = deps
  let view = emptyShelves(wishes)
  // A list that took longer than a newer one says nothing any more.
  let looks = 0

  function apply(event: DeviceEvent): void {
    view = shelve(view, event)
    for (const listener of listeners) listener()
  }

  async function putToUse(what: DeviceKind): Promise<boolean> {
    const id = inUse(view[what])
    return (await (what === 'microphone' ? user?.setMicrophone(id) : user?.setLoudspeaker(id))) ?? true
  }

  async function look(): Promise<void> {
    looks += 1
    const mine = looks
    const devices = await deps.list()
    if (mine !== looks) return
    apply({ kind: 'found', devices })
    await Promise.all(deviceKinds.map(putToUse))
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open() {
      // The show may begin before there is a list.
      for (const what of deviceKinds) void putToUse(what)
      void look()
      return deps.watch(() => void look())
    },
    look,
    async choose(what, id) {
      apply({ kind: 'chosen', what, id })
      const taken = await putToUse(what)
      // Chosen anew meanwhile: that choice has its own answer.
      if (view[what].wanted !== id) return
      if (!taken) {
        apply({ kind: 'refused', what, before: wishes[what] })
        // The voices go two ways, and one of them may have been led elsewhere.
        return void (await putToUse(what))
      }
      wishes = { ...wishes, [what]: id }
      deps.keep(wishes)
    },
    dismiss: () => apply({ kind: 'lossRead' }),
  }
}
