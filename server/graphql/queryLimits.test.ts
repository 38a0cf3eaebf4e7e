import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApi, type TestApi } from './testing/api.ts'

/** A query of the mission's sessions' mission's sessions..., `levels` fields deep. */
function deep(levels: number): string {
  const round = ['sessions', 'programme', '... on MissionProgramme { mission']
  const path = ['mission(id: "m1")', ...Array.from({ length: levels - 2 }, (_, n) => round[n % 3]), '__typename']
  const open = path.join(' { ')
  return `{ ${open} ${'}'.repeat(open.split('{').length)}`
}

describe('A4 what one operation may ask for', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())

  it.each([
    ['depth', 'in one piece', deep(13)],
    ['depth', 'in fragments', `{ ...A } fragment A on Query { mission(id: "m1") { ...B } } fragment B on Mission ${deep(13).slice('{ mission(id: "m1") '.length, -1)}`],
    ['aliases', 'in one piece', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['aliases', 'in fragments', `{ ${Array.from({ length: 4 }, (_, n) => `a${n}: me { ...A }`).join(' ')} } fragment A on Player { b: id c: id d: id }`],
    ['cost', 'in one page', '{ missions(first: 50) { edges { node { sessions { said { ... on HostLine { heard line { id text } } } } } } } }'],
    ['cost', 'with a variable', 'query ($n: Int) { missions(first: $n) { edges { node { sessions { said { ... on HostLine { heard line { id text } } } } } } } }'],
    ['cost', 'from the end', '{ conversations(first: 50) { edges { node { messages(last: 50) { edges { node { id at text } } } } } } }'],
  ])('too much %s %s is refused', async (measure, _how, query) => {
    const { data, errors } = await api.ask(query)
    expect(data).toBeUndefined()
    expect(errors?.map(({ message }) => message).join()).toContain(`${measure} `)
    expect(errors?.every(({ extensions }) => extensions?.code === 'BAD_REQUEST')).toBe(true)
  })

  it('too many tokens are refused before the rest is read', async () => {
    const { errors } = await api.ask(`{ ${'me { id } '.repeat(600)} }`)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    expect(errors?.[0]?.message).toContain('2000 tokens')
  })

  it('what is just small enough is answered', async () => {
    const aliases = Array.from({ length: 15 }, (_, n) => `a${n}: __typename`).join(' ')
    expect(await api.ask(`{ ${aliases} }`)).toMatchObject({ data: { a14: 'Query' } })
    expect(await api.ask(deep(8))).toMatchObject({ data: { mission: null } })
    const page = '{ missions(first: 50) { edges { node { title characters { name } sessions { id state outcome } } } } }'
    const talks = '{ conversations(first: 10) { edges { node { messages(last: 50) { edges { node { id at author text status } } } } } } }'
    expect(await api.ask(talks)).toMatchObject({ data: { conversations: { edges: [] } } })
    expect(await api.ask(page)).toMatchObject({ data: { missions: { edges: [] } } })
  })

  it('fragments that spread each other end in an error, not in a loop', async () => {
    const { errors } = await api.ask('{ me { ...A } } fragment A on Player { ...B } fragment B on Player { ...A id }')
    expect(errors?.map(({ message }) => message).join()).toContain('Cannot spread fragment')
  })

  it('fragments that double each other many times are measured at once', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `F${n}`)
    const fragments = names.map((name, n) =>
      n === 39
        ? `fragment ${name} on Mission { id }`
        : `fragment ${name} on Mission { x: sessions { ...S${n} } y: sessions { ...S${n} } } fragment S${n} on Session { programme { ... on MissionProgramme { mission { ...F${n + 1} } } } }`,
    )
    const { errors } = await api.ask(`{ mission(id: "m1") { ...F0 } } ${fragments.join(' ')}`)
    expect(errors?.length).toBe(3)
  })
})
