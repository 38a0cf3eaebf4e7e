import type { Said, Session } from './session.ts'

/** Tokens of a text, near enough for a limit: four characters make one, in English and with any tokenizer of today. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4)
}

/** What the context says of one thing that was said: the same words for the writer and for the summary (E7, E8). */
export function wordsOf(said: Said): string {
  if (said.kind === 'line') return `${said.line.speaker}: ${said.heard}${said.interrupted ? ' (interrupted)' : ''}`
  const { heard } = said
  switch (heard.kind) {
    case 'words':
      return `CALLER: ${heard.text}`
    case 'unintelligible':
      return 'CALLER: (spoke, but could not be understood)'
    case 'silence':
      return 'CALLER: (keyed the microphone and said nothing)'
    case 'nothingPressed':
      return 'CALLER: (did not answer)'
    default:
      return heard satisfies never
  }
}

/** The recent dialogue that the writer gets word for word, newest last, within the limit of the rules (M14). */
export function recent(session: Session): readonly Said[] {
  const { context, summary, rules } = session
  return context.slice(fitting(context, summary.upTo, rules.memoryTokens))
}

/**
 * Up to where the context should be summed up now, or null. Half of the limit is kept word for word, so that a summary
 * is due only now and then.
 */
export function dueSummary(session: Session): number | null {
  const { context, summary, rules, programme } = session
  // Nobody writes a scenario: its words stand in the file.
  if (programme.kind === 'scenario') return null
  if (summary.asked !== null || context.length < summary.notBefore) return null
  if (fitting(context, summary.upTo, rules.memoryTokens) === summary.upTo) return null
  return fitting(context, summary.upTo, rules.memoryTokens / 2)
}

/** The first index, `from` or later, from which on the context fits in the limit. */
function fitting(context: readonly Said[], from: number, limit: number): number {
  let left = limit
  for (let index = context.length - 1; index >= from; index -= 1) {
    left -= tokensOf(wordsOf(context[index] as Said))
    if (left < 0) return Math.min(index + 1, context.length - 1)
  }
  return from
}
