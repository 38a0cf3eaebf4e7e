import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionEvent } from '../player/api/operations.ts'
import { createConversationReport } from '../player/conversationReport.ts'
import { createPlayer } from '../player/player.ts'
import type { Utterance } from '../player/playerEvent.ts'
import type { Manner } from '../player/dueTurn.ts'
import { createVoice, type Voice } from '../player/voice.ts'
import { seededBytes } from '../server/audio/testing/seeded.ts'
import { openClient, type Answer, type PlainClient } from './client.ts'
import { openCuttableProxy, type CuttableProxy } from './cuttableProxy.ts'
import { startProduct, type RunningProduct } from './product.ts'

/** `TURNS=50 SEED=2 npm test -- e2e/long` is a longer one, at other moments. */
const turns = Number(process.env['TURNS'] ?? 14)
const spokenTurns = new Set([4, 12, 17, 23, 38, 46])
/** Who is spoken to: a name, several, everybody, or whoever spoke last (C4). */
const openings = [
  'Marlow,',
  'Ines,',
  'Doctor Quill,',
  'Juno,',
  'Ines and Marlow,',
  'Juno and Doctor Quill,',
  'Everyone,',
  '',
]
const questions = [
  'what was the longest night of your life?',
  'do you believe that the fog listens?',
  'tell me something that nobody else knows.',
  'why does the sea sound different in winter?',
  'what would you do with one more hour?',
  'who taught you to be so stubborn?',
  'is there anything you would never sell?',
  'what do you hear when it is quiet?',
]
const aloud = [
  'please tell me about the sea',
  'what do you think about the morning',
  'good people are hard to find',
]

type Event<Name extends SessionEvent['__typename']> = Extract<SessionEvent, { __typename: Name }>
type Entry = Event<'MessageStarted'>['entry']

/** The same conversation for the same seed, as far as a real server's can be. */
function script(seed: number): { utterance: Utterance; manner: Manner }[] {
  const next = seededBytes(seed)
  const pick = <T>(from: readonly T[]): T => from[next() % from.length] as T
  return Array.from({ length: turns }, (_, turn) => {
    const spoken = spokenTurns.has(turn)
    const text = spoken ? pick(aloud) : `${pick(openings)} ${pick(questions)}`.trim()
    // Most cut into the answer before them, at any moment from before its first word to its last ones.
    const cutsIn = turn > 0 && next() % 10 > 0
    const intoAnswerMs = next() * 8
    return {
      utterance: { how: spoken ? 'SPOKEN' : 'TYPED', text },
      manner: cutsIn ? { intoAnswerMs } : 'AT_A_PAUSE',
    }
  })
}

const wordsOf = (...texts: readonly string[]): string[] => texts.join(' ').split(/\s+/).filter(Boolean)

async function storedMessages(client: PlainClient, id: string): Promise<Entry[]> {
  const messages: Entry[] = []
  for (let after: string | null = null; ;) {
    const { data }: Answer = await client.ask(
      `query ($id: ID!, $after: String) { conversation(id: $id) { messages(first: 20, after: $after) {
        edges { node { id author characterName turnId text status } } pageInfo { hasNextPage endCursor } } } }`,
      { id, after },
    )
    const { edges, pageInfo } = data.conversation.messages
    messages.push(...edges.map((edge: { node: Entry }) => edge.node))
    if (!pageInfo.hasNextPage) return messages
    after = pageInfo.endCursor
  }
}

async function sessionSaid(client: PlainClient, id: string): Promise<Answer[]> {
  const { data } = await client.ask(
    `query ($id: ID!) { session(id: $id) { said { __typename
      ... on HostLine { line { id messageId text } heard interrupted } ... on PlayerTurn { turnId words: text outcome } } } }`,
    { id },
  )
  return data.session.said
}

describe(`a conversation of ${turns} turns by the terminal player, over real WebRTC`, () => {
  let product: RunningProduct
  let proxy: CuttableProxy
  let voice: Voice
  beforeAll(async () => {
    product = await startProduct()
    proxy = await openCuttableProxy(product.url)
    voice = createVoice()
  })
  afterAll(async () => {
    await voice?.close()
    await proxy?.close()
    await product?.stop()
  })

  /** Talks through the script, with one socket cut in the middle, and gives all that the feed told. */
  async function talk(seed: number) {
    const planned = script(seed)
    const report = createConversationReport(planned.map(({ utterance }) => utterance))
    const events: SessionEvent[] = []
    const session = { id: '', token: '' }
    let isCut = false
    const player = createPlayer({
      url: proxy.url,
      wish: {
        name: 'Ada',
        token: null,
        conversationId: null,
        characters: [],
        settings: {},
        handsFree: false,
      },
      voice,
      tell(event) {
        report.heed(event)
        if (event.type === 'HEARD') events.push(event.event)
        const heard = events.filter(({ __typename }) => __typename === 'FinalTranscript').length
        if (heard === turns / 2 && !isCut) {
          isCut = true
          proxy.cutSockets()
        }
        if (report.isDone() && player.show().state === 'WAITING_FOR_USER') void player.leave()
      },
      onTuned: ({ sessionId: id, token }) => Object.assign(session, { id, token }),
    })
    for (const { utterance, manner } of planned) player.say(utterance, manner)
    await player.ended
    return { planned, events, summary: report.summary(), session }
  }

  it('C2 C3 C5 E3 E7 what is stored, told and kept as said agree word for word, interruptions and a lost socket included', async () => {
    const { planned, events, summary, session } = await talk(Number(process.env['SEED'] ?? 1))
    expect(summary.problems).toEqual([])
    const told = <Name extends SessionEvent['__typename']>(name: Name): Event<Name>[] =>
      events.filter((event): event is Event<Name> => event.__typename === name)

    const numbers = events.map(({ seq }) => seq)
    expect(numbers, 'E3').toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
    expect(told('Snapshot'), 'E3 what was missed is told, not told anew').toHaveLength(1)

    const client = await openClient(product.url, session.token)
    const messages = await storedMessages(client, session.id)
    const said = await sessionSaid(client, session.id)
    await client.close()

    expect(
      messages.map(({ id }) => id),
      'C3 ids',
    ).toEqual(messages.map((_, index) => `m${index + 1}`))
    expect(told('MessageStarted').map(({ entry }) => entry.id)).toEqual(messages.map(({ id }) => id))
    const written = messages.filter(({ author }) => author === 'CHARACTER')
    expect(new Set(written.map(({ characterName }) => characterName)).size, 'C4').toBe(4)
    expect(written.filter(({ status }) => status === 'INTERRUPTED').length).toBeGreaterThanOrEqual(Math.floor(turns / 4))

    // The player's words: as typed, as understood, as stored, and as kept.
    const transcripts = told('FinalTranscript')
    expect(transcripts).toHaveLength(turns)
    const playerMessages = messages.filter(({ author }) => author === 'PLAYER')
    expect(playerMessages.map(({ turnId, text }) => [turnId, text])).toEqual(
      transcripts.map(({ turnId, finalText }) => [turnId, finalText]),
    )
    expect(
      said.filter((one) => one.__typename === 'PlayerTurn').map(({ turnId, words }) => [turnId, words]),
    ).toEqual(transcripts.map(({ turnId, finalText }) => [turnId, finalText]))
    planned.forEach(({ utterance }, turn) => {
      if (utterance.how === 'TYPED') expect(transcripts[turn]?.finalText).toBe(utterance.text)
    })

    for (const { id, text, status } of written) {
      const completed = told('AudioCompleted').filter(({ entry }) => entry.id === id)
      expect(
        completed.map(({ entry }) => [entry.text, entry.status]),
        `C5 ${id}`,
      ).toEqual([[text, status]])
      expect(status).toMatch(/COMPLETE|INTERRUPTED/)

      const deltas = told('TextDelta')
        .filter(({ messageId }) => messageId === id)
        .map((delta) => delta.text)
        .join('')
      for (const whole of told('TextCompleted').filter(({ messageId }) => messageId === id))
        expect(whole.text).toBe(deltas)
      if (status === 'COMPLETE') expect(text).toBe(deltas)
      else expect(deltas.startsWith(text), `E7 «${text}» begins «${deltas}»`).toBe(true)

      const cut = new Map(told('LineInterrupted').map(({ lineId, heard }) => [lineId, heard]))
      const captions = told('LineStarted').filter(({ line }) => line.messageId === id)
      expect(
        wordsOf(...captions.map(({ line }) => cut.get(line.id) ?? line.text)),
        `captions of ${id}`,
      ).toEqual(wordsOf(text))
      const kept = said.filter((one) => one.__typename === 'HostLine' && one.line.messageId === id)
      expect(wordsOf(...kept.map(({ heard }) => heard as string)), `said of ${id}`).toEqual(wordsOf(text))
    }
  }, 400_000)
})
