import { expect } from 'vitest'
import { follow, openClient, tuneIn, type Answer, type PlainClient } from '../client.ts'
import { startProduct, type RunningProduct } from '../product.ts'
import { fieldsOf, outcomeOf, type Field } from './schemaFields.ts'
import { goodDtls, goodRtp } from './structures.ts'
import { createWire, type Reply, type Wire, type WireSocket } from './wire.ts'

/** The product with everything that is needed to be rude to it. */
export interface Attack {
  readonly product: RunningProduct
  readonly wire: Wire
  /** Everything that can be asked of it. */
  readonly fields: readonly Field[]
  /** The player who is attacked. */
  readonly ada: PlainClient
  /** Whoever attacks: a player too. */
  readonly eve: PlainClient
  /** Ada's, tuned in to, and not begun. */
  readonly show: { readonly missionId: string; readonly sessionId: string; readonly frequency: number }
  /** Ids of a game, a conversation and a character of Ada's. */
  readonly others: { readonly game: string; readonly conversation: string; readonly character: string }
  /** Id of another one of Ada's, which may be played meanwhile. */
  readonly played: string
  readonly field: (name: string) => Field
  /** Arguments that fit a field, all of them Ada's. */
  readonly good: (field: Field) => Record<string, unknown>
  /** What an operation answers: its outcome in one line, as `outcomeOf` has it. */
  readonly call: (name: string, variables: object | string, token?: string) => Promise<string>
  /** The same over the socket, for subscriptions too: the first thing that it says. */
  readonly callBySocket: (name: string, variables: object, token?: string) => Promise<string>
  /** `call`, or for a subscription `callBySocket`. */
  readonly reach: (field: Field, variables: object, token?: string) => Promise<string>
  /** A socket after connection_ack. */
  readonly signedIn: (token?: string) => Promise<WireSocket>
  /** Of the process, in bytes. */
  readonly memory: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The secret that the guests' tokens are signed with: the attacker knows it. */
export const secret = 'a secret that is known to the attacker'
export const missionsPerHour = 4

export async function startAttack(): Promise<Attack> {
  const product = await startProduct({
    SIGN_IN_SECRET: secret,
    MISSIONS_PER_HOUR: String(missionsPerHour),
    // The same turn is taken over and over here: how often a player may is another test's matter.
    TURNS_PER_MINUTE: '10000',
    // The same goes for whatever else is asked, from one address.
    REQUESTS_PER_MINUTE: '1000000',
    SOCKETS_PER_PLAYER: '1000',
    SHOWS_PER_PLAYER: '1000',
    SIGN_INS_PER_HOUR: '10000',
    // A pause that is reached is still there when it is wanted.
    SHOW_PAUSE_SECONDS: '120',
  })
  const wire = createWire(product.url)
  const fields = await fieldsOf(wire)
  const ada = await openClient(product.url)
  const eve = await openClient(product.url)
  const [show, played] = await Promise.all([tuneIn(ada), tuneIn(ada)])
  const others = await othersOf(ada)

  function field(name: string): Field {
    const found = fields.find((one) => one.name === name)
    if (!found) throw new Error(`the schema has no ${name}`)
    return found
  }

  async function call(name: string, variables: object | string, token?: string): Promise<string> {
    return outcomeOf(clear(await wire.ask(field(name).query, variables, token)))
  }

  async function callBySocket(name: string, variables: object, token?: string): Promise<string> {
    const socket = await signedIn(token)
    socket.send({ id: '1', type: 'subscribe', payload: { query: field(name).query, variables } })
    const { type, payload } = await socket.next()
    socket.close()
    const json = type === 'error' ? { errors: payload } : payload
    return outcomeOf(clear({ status: 200, text: JSON.stringify(payload), json }))
  }

  async function signedIn(token?: string): Promise<WireSocket> {
    const socket = await wire.socket()
    socket.send({ type: 'connection_init', payload: { token } })
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    return socket
  }

  return {
    product,
    wire,
    fields,
    ada,
    eve,
    show,
    others,
    played: played.sessionId,
    field,
    good: (one) => goodArguments(one, show, others),
    call,
    callBySocket,
    reach: ({ name, kind }, variables, token) =>
      kind === 'subscription' ? callBySocket(name, variables, token) : call(name, variables, token),
    signedIn,
    async memory() {
      const { text } = await wire.http('/metrics')
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
    },
    async close() {
      await Promise.all([ada.close(), eve.close()])
      await product.stop()
    },
  }
}

/** Whatever was sent: an answer that says what is wrong, and neither a stack nor a bug that was hidden (A3). */
export function clear(reply: Reply): Reply {
  expect(reply.text).not.toMatch(/Unexpected error|INTERNAL_SERVER_ERROR|node_modules|\n {4}at /)
  expect(reply.status).toBeLessThan(500)
  return reply
}

/** Reads on until an event fits, and leaves the subscription open. */
export async function until(
  events: AsyncIterableIterator<Answer>,
  fits: (event: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const { value, done } = await events.next()
    if (done) throw new Error('the stream ended')
    if (fits(value)) return value
  }
}

/** The first line of a show. */
export function firstLine(client: PlainClient, sessionId: string): Promise<Answer> {
  return until(follow(client, sessionId), (event) => event.__typename === 'LineStarted')
}

async function othersOf(client: PlainClient): Promise<Attack['others']> {
  const game = await client.ask(
    'mutation { startScenario(input: { scenarioId: "checkpoint", timeStop: true }) { ... on Session { id } } }',
  )
  const conversation = await client.ask(
    'mutation { startConversation(input: { captionsOnly: true }) { ... on Conversation { id characters { id } } } }',
  )
  const { id, characters } = conversation.data.startConversation
  return { game: game.data.startScenario.id, conversation: id, character: characters[0].id }
}

function goodArguments(
  { name, args }: Field,
  show: Attack['show'],
  others: Attack['others'],
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {
    createMission: { timeLimitSeconds: 60, idempotencyKey: 'the same every time' },
    tuneIn: { missionId: show.missionId, frequency: show.frequency, captionsOnly: true },
    startScenario: { scenarioId: 'checkpoint', timeStop: true },
    resumeSession: { sessionId: others.conversation, captionsOnly: true },
    answerStep: { sessionId: others.game, text: 'I am a doctor.' },
    createCharacter: { name: 'Eve', role: 'spy', personality: 'sly', sound: 'soft', gender: 'FEMININE' },
    updateCharacter: { characterId: others.character, active: true },
    startConversation: { characterIds: [others.character], captionsOnly: true },
    changeSettings: { conversationId: others.conversation, settings: {} },
    reportMedia: { sessionId: show.sessionId, roundTripMs: 20 },
  }
  const values: Record<string, unknown> = {
    id: name === 'mission' ? show.missionId : name === 'conversation' ? others.conversation : show.sessionId,
    missionId: show.missionId,
    sessionId: show.sessionId,
    input: inputs[name],
    name: 'Eve',
    refreshToken: 'none.none',
    token: 'x',
    text: 'Is this thing on?',
    lineId: 'l1',
    transportId: 'x',
    consumerId: 'x',
    dtlsParameters: goodDtls,
    rtpParameters: goodRtp(1, '0'),
    rtpCapabilities: {},
  }
  return Object.fromEntries(
    args.filter((arg) => arg.name in values).map((arg) => [arg.name, values[arg.name]]),
  )
}
