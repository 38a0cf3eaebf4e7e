import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFailure } from '../core/mission.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready, sessionOf } from './testing/things.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

const Status = `subscription ($missionId: ID!) {
  missionStatus(missionId: $missionId) { __typename ... on Mission { id status fault { service message } } }
}`

describe('M4 missionStatus', () => {
  it('tells the current status first, then each change, until the client goes', async () => {
    const mission = missionOf(api.me)
    api.desk.put(mission)
    const told = api.subscribe(Status, { missionId: 'm1' })
    const next = async () => ((await told.next()).value as { data: { missionStatus: object } }).data.missionStatus
    expect(await next()).toEqual({ __typename: 'Mission', id: 'm1', status: 'STAGE1', fault: null })

    const [follower] = api.desk.followers
    follower?.push(withFailure(mission, { service: 'WRITER', message: 'no words', retryable: true }, birth))
    expect(await next()).toMatchObject({ status: 'FAILED', fault: { service: 'WRITER', message: 'no words' } })
    follower?.push(ready(mission))
    expect(await next()).toMatchObject({ status: 'STAGE2', fault: null })

    await told.return?.()
    await follower?.returned
  })

  it('lets go of the mission when the socket is lost in the middle of waiting', async () => {
    api.desk.put(missionOf(api.me))
    const client = api.connect({ token: api.token(api.me) })
    const told = client.iterate({ query: Status, variables: { missionId: 'm1' } })
    await told.next()
    const rest = told.next().catch(() => undefined)
    client.terminate()
    await api.desk.followers[0]?.returned
    await rest
  })

  it('A3 hides a bug in the middle of it, logs it, and ends', async () => {
    api.desk.put(missionOf(api.me))
    const told = api.subscribe(Status, { missionId: 'm1' })
    await told.next()
    api.desk.followers[0]?.fail(new Error('the secret inside'))
    await expect(told.next()).rejects.toMatchObject([{ message: 'Unexpected error.' }])
    expect(api.logged).toMatchObject([{ level: 'error', facts: { err: { message: 'the secret inside' } } }])
  })
})

describe('M4 the missions of a player', () => {
  it('are read one by one, with their sessions', async () => {
    const mission = ready(missionOf(api.me))
    api.desk.put(mission)
    api.station.put(sessionOf(mission))
    const query = `{ mission(id: "m1") {
      id status title story task frequency listeners target timeLimitSeconds createdAt
      characters { name role personality sound }
      sessions { id state programme { ... on MissionProgramme { mission { id } } } }
    } }`
    expect((await api.ask(query)).data).toEqual({
      mission: {
        id: 'm1',
        status: 'STAGE2',
        title: 'The tower',
        story: 'They jam the band.',
        task: 'Have the power cut.',
        frequency: 98.3,
        listeners: 1000,
        target: 600,
        timeLimitSeconds: 300,
        createdAt: new Date(birth).toISOString(),
        characters: [
          { name: 'Mara', role: 'host', personality: 'dry', sound: 'low and calm' },
          { name: 'Otto', role: 'engineer', personality: 'nervous', sound: 'fast' },
        ],
        sessions: [{ id: 's1', state: 'PREPARING', programme: { mission: { id: 'm1' } } }],
      },
    })
  })

  it('come in pages', async () => {
    for (const missionId of ['m1', 'm2', 'm3']) api.desk.put(missionOf(api.me, missionId))
    api.desk.put(missionOf(api.stranger, 'm4'))
    const query = `query ($first: Int, $after: String) { missions(first: $first, after: $after) {
      edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`
    const page = async (variables: object) => (await api.ask(query, variables)).data?.missions as Page
    interface Page {
      readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[]
      readonly pageInfo: { readonly endCursor: string | null }
    }
    const one = await page({ first: 2 })
    expect(one.edges.map(({ node }) => node.id)).toEqual(['m1', 'm2'])
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, startCursor: one.edges[0]?.cursor })
    const two = await page({ first: 2, after: one.pageInfo.endCursor })
    expect(two.edges.map(({ node }) => node.id)).toEqual(['m3'])
    expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, endCursor: two.edges[0]?.cursor })
    const none = await page({ first: 2, after: two.pageInfo.endCursor })
    expect(none).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    })
  })

  it.each([
    [undefined, 20],
    [0, 1],
    [-5, 1],
    [7, 7],
    [1000, 50],
  ])('A4 a page of %s is one of %i', async (first, asked) => {
    await api.ask('query ($first: Int) { missions(first: $first) { edges { cursor } } }', { first })
    expect(api.desk.asked).toEqual([{ first: asked, after: null }])
  })
})
