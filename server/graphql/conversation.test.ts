import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../core/conversation.ts'
import { id, type CharacterId, type MessageId, type TurnId } from '../core/ids.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { birth, conversationOf, gameOf, personasOf, settings } from './testing/things.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  for (const persona of personasOf(api.me)) api.personas.put(persona)
})
afterEach(() => api.close())

const at = new Date(birth).toISOString()
const wish = { name: 'Eve', role: 'spy', personality: 'sly', sound: 'soft', gender: 'FEMININE' }

describe('C1 characters', () => {
  const fields = '__typename ... on Character { id name role personality sound gender active createdAt updatedAt } ... on InvalidInput { field }'
  const create = async (input: object) => {
    const query = `mutation ($input: CreateCharacterInput!) { createCharacter(input: $input) { ${fields} ... on RateLimited { retryAfterMs } } }`
    return (await api.ask(query, { input: { ...wish, ...input } })).data?.createCharacter
  }
  const update = async (input: object) => {
    const query = `mutation ($input: UpdateCharacterInput!) { updateCharacter(input: $input) { ${fields} } }`
    return (await api.ask(query, { input: { characterId: 'c1', ...input } })).data?.updateCharacter
  }

  it('are read, those that are switched off included', async () => {
    const { data } = await api.ask('{ characters { id name gender active updatedAt } }')
    expect(data).toEqual({
      characters: [
        { id: 'c1', name: 'Mara', gender: 'FEMININE', active: true, updatedAt: at },
        { id: 'c2', name: 'Otto', gender: 'MASCULINE', active: false, updatedAt: at },
      ],
    })
  })

  it('are made, active unless it is said otherwise', async () => {
    expect(await create({ name: ' Eve ' })).toEqual({
      __typename: 'Character',
      ...wish,
      id: 'new',
      active: true,
      createdAt: at,
      updatedAt: at,
    })
    expect(await create({ active: false })).toMatchObject({ active: false })
    expect(api.personas.asked).toMatchObject([{ create: { name: 'Eve', gender: 'feminine' } }, { create: { active: false } }])
  })

  it('A3 have words that fit, and a name of their own', async () => {
    for (const [field, value] of [['name', '  '], ['name', '42'], ['role', 'x'.repeat(201)], ['personality', ''], ['sound', 'x'.repeat(301)]] as const)
      expect(await create({ [field]: value })).toEqual({ __typename: 'InvalidInput', field: `input.${field}` })
    expect(api.personas.asked).toEqual([])
    expect(await create({ name: 'Ada' })).toEqual({ __typename: 'InvalidInput', field: 'input.name' })
    api.personas.full = true
    expect(await create({})).toEqual({ __typename: 'InvalidInput', field: 'input' })
  })

  it('A4 are so many an hour', async () => {
    await api.close()
    api = await startApi({ limits: { ...limits, charactersPerHour: 1 } })
    expect(await create({})).toMatchObject({ __typename: 'Character' })
    expect(await create({})).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
  })

  it('are changed in part, and switched on and off', async () => {
    expect(await update({ active: false })).toMatchObject({ id: 'c1', name: 'Mara', active: false })
    expect(await update({ name: null, role: 'judge', gender: 'MASCULINE' })).toMatchObject({ name: 'Mara', role: 'judge', gender: 'MASCULINE' })
    expect(api.personas.asked).toEqual([
      { change: 'c1', active: false },
      { change: 'c1', role: 'judge', gender: 'masculine' },
    ])
    expect(await update({ name: '' })).toEqual({ __typename: 'InvalidInput', field: 'input.name' })
    expect(await update({ name: 'Ada' })).toEqual({ __typename: 'InvalidInput', field: 'input.name' })
    expect(await update({ characterId: 'x' })).toEqual({ __typename: 'NotFound' })
  })
})

describe('C2 startConversation', () => {
  const start = async (input: object) => {
    const query = `mutation ($input: StartConversationInput!) { startConversation(input: $input) {
      __typename
      ... on Conversation { id createdAt characters { id } settings { model temperature topK }
        session { id clockLeftMs listening programme { ... on ConversationProgramme { conversation { id } } } } }
      ... on InvalidInput { field message }
    } }`
    return (await api.ask(query, { input })).data?.startConversation
  }

  it('begins with all that are active, and is open to those who come', async () => {
    expect(await start({})).toEqual({
      __typename: 'Conversation',
      id: 'k1',
      createdAt: at,
      characters: [{ id: 'c1' }],
      settings: { model: 'model-a', temperature: null, topK: null },
      session: { id: 'k1', clockLeftMs: null, listening: false, programme: { conversation: { id: 'k1' } } },
    })
    expect(api.station.asked).toEqual([{ startConversation: ['c1'], openCast: true, settings, captionsOnly: false }])
  })

  it('C6 begins with those who were chosen, and the settings', async () => {
    const chosen = await start({ characterIds: ['c2', 'c1'], settings: { temperature: 0.5, topK: 4 }, captionsOnly: true })
    expect(chosen).toMatchObject({ settings: { model: 'model-a', temperature: 0.5, topK: 4 } })
    expect(api.station.asked).toMatchObject([{ startConversation: ['c1', 'c2'], openCast: false, captionsOnly: true }])
  })

  it.each([
    ['nobody', { characterIds: [] }, 'input.characterIds'],
    ['one twice', { characterIds: ['c1', 'c1'] }, 'input.characterIds'],
    ['an unknown one', { characterIds: ['c1', 'x'] }, 'input.characterIds'],
    ['an unknown model', { settings: { model: 'x' } }, 'input.settings.model'],
    ['C6 a setting that the model does not have', { settings: { model: 'model-b', temperature: 1 } }, 'input.settings.temperature'],
    ['C6 a setting out of its range', { settings: { temperature: 2.1 } }, 'input.settings.temperature'],
    ['C6 a setting that is no whole number', { settings: { topK: 1.5 } }, 'input.settings.topK'],
  ])('A3 does not begin with %s', async (_what, input, field) => {
    expect(await start(input)).toMatchObject({ __typename: 'InvalidInput', field })
    expect(api.station.asked).toEqual([])
  })

  it('does not begin where nobody is active', async () => {
    for (const persona of personasOf(api.me)) api.personas.put({ ...persona, active: false })
    expect(await start({})).toMatchObject({ __typename: 'InvalidInput', field: 'input.characterIds' })
  })
})

describe('a conversation as it is read', () => {
  const messageOf = (n: number): Message => ({
    id: id<MessageId>(`m${n}`),
    at: birth,
    text: `text ${n}`,
    status: n === 5 ? 'SPEAKING' : 'COMPLETE',
    author: n % 2 ? { kind: 'character', id: id<CharacterId>('c1'), name: 'Mara' } : { kind: 'player', turn: id<TurnId>(`t${n}`) },
  })
  const messages = [1, 2, 3, 4, 5].map(messageOf)
  beforeEach(() => api.station.put(conversationOf(api.me, 'k1', { messages })))

  const page = async (args: string) => {
    const { data = {} } = await api.ask(`{ conversation(id: "k1") { messages${args} {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }`)
    const { edges, pageInfo } = (data as { conversation: { messages: Page } }).conversation.messages
    expect(pageInfo).toMatchObject({ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null })
    return [edges.map(({ node }) => node.id).join(' '), pageInfo.hasPreviousPage, pageInfo.hasNextPage]
  }
  interface Page {
    readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean }
  }

  it('C3 has messages with their authors, as they were then', async () => {
    const { data } = await api.ask('{ conversation(id: "k1") { messages(last: 2) { edges { node { id at author characterId characterName turnId text status } } } } }')
    expect(data?.conversation).toEqual({
      messages: {
        edges: [
          { node: { id: 'm4', at, author: 'PLAYER', characterId: null, characterName: null, turnId: 't4', text: 'text 4', status: 'COMPLETE' } },
          { node: { id: 'm5', at, author: 'CHARACTER', characterId: 'c1', characterName: 'Mara', turnId: null, text: 'text 5', status: 'SPEAKING' } },
        ],
      },
    })
  })

  it.each([
    ['', 'm1 m2 m3 m4 m5', false, false],
    ['(first: 2)', 'm1 m2', false, true],
    ['(first: 2, after: "m2")', 'm3 m4', true, true],
    ['(first: 2, after: "m4")', 'm5', true, false],
    ['(first: 2, after: "m5")', '', true, false],
    ['(last: 2)', 'm4 m5', true, false],
    ['(last: 2, before: "m4")', 'm2 m3', true, true],
    ['(last: 2, before: "m1")', '', false, true],
    ['(first: 3, last: 1)', 'm3', true, true],
    ['(first: 0)', 'm1', false, true],
    ['(first: 9, after: "x")', 'm1 m2 m3 m4 m5', false, false],
  ])('C2 messages%s', async (args, ids, before, after) => {
    expect(await page(args)).toEqual([ids, before, after])
  })

  it('C2 old ones are listed, and nothing else is', async () => {
    api.station.put(gameOf(api.me, 'g1'))
    api.station.put(conversationOf(api.stranger, 'k2'))
    const { data } = await api.ask('{ conversations { edges { node { id session { said { __typename } } } } } conversation(id: "g1") { id } }')
    expect(data).toEqual({ conversations: { edges: [{ node: { id: 'k1', session: { said: [] } } }] }, conversation: null })
  })

  it('C6 takes other settings, and refuses by name those that the model does not have', async () => {
    const change = (given: object) =>
      api.ask(
        'mutation ($input: ChangeSettingsInput!) { changeSettings(input: $input) { __typename ... on InvalidInput { field } ... on NotFound { message } } }',
        given,
      )
    const input = { conversationId: 'k1', settings: { model: 'model-b' } }
    expect((await change({ input })).data?.changeSettings).toEqual({ __typename: 'Accepted' })
    expect(api.station.asked).toEqual([{ settings: { ...settings, model: 'model-b' } }])
    const wrong = { ...input, settings: { presencePenalty: 1 } }
    expect((await change({ input: wrong })).data?.changeSettings).toEqual({ __typename: 'InvalidInput', field: 'input.settings.presencePenalty' })
    const other = { ...input, conversationId: 'x' }
    expect((await change({ input: other })).data?.changeSettings).toMatchObject({ message: 'You have no conversation of that id.' })
  })

  it('C7 is listened to, and not', async () => {
    for (const call of ['startListening', 'stopListening'])
      expect((await api.ask(`mutation { it: ${call}(sessionId: "k1") { __typename } }`)).data?.it).toEqual({ __typename: 'Accepted' })
    expect(api.station.asked).toEqual([{ listenFreely: true }, { listenFreely: false }])
  })

  it('C6 models are there for everybody, with what they take', async () => {
    expect((await api.ask('{ models { name takes { setting min max whole } } }', {}, null)).data).toEqual({
      models: [
        {
          name: 'model-a',
          takes: [
            { setting: 'TEMPERATURE', min: 0, max: 2, whole: false },
            { setting: 'TOP_K', min: 1, max: 40, whole: true },
          ],
        },
        { name: 'model-b', takes: [] },
      ],
    })
  })
})
