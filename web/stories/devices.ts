import { emptyShelves, type DevicesView } from '../radio/deviceShelf.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'

const headset = 'Jabra Evolve2 65 Headset'
const nothing = (): void => undefined
const empty = emptyShelves({ microphone: null, loudspeaker: 'headset' })

function deskOf(view: DevicesView): DevicesDesk {
  return { view, choose: async () => undefined, dismiss: nothing }
}

/** Most players have one of each. */
export const oneOfEach = deskOf(empty)

const both: DevicesView = {
  microphone: {
    ...empty.microphone,
    devices: [
      { id: 'built-in', label: 'Built-in Microphone' },
      { id: 'headset', label: headset },
    ],
  },
  loudspeaker: {
    ...empty.loudspeaker,
    usual: 'Default - Built-in Speakers',
    devices: [
      { id: 'built-in', label: 'Built-in Speakers' },
      { id: 'headset', label: headset },
    ],
  },
}

/** A headset beside what is built in. */
export const headsetPluggedIn = deskOf(both)

/** It was chosen, and is gone. */
export const headsetGone = deskOf({
  microphone: { ...both.microphone, lost: headset },
  loudspeaker: { ...both.loudspeaker, lost: headset },
})

/** It was chosen, and another program has it. */
export const headsetBusy = deskOf({ ...both, microphone: { ...both.microphone, unusable: headset } })
