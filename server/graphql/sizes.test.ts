import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from './schema.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { giveOneOfEach } from './testing/oneOfEach.ts'

/** Longer than any text that is taken, and short enough to come through the door. */
const long = 'x'.repeat(100_000)

/** What fits, by the name of an argument or of a field of an input; the places of text are found in the schema. */
const fits: Readonly<Record<string, unknown>> = {
  id: 's1',
  sessionId: 's1',
  missionId: 'm1',
  conversationId: 'k1',
  characterId: 'c1',
  scenarioId: 'gate',
  characterIds: ['c1'],
  frequency: 98.3,
  dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] },
  rtpParameters: { codecs: [], encodings: [] },
  rtpCapabilities: { codecs: [] },
  gender: 'FEMININE',
  settings: {},
}

/** What an operation answers where a text is too long: nothing was done, or nothing was found. */
const turnedDown = ['InvalidInput', 'NotFound', 'Refused', 'Unauthenticated']
/** A place of a page, and what nobody has: the page is empty, or is the first one. */
const pages = ['Query.missions', 'Query.scenarioSessions', 'Query.conversations']

type Place = GraphQLArgument | GraphQLInputField

/** Every place for text in the arguments of a field, as a path. */
function placesOf(places: readonly Place[], path: readonly string[] = []): readonly (readonly string[])[] {
  return places.flatMap(({ name, type }) => {
    const named = getNamedType(type)
    if (isInputObjectType(named)) return placesOf(Object.values(named.getFields()), [...path, name])
    return ['String', 'ID'].includes(named.name) ? [[...path, name]] : []
  })
}

/** The arguments of a field as they fit, with the long text in one place. */
function valuesOf(places: readonly Place[], [first, ...rest]: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    places.flatMap(({ name, type }) => {
      const named = getNamedType(type)
      const wanted = name === first
      if (isInputObjectType(named)) {
        const inner = name === 'settings' && !wanted ? {} : valuesOf(Object.values(named.getFields()), wanted ? rest : [])
        return wanted || type !== getNullableType(type) ? [[name, inner]] : []
      }
      if (wanted) return [[name, isListType(getNullableType(type)) ? [long] : long]]
      if (type === getNullableType(type)) return []
      return [[name, fits[name] ?? 'something']]
    }),
  )
}

const rows = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
  Object.values((root as GraphQLObjectType).getFields()).flatMap((field) =>
    placesOf(field.args).map((path) => {
      const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
      const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
      const kind = String(root).toLowerCase()
      const query = `${kind} (${declared}) { it: ${field.name}(${given}) { __typename } }`
      return { where: `${String(root)}.${field.name}`, place: path.join('.'), query, kind, variables: valuesOf(field.args, path) }
    }),
  ),
)

describe('A4 no text is taken at any length', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
    giveOneOfEach(api)
  })
  afterAll(() => api.close())

  it('every place for text is found', () => {
    const found = rows.map(({ where, place }) => `${where} ${place}`)
    expect(found.length).toBeGreaterThan(40)
    for (const known of ['Mutation.say text', 'Mutation.createMission input.theme', 'Mutation.refreshSignIn refreshToken'])
      expect(found).toContain(known)
  })

  it.each(rows)('$where $place', async ({ where, query, kind, variables }) => {
    const before = JSON.stringify([api.station.asked, api.personas.asked])
    let answer: unknown
    if (kind === 'subscription') answer = ((await api.subscribe(query, variables).next()).value as { data: { it: unknown } }).data.it
    else {
      const { data, errors } = await api.ask(query, variables)
      expect(errors).toBeUndefined()
      answer = data?.it
    }
    const { __typename: outcome } = (answer ?? {}) as { readonly __typename?: string }
    if (pages.includes(where)) expect(outcome).toMatch(/Connection$/)
    else if (kind === 'query') expect(answer).toBeNull()
    else expect(turnedDown).toContain(outcome)
    const after = JSON.stringify([api.station.asked, api.personas.asked]).slice(before.length - 1)
    expect(after.includes(long), 'it went no further').toBe(false)
  })
})
