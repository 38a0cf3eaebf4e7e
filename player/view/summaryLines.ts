import type { MissionSummary } from '../missionReport.ts'
import type { Summary } from '../report.ts'
import { conversationLines } from './conversationLines.ts'
import { scenarioLines } from './scenarioLines.ts'
import type { Paint } from './paint.ts'

/** The summary for people. */
export function summaryLines(summary: Summary, paint: Paint): string[] {
  const { lines, packetsReceived, packetsLost, problems } = summary
  // It never came to a show: then nothing else is worth saying.
  if (summary.ended === 'FAILED' && lines === 0) return [paint.bad(problems[0] ?? '')]
  return [
    '',
    ...linesOf(summary, paint),
    ...(packetsReceived > 0 ? [paint.faint(`${packetsReceived} packets received, ${packetsLost} lost`)] : []),
    ...problems.map((problem) => paint.bad(`problem: ${problem}`)),
  ]
}

function linesOf(summary: Summary, paint: Paint) {
  switch (summary.programme) {
    case 'MISSION':
      return missionLines(summary)
    case 'SCENARIO':
      return scenarioLines(summary, paint)
    case 'CONVERSATION':
      return conversationLines(summary)
  }
}

function missionLines(summary: MissionSummary) {
  const { lines, linesHeard, turns, transcripts, awakened, listeners, reactionMs } = summary
  const understood = transcripts.filter(({ outcome }) => outcome === 'WORDS').length
  return [
    `${linesHeard} of ${lines} lines heard, ${turns} turns taken, ${understood} of ${transcripts.length} understood`,
    ...transcripts.map(({ said, heard }) => `  said:  ${said}\n  heard: ${heard ?? '-'}`),
    ...(listeners > 0 ? [`${awakened} of ${listeners} listeners awake`] : []),
    ...(reactionMs.length > 0 ? [`answered after ${reactionMs.join(', ')} ms`] : []),
  ]
}
