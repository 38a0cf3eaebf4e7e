import type { MissionPlayed, Review, Said } from './view.ts'

const silences = {
  UNINTELLIGIBLE: '(spoke, and was not understood)',
  SILENCE: '(held the key, and said nothing)',
  NOTHING_PRESSED: '(let the moment pass)',
} as const

/** A show as it was heard, as plain text (M13). Times are minutes and seconds from its first word. */
export function transcriptText(review: Review, { mission, awakened, listeners, target }: MissionPlayed): string {
  const entries = [
    ...review.said.map((said) => ({ at: said.at, text: wordsOf(said) })),
    ...review.scoreChanges.map(({ at, change, awakened: awake, reason }) => ({
      at,
      text: `  * ${change < 0 ? '−' : '+'}${Math.abs(change)} awake, ${awake} in all: ${reason}`,
    })),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const begin = Date.parse(entries[0]?.at ?? review.session.openedAt)
  return [
    `${mission.title}, ${mission.frequency.toFixed(1)} MHz`,
    `${review.session.openedAt}`,
    `${awakened} of ${listeners} listeners awake, ${target} were the goal`,
    `Task: ${mission.task}`,
    '',
    ...entries.map(({ at, text }) => `${clock(Date.parse(at) - begin)}  ${text}`),
    '',
  ].join('\n')
}

/** The same, for a program: what the server tells of the show. */
export function transcriptJson(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`
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
