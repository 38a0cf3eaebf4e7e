import { deepgramVoices } from '../../server/adapters/deepgramVoices.ts'
import { ConfigError, readConfig, type Config } from '../../server/config.ts'
import { openProviders } from './providers.ts'
import { readOptions, usage, type TrialOptions } from './options.ts'
import { readPrices, type PriceTable } from './prices.ts'
import { printReport } from './report.ts'
import { runTrial } from './runTrial.ts'
import { summaryOf, togetherOf } from './summary.ts'

const { config, options, table } = await asked()
const providers = await openProviders(config)
const { writing, speech } = providers
if (!options.json && (writing === 'the studio' || speech === 'the studio'))
  console.error('Without a key it is the studio that is on trial: every model, voice and ear is the same there.')

const candidates = await runTrial({ providers, options, pace: 1, say: (progress) => console.error(progress) })
await providers.close()
const summaries = candidates.map((candidate) => summaryOf(candidate, table, config.prices))
if (options.json) {
  const calls = new Map(candidates.map(({ kind, name, calls: all }) => [`${kind} ${name}`, all]))
  const all = summaries.map((summary) => ({ ...summary, measured: calls.get(`${summary.kind} ${summary.name}`) }))
  const together = togetherOf(summaries)
  const trial = { at: new Date().toISOString(), writing, speech, turns: options.turns, candidates: all, together }
  console.log(JSON.stringify(trial, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(6)) : value)))
} else printReport(summaries, providers)
// A candidate that could do nothing at all is a fault of the trial: its name, its key, its network.
process.exit(summaries.some(({ calls, failed }) => calls > 0 && failed === calls) ? 1 : 0)

async function asked(): Promise<{ config: Config; options: TrialOptions; table: PriceTable }> {
  try {
    const read = readConfig(process.env)
    const given = readOptions(process.argv.slice(2), read, deepgramVoices)
    return { config: read, options: given, table: given.prices ? await readPrices(given.prices) : {} }
  } catch (error) {
    console.error((error as Error).message)
    if (!(error instanceof ConfigError)) console.error(usage)
    process.exit(2)
  }
}
