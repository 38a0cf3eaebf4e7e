import { expect, it } from 'vitest'
import { openClient } from '../client.ts'
import { clear, missionsPerHour, type Attack } from './attack.ts'
import { outcomeOf } from './schemaFields.ts'

/** An operation, with Ada's ids where it leaves them out, and its outcome. */
type Row = readonly [field: string, variables: Record<string, unknown>, outcome: string]

const many = (length: number): string => 'x'.repeat(length)
const long = many(200_000)

function rows(
  field: string,
  of: (value: unknown) => Record<string, unknown>,
  values: readonly unknown[],
  outcome: string,
) {
  return values.map((value): Row => [field, of(value), outcome])
}

const create = (name: string) => (value: unknown) => ({ input: { [name]: value } })
const tune = (frequency: unknown) => ({ input: { frequency } })
const say = (text: unknown) => ({ text })
const named = (name: unknown) => ({ name })

const table: readonly Row[] = [
  ...rows(
    'tuneIn',
    tune,
    [-1, 0, 87.4, 87.45, 100.00001, 108.05, 108.1, 1e308],
    'InvalidInput input.frequency',
  ),
  ...rows('tuneIn', tune, ['88', null, true, [88], {}, { $gt: 0 }], '400'),
  ...rows(
    'createMission',
    create('timeLimitSeconds'),
    [0, 29, 3601, -1, 2 ** 31 - 1],
    'InvalidInput input.timeLimitSeconds',
  ),
  ...rows('createMission', create('timeLimitSeconds'), [2 ** 31, 30.5, '30', {}, true], '400'),
  ...rows('createMission', create('targetPercent'), [0, 101, -1], 'InvalidInput input.targetPercent'),
  ...rows('createMission', create('targetPercent'), [1.5, '50', [50]], '400'),
  ...rows('createMission', create('theme'), [many(301), long, '💣'.repeat(301)], 'InvalidInput input.theme'),
  ...rows('createMission', create('theme'), [5, ['x'], {}], '400'),
  ...rows(
    'createMission',
    create('idempotencyKey'),
    ['', many(101), long],
    'InvalidInput input.idempotencyKey',
  ),
  ...rows('createMission', create('unknown'), [1], '400'),
  ...rows('createMission', (input) => ({ input }), [null, 'x', [[]]], '400'),
  ...rows(
    'signIn',
    named,
    ['', ' ', '\t\n', '\u2028', '\u0000', 'a\u0007', many(41), long],
    'InvalidInput name',
  ),
  ...rows('signIn', named, [5, null, {}, ['Eve']], '400'),
  // Everybody here is called Ada, and stays.
  ...rows('deleteMyData', named, ['', ' ', 'ada', 'Ad\u0061\u0300', many(41), long], 'InvalidInput name'),
  ...rows('deleteMyData', named, [5, null, {}, ['Ada']], '400'),
  ...rows('say', say, ['', ' ', '\n', '\u2003', many(1001), long], 'InvalidInput text'),
  ...rows('say', say, [5, null, {}, ['x']], '400'),
  ...rows(
    'readyForNext',
    (lineId) => ({ lineId }),
    ['', 'l99', 'l1; --', long, '__proto__'],
    'Refused UNKNOWN_LINE',
  ),
  ...rows('reportMedia', create('roundTripMs'), [-1, 60_001, 1e308], 'InvalidInput input.roundTripMs'),
  ...rows('reportMedia', create('packetsLost'), [-1, 100_001, 2 ** 31 - 1], 'InvalidInput input.packetsLost'),
  ...rows('reportMedia', create('packetsLost'), [2 ** 31, 0.5, '5'], '400'),
  ...rows('reportMedia', create('concealed'), [-0.1, 1.01], 'InvalidInput input.concealed'),
  ...rows('reportMedia', create('bitsPerSecond'), ['fast', [1], {}, true], '400'),
  ...rows('missions', (first) => ({ first }), [0, -1, 51, -(2 ** 31)], 'MissionConnection'),
  ...rows('missions', (first) => ({ first }), [2 ** 31, 1.5, '5', [[]]], '400'),
]

export function attackValues(at: () => Attack): void {
  it.each(
    table.map(([field, variables, outcome]) => ({ field, variables, outcome, shown: shortened(variables) })),
  )('$field $shown: $outcome', async ({ field, variables, outcome }) => {
    const { call, show, ada } = at()
    const { sessionId, missionId } = show
    const ids: Record<string, object> = { tuneIn: { missionId }, reportMedia: { sessionId } }
    const input = field in ids ? { input: { ...ids[field], ...(variables.input as object) } } : {}
    expect(await call(field, { sessionId, ...variables, ...input }, ada.token)).toBe(outcome)
  })

  it.each(['1e400', '-1e400'])('a frequency of %s, in a variable and in the query itself', async (mhz) => {
    const { call, wire, show, ada } = at()
    const variables = `{"input":{"missionId":"${show.missionId}","frequency":${mhz}}}`
    expect(await call('tuneIn', variables, ada.token)).toBe('400')
    const input = `{ missionId: "${show.missionId}", frequency: ${mhz} }`
    const query = `mutation { tuneIn(input: ${input}) { __typename ... on InvalidInput { field } } }`
    const outcome = outcomeOf(clear(await wire.ask(query, {}, ada.token)))
    expect(outcome).toMatch(/^(InvalidInput input.frequency|GRAPHQL_VALIDATION_FAILED)$/)
  })

  it.each([
    'query ($v: ID = "x") { mission(id: $v) { id } }',
    'query ($v: ID = "x") { session(id: $v) { id } }',
    'mutation ($v: String = "Eve") { signIn(name: $v) { __typename } }',
    'mutation ($v: Float = 88) { tuneIn(input: { missionId: "x", frequency: $v }) { __typename } }',
    'mutation ($v: JSON = 1) { connectTransport(sessionId: "x", transportId: "x", dtlsParameters: $v) { __typename } }',
    'query ($v: Boolean = true) { me @include(if: $v) { id } }',
  ])('null for a variable with a default, where none may be: %s', async (query) => {
    const { wire, ada } = at()
    expect(clear(await wire.ask(query, { v: null }, ada.token)).json.errors[0].message).toMatch(/^Argument /)
  })

  it('a mission too many within the hour is RateLimited; those that do not fit were not counted', async () => {
    const { call, product } = at()
    const client = await openClient(product.url)
    const asked = (theme: string): Promise<string> =>
      call('createMission', { input: { theme } }, client.token)
    for (let n = 0; n < 20; n += 1) expect(await asked(many(301))).toBe('InvalidInput input.theme')
    const outcomes = await Promise.all([...Array(missionsPerHour + 2).keys()].map(() => asked('bees')))
    expect(outcomes.sort()).toEqual([...Array(missionsPerHour).fill('Mission'), 'RateLimited', 'RateLimited'])
    await client.close()
  })
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 50)}... of ${text.length}` : text
}
