import type { Loudness } from '../radio/useLoudness.ts'
import type { Radio } from '../radio/radio.ts'
import { offTheAir } from '../radio/view.ts'

const nothing = (): void => undefined
const done = async (): Promise<void> => undefined
const refused = async (): Promise<boolean> => false

/** A set that nobody listens to: there to be looked at. */
export const silentRadio: Radio = {
  view: () => offTheAir,
  subscribe: () => nothing,
  turnDial: nothing,
  tuneIn: done,
  join: done,
  makeRoom: done,
  press: nothing,
  release: nothing,
  listen: refused,
  say: refused,
  repeatStep: refused,
  resetScenario: refused,
  leave: done,
  unblock: nothing,
  askForMicrophone: nothing,
  settleForCaptions: nothing,
  setVolume: nothing,
  setTone: nothing,
  setMicrophone: refused,
  setLoudspeaker: refused,
  hostLevel: () => 0,
  microphoneLevel: () => 0,
  stats: async () => null,
  close: nothing,
}

export const loudness: Loudness = { volume: 0.8, muted: false, tone: true }
