import { isObjectType, type GraphQLField, type GraphQLResolveInfo } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { id, type SessionId } from '../core/ids.ts'
import { schema } from './schema.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { giveOneOfEach } from './testing/oneOfEach.ts'
import { sessionOf } from './testing/things.ts'

/** Whatever is asked of it is there, and is such a thing again. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 1 : name === 'then' ? undefined : anything),
  apply: () => anything,
  has: () => true,
})

/** Whether a field of a type looks at more than the thing that it is a field of. */
async function looksBehind({ resolve }: GraphQLField<unknown, unknown>): Promise<boolean> {
  let looked = false
  const context = new Proxy({}, {
    get: () => {
      looked = true
      return anything
    },
  })
  try {
    await resolve?.(anything, {}, context, anything as GraphQLResolveInfo)
  } catch {
    // What it makes of nonsense is not the question.
  }
  return looked
}

const roots = ['Query', 'Mutation', 'Subscription']

/** What a field of a thing of one's own gives, where somebody else has something of the same ids. */
interface Line {
  readonly query: string
  readonly mine: unknown
}

/** Every field below the roots that does not only hand on what its parent holds. The rest is as much one's own as that is. */
const table: Readonly<Record<string, Line>> = {
  'Mission.sessions': { query: '{ mission(id: "m1") { sessions { id } } }', mine: { mission: { sessions: [{ id: 's1' }] } } },
  'MissionProgramme.mission': {
    query: '{ session(id: "s1") { programme { ... on MissionProgramme { mission { id } } } } }',
    mine: { session: { programme: { mission: { id: 'm1' } } } },
  },
  // What the deployment is, and nobody's in particular.
  'MediaOpened.iceServers': {
    query: 'mutation { openMedia(sessionId: "s1") { ... on MediaOpened { iceServers { username } } } }',
    mine: { openMedia: { iceServers: [{ username: 'u' }] } },
  },
  'Scenario.understandsSpeech': { query: '{ scenario(id: "gate") { understandsSpeech } }', mine: { scenario: { understandsSpeech: true } } },
  'Session.understandsSpeech': { query: '{ session(id: "g1") { understandsSpeech } }', mine: { session: { understandsSpeech: true } } },
  'SessionReview.shareToken': {
    query: '{ sessionReview(sessionId: "s1") { shareToken } }',
    mine: { sessionReview: { shareToken: 'token of s1' } },
  },
  'SessionReview.cost': { query: '{ sessionReview(sessionId: "k1") { cost } }', mine: { sessionReview: { cost: 0 } } },
}

describe("M1 below the roots nobody gets at what is another player's", () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
    const mission = giveOneOfEach(api)
    api.station.put({ ...sessionOf(mission), id: id<SessionId>('theirs'), playerId: api.stranger.id })
    api.shares.set(id('s1'), 'token of s1')
    api.shares.set(id('theirs'), 'token of theirs')
  })
  afterAll(() => api.close())

  it('every field that looks anything up stands in the table', async () => {
    const found: string[] = []
    let fields = 0
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || roots.includes(type.name) || type.name.startsWith('__')) continue
      for (const field of Object.values(type.getFields())) {
        fields += 1
        if (await looksBehind(field)) found.push(`${type.name}.${field.name}`)
      }
    }
    expect(fields).toBeGreaterThan(300)
    expect(found.sort()).toEqual(Object.keys(table).sort())
  })

  it('the table would notice one more', async () => {
    const field = { resolve: (_: unknown, _args: unknown, context: { deps: unknown }) => context.deps }
    expect(await looksBehind(field as unknown as GraphQLField<unknown, unknown>)).toBe(true)
  })

  it.each(Object.entries(table))('%s', async (_, { query, mine }) => {
    const { data, errors } = await api.ask(query)
    expect(errors).toBeUndefined()
    expect(data).toEqual(mine)
  })
})
