import { curfewWaltz } from './curfewWaltz.ts'
import { fogBell } from './fogBell.ts'
import { fortyFloors } from './fortyFloors.ts'
import type { Plot } from './plot.ts'
import { shiftNine } from './shiftNine.ts'
import { somna } from './somna.ts'
import { stillWater } from './stillWater.ts'
import { whiteSilence } from './whiteSilence.ts'

/** The stories that are chosen by theme or by chance; a wish that none of them fits becomes `missingWord`. */
export const plots: readonly Plot[] = [
  stillWater,
  fogBell,
  fortyFloors,
  whiteSilence,
  curfewWaltz,
  somna,
  shiftNine,
]
