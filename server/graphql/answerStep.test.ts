import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refuse } from '../core/errors.ts'
import { id, type TurnId } from '../core/ids.ts'
import type { StepResult } from '../core/programme.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, gameOf, missionOf, sessionOf } from './testing/things.ts'

const AnswerStep = `mutation ($input: AnswerStepInput!) {
  answerStep(input: $input) {
    __typename
    ... on StepAnswered {
      result {
        turnId stepNumber at outcome transcript confidence language { code confidence }
        intent reason reply decidedBy scoreDelta livesDelta
      }
      session { id programme { ... on ScenarioProgramme { score livesRemaining timeStop step { number id says hint } } } }
    }
    ... on InvalidInput { field message }
    ... on Refused { code }
    ... on ProviderFailed { message retryable }
    ... on RateLimited { retryAfterMs }
  }
}`

const result: StepResult = {
  turn: id<TurnId>('t1'),
  step: 0,
  at: birth,
  transcript: 'I am Ada',
  confidence: 0.8,
  language: { code: 'en', confidence: 0.9 },
  verdict: { outcome: 'CORRECT', intent: 'give_name', reason: 'That is a name.', reply: null, by: 'RULE' },
  reply: 'Good.',
  scoreDelta: 100,
  livesDelta: 0,
}

describe('S5 answerStep', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await startApi()
    api.station.put(gameOf(api.me, 'g1', { timeStop: true }))
    const session = gameOf(api.me, 'g1', { timeStop: true, step: 1, score: 100, results: [result] })
    api.station.answered = { result, session }
  })
  afterEach(() => api.close())

  const answer = async (input: object) => (await api.ask(AnswerStep, { input: { sessionId: 'g1', ...input } })).data?.answerStep
  const send = async (recording: Blob | null, input: object = {}, headers: Record<string, string> = {}) => {
    const variables = { input: { sessionId: 'g1', recording: null, ...input } }
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: AnswerStep, variables }))
    form.set('map', JSON.stringify(recording ? { 0: ['variables.input.recording'] } : {}))
    if (recording) form.set('0', recording, 'answer.wav')
    const authorization = `Bearer ${api.token(api.me)}`
    const sent = { authorization, 'graphql-preflight': '1', ...headers }
    const response = await fetch(api.url, { method: 'POST', headers: sent, body: form })
    const { data, errors } = (await response.json()) as { data?: { answerStep: object }; errors?: { message: string }[] }
    return { status: response.status, answer: data?.answerStep, errors }
  }

  it('S3 S7 judges words, and answers with the evidence and the next step', async () => {
    expect(await answer({ text: ' I am Ada ' })).toEqual({
      __typename: 'StepAnswered',
      result: {
        turnId: 't1',
        stepNumber: 1,
        at: new Date(birth).toISOString(),
        outcome: 'CORRECT',
        transcript: 'I am Ada',
        confidence: 0.8,
        language: { code: 'en', confidence: 0.9 },
        intent: 'give_name',
        reason: 'That is a name.',
        reply: 'Good.',
        decidedBy: 'RULE',
        scoreDelta: 100,
        livesDelta: 0,
      },
      session: {
        id: 'g1',
        programme: {
          score: 100,
          livesRemaining: 2,
          timeStop: true,
          step: { number: 2, id: 'papers', says: 'Your papers?', hint: 'Show them.' },
        },
      },
    })
    expect(api.station.asked).toEqual([{ answer: 'I am Ada' }])
  })

  it('takes a recording over plain HTTP, as the multipart request specification has it', async () => {
    const { answer: answered } = await send(new Blob([new Uint8Array(70_000)], { type: 'audio/wav' }))
    expect(answered).toMatchObject({ __typename: 'StepAnswered', result: { transcript: 'I am Ada' } })
    expect(api.station.asked).toEqual([{ recording: 70_000 }])
  })

  it('A4 takes a recording of 5,000,000 bytes, names a longer one, and cuts off one that has no end', async () => {
    expect((await send(new Blob([new Uint8Array(5_000_000)]))).answer).toMatchObject({ __typename: 'StepAnswered' })
    expect((await send(new Blob([new Uint8Array(5_000_001)]))).answer).toMatchObject({
      __typename: 'InvalidInput',
      field: 'input.recording',
    })
    expect((await send(new Blob([new Uint8Array(11_000_000)]))).status).toBe(413)
    expect(api.station.asked).toEqual([{ recording: 5_000_000 }])
  })

  it('A4 reads no recording of who is not signed in', async () => {
    const blob = new Blob([new Uint8Array(300_000)])
    expect((await send(blob, {}, { authorization: 'Bearer wrong' })).status).toBe(413)
    const small = await send(new Blob(['x']), {}, { authorization: '' })
    expect(small.answer).toEqual({ __typename: 'Unauthenticated' })
  })

  it.each([
    ['neither', {}, 'input'],
    ['no words', { text: ' ' }, 'input.text'],
    ['too many words', { text: 'x'.repeat(1001) }, 'input.text'],
  ])('A3 wants words or a recording: %s', async (_what, input, field) => {
    expect(await answer(input)).toMatchObject({ __typename: 'InvalidInput', field })
    expect(api.station.asked).toEqual([])
  })

  it('A3 wants one of them, not both', async () => {
    const both = await send(new Blob(['x']), { text: 'I am Ada' })
    expect(both.answer).toMatchObject({ __typename: 'InvalidInput', field: 'input' })
  })

  it('A3 takes no file that is none', async () => {
    const { status, errors, data } = await api.ask(AnswerStep, { input: { sessionId: 'g1', recording: 'x' } })
    expect({ status, data }).toEqual({ status: 400, data: undefined })
    expect(errors?.[0]?.message).toContain('multipart/form-data')
    expect(api.logged).toEqual([])
  })

  it('says why an answer was not judged', async () => {
    api.station.answered = { refusal: refuse('NO_LIVES_LEFT') }
    expect(await answer({ text: 'x' })).toEqual({ __typename: 'Refused', code: 'NO_LIVES_LEFT' })
    api.station.answered = { fault: { service: 'EAR', message: 'It is deaf.', retryable: true } }
    expect(await answer({ text: 'x' })).toEqual({ __typename: 'ProviderFailed', message: 'It is deaf.', retryable: true })
    api.station.answered = { invalid: 'That is no recording.' }
    expect((await send(new Blob(['x']))).answer).toEqual({
      __typename: 'InvalidInput',
      field: 'input.recording',
      message: 'That is no recording.',
    })
  })

  it('A4 understands 20 recordings a minute, and any number of words', async () => {
    for (let sent = 0; sent < 20; sent += 1)
      expect((await send(new Blob(['x']))).answer).toMatchObject({ __typename: 'StepAnswered' })
    expect((await send(new Blob(['x']))).answer).toEqual({ __typename: 'RateLimited', retryAfterMs: 60_000 })
    expect(await answer({ text: 'I am Ada' })).toMatchObject({ __typename: 'StepAnswered' })
    api.clock.advance(60_000)
    expect((await send(new Blob(['x']))).answer).toMatchObject({ __typename: 'StepAnswered' })
  })

  it('is over when the game is', async () => {
    const state = { kind: 'ENDED', outcome: 'COMPLETED', at: birth } as const
    api.station.put({ ...gameOf(api.me, 'g1'), state })
    expect(await answer({ text: 'x' })).toEqual({ __typename: 'Refused', code: 'SHOW_ENDED' })
    api.station.put(sessionOf(missionOf(api.stranger), 'g1'))
    expect(await answer({ text: 'x' })).toEqual({ __typename: 'NotFound' })
  })
})
