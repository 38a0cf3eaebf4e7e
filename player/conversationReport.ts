import type { SessionEvent } from './api/operations.ts'
import { createHearing, type Heard } from './hearing.ts'
import { median } from './median.ts'
import type { Ending, PlayerEvent, Utterance } from './playerEvent.ts'

type Entry = Extract<SessionEvent, { __typename: 'MessageStarted' }>['entry']
type Answer = {
  entry: Entry
  at: number
  textMs: number | null
  packetMs: number | null
  textCompletedMs: number | null
  audioCompletedMs: number | null
  /** Events were missed since it was told of last: its end may be one of them. */
  missed: boolean
}
type Said = { utterance: Utterance; turnIds: string[]; reactionMs: number | null }

/** What a conversation came to. The last line of `--json` is this. */
export type ConversationSummary = Heard & {
  type: 'summary'
  programme: 'CONVERSATION'
  conversationId: string | null
  /** Each utterance in its order; `heard` is null where there is no transcript. Hands-free it may be more than one turn. */
  transcripts: {
    said: string
    how: Utterance['how']
    heard: string | null
    turnIds: string[]
    reactionMs: number | null
  }[]
  /** Each answer of a character; times in ms since `MessageStarted`, null where that never was. */
  messages: {
    id: string
    character: string
    status: Entry['status']
    text: string
    firstTextMs: number | null
    firstPacketMs: number | null
    textCompletedMs: number | null
    audioCompletedMs: number | null
  }[]
  /** C5, of the messages that were written and heard: how many were heard before the last of their text. */
  streaming: {
    messages: number
    heardBeforeTheirEnd: number
    firstTextMs: number | null
    firstPacketMs: number | null
    textCompletedMs: number | null
  }
  /** E7: from the first packet of the player's to the last one of the character who was cut off; typed, from the call. */
  bargeIns: { said: string; how: Utterance['how']; lastPacketMs: number }[]
  bargeInMs: number | null
  ended: Ending['how'] | null
  /** Why the exit code is not 0; empty where it is. */
  problems: string[]
  exitCode: 0 | 1
}

/**
 * Keeps account of a conversation.
 * @param planned What is to be said, whether it comes to that or not.
 * @param clock Milliseconds, of any clock that only goes forward.
 */
export function createConversationReport(planned: readonly Utterance[], clock = () => performance.now()) {
  const hearing = createHearing()
  const said: Said[] = planned.map((utterance) => ({ utterance, turnIds: [], reactionMs: null }))
  const transcripts = new Map<string, string | null>()
  const answers = new Map<string, Answer>()
  const lineAt = new Map<string, number>()
  const bargeIns: ConversationSummary['bargeIns'] = []
  const refusals: string[] = []
  let conversationId: string | null = null
  let ending: Ending | null = null
  /** Whoever leaves in the middle of an answer does not hear the end of it. */
  let isPause = false

  const hear = (told: SessionEvent) => {
    switch (told.__typename) {
      case 'StateChanged':
        isPause = told.state === 'WAITING_FOR_USER'
        return
      case 'Snapshot':
        for (const one of told.session.said)
          if (one.__typename === 'PlayerTurn') transcripts.set(one.turnId, one.text)
        // Whatever was being told may have come to its end meanwhile (E3).
        for (const answer of answers.values()) answer.missed = true
        return
      case 'FinalTranscript':
        return void transcripts.set(told.turnId, told.finalText)
      case 'MessageStarted':
        if (told.entry.author === 'PLAYER') return
        answers.set(told.entry.id, {
          entry: told.entry,
          at: clock(),
          textMs: null,
          packetMs: null,
          textCompletedMs: null,
          audioCompletedMs: null,
          missed: false,
        })
        return
      case 'LineStarted':
        if (told.line.messageId !== null && !lineAt.has(told.line.messageId))
          lineAt.set(told.line.messageId, clock())
        return
      case 'TextDelta':
        return time(told.messageId, 'textMs')
      case 'TextCompleted':
        return time(told.messageId, 'textCompletedMs')
      case 'AudioCompleted': {
        time(told.entry.id, 'audioCompletedMs')
        const answer = answers.get(told.entry.id)
        if (answer) answer.entry = told.entry
        return
      }
      default:
    }
  }
  const time = (id: string, what: 'textMs' | 'textCompletedMs' | 'audioCompletedMs') => {
    const answer = answers.get(id)
    if (!answer) return
    answer.missed = false
    answer[what] ??= Math.round(clock() - answer.at)
  }

  const heed = (event: PlayerEvent) => {
    hearing.heed(event)
    switch (event.type) {
      case 'CONVERSATION_JOINED':
        conversationId = event.conversation.id
        return
      case 'HEARD':
        return hear(event.event)
      case 'MESSAGE_HEARD': {
        const answer = answers.get(event.messageId)
        const since = lineAt.get(event.messageId)
        if (answer && since !== undefined) answer.packetMs ??= Math.round(since + event.packetMs - answer.at)
        return
      }
      case 'TURN_TAKEN': {
        const known = said.find(({ utterance }) => utterance === event.utterance)
        if (known) known.turnIds.push(event.turnId)
        else said.push({ utterance: event.utterance, turnIds: [event.turnId], reactionMs: null })
        return
      }
      case 'REACTED': {
        const turn = said.find(({ turnIds }) => turnIds.includes(event.turnId))
        if (turn) turn.reactionMs ??= event.reactionMs
        return
      }
      case 'BARGED_IN': {
        const { utterance, lastPacketMs } = event
        bargeIns.push({ said: utterance.text, how: utterance.how, lastPacketMs })
        return
      }
      case 'TURN_REFUSED':
        if (event.givenUp) refusals.push(`«${event.utterance.text}» could not be said: ${event.reason}`)
        return
      case 'ENDED':
        ending = event.ending
        return
      default:
    }
  }

  const heardOf = ({ turnIds }: Said) =>
    turnIds
      .map((id) => transcripts.get(id))
      .filter(Boolean)
      .join(' ') || null

  const problems = (figures: Heard) => {
    const found: string[] = []
    if (ending?.how === 'FAILED') found.push(ending.message)
    if (ending?.how === 'TIMED_OUT') found.push('the conversation was not over in time')
    if (ending?.how !== 'FAILED' && figures.linesHeard === 0) found.push('no character was heard')
    found.push(...refusals)
    for (const one of said) if (heardOf(one) === null) found.push(`no transcript of «${one.utterance.text}»`)
    for (const { entry, audioCompletedMs, missed } of answers.values()) {
      if (entry.status === 'FAILED')
        found.push(`message ${entry.id} of ${entry.characterName ?? 'nobody'} failed`)
      else if (audioCompletedMs === null && !missed && (isPause || ending?.how !== 'LEFT'))
        found.push(`message ${entry.id} was not told to its end`)
    }
    return found
  }

  const summary = (): ConversationSummary => {
    const figures = hearing.figures()
    const why = problems(figures)
    const all = [...answers.values()]
    const both = all.filter(({ packetMs, textCompletedMs }) => packetMs !== null && textCompletedMs !== null)
    return {
      type: 'summary',
      programme: 'CONVERSATION',
      conversationId,
      transcripts: said.map((one) => ({
        said: one.utterance.text,
        how: one.utterance.how,
        heard: heardOf(one),
        turnIds: one.turnIds,
        reactionMs: one.reactionMs,
      })),
      messages: all.map(({ entry, textMs, packetMs, textCompletedMs, audioCompletedMs }) => ({
        id: entry.id,
        character: entry.characterName ?? '',
        status: entry.status,
        text: entry.text,
        firstTextMs: textMs,
        firstPacketMs: packetMs,
        textCompletedMs,
        audioCompletedMs,
      })),
      streaming: {
        messages: both.length,
        heardBeforeTheirEnd: both.filter(
          ({ packetMs, textCompletedMs }) => Number(packetMs) < Number(textCompletedMs),
        ).length,
        firstTextMs: median(all.flatMap(({ textMs }) => textMs ?? [])),
        firstPacketMs: median(all.flatMap(({ packetMs }) => packetMs ?? [])),
        textCompletedMs: median(all.flatMap(({ textCompletedMs }) => textCompletedMs ?? [])),
      },
      bargeIns,
      bargeInMs: median(bargeIns.map(({ lastPacketMs }) => lastPacketMs)),
      ...figures,
      ended: ending?.how ?? null,
      problems: why,
      exitCode: why.length === 0 ? 0 : 1,
    }
  }

  return {
    heed,
    summary,
    isDone: () =>
      said.every((one) => one.turnIds.length > 0 && one.turnIds.every((id) => transcripts.has(id))),
  }
}
