import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closing, startApi, type TestApi } from './testing/api.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  for (const player of [api.me, api.stranger]) api.players.set(player.id, player)
})
afterEach(() => api.close())

const exportMine = 'mutation { it: exportMyData { __typename ... on DataExport { path expiresAt } ... on RateLimited { retryAfterMs } } }'
const deleteMine = `mutation ($name: String!) { it: deleteMyData(name: $name) {
  __typename ... on DataDeleted { missions characters sessions } ... on InvalidInput { field } ... on RateLimited { retryAfterMs } } }`

describe('E17 exportMyData', () => {
  it("names a path that is the player's own, and how long it is good", async () => {
    const expiresAt = new Date(api.clock.now() + 300_000).toISOString()
    expect((await api.ask(exportMine)).data).toEqual({
      it: { __typename: 'DataExport', path: `/export/link-of-${api.me.id}`, expiresAt },
    })
  })

  it('A4 is there five times an hour, for each player', async () => {
    const kinds = []
    for (let n = 0; n < 6; n++) kinds.push((await api.ask(exportMine)).data?.it)
    expect(kinds.at(-2)).toMatchObject({ __typename: 'DataExport' })
    expect(kinds.at(-1)).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
    expect((await api.ask(exportMine, {}, api.stranger)).data?.it).toMatchObject({ __typename: 'DataExport' })
    api.clock.advance(3_600_000)
    const token = { authorization: `Bearer ${api.token(api.me, api.clock.now() + 1000)}` }
    expect((await api.ask(exportMine, {}, null, token)).data?.it).toMatchObject({ __typename: 'DataExport' })
  })
})

describe('E17 deleteMyData', () => {
  it('deletes nothing without the own name, typed out', async () => {
    for (const name of ['', 'no', api.stranger.name, `${api.me.name}x`, api.me.name.toUpperCase()])
      expect((await api.ask(deleteMine, { name })).data).toEqual({ it: { __typename: 'InvalidInput', field: 'name' } })
    expect([...api.gone]).toEqual([])
  })

  it('says how much was deleted, and whose it was', async () => {
    expect((await api.ask(deleteMine, { name: ` ${api.me.name} ` })).data).toEqual({
      it: { __typename: 'DataDeleted', missions: 1, characters: 2, sessions: 3 },
    })
    expect([...api.gone]).toEqual([api.me.id])
  })

  it('closes the sockets of the player, and of nobody else, once it has answered on them', async () => {
    const [mine, other] = [api.me, api.stranger].map((player) => api.connect({ token: api.token(player) }))
    if (!mine || !other) throw new Error('no client')
    const closed = closing(mine)
    const answers = mine.iterate({ query: deleteMine, variables: { name: api.me.name } })
    expect((await answers.next()).value).toMatchObject({ data: { it: { __typename: 'DataDeleted' } } })
    expect(await closed).toMatchObject({ code: 4403 })
    expect((await other.iterate({ query: '{ me { id } }' }).next()).value).toEqual({ data: { me: { id: api.stranger.id } } })
  })

  it('M1 leaves nobody on a socket that was still open', async () => {
    const client = api.connect({ token: api.token(api.me) })
    expect((await client.iterate({ query: '{ me { id } }' }).next()).value).toEqual({ data: { me: { id: api.me.id } } })
    api.gone.add(api.me.id)
    expect((await client.iterate({ query: '{ me { id } }' }).next()).value).toEqual({ data: { me: null } })
  })

  it('A4 is there ten times an hour from one address', async () => {
    for (let n = 0; n < 10; n++) await api.ask(deleteMine, { name: api.me.name })
    expect((await api.ask(deleteMine, { name: api.me.name })).data?.it).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
  })
})
