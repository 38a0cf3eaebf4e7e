import type { ConversationSummary } from '../conversationReport.ts'

/** What a conversation came to. */
export function conversationLines(summary: ConversationSummary): string[] {
  const { lines, linesHeard, transcripts, messages, streaming, bargeIns, bargeInMs, conversationId } = summary
  const interrupted = messages.filter(({ status }) => status === 'INTERRUPTED').length
  const reactions = transcripts.flatMap(({ reactionMs }) => reactionMs ?? [])
  const { firstTextMs, firstPacketMs, textCompletedMs } = streaming
  return [
    `${messages.length} answers, ${interrupted} of them cut off; ${linesHeard} of ${lines} lines heard`,
    ...transcripts.map(({ said, heard }) => `  said:  ${said}\n  heard: ${heard ?? '-'}`),
    `heard before the last of the text: ${streaming.heardBeforeTheirEnd} of ${streaming.messages} answers`,
    `medians: text after ${ms(firstTextMs)}, sound after ${ms(firstPacketMs)}, all of the text after ${ms(textCompletedMs)}`,
    ...(reactions.length > 0 ? [`answered after ${reactions.join(', ')} ms`] : []),
    ...(bargeIns.length > 0
      ? [`${bargeIns.length} times cut in: quiet within ${ms(bargeInMs)} (median)`]
      : []),
    ...(conversationId === null ? [] : [`goes on with: --conversation ${conversationId}`]),
  ]
}

function ms(value: number | null) {
  return value === null ? '-' : `${value} ms`
}
