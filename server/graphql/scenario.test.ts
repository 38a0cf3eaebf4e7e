import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type TurnId } from '../core/ids.ts'
import type { AnswerOutcome, StepResult } from '../core/programme.ts'
import { limits, startApi, type TestApi } from './testing/api.ts'
import { birth, conversationOf, gameOf, missionOf, sessionOf } from './testing/things.ts'

let api: TestApi
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

const asRead = {
  id: 'gate',
  title: 'The gate',
  kind: 'CHECKPOINT',
  language: 'en',
  level: 'B1',
  summary: 'Get past the gate.',
  host: { name: 'Vera', role: 'guard' },
  lives: 2,
  stepsTotal: 2,
  understandsSpeech: true,
}
const fields = 'id title kind language level summary host { name role } lives stepsTotal understandsSpeech'

describe('S1 the scenarios', () => {
  it('are there for everybody, one by one and all together', async () => {
    const { data } = await api.ask(`{ scenarios { ${fields} } scenario(id: "gate") { ${fields} } other: scenario(id: "x") { id } }`, {}, null)
    expect(data).toEqual({ scenarios: [asRead], scenario: asRead, other: null })
  })

  it('say whether their own language is understood', async () => {
    await api.close()
    api = await startApi({ understands: (language) => language === null })
    api.station.put(gameOf(api.me, 'g1'))
    api.station.put(sessionOf(missionOf(api.me)))
    const query = '{ scenario(id: "gate") { understandsSpeech } session(id: "g1") { understandsSpeech } mission: session(id: "s1") { understandsSpeech } }'
    expect((await api.ask(query)).data).toEqual({
      scenario: { understandsSpeech: false },
      session: { understandsSpeech: false },
      mission: { understandsSpeech: true },
    })
  })
})

describe('startScenario', () => {
  const start = async (input: object) => {
    const query = `mutation ($input: StartScenarioInput!) { startScenario(input: $input) {
      __typename
      ... on Session { id state offAirReason clockLeftMs programme { __typename ... on ScenarioProgramme { scenario { id } phase timeStop } } }
      ... on RateLimited { retryAfterMs }
    } }`
    return (await api.ask(query, { input })).data?.startScenario
  }
  const programme = { __typename: 'ScenarioProgramme', scenario: { id: 'gate' }, phase: 'PLAYING' }

  it('S4 begins a game on the air, without a limit of time', async () => {
    expect(await start({ scenarioId: 'gate', captionsOnly: true })).toEqual({
      __typename: 'Session',
      id: 'g1',
      state: 'PREPARING',
      offAirReason: null,
      clockLeftMs: null,
      programme: { ...programme, timeStop: false },
    })
    expect(api.station.asked).toEqual([{ startScenario: 'gate', captionsOnly: true, timeStop: false }])
  })

  it('S5 begins one in time-stop', async () => {
    expect(await start({ scenarioId: 'gate', timeStop: true })).toMatchObject({
      state: 'OFF_AIR',
      offAirReason: 'TIME_STOP',
      programme: { ...programme, timeStop: true },
    })
  })

  it('knows no other scenario', async () => {
    expect(await start({ scenarioId: 'x' })).toEqual({ __typename: 'NotFound' })
  })

  it('A4 a player starts so many sessions an hour, scenarios and conversations together', async () => {
    await api.close()
    api = await startApi({ limits: { ...limits, sessionsPerHour: 2 } })
    await start({ scenarioId: 'x' })
    expect(await start({ scenarioId: 'gate' })).toMatchObject({ __typename: 'Session' })
    expect(await start({ scenarioId: 'gate' })).toMatchObject({ __typename: 'Session' })
    expect(await start({ scenarioId: 'gate' })).toEqual({ __typename: 'RateLimited', retryAfterMs: 3_600_000 })
  })
})

describe('a game as it is read', () => {
  const result = (turn: number, step: number, outcome: AnswerOutcome, transcript: string | null): StepResult => ({
    turn: id<TurnId>(`t${turn}`),
    step,
    at: birth + turn,
    transcript,
    confidence: transcript === null ? null : turn / 10,
    language: null,
    verdict: { outcome, intent: null, reason: 'So it is.', reply: null, by: 'MODEL' },
    reply: 'Well.',
    scoreDelta: outcome === 'CORRECT' ? 100 : -30,
    livesDelta: outcome === 'CORRECT' ? 0 : -1,
  })

  it('S6 S7 has the lives, all results, and each step with its last transcript', async () => {
    const results = [
      result(1, 0, 'INCORRECT_ANSWER', 'no idea'),
      result(2, 0, 'CORRECT', 'I am Ada'),
      result(3, 1, 'WRONG_LANGUAGE', 'hier sind meine papiere'),
      result(4, 1, 'UNHEARD', null),
    ]
    const state = { kind: 'ENDED', outcome: 'OUT_OF_LIVES', at: birth } as const
    const game = gameOf(api.me, 'g1', { results, phase: 'OUT_OF_LIVES', step: 1, livesRemaining: 0, score: 40 })
    api.station.put({ ...game, state })
    const { data } = await api.ask(`{ session(id: "g1") { outcome programme { ... on ScenarioProgramme {
      phase score livesRemaining livesTotal stepsTotal judging step { number id says hint }
      results { turnId stepNumber outcome transcript decidedBy scoreDelta livesDelta language { code } }
      review { step { number id } attempts outcome transcript confidence }
    } } } sessionReview(sessionId: "g1") { said { __typename } scoreChanges { change } cost } }`)
    expect(data?.session).toEqual({
      outcome: 'OUT_OF_LIVES',
      programme: {
        phase: 'OUT_OF_LIVES',
        score: 40,
        livesRemaining: 0,
        livesTotal: 2,
        stepsTotal: 2,
        judging: false,
        step: { number: 2, id: 'papers', says: 'Your papers?', hint: 'Show them.' },
        results: results.map(({ turn, step, transcript, verdict: { outcome }, scoreDelta, livesDelta }) => ({
          turnId: turn,
          stepNumber: step + 1,
          outcome,
          transcript,
          decidedBy: 'MODEL',
          scoreDelta,
          livesDelta,
          language: null,
        })),
        review: [
          { step: { number: 1, id: 'name' }, attempts: 2, outcome: 'CORRECT', transcript: 'I am Ada', confidence: 0.2 },
          { step: { number: 2, id: 'papers' }, attempts: 2, outcome: 'WRONG_LANGUAGE', transcript: 'hier sind meine papiere', confidence: 0.3 },
        ],
      },
    })
    expect(data?.sessionReview).toEqual({ said: [], scoreChanges: [], cost: 0 })
  })

  it('S1 what is expected stays on the server', async () => {
    const { errors } = await api.ask('{ scenario(id: "gate") { steps { expects { examples } } } }')
    expect(errors?.[0]?.message).toContain('Cannot query field "steps"')
  })

  it('S7 old games come in pages, and nothing else does', async () => {
    for (const sessionId of ['g1', 'g2', 'g3']) api.station.put(gameOf(api.me, sessionId))
    api.station.put(gameOf(api.stranger, 'g4'))
    api.station.put(conversationOf(api.me, 'k1'))
    const query = `query ($after: String) { scenarioSessions(first: 2, after: $after) {
      edges { cursor node { id programme { __typename } } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }`
    const one = (await api.ask(query)).data?.scenarioSessions as { edges: unknown[]; pageInfo: { endCursor: string } }
    expect(one.edges).toMatchObject([{ node: { id: 'g1' } }, { node: { id: 'g2', programme: { __typename: 'ScenarioProgramme' } } }])
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const two = (await api.ask(query, { after: one.pageInfo.endCursor })).data?.scenarioSessions
    expect(two).toMatchObject({ edges: [{ node: { id: 'g3' } }], pageInfo: { hasNextPage: false, hasPreviousPage: true } })
  })
})

describe('E5 resumeSession', () => {
  const resume = async (sessionId: string) => {
    const query = `mutation ($input: ResumeSessionInput!) { resumeSession(input: $input) {
      __typename ... on Session { id } ... on Refused { code }
    } }`
    return (await api.ask(query, { input: { sessionId, captionsOnly: true } })).data?.resumeSession
  }

  it('goes on with a session of any programme', async () => {
    api.station.put(gameOf(api.me, 'g1'))
    api.station.put(conversationOf(api.me, 'k1'))
    api.station.put(sessionOf(missionOf(api.me), 's1'))
    for (const sessionId of ['g1', 'k1', 's1']) {
      expect(await resume(sessionId)).toEqual({ __typename: 'Session', id: sessionId })
      expect(api.station.asked.at(-1)).toEqual({ resume: sessionId, captionsOnly: true })
    }
  })

  it('does not go on with one that is over', async () => {
    api.station.put({ ...gameOf(api.me, 'g1'), state: { kind: 'ENDED', outcome: 'COMPLETED', at: birth } })
    expect(await resume('g1')).toEqual({ __typename: 'Refused', code: 'SHOW_ENDED' })
    expect(await resume('g2')).toEqual({ __typename: 'NotFound' })
  })
})

describe('what is done in a game', () => {
  it.each([
    ['S6 resetScenario', 'resetScenario(sessionId: "g1")', 'reset'],
    ['S6 repeatStep', 'repeatStep(sessionId: "g1")', 'repeat'],
  ])('%s', async (_name, call, asked) => {
    api.station.put(gameOf(api.me, 'g1'))
    expect((await api.ask(`mutation { it: ${call} { __typename ... on Accepted { seq } } }`)).data?.it).toEqual({
      __typename: 'Accepted',
      seq: 7,
    })
    expect(api.station.asked).toEqual([asked])
    api.station.done = { refusal: { code: 'NO_LIVES_LEFT', message: 'No life is left.' } }
    const refused = await api.ask(`mutation { it: ${call} { ... on Refused { code } } }`)
    expect(refused.data?.it).toEqual({ code: 'NO_LIVES_LEFT' })
  })
})
