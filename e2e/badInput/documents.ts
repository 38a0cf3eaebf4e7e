import { expect, it } from 'vitest'
import { clear, type Attack } from './attack.ts'
import { outcomeOf } from './schemaFields.ts'

const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`
const times = (count: number, write: (n: number) => string) => [...Array(count).keys()].map(write).join(' ')
const invalid = 'GRAPHQL_VALIDATION_FAILED'
const refused = 'BAD_REQUEST'
/** A document, and the code it is answered with. */
const rows: Readonly<Record<string, readonly [query: string, outcome: string]>> = {
  nothing: ['', refused],
  'a comment': ['#', refused],
  'half a query': ['{ me {', refused],
  'a brace too many': ['{ me { id } } }', refused],
  'a zero byte': ['{ me { id\u0000 } }', refused],
  'half a surrogate pair': ['{ mission(id: "\\ud800") { id } }', refused],
  'text without an end': ['{ mission(id: """x', refused],
  'a type': ['type X { a: Int }', '400'],
  'two queries': ['query a { me { id } } query b { me { id } }', '400'],
  'an unknown field': ['{ nope }', invalid],
  'an unknown argument': ['{ mission(id: "x", $where: 1) { id } }', refused],
  'another unknown argument': ['{ mission(id: "x", where: 1) { id } }', invalid],
  'no argument': ['mutation { leave { __typename } }', invalid],
  'an argument of null': ['mutation { leave(sessionId: null) { __typename } }', invalid],
  'an argument that is an object': ['{ mission(id: { ne: null }) { id } }', invalid],
  'a frequency that is no number': [
    'mutation { tuneIn(input: { missionId: "x", frequency: NaN }) { __typename } }',
    invalid,
  ],
  'an infinite frequency': [
    'mutation { tuneIn(input: { missionId: "x", frequency: Infinity }) { __typename } }',
    invalid,
  ],
  'an unknown variable': ['{ mission(id: $id) { id } }', invalid],
  'no fields': ['{ missions }', invalid],
  'fields of text': ['{ me { id { x } } }', invalid],
  'an unknown directive': ['{ me @defer { id } }', invalid],
  'two subscriptions in one': [
    'subscription { a: missionStatus(missionId: "x") { __typename } b: missionStatus(missionId: "x") { __typename } }',
    invalid,
  ],
  'a subscription over HTTP': ['subscription { missionStatus(missionId: "x") { __typename } }', '400'],
  'fragments in a circle': ['{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', invalid],
  'fragments that double': [
    `{ ...F0 } ${times(120, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F120 on Query { me { id } }`,
    refused,
  ],
  '600 levels': [nested(600), invalid],
  '3,000 levels': [nested(3000), refused],
  '5,000 aliases': [`{ ${times(5000, (n) => `a${n}: me { id }`)} }`, refused],
  '16 aliases': [`{ ${times(16, (n) => `a${n}: me { id }`)} }`, refused],
  '490 times the same field': [`{ ${times(490, () => 'me { id }')} }`, invalid],
  '400 directives': [`{ me ${times(400, () => '@skip(if: true)')} { id } }`, refused],
  'introspection without an end': [
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    invalid,
  ],
  'a page of pages': [
    '{ missions(first: 50) { __typename edges { node { characters { name role personality sound } } } } }',
    'MissionConnection',
  ],
}

const table = Object.entries(rows).map(([shown, [query, outcome]]) => ({ shown, query, outcome }))

export function attackDocuments(at: () => Attack): void {
  it.each(table)('$shown: $outcome', async ({ query, outcome }) => {
    const { wire, ada } = at()
    expect(outcomeOf(clear(await wire.ask(query, {}, ada.token)))).toBe(outcome)
  })

  it.each(table.filter(({ query }) => !query.startsWith('subscription')))(
    '$shown, on the socket',
    async ({ query, outcome }) => {
      const { signedIn, ada } = at()
      const socket = await signedIn(ada.token)
      socket.send({ id: '1', type: 'subscribe', payload: { query } })
      const { type, payload } = await socket.next()
      socket.close()
      expect(type).toBe(outcome === 'MissionConnection' ? 'next' : 'error')
      clear({ status: 200, text: JSON.stringify(payload), json: payload })
    },
  )
}
