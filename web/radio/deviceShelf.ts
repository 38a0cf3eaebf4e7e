import type { FoundDevice } from '../audio/devices.ts'

/** What one hears by, and is heard by. */
export type DeviceKind = 'microphone' | 'loudspeaker'

export interface Device {
  readonly id: string
  readonly label: string
}

/** The devices of one kind, and the player's choice among them. */
export interface Shelf {
  /** But for the browser's own choice; none where they are not to be known, such as before the microphone is allowed. */
  readonly devices: readonly Device[]
  /** What the browser calls its own choice; null where it has no word for it. */
  readonly usual: string | null
  /** The player's; null: the browser's own choice. */
  readonly wanted: string | null
  /** What was chosen, and is not there any more; null when it is back, or when that was read. */
  readonly lost: string | null
  /** What could not be taken; null where nothing was chosen since, or what was chosen last works. */
  readonly unusable: string | null
}

export type DevicesView = Readonly<Record<DeviceKind, Shelf>>
/** The ids that a player wants, for the next visit. */
export type DeviceWishes = Readonly<Record<DeviceKind, string | null>>

export type DeviceEvent =
  | { readonly kind: 'found'; readonly devices: readonly FoundDevice[] }
  | { readonly kind: 'chosen'; readonly what: DeviceKind; readonly id: string | null }
  /** What was chosen cannot be had: what was wanted before is wanted again. */
  | { readonly kind: 'refused'; readonly what: DeviceKind; readonly before: string | null }
  | { readonly kind: 'lossRead' }

export const deviceKinds: readonly DeviceKind[] = ['microphone', 'loudspeaker']

const kinds: Readonly<Record<DeviceKind, MediaDeviceKind>> = { microphone: 'audioinput', loudspeaker: 'audiooutput' }
/** Chromium's names for a choice of its own: the same devices once more. */
const usualId = 'default'
const aliases = new Set([usualId, 'communications'])
/** What Chromium puts after the name of whatever is plugged in by USB: nobody knows it by that. */
const vendor = / \([\da-f]{4}:[\da-f]{4}\)$/

export function emptyShelves({ microphone, loudspeaker }: DeviceWishes): DevicesView {
  const nothing = { devices: [], usual: null, lost: null, unusable: null }
  return { microphone: { ...nothing, wanted: microphone }, loudspeaker: { ...nothing, wanted: loudspeaker } }
}

/** The shelves after an event. Pure. */
export function shelve(view: DevicesView, event: DeviceEvent): DevicesView {
  switch (event.kind) {
    case 'found':
      return {
        microphone: filled(view.microphone, event.devices.filter(({ kind }) => kind === kinds.microphone)),
        loudspeaker: filled(view.loudspeaker, event.devices.filter(({ kind }) => kind === kinds.loudspeaker)),
      }
    case 'chosen':
      return { ...view, [event.what]: { ...view[event.what], wanted: event.id, lost: null, unusable: null } }
    case 'refused': {
      const shelf = view[event.what]
      const unusable = labelOf(shelf, shelf.wanted)
      return { ...view, [event.what]: { ...shelf, wanted: event.before, unusable } }
    }
    case 'lossRead':
      return {
        microphone: { ...view.microphone, lost: null },
        loudspeaker: { ...view.loudspeaker, lost: null },
      }
    default:
      return event satisfies never
  }
}

function filled(shelf: Shelf, found: readonly FoundDevice[]): Shelf {
  const named = found.flatMap(({ deviceId, label }) =>
    deviceId === '' || label === '' ? [] : [{ id: deviceId, label: label.replace(vendor, '') }],
  )
  // They are there, and nobody is told which: nothing is known to be gone.
  if (found.length > 0 && named.length === 0) return { ...shelf, devices: [], usual: null }
  const devices = named.filter(({ id }) => !aliases.has(id))
  const isThere = devices.some(({ id }) => id === shelf.wanted)
  const before = shelf.devices.find(({ id }) => id === shelf.wanted)
  return {
    ...shelf,
    devices,
    usual: named.find(({ id }) => id === usualId)?.label ?? null,
    lost: isThere ? null : (before?.label ?? shelf.lost),
  }
}

function labelOf(shelf: Shelf, wanted: string | null): string | null {
  return shelf.devices.find(({ id }) => id === wanted)?.label ?? shelf.usual
}

/** With one of a kind there is nothing to choose. */
export function hasChoice({ devices }: Shelf): boolean {
  return devices.length > 1
}

/** What is to be used: what is wanted, unless it is known not to be there. Null: the browser's own choice. */
export function inUse({ devices, wanted }: Shelf): string | null {
  return devices.length === 0 || devices.some(({ id }) => id === wanted) ? wanted : null
}
