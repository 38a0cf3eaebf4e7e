import { expect, it } from 'vitest'
import type { Attack } from './attack.ts'
import { clear } from './attack.ts'

/** What somebody may send in the place of an id, and is text by what GraphQL says: so it gets to the resolver. */
const texts: Readonly<Record<string, unknown>> = {
  empty: '',
  blank: ' ',
  'unknown uuid': '00000000-0000-4000-8000-000000000000',
  '200 KB': 'x'.repeat(200_000),
  unicode: '💣\u202e\u200bñ',
  'half a surrogate pair': '\ud800',
  'zero byte': 'a\u0000b',
  prototype: '__proto__',
  constructor: 'constructor',
  operator: '{"$where":"sleep(1000)"}',
  'SQL quote': `' OR '1'='1' --`,
  'SQL statement': '"; DROP TABLE missions; --',
  wildcard: '%',
  path: '../../etc/passwd',
  number: 5,
  'negative number': -1,
  'large number': 2 ** 60,
}

/** The ids that are in an input. */
const inputs: Readonly<Record<string, string>> = {
  tuneIn: 'missionId',
  startScenario: 'scenarioId',
  resumeSession: 'sessionId',
  answerStep: 'sessionId',
  updateCharacter: 'characterId',
  changeSettings: 'conversationId',
  reportMedia: 'sessionId',
}

const others = [null, 1.5, true, [], ['x'], {}, { $ne: null }]

export function attackIds(at: () => Attack): void {
  async function inEveryPlace(
    value: unknown,
    expected: (kind: string, ofWhole: boolean) => RegExp,
  ): Promise<void> {
    const { fields, field: named, good, reach, call, ada } = at()
    for (const field of fields)
      for (const { name } of field.args.filter(({ type }) => type === 'ID!')) {
        const outcome = await reach(field, { ...good(field), [name]: value }, ada.token)
        const ofWhole = ['id', 'missionId', 'sessionId'].includes(name)
        expect(outcome, `${field.name}.${name}`).toMatch(expected(field.kind, ofWhole))
      }
    for (const [name, place] of Object.entries(inputs)) {
      const input = { ...(good(named(name)).input as object), [place]: value }
      expect(await call(name, { input }, ada.token), name).toMatch(expected('mutation', true))
    }
  }

  it.each(Object.entries(texts))('%s in the place of every id is unknown', (_, value) =>
    inEveryPlace(value, (kind, ofWhole) => {
      if (!ofWhole) return /^(Refused|InvalidInput) /
      return kind === 'query' ? /^null$/ : /^NotFound$/
    }),
  )

  it.each(others)('%j in the place of every id is no id', (value) => inEveryPlace(value, () => /^400$/))

  it("another player's ids are unknown ids", async () => {
    const { fields, field, good, reach, eve, show, wire } = at()
    const withIds = fields.filter(({ args }) => args.some(({ type }) => type === 'ID!'))
    const withInputs = Object.keys(inputs).filter((name) => name !== 'startScenario').map(field)
    for (const one of [...withIds, ...withInputs])
      expect(await reach(one, good(one), eve.token), one.name).toBe(
        one.kind === 'query' ? 'null' : 'NotFound',
      )
    const query = 'query ($after: String) { missions(after: $after) { edges { cursor } } }'
    const { json } = clear(await wire.ask(query, { after: show.missionId }, eve.token))
    expect(json.data.missions.edges).toEqual([])
  })
}
