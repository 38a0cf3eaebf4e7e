import { Kind, parse, validate, type OperationDefinitionNode } from 'graphql'
import { afterEach, describe, expect, it } from 'vitest'
import { examples } from './graphiql.ts'
import { schema } from './schema.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { missionOf } from './testing/things.ts'

describe('A1 GraphiQL', () => {
  let api: TestApi | undefined
  afterEach(() => api?.close())

  const page = (url: string) => fetch(url, { headers: { accept: 'text/html' } })

  it('is there in development, from our own files', async () => {
    api = await startApi({ graphiql: true })
    const response = await page(api.url)
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain('mutation SignIn')
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/)
  })

  it('is off otherwise', async () => {
    api = await startApi()
    expect((await page(api.url)).status).toBe(406)
  })

  it('has the operations of a whole mission, scenario and conversation in order, each with a comment and valid', () => {
    const document = parse(examples)
    expect(validate(schema, document)).toEqual([])
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode[]
    expect(operations.map(({ name }) => name?.value)).toEqual([
      'SignIn',
      'CreateMission',
      'MissionStatus',
      'RetryMission',
      'TuneIn',
      'SessionEvents',
      'ReadyForNext',
      'Say',
      'OpenMedia',
      'StartTalking',
      'StopTalking',
      'Leave',
      'SessionReview',
      'Scenarios',
      'StartScenario',
      'AnswerStep',
      'ResetScenario',
      'ScenarioSessions',
      'Characters',
      'CreateCharacter',
      'StartConversation',
      'Models',
      'ChangeSettings',
      'UpdateCharacter',
      'Conversation',
      'ResumeSession',
      'Mine',
    ])
    const commented = operations.filter(({ name, operation }) =>
      new RegExp(`^# .*\\n${operation} ${name?.value}\\b`, 'm').test(examples),
    )
    expect(commented).toEqual(operations)
  })

  it.each([
    ['signs', true, 'Mission'],
    ['does not, where it is off, sign', false, 'Unauthenticated'],
  ])('%s a subscription in by the headers of its form', async (_what, graphiql, expected) => {
    api = await startApi({ graphiql })
    api.desk.put(missionOf(api.me))
    const told = api.connect({}).iterate({
      query: 'subscription { missionStatus(missionId: "m1") { __typename } }',
      extensions: { headers: { Authorization: `Bearer ${api.token(api.me)}` } },
    })
    expect((await told.next()).value).toEqual({ data: { missionStatus: { __typename: expected } } })
  })

  it('waits for the end of a token once, however many operations of one socket carry it', async () => {
    const warnings: Error[] = []
    const warn = (warning: Error): void => void warnings.push(warning)
    process.on('warning', warn)
    api = await startApi({ graphiql: true })
    api.desk.put(missionOf(api.me))
    const client = api.connect({})
    for (let subscriptions = 0; subscriptions < 12; subscriptions += 1)
      await client
        .iterate({
          query: 'subscription { missionStatus(missionId: "m1") { __typename } }',
          extensions: { headers: { Authorization: `Bearer ${api.token(api.me)}` } },
        })
        .next()
    // A warning is told in the next turn of the event loop.
    await new Promise((resolve) => void setImmediate(resolve))
    process.off('warning', warn)
    expect(warnings).toEqual([])
  })

  it('is answered within the limits, as it is sent: all operations at once, and one of them named', async () => {
    api = await startApi()
    const response = await fetch(api.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: examples, operationName: 'Mine' }),
    })
    expect(await response.json()).toMatchObject({ data: { me: null, missions: null } })
  })
})
