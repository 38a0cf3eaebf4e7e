import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type LineId, type SessionId, type TurnId } from '../core/ids.ts'
import type { Session } from '../core/session.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { gameOf, missionOf, ready, sessionOf } from './testing/things.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

const share = `mutation ($id: ID!) { it: shareSession(sessionId: $id) {
  __typename ... on ShowShared { token } ... on Refused { code } ... on RateLimited { retryAfterMs } } }`
const unshare = `mutation ($id: ID!) { it: unshareSession(sessionId: $id) {
  __typename ... on ShowUnshared { sessionId } ... on Refused { code } } }`
const look = `query ($token: String!) { it: sharedShow(token: $token) { __typename ... on RateLimited { retryAfterMs } ... on SharedShow {
  title story task frequency outcome openedAt awakened listeners target cast { name role colour }
  said { __typename ... on HostLine { line { speaker text } heard interrupted } ... on PlayerTurn { outcome text confidence } }
  scoreChanges { change awakened reason } } } }`

const ended = { kind: 'ENDED', outcome: 'TIME_UP', at: 1 } as const

/** A show that is over, with a line that was cut off and an answer of the player's. */
function played(sessionId = 's1', facts: Partial<Session> = {}): Session {
  const session = sessionOf(ready(missionOf(api.me)), sessionId, { state: ended })
  const line = { id: id<LineId>('l1'), speaker: 'Mara', text: 'Good evening, and nobody ever heard this.', message: null }
  const turn = id<TurnId>('t1')
  return {
    ...session,
    context: [
      { kind: 'line', at: 1, line, heard: 'Good evening', interrupted: true, voiced: true },
      { kind: 'player', at: 2, turn, heard: { kind: 'words', text: 'Wake up', confidence: 0.8, typed: false, language: null } },
    ],
    faults: [{ service: 'WRITER', message: 'a fault of ours', retryable: true }],
    ...facts,
  }
}

async function tokenOf(sessionId = 's1'): Promise<string> {
  const { data } = await api.ask(share, { id: sessionId })
  return (data as { readonly it: { readonly token: string } }).it.token
}

describe('W2 a show that is shared', () => {
  it('is there for anybody with the token, and again under the same one', async () => {
    api.station.put(played())
    const token = await tokenOf()
    expect(await tokenOf()).toBe(token)
    for (const who of [api.me, api.stranger, null])
      expect((await api.ask(look, { token }, who)).data?.it).toMatchObject({ outcome: 'TIME_UP', listeners: 1000 })
    expect((await api.ask('{ it: sessionReview(sessionId: "s1") { shareToken } }')).data?.it).toEqual({ shareToken: token })
  })

  it('M1 is what was heard, and says nothing of who played it, of what failed, or of what nobody heard', async () => {
    api.station.put(played())
    const answer = await api.ask(look, { token: await tokenOf() }, null)
    expect(answer.errors).toBeUndefined()
    expect(answer.data?.it).toMatchObject({
      said: [
        { __typename: 'HostLine', line: { speaker: 'Mara', text: 'Good evening' }, heard: 'Good evening', interrupted: true },
        { __typename: 'PlayerTurn', outcome: 'WORDS', text: 'Wake up', confidence: 0.8 },
      ],
    })
    expect(JSON.stringify(answer)).not.toMatch(/player-me|"s1"|"m1"|nobody ever heard|a fault of ours|Play it tense/)
  })

  it('is gone once it is not shared any more, and comes back under another token', async () => {
    api.station.put(played())
    const token = await tokenOf()
    expect((await api.ask(unshare, { id: 's1' })).data?.it).toEqual({ __typename: 'ShowUnshared', sessionId: 's1' })
    expect((await api.ask(look, { token })).data).toEqual({ it: null })
    expect((await api.ask('{ it: sessionReview(sessionId: "s1") { shareToken } }')).data?.it).toEqual({ shareToken: null })
    expect(await tokenOf()).not.toBe(token)
  })

  it('is a mission, and over', async () => {
    api.station.put(played('s1', { state: sessionOf(missionOf(api.me)).state }))
    api.station.put({ ...gameOf(api.me, 'g1'), state: ended })
    for (const [sessionId, code] of [['s1', 'SHOW_NOT_OVER'], ['g1', 'WRONG_PROGRAMME']] as const)
      for (const operation of [share, unshare])
        expect((await api.ask(operation, { id: sessionId })).data?.it).toEqual({ __typename: 'Refused', code })
    expect([...api.shares]).toEqual([])
  })

  it('M1 is not shown where what the token leads to is gone', async () => {
    api.shares.set(id<SessionId>('deleted'), 'a token')
    expect((await api.ask(look, { token: 'a token' }, null)).data).toEqual({ it: null })
  })

  it('A4 can be made thirty times an hour, the same one any number of times', async () => {
    for (let n = 0; n <= 30; n += 1) api.station.put(played(`s${n}`))
    for (let n = 0; n < 30; n += 1) await tokenOf(`s${n}`)
    expect((await api.ask(share, { id: 's30' })).data?.it).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
    expect(await tokenOf('s0')).toMatch(/^link-/)
  })

  it('A4 is looked at so often from one address within a minute, and no more', async () => {
    await api.close()
    api = await startApi({ limits: { ...limits, playersPerAddress: 1 } })
    for (let n = 0; n < 20; n += 1) expect((await api.ask(look, { token: 'x' }, null)).data).toEqual({ it: null })
    const { data } = await api.ask(look, { token: 'x' }, null)
    expect(data).toEqual({ it: { __typename: 'RateLimited', retryAfterMs: 60_000 } })
    api.clock.advance(60_000)
    expect((await api.ask(look, { token: 'x' }, null)).data).toEqual({ it: null })
  })
})
