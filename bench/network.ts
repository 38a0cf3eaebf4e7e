import { clear, openBadNetwork, type StreamCount, type Weather } from '../e2e/badNetwork.ts'
import { configured, startProduct } from '../e2e/product.ts'
import { talk, type Talk } from '../e2e/talk.ts'
import { median, percentile, printTable } from './figures.ts'

const sentences = [
  'we need to cut the power to the tower',
  'wake up listeners the truth is on the air tonight',
  'open the gates and let the people out',
  'they have been lying to you about the river',
  'call your neighbors and tell them to turn on the radio',
]

/** The spread of a packet's way is twice the jitter: as netem's `delay 80ms 80ms` has it, which reorders as well. */
const conditions: Readonly<Record<string, Weather>> = {
  clear,
  'jitter 80 ms': { loss: 0, delayMs: 80, jitterMs: 80 },
  'loss 5 %, jitter 80 ms': { loss: 0.05, delayMs: 80, jitterMs: 80 },
  'loss 20 %, jitter 80 ms': { loss: 0.2, delayMs: 80, jitterMs: 80 },
}

const percent = (share: number): number => Math.round(share * 1000) / 10

/**
 * Sentences spoken over real WebRTC, and their answers heard, through a network that loses and overtakes. With `BENCH_URL`
 * set to a server's address it is one run over the network as it is, such as out of a namespace with netem.
 */
export async function benchNetwork(): Promise<void> {
  const url = process.env['BENCH_URL']
  const rows: Record<string, string | number>[] = []
  const ways: Record<string, string | number>[] = []
  if (url) rows.push(rowOf(url, await talk(url, sentences)))
  for (const [name, weather] of url ? [] : Object.entries(conditions)) {
    const network = await openBadNetwork(1, weather)
    const product = await startProduct({ ...configured(), LOG_LEVEL: 'warn', ...network.env })
    rows.push(rowOf(name, await talk(product.url, sentences)))
    const { up, down } = network.count()
    ways.push(wayOf(`${name}: microphone`, up), wayOf(`${name}: hosts`, down))
    await product.stop()
    await network.close()
  }
  printTable('Talking over a network', rows)
  if (ways.length > 0) printTable('Its packets', ways)
}

function rowOf(network: string, { sentences: said, finalMs, reactionMs, reception, linesHeard, linesMissed, losses }: Talk) {
  return {
    network,
    'words understood %': percent(said.reduce((sum, { share }) => sum + share, 0) / said.length),
    'final transcript p50 ms': median(finalMs),
    'answer p50 ms': median(reactionMs),
    'hosts: lost %': percent(reception ? reception.packetsLost / (reception.packetsLost + reception.packetsReceived) : Number.NaN),
    'made up %': percent(reception?.concealed ?? Number.NaN),
    'jitter buffer ms': reception?.jitterBufferMs ?? Number.NaN,
    'lines missed': `${linesMissed} of ${linesHeard + linesMissed}`,
    'connections lost': losses,
  }
}

function wayOf(stream: string, { sent, lost, recovered, recoveryMs }: StreamCount) {
  return {
    stream,
    sent,
    'lost %': percent(lost / sent),
    'of them came later %': lost === 0 ? '' : percent(recovered / lost),
    'within p50 ms': lost === 0 ? '' : median(recoveryMs),
    'p95 ms': lost === 0 ? '' : percentile(recoveryMs, 95),
    'never %': percent((lost - recovered) / sent),
  }
}
