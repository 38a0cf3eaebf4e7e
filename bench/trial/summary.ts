import { added, cost, nothingUsed, type Prices, type Usage } from '../../server/core/usage.ts'
import { median, percentile } from '../figures.ts'
import type { Candidate, Kind } from './candidate.ts'
import { pricesOf, type PriceTable } from './prices.ts'

export interface Figure {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly most: number
  readonly mean: number
}

/** A candidate in figures. */
export interface Summary {
  readonly kind: Kind
  readonly name: string
  readonly calls: number
  readonly failed: number
  /** By name; for each kind of task `task.name`, such as `judgement.totalMs`, too. */
  readonly figures: Readonly<Record<string, Figure>>
  readonly usage: Usage
  readonly prices: Prices
  /** Whose prices these are. */
  readonly pricesFrom: 'file' | 'configuration'
  readonly dollars: number
  readonly errors: readonly { readonly task: string; readonly error: string }[]
}

export function summaryOf(candidate: Candidate, table: PriceTable, configured: Prices): Summary {
  const { kind, name, calls, usage } = candidate
  const { prices, from } = pricesOf(name, table, configured)
  const values = new Map<string, number[]>()
  for (const { task, figures, usage: used, error } of calls) {
    const measured = error === null ? { ...figures, dollars: cost(added(nothingUsed, used), prices) } : figures
    for (const [figure, value] of Object.entries(measured))
      for (const key of [figure, `${task.split(' ')[0]}.${figure}`]) values.set(key, [...(values.get(key) ?? []), value])
  }
  return {
    kind,
    name,
    calls: calls.length,
    failed: calls.filter(({ error }) => error !== null).length,
    figures: Object.fromEntries([...values].map(([key, all]) => [key, figureOf(all)])),
    usage,
    prices,
    pricesFrom: from,
    dollars: cost(usage, prices),
    errors: calls.flatMap(({ task, error }) => (error === null ? [] : [{ task, error }])),
  }
}

function figureOf(values: readonly number[]): Figure {
  return {
    count: values.length,
    p50: median(values),
    p95: percentile(values, 95),
    most: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  }
}

/** A turn as it would be with these three: what the player waits for, by the medians of its stages. */
export interface Together {
  readonly ear: string
  readonly model: string
  readonly voice: string
  readonly earMs: number
  readonly writerMs: number
  readonly voiceMs: number
  readonly totalMs: number
  /** Of what the caller says, one reaction, and one line of it spoken. */
  readonly dollars: number
}

/** Every ear with every model and every voice that did its part, the quickest first. */
export function togetherOf(summaries: readonly Summary[]): readonly Together[] {
  const stage = (kind: Kind, figure: string, billed: string) =>
    summaries.flatMap(({ kind: is, name, figures }) => {
      const ms = figures[figure]?.p50
      return is !== kind || ms === undefined ? [] : [{ name, ms, dollars: figures[billed]?.mean ?? 0 }]
    })
  return stage('ear', 'finalMs', 'dollars')
    .flatMap((ear) =>
      stage('writer', 'reaction.firstLineMs', 'reaction.dollars').flatMap((writer) =>
        stage('voice', 'firstAudioMs', 'dollars').map((voice) => ({
          ...{ ear: ear.name, model: writer.name, voice: voice.name },
          ...{ earMs: ear.ms, writerMs: writer.ms, voiceMs: voice.ms },
          totalMs: ear.ms + writer.ms + voice.ms,
          dollars: ear.dollars + writer.dollars + voice.dollars,
        })),
      ),
    )
    .toSorted((one, other) => one.totalMs - other.totalMs)
}
