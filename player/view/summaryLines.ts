import type { Summary } from '../report.ts'
import type { Paint } from './paint.ts'

/** The summary for people. */
export function summaryLines(summary: Summary, paint: Paint): string[] {
  const {
    lines,
    linesHeard,
    turns,
    transcripts,
    awakened,
    listeners,
    reactionMs,
    packetsReceived,
    packetsLost,
  } = summary
  // It never came to a show: then nothing else is worth saying.
  if (summary.ended === 'FAILED' && lines === 0) return [paint.bad(summary.problems[0] ?? '')]
  const understood = transcripts.filter(({ outcome }) => outcome === 'WORDS').length
  return [
    '',
    `${linesHeard} of ${lines} lines heard, ${turns} turns taken, ${understood} of ${transcripts.length} understood`,
    ...transcripts.map(({ said, heard }) => `  said:  ${said}\n  heard: ${heard ?? '-'}`),
    ...(listeners > 0 ? [`${awakened} of ${listeners} listeners awake`] : []),
    ...(reactionMs.length > 0 ? [`answered after ${reactionMs.join(', ')} ms`] : []),
    paint.faint(`${packetsReceived} packets received, ${packetsLost} lost`),
    ...summary.problems.map((problem) => paint.bad(`problem: ${problem}`)),
  ]
}
