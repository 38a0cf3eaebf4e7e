import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Prices } from '../../server/core/usage.ts'

const amount = z.number().min(0).optional()

/** Prices by name of the model, voice or ear, in US dollars; what is missing is the configuration's. */
const PriceTable = z.record(
  z.string(),
  z.strictObject({
    inputTokensPerMillion: amount,
    outputTokensPerMillion: amount,
    voiceCharactersPerThousand: amount,
    earMinute: amount,
  }),
)
export type PriceTable = z.infer<typeof PriceTable>

/** @throws {Error} in words for whoever wrote the file. */
export async function readPrices(path: string): Promise<PriceTable> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Error(`The prices cannot be read: ${error.message}`)
  })
  const read = PriceTable.safeParse(parsed(text))
  if (read.success) return read.data
  const issues = read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
  throw new Error(`The prices in ${path} do not fit: ${issues.join('; ')}`)
}

/** What a candidate costs, and whose prices these are. */
export function pricesOf(
  name: string,
  table: PriceTable,
  configured: Prices,
): { readonly prices: Prices; readonly from: 'file' | 'configuration' } {
  const own = Object.entries(table[name] ?? {}).filter(([, price]) => price !== undefined)
  return { prices: { ...configured, ...Object.fromEntries(own) }, from: own.length > 0 ? 'file' : 'configuration' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
