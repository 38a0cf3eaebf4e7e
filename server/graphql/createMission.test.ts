import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFailure } from '../core/mission.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready } from './testing/things.ts'

const Create = `mutation ($input: CreateMissionInput!) {
  createMission(input: $input) {
    __typename
    ... on Mission { id status title target timeLimitSeconds createdAt fault { message } }
    ... on InvalidInput { field message }
    ... on RateLimited { retryAfterMs }
    ... on ProviderFailed { message retryable }
    ... on Unauthenticated { message }
  }
}`

const Retry = `mutation ($missionId: ID!) {
  retryMission(missionId: $missionId) {
    __typename
    ... on Mission { id status fault { service message retryable } }
    ... on RateLimited { retryAfterMs }
  }
}`

let api: TestApi
beforeEach(async () => {
  api = await startApi({ limits: { ...limits, missionsPerHour: 2, signInsPerHour: 2 } })
})
afterEach(() => api.close())

describe('M2 createMission', () => {
  const create = async (input: object) => (await api.ask(Create, { input })).data?.createMission

  it('returns the mission at STAGE1, with what its player reads of it', async () => {
    api.desk.created = missionOf(api.me)
    expect(await create({})).toEqual({
      __typename: 'Mission',
      id: 'm1',
      status: 'STAGE1',
      title: 'The tower',
      target: 600,
      timeLimitSeconds: 300,
      createdAt: new Date(birth).toISOString(),
      fault: null,
    })
  })

  it('asks for what was left out by its defaults', async () => {
    api.desk.created = missionOf(api.me)
    await create({ theme: '  ' })
    await create({ theme: ' a lighthouse ', timeLimitSeconds: 30, targetPercent: 100, idempotencyKey: 'k' })
    expect(api.desk.asked).toEqual([
      { playerId: api.me.id, wish: { theme: null, timeLimitMs: 300_000, targetShare: 0.6 }, key: null },
      { playerId: api.me.id, wish: { theme: 'a lighthouse', timeLimitMs: 30_000, targetShare: 1 }, key: 'k' },
    ])
  })

  it.each([
    ['input.theme', { theme: 'x'.repeat(301) }],
    ['input.timeLimitSeconds', { timeLimitSeconds: 29 }],
    ['input.timeLimitSeconds', { timeLimitSeconds: 3601 }],
    ['input.targetPercent', { targetPercent: 0 }],
    ['input.targetPercent', { targetPercent: 101 }],
    ['input.idempotencyKey', { idempotencyKey: '' }],
    ['input.idempotencyKey', { idempotencyKey: 'x'.repeat(101) }],
  ])('A3 names %s where it does not fit: %j', async (field, input) => {
    expect(await create(input)).toEqual({ __typename: 'InvalidInput', field, message: expect.any(String) as string })
    expect(api.desk.asked).toEqual([])
  })

  it('A3 says that the writer failed, and whether to try again', async () => {
    expect(await create({})).toEqual({ __typename: 'ProviderFailed', message: 'nothing to say', retryable: true })
  })

  it('A4 allows so many an hour; a repeated call is no second one', async () => {
    api.desk.created = missionOf(api.me)
    await create({ idempotencyKey: 'one' })
    await create({ idempotencyKey: 'two' })
    expect(await create({})).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
    expect(await create({ idempotencyKey: 'one' })).toMatchObject({ __typename: 'Mission' })
    const { data } = await api.ask(Create, { input: {} }, api.stranger)
    expect(data).toMatchObject({ createMission: { __typename: 'Mission' } })
  })

  it('A4 counts every call that failed, with a key as without', async () => {
    await create({ idempotencyKey: 'one' })
    await create({ idempotencyKey: 'one' })
    expect(await create({ idempotencyKey: 'one' })).toMatchObject({ __typename: 'RateLimited' })
    expect(api.desk.asked).toHaveLength(2)
  })
})

describe('M3 retryMission', () => {
  const retry = async () => (await api.ask(Retry, { missionId: 'm1' })).data?.retryMission
  const fault = { service: 'WRITER', message: 'no words', retryable: true } as const

  it('prepares a FAILED mission once more', async () => {
    api.desk.put(withFailure(missionOf(api.me), fault, birth))
    expect(await retry()).toMatchObject({ __typename: 'Mission', status: 'FAILED', fault })
    expect(api.desk.asked).toEqual([{ retried: 'm1' }])
  })

  it('returns any other mission as it is', async () => {
    api.desk.put(ready(missionOf(api.me)))
    expect(await retry()).toMatchObject({ __typename: 'Mission', status: 'STAGE2', fault: null })
    expect(api.desk.asked).toEqual([])
  })

  it('A4 counts as a mission', async () => {
    api.desk.put(withFailure(missionOf(api.me), fault, birth))
    await retry()
    await retry()
    expect(await retry()).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
  })

  it('A3 says NotFound where there is none', async () => {
    expect(await retry()).toEqual({ __typename: 'NotFound' })
  })
})
