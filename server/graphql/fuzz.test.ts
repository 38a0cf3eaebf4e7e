import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
} from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { id, type TurnId } from '../core/ids.ts'
import type { StepResult } from '../core/programme.ts'
import { createDice, type Dice } from '../core/testing/dice.ts'
import { thorough } from '../core/testing/thorough.ts'
import { schema } from './schema.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { birth, conversationOf, gameOf, missionOf, personasOf, ready, sessionOf } from './testing/things.ts'

const texts = [
  '',
  ' ',
  'm1',
  's1',
  'g1',
  'k1',
  'c1',
  'gate',
  'l1',
  'tx',
  'Ada',
  'cut the power',
  '\u{1f4fb}',
  '\u0000',
  '\\',
  '"',
  '\n',
  '-1',
  'x'.repeat(3000),
]

/** A literal of a type; now and then one that does not fit. */
function literal(dice: Dice, type: GraphQLInputType, depth = 0): string {
  if (dice.oneIn(25))
    return dice.one([
      'null',
      '7',
      '-1.5e9',
      '"x"',
      'true',
      'NONE',
      '[]',
      '{}',
      '$none',
      '99999999999999999999',
    ])
  if (isNonNullType(type)) return literal(dice, type.ofType, depth)
  if (isListType(type))
    return `[${Array.from({ length: dice.below(3) }, () => literal(dice, type.ofType, depth)).join(' ')}]`
  if (isEnumType(type)) return dice.one(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || dice.oneIn(2),
    )
    return `{ ${fields.map((field) => `${field.name}: ${literal(dice, field.type, depth + 1)}`).join(' ')} }`
  }
  switch (type.name) {
    case 'Int':
      return String(dice.one([0, 1, 5, 50, -1, 2 ** 31 - 1]))
    case 'Float':
      return dice.one(['0', '0.5', '98.3', '-3', '1e308', '107.95', '300000'])
    case 'Boolean':
      return dice.one(['true', 'false'])
    case 'JSON':
      return dice.one([
        '{}',
        '[]',
        '{ a: [1, { b: null }] }',
        '"x"',
        '0',
        '{ __proto__: { a: 1 } }',
        '{ fingerprints: [] role: "auto" }',
      ])
    default:
      return JSON.stringify(dice.one(dice.oneIn(3) ? texts : ['m1', 's1', 'g1', 'k1', 'c1', 'gate']))
  }
}

function args(
  dice: Dice,
  field: { readonly args: readonly { readonly name: string; readonly type: GraphQLInputType }[] },
): string {
  const given = field.args.filter(({ type }) => (isNonNullType(type) ? !dice.oneIn(40) : dice.oneIn(2)))
  const all = given.map(({ name, type }) => `${name}: ${literal(dice, type)}`)
  if (dice.oneIn(60)) all.push('nonsense: 1')
  return all.length > 0 ? `(${all.join(', ')})` : ''
}

function selection(dice: Dice, type: GraphQLNamedOutputType, depth: number): string {
  if (isUnionType(type)) {
    const members = type.getTypes().filter(() => !dice.oneIn(4))
    return `{ __typename ${members.map((member) => `... on ${member.name} ${selection(dice, member, depth)}`).join(' ')} }`
  }
  if (!isObjectType(type)) return dice.oneIn(80) ? '{ nonsense }' : ''
  const fields = Object.values(type.getFields()).filter(
    (field) => depth > 0 || !isObjectType(getNamedType(field.type)),
  )
  const picked = fields.filter(() => dice.oneIn(2)).slice(0, 12)
  // Members of a union have fields of one name and several types: an alias keeps most of them apart.
  const chosen = picked.map((field) => {
    const alias = dice.oneIn(3) ? `${type.name}_${field.name}: ` : ''
    return `${alias}${field.name}${args(dice, field)} ${selection(dice, getNamedType(field.type), depth - 1)}`
  })
  if (dice.oneIn(50)) chosen.push('nonsense')
  if (dice.oneIn(50)) chosen.push('...Nowhere')
  return `{ __typename ${chosen.join(' ')} }`
}

/** An operation made of the schema, whole or with something wrong in its text. */
function operation(dice: Dice, roots: readonly (GraphQLObjectType | null | undefined)[]): string {
  const root = dice.one(roots)
  if (!root) throw new Error('the schema has no such root')
  const [keyword = 'query'] = root.name.toLowerCase().split(' ')
  const fields = Array.from({ length: keyword === 'subscription' ? 1 : 1 + dice.below(2) }, (_, index) => {
    const field = dice.one(Object.values(root.getFields()))
    return `f${index}: ${field.name}${args(dice, field)} ${selection(dice, getNamedType(field.type), 1 + dice.below(4))}`
  })
  const whole = `${keyword} ${dice.oneIn(4) ? 'Name' : ''} { ${fields.join(' ')} }`
  if (!dice.oneIn(5)) return whole
  const at = dice.below(whole.length)
  return (
    whole.slice(0, at) +
    dice.one(['', '{', '}', '(', '"', '$', '@skip(if: true)', '...', '#', '\u0000', '\u{1f4fb}']) +
    whole.slice(at + dice.below(3))
  )
}

function anything(dice: Dice): unknown {
  return dice.one<unknown>([
    null,
    undefined,
    0,
    -1,
    true,
    '',
    'x',
    [],
    {},
    { a: { b: [] } },
    [null],
    'Name',
    { token: 'x' },
    { __proto__: null },
  ])
}

/** The parts of a multipart request, right or not. */
function form(dice: Dice, operations: string): string {
  const place = dice.one(['variables.input.recording', 'variables.input', 'variables', 'query', '__proto__.x', ''])
  const parts = [
    ['operations', dice.oneIn(5) ? JSON.stringify(anything(dice)) : operations],
    ['map', dice.oneIn(3) ? JSON.stringify(anything(dice)) : JSON.stringify({ 0: [place] })],
    ['0"; filename="a.wav', 'x'],
  ].filter(() => !dice.oneIn(8))
  const text = parts.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  return `${text.join('')}${dice.oneIn(6) ? '' : '--x--\r\n'}`
}

describe('the API under any input', () => {
  let api: TestApi
  /** Where graphql-ws and Yoga write what the program should have caught. */
  const written: unknown[][] = []
  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation((...all) => void written.push(all))
    api = await startApi({ limits: Object.fromEntries(Object.keys(limits).map((name) => [name, 1e6])) as typeof limits })
    const mission = ready(missionOf(api.me))
    api.desk.put(mission)
    api.desk.created = missionOf(api.me, 'm2')
    api.station.put(sessionOf(mission))
    api.station.put(sessionOf(mission, 'l1'))
    const result: StepResult = {
      turn: id<TurnId>('t1'),
      step: 0,
      at: birth,
      transcript: null,
      confidence: null,
      language: null,
      verdict: { outcome: 'UNHEARD', intent: null, reason: 'Nothing was heard.', reply: null, by: 'RULE' },
      reply: 'I did not hear you.',
      scoreDelta: 0,
      livesDelta: 0,
    }
    const game = gameOf(api.me, 'g1', { results: [result] })
    api.station.put(game)
    api.station.answered = { result, session: game }
    api.station.put(conversationOf(api.me, 'k1'))
    for (const persona of personasOf(api.me)) api.personas.put(persona)
  })
  afterEach(async () => {
    await api.close()
    vi.restoreAllMocks()
    written.length = 0
  })

  /** Nothing went wrong inside, and the API goes on. */
  async function isWell(): Promise<void> {
    expect(api.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect(written).toEqual([])
    expect(await api.ask('{ me { name } }')).toMatchObject({ data: { me: { name: 'me' } } })
  }

  it(
    'A3 A4 answers every document with data or with errors that say what is wrong, and has no bug',
    { timeout: 120_000 * thorough },
    async () => {
      let data = 0
      let refused = 0
      const check = async (seed: number): Promise<void> => {
        const dice = createDice(seed)
        const query = operation(dice, [
          schema.getQueryType(),
          schema.getMutationType(),
          schema.getMutationType(),
        ])
        const answer = await api.ask(query, {}, dice.oneIn(8) ? null : api.me)
        const messages = answer.errors?.map(({ message }) => message) ?? []
        const where = `seed ${seed}: ${query}\n${messages.join('\n')}`
        expect(answer.status, where).toBeLessThan(500)
        expect('data' in answer || messages.length > 0, where).toBe(true)
        expect(messages, where).not.toContain('Unexpected error.')
        if (answer.data) data += 1
        else refused += 1
      }
      await inTurns(1500 * thorough, check)
      expect(Math.min(data, refused), 'both were seen').toBeGreaterThan(150)
      await isWell()
    },
  )

  it(
    'A4 answers every body, whatever is in it, with JSON and never with 5xx',
    { timeout: 120_000 * thorough },
    async () => {
      const check = async (seed: number): Promise<void> => {
        const dice = createDice(seed)
        const query = operation(dice, [
          schema.getQueryType(),
          schema.getMutationType(),
          schema.getSubscriptionType(),
        ])
        const envelope = {
          query: dice.oneIn(4) ? anything(dice) : query,
          variables: anything(dice),
          operationName: anything(dice),
          extensions: anything(dice),
        }
        const json =
          JSON.stringify(dice.oneIn(8) ? anything(dice) : dice.oneIn(8) ? [envelope, envelope] : envelope) ??
          ''
        const body = dice.one<string | Uint8Array<ArrayBuffer>>([
          json,
          json,
          json,
          form(dice, json),
          json.slice(0, dice.below(json.length + 1)),
          new Uint8Array(dice.bytes(dice.below(60))),
        ])
        const headers: Record<string, string> = {
          'content-type': dice.one([
            ...Array<string>(6).fill('application/json'),
            'application/json; charset=utf-16',
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=x',
            'multipart/form-data; boundary=x',
            'x',
          ]),
          ...(dice.oneIn(4) && {
            authorization: dice.one([
              'Bearer',
              'Bearer ',
              'Bearer x',
              'Basic x',
              `Bearer ${api.token(api.me)}`,
            ]),
          }),
          ...(dice.oneIn(6) && {
            accept: dice.one([
              '*/*',
              'text/event-stream',
              'multipart/mixed',
              'application/graphql-response+json',
              'x',
            ]),
          }),
          ...(dice.oneIn(4) && { 'graphql-preflight': '1' }),
        }
        const response = await fetch(api.url, { method: 'POST', headers, body })
        const text = await response.text()
        const where = `seed ${seed}: ${response.status} ${JSON.stringify(headers)} ${json.slice(0, 300)}\n${text.slice(0, 300)}`
        expect(response.status, where).toBeLessThan(500)
        expect(text, where).not.toContain('Unexpected error')
      }
      await inTurns(800 * thorough, check)
      await isWell()
    },
  )

  it(
    'A4 takes every frame on a socket: what is wrong ends the operation or the socket, and nothing else',
    { timeout: 120_000 * thorough },
    async () => {
      const codes = new Set<number>()
      const types = new Set<string>()
      const ended = new Set<object>()
      const end = (stream: TestApi['station']['feeds'][number]['stream']): void => {
        ended.add(stream)
        stream.end()
      }
      const check = async (seed: number): Promise<void> => {
        const dice = createDice(seed)
        const socket = new WebSocket(api.socketUrl, dice.oneIn(15) ? ['x'] : ['graphql-transport-ws'])
        socket.on('error', () => undefined)
        const closed = new Promise<number>((resolve) => void socket.on('close', resolve))
        socket.on('message', (message: Buffer) => {
          const { type, payload } = JSON.parse(message.toString()) as { type: string; payload?: unknown }
          types.add(type)
          expect(JSON.stringify(payload ?? null), `seed ${seed}`).not.toContain('Unexpected error')
        })
        await Promise.race([new Promise((resolve) => socket.on('open', resolve)), closed])
        const say = (what: unknown): void => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what) ?? '')
        }
        if (!dice.oneIn(6))
          say({
            type: 'connection_init',
            ...(dice.oneIn(2) && {
              payload: dice.one<unknown>([
                { token: api.token(api.me) },
                { token: api.token(api.me) },
                { authorization: `Bearer ${api.token(api.me)}` },
                anything(dice),
              ]),
            }),
          })
        for (let count = dice.below(12); count > 0; count -= 1) {
          frame(dice, socket, say)
          if (dice.oneIn(3)) await new Promise((resolve) => setImmediate(resolve))
          if (dice.oneIn(30)) for (const { stream } of api.station.feeds) end(stream)
        }
        // Whatever was asked is answered before this, or the socket is closed.
        say({ type: 'ping' })
        await Promise.race([new Promise((resolve) => socket.on('message', resolve)), closed])
        socket.close()
        const code = await closed
        codes.add(code)
        expect([4500, 1011], `seed ${seed}: closed with ${code}`).not.toContain(code)
      }
      await inTurns(500 * thorough, check)
      // Whoever was there has gone: nobody's stream is left open.
      await Promise.all(api.station.feeds.flatMap(({ stream }) => (ended.has(stream) ? [] : [stream.returned])))
      expect([...types].sort()).toEqual(['complete', 'connection_ack', 'error', 'next', 'pong'])
      expect([...codes]).toEqual(expect.arrayContaining([1009, 4400, 4401, 4409, 4429]))
      await isWell()
    },
  )

  function frame(dice: Dice, socket: WebSocket, say: (what: unknown) => void): void {
    const name = dice.one(['1', '2', '3', '', 'x'.repeat(500)])
    const roots = [
      schema.getQueryType(),
      schema.getMutationType(),
      schema.getSubscriptionType(),
      schema.getSubscriptionType(),
    ]
    const subscribe = (): unknown => ({
      type: 'subscribe',
      id: String(dice.below(12)),
      payload: { query: operation(dice, roots) },
    })
    return dice.one<() => void>([
      () => say(subscribe()),
      () => say(subscribe()),
      () => say(subscribe()),
      () => say(subscribe()),
      () =>
        dice.oneIn(3) &&
        say({
          type: 'subscribe',
          id: name,
          payload: {
            query: operation(dice, roots),
            variables: anything(dice),
            operationName: anything(dice),
            extensions: anything(dice),
          },
        }),
      () =>
        say({
          type: 'subscribe',
          id: '1',
          payload: { query: 'subscription { sessionEvents(sessionId: "s1") { __typename } }' },
        }),
      () => say({ type: 'complete', id: dice.one(['1', '2', '7']) }),
      () => say({ type: dice.one(['ping', 'pong']), payload: anything(dice) }),
      () => dice.oneIn(3) && say({ type: 'connection_init' }),
      () =>
        dice.oneIn(3) &&
        say({
          type: dice.one(['next', 'error', 'connection_ack', '__proto__', 'x', 7]),
          id: name,
          payload: anything(dice),
        }),
      () => dice.oneIn(4) && say(anything(dice)),
      () =>
        dice.oneIn(4) &&
        socket.readyState === WebSocket.OPEN &&
        socket.send(dice.bytes(dice.below(50)), { binary: dice.oneIn(2) }),
      // A frame of a kind that there is not, a longer one than is allowed, or a socket that is gone in the middle.
      () =>
        dice.oneIn(8) &&
        (socket as unknown as { readonly _socket: { write(bytes: Uint8Array): void } | null })._socket?.write(
          dice.bytes(20),
        ),
      () => dice.oneIn(12) && socket.readyState === WebSocket.OPEN && socket.send('x'.repeat(300_000)),
      () => dice.oneIn(12) && socket.terminate(),
    ])()
  }
})

/** All seeds, some at a time. */
async function inTurns(count: number, check: (seed: number) => Promise<void>): Promise<void> {
  let seed = 0
  const worker = async (): Promise<void> => {
    while (seed < count) await check((seed += 1))
  }
  await Promise.all(Array.from({ length: 16 }, worker))
}
