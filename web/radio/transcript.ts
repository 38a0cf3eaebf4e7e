import type { KeptShow } from './kept.ts'
import type { Said } from './view.ts'

const silences = {
  UNINTELLIGIBLE: '(spoke, and was not understood)',
  SILENCE: '(held the key, and said nothing)',
  NOTHING_PRESSED: '(let the moment pass)',
} as const

/** A show as it was heard, as plain text (M13). Times are minutes and seconds from its first word. */
export function transcriptText(show: KeptShow): string {
  const entries = [
    ...show.said.map((said) => ({ at: said.at, text: wordsOf(said) })),
    ...show.scoreChanges.map(({ at, change, awakened, reason }) => ({
      at,
      text: `  * ${change < 0 ? '−' : '+'}${Math.abs(change)} awake, ${awakened} in all: ${reason}`,
    })),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const begin = Date.parse(entries[0]?.at ?? show.openedAt)
  return [
    `${show.title}, ${show.frequency.toFixed(1)} MHz`,
    `${show.openedAt}`,
    `${show.awakened} of ${show.listeners} listeners awake, ${show.target} were the goal`,
    `Task: ${show.task}`,
    '',
    ...entries.map(({ at, text }) => `${clock(Date.parse(at) - begin)}  ${text}`),
    '',
  ].join('\n')
}

/** A show, for a program: what the server tells of it. */
export function transcriptJson(show: object): string {
  return `${JSON.stringify(show, null, 2)}\n`
}

/** A name for its file, of letters and digits alone. */
export function fileName(title: string, openedAt: string, type: 'txt' | 'json'): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return `${['wakeband', ...(words ?? []), openedAt.slice(0, 10)].join('-').slice(0, 80)}.${type}`
}

function wordsOf(said: Said): string {
  if (said.__typename === 'HostLine')
    return `${said.line.speaker}: ${said.heard}${said.interrupted ? ' (interrupted)' : ''}${said.voiced ? '' : ' (no voice)'}`
  if (said.outcome !== 'WORDS') return `You: ${silences[said.outcome]}`
  const sure = said.typed ? ' (typed)' : said.confidence === null ? '' : ` (understood at ${Math.round(said.confidence * 100)} %)`
  return `You: ${said.text}${sure}`
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`
}
