import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startApi, type TestApi } from './testing/api.ts'
import { missionOf, ready, sessionOf } from './testing/things.ts'

const query = `mutation ($input: ReportMediaInput!) { it: reportMedia(input: $input) {
  __typename ... on Accepted { seq turnId } ... on InvalidInput { field message } ... on RateLimited { retryAfterMs } } }`

describe('E16 clients report how their media fares', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
    api.station.put(sessionOf(ready(missionOf(api.me))))
  })
  afterEach(() => api.close())

  const report = async (figures: object) => (await api.ask(query, { input: { sessionId: 's1', ...figures } })).data?.it

  it('what they know of round trip, jitter, loss and the rest is measured, without whose it is', async () => {
    const figures = { roundTripMs: 41.5, jitterMs: 2, jitterBufferMs: 60, packetsReceived: 498, packetsLost: 2, concealed: 0.004, bitsPerSecond: 32_000 }
    expect(await report(figures)).toMatchObject({ __typename: 'Accepted', turnId: null })
    expect(await report({ roundTripMs: null })).toMatchObject({ __typename: 'Accepted' })
    expect(api.reported).toEqual([figures, { roundTripMs: null }])
  })

  it.each([
    ['roundTripMs', -0.1, 'From 0 to 60000.'],
    ['roundTripMs', 60_001, 'From 0 to 60000.'],
    ['jitterMs', 1e308, 'From 0 to 60000.'],
    ['jitterBufferMs', -1, 'From 0 to 60000.'],
    ['packetsReceived', 100_001, 'From 0 to 100000.'],
    ['packetsLost', -3, 'From 0 to 100000.'],
    ['concealed', 1.1, 'From 0 to 1.'],
    ['bitsPerSecond', 1e9, 'From 0 to 10000000.'],
  ])('%s of %d is named, and nothing is measured', async (name, value, message) => {
    expect(await report({ roundTripMs: 20, [name]: value })).toEqual({ __typename: 'InvalidInput', field: `input.${name}`, message })
    expect(api.reported).toEqual([])
  })

  it('more than three within 15 s are too many, of one player', async () => {
    for (let n = 0; n < 3; n += 1) expect(await report({ jitterMs: n })).toMatchObject({ __typename: 'Accepted' })
    expect(await report({ jitterMs: 3 })).toEqual({ __typename: 'RateLimited', retryAfterMs: 15_000 })
    api.clock.advance(15_001)
    expect(await report({ jitterMs: 4 })).toMatchObject({ __typename: 'Accepted' })
    expect(api.reported.map(({ jitterMs }) => jitterMs)).toEqual([0, 1, 2, 4])
  })
})
