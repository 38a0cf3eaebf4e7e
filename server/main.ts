import { pino } from 'pino'
import { compose, type Product } from './compose.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { ProviderFailure } from './core/errors.ts'

/** Everything is closed within this, or left as it is: what is stored stands. */
const shutdownMs = 10_000
/** A signal that was sent to the whole group comes twice, by way of the launcher: a second one is meant from here on. */
const secondSignalMs = 1000

const config = configured()
const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
const product = await started(config)
const url = await product.http.listen(config.port, config.host).catch((error: unknown) => {
  return quit(`Port ${config.port} of ${config.host} cannot be opened: ${(error as Error).message}`)
})
console.log(`Wakeband is on the air: ${url}`)

let stoppedAt: number | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))

/** In the opposite order of starting; shows that run are saved, and can be resumed. A second signal does not wait. */
async function stop(signal: string): Promise<void> {
  if (stoppedAt !== undefined) return performance.now() - stoppedAt < secondSignalMs ? undefined : process.exit(1)
  stoppedAt = performance.now()
  log.info({ signal }, 'going off the air')
  setTimeout(() => process.exit(1), shutdownMs).unref()
  await product.close()
  process.exit(0)
}

function configured(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) return quit(error.message)
    throw error
  }
}

async function started(from: Config): Promise<Product> {
  try {
    return await compose(from, log)
  } catch (error) {
    if (error instanceof ProviderFailure) return quit(error.fault.message)
    throw error
  }
}

/** What is wrong can be mended by whoever started this: one sentence, and no stack. */
function quit(message: string): never {
  console.error(message)
  process.exit(1)
}
