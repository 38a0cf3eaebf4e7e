import { parse } from 'graphql'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { examples } from '../server/graphql/graphiql.ts'
import type { Answer } from './client.ts'
import { startProduct, type RunningProduct } from './product.ts'

let product: RunningProduct
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

it("A1 GraphiQL's examples play a mission, a scenario and a conversation in their order, as GraphiQL sends them: the whole text, one of them named", async () => {
  const left = new Set(parse(examples).definitions.map((one) => (one.kind === 'OperationDefinition' ? one.name?.value : undefined)))
  left.delete(undefined)
  let token = ''
  const open = () =>
    createClient({
      url: `${product.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ token }),
      retryAttempts: 0,
    })

  /** The only field of the answer; anything in `errors` is a fault of the example. */
  function only({ data, errors }: Answer): Answer {
    expect(errors).toBeUndefined()
    return Object.values(data)[0]
  }
  async function run(operationName: string, variables: object = {}): Promise<Answer> {
    left.delete(operationName)
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const body = JSON.stringify({ query: examples, operationName, variables })
    return only(await (await fetch(`${product.url}/graphql`, { method: 'POST', headers, body })).json())
  }
  async function* follow(operationName: string, variables: Record<string, unknown>): AsyncGenerator<Answer> {
    left.delete(operationName)
    const client = open()
    try {
      for await (const answer of client.iterate({ query: examples, operationName, variables })) yield only(answer)
    } finally {
      await client.dispose()
    }
  }

  const signedIn = await run('SignIn')
  expect(signedIn).toMatchObject({ __typename: 'SignedIn', player: { name: 'Night Owl' } })
  token = signedIn.token

  const mission = await run('CreateMission')
  expect(mission).toMatchObject({ __typename: 'Mission', status: 'STAGE1' })
  const missionId = mission.id as string
  for await (const { __typename, status } of follow('MissionStatus', { missionId })) {
    expect(__typename).toBe('Mission')
    if (status === 'STAGE2') break
  }
  expect(await run('RetryMission', { missionId }), 'there is nothing to try again').toMatchObject({ status: 'STAGE2' })

  const { frequency } = mission
  const elsewhere = frequency > 98 ? 87.5 : 108
  expect(await run('TuneIn', { missionId, frequency: elsewhere })).toMatchObject({ __typename: 'NothingOnAir' })
  const { __typename, session } = await run('TuneIn', { missionId, frequency })
  expect(__typename).toBe('TunedIn')
  const sessionId = session.id as string

  const events = follow('SessionEvents', { sessionId })
  const next = async (wanted: string): Promise<Answer> => {
    for (;;) {
      const { value, done } = await events.next()
      expect(done, wanted).toBe(false)
      if (value.__typename === wanted) return value
    }
  }
  const { lineId } = await next('DialogueEnded')
  expect(await run('ReadyForNext', { sessionId, lineId })).toMatchObject({ __typename: 'Accepted' })
  await next('LineStarted')
  expect(await run('Say', { sessionId })).toMatchObject({ __typename: 'Accepted' })
  expect(await next('FinalTranscript')).toMatchObject({ typed: true, words: expect.stringContaining('harbour master') })
  expect(await next('ScoreUpdated')).toMatchObject({ reason: expect.any(String) })
  await next('LineStarted')

  expect(await run('OpenMedia', { sessionId })).toMatchObject({ __typename: 'MediaOpened' })
  expect(await run('StartTalking', { sessionId })).toMatchObject({ __typename: 'Accepted' })
  expect(await run('StopTalking', { sessionId })).toMatchObject({ __typename: 'Accepted' })
  expect(await run('Leave', { sessionId })).toMatchObject({ __typename: 'Accepted' })
  await events.return(undefined)

  const review = await run('SessionReview', { sessionId })
  expect(review.said.map(({ __typename: kind }: Answer) => kind)).toEqual(expect.arrayContaining(['HostLine', 'PlayerTurn']))
  expect(review.scoreChanges.length).toBeGreaterThan(0)

  const scenarios = await run('Scenarios')
  expect(scenarios.length).toBeGreaterThanOrEqual(4)
  const game = await run('StartScenario', { scenarioId: 'checkpoint' })
  expect(game).toMatchObject({ __typename: 'Session', programme: { phase: 'PLAYING', step: { number: 1 } } })
  expect(await run('AnswerStep', { sessionId: game.id, text: 'I am a doctor.' })).toMatchObject({ __typename: 'StepAnswered' })
  expect(await run('ResetScenario', { sessionId: game.id })).toMatchObject({ __typename: 'Accepted' })
  expect(await run('ScenarioSessions')).toMatchObject({ edges: [{ node: { id: game.id } }] })

  const [character] = await run('Characters')
  expect(await run('CreateCharacter')).toMatchObject({ __typename: 'Character', name: 'Ferdinand' })
  const conversation = await run('StartConversation', { characterIds: [character.id] })
  expect(conversation).toMatchObject({ __typename: 'Conversation', characters: [{ name: character.name }] })
  const conversationId = conversation.id as string
  const models = await run('Models')
  const { name: model, takes } = models.find((one: Answer) => one.takes.length > 0) ?? models[0]
  const settings = { model, ...(takes.length > 0 && { temperature: 0.2 }) }
  const talk = follow('SessionEvents', { sessionId: conversationId })
  await talk.next()
  await run('Say', { sessionId: conversationId })
  for await (const { __typename: kind, completed } of talk) if (kind === 'AudioCompleted' && completed.author === 'CHARACTER') break
  expect(await run('ChangeSettings', { conversationId, settings })).toMatchObject({ __typename: 'Accepted' })
  expect(await run('UpdateCharacter', { characterId: character.id })).toMatchObject({ active: false })
  const { messages } = await run('Conversation', { conversationId })
  expect(messages.edges.map(({ node }: Answer) => node.author)).toEqual(['PLAYER', 'CHARACTER'])
  expect(await run('ResumeSession', { sessionId: conversationId })).toMatchObject({ __typename: 'Session' })
  expect(await run('Mine')).toMatchObject({ name: 'Night Owl' })
  expect([...left], 'every example was run').toEqual([])
})
