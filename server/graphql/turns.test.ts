import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusals, refuse, type RefusalCode } from '../core/errors.ts'
import { id, type TurnId } from '../core/ids.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready, sessionOf } from './testing/things.ts'

const answer = `{
  __typename
  ... on Accepted { seq turnId }
  ... on Refused { code message }
  ... on InvalidInput { field message }
}`

/** Each mutation of a turn, and what the show is asked for by it. */
const turns: [string, string, unknown][] = [
  ['startTalking', 'startTalking(sessionId: "s1")', 'press'],
  ['stopTalking', 'stopTalking(sessionId: "s1")', 'release'],
  ['say', 'say(sessionId: "s1", text: "  wake up  ")', { say: 'wake up' }],
  ['readyForNext', 'readyForNext(sessionId: "s1", lineId: "l1")', { ready: 'l1' }],
  ['leave', 'leave(sessionId: "s1")', 'leave'],
]

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  api.station.put(sessionOf(ready(missionOf(api.me))))
})
afterEach(() => api.close())

const ask = async (call: string) => (await api.ask(`mutation { it: ${call} ${answer} }`)).data?.it

it('A4 what has somebody write or speak is limited within the minute, for each player', async () => {
  for (let count = 0; count < 60; count += 1) expect(await ask('say(sessionId: "s1", text: "hello")')).toMatchObject({ __typename: 'Accepted' })
  for (const call of ['say(sessionId: "s1", text: "hello")', 'startTalking(sessionId: "s1")', 'resetScenario(sessionId: "s1")'])
    expect(await ask(call)).toEqual({ __typename: 'RateLimited' })
  expect(await ask('stopTalking(sessionId: "s1")'), 'what ends something is not').toMatchObject({ __typename: 'Accepted' })
})

describe.each(turns)('%s', (_name, call, asked) => {
  it('is done in the show, and says what came of it', async () => {
    api.station.done = { seq: 12, turnId: id<TurnId>('t3') }
    expect(await ask(call)).toEqual({ __typename: 'Accepted', seq: 12, turnId: 't3' })
    api.station.done = { seq: 13, turnId: null }
    expect(await ask(call)).toEqual({ __typename: 'Accepted', seq: 13, turnId: null })
    expect(api.station.asked).toEqual([asked, asked])
  })

  it('A3 is refused with the reason', async () => {
    for (const code of Object.keys(refusals) as RefusalCode[]) {
      api.station.done = { refusal: refuse(code) }
      expect(await ask(call)).toEqual({ __typename: 'Refused', code, message: refusals[code] })
    }
  })

  it('A3 is refused with SHOW_ENDED where the show is over, and has not gone', async () => {
    const over = { kind: 'ENDED', outcome: 'WON', at: birth } as const
    api.station.put(sessionOf(missionOf(api.me), 's1', { state: over }))
    expect(await ask(call)).toMatchObject({ __typename: 'Refused', code: 'SHOW_ENDED' })
    expect(api.station.asked).toEqual([])
  })
})

describe('say', () => {
  it.each(['', '   ', 'x'.repeat(1001)])('E9 takes 1 to 1000 characters, not %j', async (text) => {
    const call = `say(sessionId: "s1", text: ${JSON.stringify(text)})`
    expect(await ask(call)).toMatchObject({ __typename: 'InvalidInput', field: 'text' })
    expect(api.station.asked).toEqual([])
  })
})
