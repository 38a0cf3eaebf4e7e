import { benchActivity } from './activity.ts'
import { benchMachine } from './machine.ts'
import { benchNetwork } from './network.ts'
import { benchPacing } from './pacing.ts'
import { benchTurns } from './turns.ts'
import { benchWeb } from './web.ts'

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  activity: benchActivity,
  machine: benchMachine,
  network: benchNetwork,
  pacing: benchPacing,
  turns: benchTurns,
  web: benchWeb,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench()
process.exit(0)
