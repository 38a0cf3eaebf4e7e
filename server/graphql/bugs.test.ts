import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import type { Told } from '../radio/feed.ts'
import { startApi, type TestApi } from './testing/api.ts'
import type { Stream } from './testing/stream.ts'
import { missionOf, ready, sessionOf } from './testing/things.ts'

const fault = { service: 'STORE', message: 'The store cannot be reached.', retryable: true } as const
const away = new ProviderFailure(fault, { cause: new Error('connect ECONNREFUSED 10.1.2.3:27017') })

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  const mission = ready(missionOf(api.me))
  api.desk.put(mission)
  api.station.put(sessionOf(mission))
})
afterEach(() => api.close())

describe('a store that is away', () => {
  it('E14 A3 is told as what it is, to whoever reads or writes, and without what is inside', async () => {
    api.station.broken = away
    const { errors } = await api.ask('mutation { startTalking(sessionId: "s1") { __typename } }')
    const extensions = { code: 'STORE_UNAVAILABLE', retryable: true }
    expect(errors).toEqual([expect.objectContaining({ message: 'The store cannot be reached.', path: ['startTalking'], extensions })])
    expect(JSON.stringify(errors)).not.toContain('10.1.2.3')
    expect(api.logged).toMatchObject([{ level: 'warn', facts: { err: away } }])
  })

  it('E14 is a 503 where not even the sign-in could be read', async () => {
    api.identity.unreachable = away
    const { status, errors } = await api.ask('{ me { id } }')
    expect(status).toBe(503)
    expect(errors).toMatchObject([{ message: 'The store cannot be reached.', extensions: { code: 'STORE_UNAVAILABLE' } }])
  })

  it('E14 has put the show away: its socket is told so, and that it can be gone on with', async () => {
    const opened = new Promise<Stream<Told>>((resolve) => (api.station.followed = resolve))
    const told = api.subscribe('subscription { sessionEvents(sessionId: "s1") { __typename } }')
    const first = told.next()
    const feed = await opened
    feed.push({ kind: 'putAway', fault })
    feed.end()
    expect((await first).value).toMatchObject({
      errors: [
        {
          message: 'The store cannot be reached. The show was put away as it is stored: tuning in or resuming goes on with it.',
          extensions: { code: 'STORE_UNAVAILABLE', retryable: true },
        },
      ],
    })
    expect(await told.next()).toMatchObject({ done: true })
  })
})
