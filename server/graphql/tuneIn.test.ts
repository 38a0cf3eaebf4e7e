import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFailure } from '../core/mission.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready } from './testing/things.ts'

const TuneIn = `mutation ($input: TuneInInput!) {
  tuneIn(input: $input) {
    __typename
    ... on TunedIn { session { id cast { name voice colour } programme { ... on MissionProgramme { mission { id } } } } }
    ... on NotReady { status message }
    ... on NothingOnAir { signal message }
    ... on InvalidInput { field message }
  }
}`

describe('M5 tuneIn', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
  })
  afterEach(() => api.close())

  const tuneIn = async (input: object) => (await api.ask(TuneIn, { input: { missionId: 'm1', ...input } })).data?.tuneIn

  it('opens the session at the right frequency, with everybody and their voices (M6)', async () => {
    api.desk.put(ready(missionOf(api.me)))
    expect(await tuneIn({ frequency: 98.3 })).toEqual({
      __typename: 'TunedIn',
      session: {
        id: 's1',
        cast: [
          { name: 'Mara', voice: 'voice-Mara', colour: '#ffcc66' },
          { name: 'Otto', voice: 'voice-Otto', colour: '#ffcc66' },
        ],
        programme: { mission: { id: 'm1' } },
      },
    })
    await tuneIn({ frequency: 98.3, captionsOnly: true })
    expect(api.station.asked).toEqual([
      { tuneIn: 'm1', captionsOnly: false },
      { tuneIn: 'm1', captionsOnly: true },
    ])
  })

  it('has nothing on the air elsewhere, and a signal that grows as the dial comes near', async () => {
    api.desk.put(ready(missionOf(api.me)))
    const signals: number[] = []
    for (const frequency of [108, 100.2, 99.3, 98.4]) {
      const nothing = (await tuneIn({ frequency })) as { __typename: string; signal: number }
      expect(nothing.__typename).toBe('NothingOnAir')
      signals.push(nothing.signal)
    }
    expect(signals[0]).toBe(0)
    expect(signals).toEqual([...signals].sort((one, other) => one - other))
    expect(new Set(signals).size).toBe(4)
    expect(signals[3]).toBeLessThan(1)
    expect(api.station.asked).toEqual([])
  })

  it('is not ready before STAGE2, at the right frequency and at a wrong one', async () => {
    api.desk.put(missionOf(api.me))
    for (const frequency of [98.3, 90])
      expect(await tuneIn({ frequency })).toMatchObject({ __typename: 'NotReady', status: 'STAGE1' })
    api.desk.put(withFailure(missionOf(api.me), { service: 'WRITER', message: 'no words', retryable: true }, birth))
    expect(await tuneIn({ frequency: 98.3 })).toEqual({
      __typename: 'NotReady',
      status: 'FAILED',
      message: 'The mission could not be prepared: no words',
    })
  })

  it.each([87.4, 108.1, 98.35, -1])('A3 has no %s MHz on the dial', async (frequency) => {
    api.desk.put(ready(missionOf(api.me)))
    expect(await tuneIn({ frequency })).toMatchObject({ __typename: 'InvalidInput', field: 'input.frequency' })
  })
})
