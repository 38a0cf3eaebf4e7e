import { printTable } from '../figures.ts'
import type { Kind } from './candidate.ts'
import { togetherOf, type Figure, type Summary } from './summary.ts'

type Cell = string | number
type Line = readonly [label: string, cell: (summary: Summary) => Cell]

const none = '–'

/** The figures of each kind, one column a candidate. */
const lines: Readonly<Record<Kind, readonly Line[]>> = {
  writer: [
    ...latency('first token ms', 'firstTokenMs'),
    ...latency('first line ms', 'firstLineMs'),
    ...latency('whole reaction ms', 'reaction.totalMs'),
    ...latency('judgement ms', 'judgement.totalMs'),
    ...latency('message, first token ms', 'message.firstTokenMs'),
    ['tokens a second, p50', of('tokensPerSecond', ({ p50 }) => Math.round(p50))],
    ['answers that did not fit', of('unfit', total)],
    ['attempts that failed', of('failedAttempts', total)],
    ['judged right', of('judgedRight', share)],
    ['% given to a turn, p50', of('percentGiven', ({ p50 }) => p50)],
    ['% given to an attack, p50', of('percentToAttack', ({ p50 }) => p50)],
    ['% given to an attack, most', of('percentToAttack', ({ most }) => most)],
    ['prompt told to an attack', of('promptTold', share)],
    ['input tokens', ({ usage }) => usage.inputTokens],
    ['output tokens', ({ usage }) => usage.outputTokens],
  ],
  voice: [
    ...latency('first audio ms', 'firstAudioMs'),
    ...latency('whole line ms', 'totalMs'),
    ['real-time factor, p50', of('realTimeFactor', ({ p50 }) => p50.toFixed(3))],
    ['words misheard %', of('wordErrors', ({ mean }) => (mean * 100).toFixed(1))],
    ['characters', ({ usage }) => usage.voiceCharacters],
  ],
  ear: [
    ...latency('release to final ms', 'finalMs'),
    ...latency('first partial ms', 'firstPartialMs'),
    ['words misheard %', of('wordErrors', ({ mean }) => (mean * 100).toFixed(1))],
    ['confidence, mean', of('confidence', ({ mean }) => mean.toFixed(2))],
    ['seconds heard', ({ usage }) => usage.earSeconds.toFixed(1)],
  ],
}

const titles: Readonly<Record<Kind, string>> = { writer: 'Writers', voice: 'Voices', ear: 'Ears' }

/** What each of them is billed by. */
const billed: Readonly<Record<Kind, (summary: Summary) => string>> = {
  writer: ({ prices }) => `${prices.inputTokensPerMillion} in, ${prices.outputTokensPerMillion} out a million`,
  voice: ({ prices }) => `${prices.voiceCharactersPerThousand} a thousand characters`,
  ear: ({ prices }) => `${prices.earMinute} a minute`,
}

const mostTurns = 6

/** The candidates side by side, and below what went wrong. */
export function printReport(summaries: readonly Summary[], services: { readonly writing: string; readonly speech: string }): void {
  for (const kind of ['writer', 'voice', 'ear'] as const) {
    const all = summaries.filter((summary) => summary.kind === kind)
    if (all.length === 0) continue
    const by = kind === 'writer' ? services.writing : services.speech
    printTable(`${titles[kind]}, by ${by}`, [...common(kind), ...lines[kind]].map(([label, cell]) => row(label, all, cell)))
    for (const { name, errors } of all)
      for (const [error, tasks] of byError(errors)) console.log(`${name}, ${tasks.join(', ')}: ${error}`)
  }
  const turns = togetherOf(summaries)
  if (turns.length === 0) return
  printTable(
    'A turn by the medians, ms: the final transcript, the first line of the answer, its first audio',
    turns.slice(0, mostTurns).map(({ ear, model, voice, earMs, writerMs, voiceMs, totalMs, dollars }) => ({
      ...{ ear, model, voice, transcript: Math.round(earMs), 'first line': Math.round(writerMs) },
      ...{ 'first audio': Math.round(voiceMs), together: Math.round(totalMs), 'cost $': dollars.toFixed(5) },
    })),
  )
}

function common(kind: Kind): readonly Line[] {
  return [
    ['calls', ({ calls }) => calls],
    ['failed', ({ failed }) => failed],
    ['cost $', ({ dollars }) => dollars.toFixed(5)],
    ['prices, $', (summary) => billed[kind](summary)],
    ['prices from', ({ pricesFrom }) => pricesFrom],
  ]
}

function row(label: string, summaries: readonly Summary[], cell: Line[1]): Record<string, Cell> {
  return { '': label, ...Object.fromEntries(summaries.map((summary) => [summary.name, cell(summary)])) }
}

function latency(label: string, figure: string): readonly Line[] {
  return [
    [`${label}, p50`, of(figure, ({ p50 }) => Math.round(p50))],
    [`${label}, p95`, of(figure, ({ p95 }) => Math.round(p95))],
  ]
}

function of(figure: string, cell: (figure: Figure) => Cell): Line[1] {
  return ({ figures }) => {
    const found = figures[figure]
    return found ? cell(found) : none
  }
}

function total({ mean, count }: Figure): number {
  return Math.round(mean * count)
}

function share(figure: Figure): string {
  return `${total(figure)} of ${figure.count}`
}

function byError(errors: Summary['errors']): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const { task, error } of errors) found.set(error, [...(found.get(error) ?? []), task])
  return found
}
