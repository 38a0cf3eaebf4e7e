import { afterEach, describe, expect, it } from 'vitest'
import { createFaultProxy, type FaultProxy } from '../server/studio/faults.ts'
import { createGeminiServer } from '../server/studio/gemini.ts'
import { act, openClient, type Answer, type PlainClient } from './client.ts'
import { startProduct, type RunningProduct } from './product.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const key = 'studio'

/** A product whose writer does what the test arms it to do: to a verdict, or to a character's message. */
async function start() {
  const gemini = await createGeminiServer({ apiKey: key })
  closing.push(() => gemini.close())
  const callOf = (_path: string, body: string): string => (body.includes('JUDGEMENT.') ? 'judgement' : 'message')
  const writer = await createFaultProxy({ target: gemini.url, callOf })
  closing.push(() => writer.close())
  const env = { GEMINI_BASE_URL: writer.url, GEMINI_API_KEY: key }
  let product: RunningProduct = await startProduct(env)
  closing.push(() => product.stop())
  const first = await openClient(product.url)
  closing.push(() => first.close())
  return {
    writer,
    client: first,
    /** `kill -9`, and the same player at the same product, started again. */
    async restart(): Promise<PlainClient> {
      await product.kill()
      await first.close()
      product = await startProduct(env, product.dataDir)
      const client = await openClient(product.url, first.token)
      closing.push(() => client.close())
      return client
    },
  }
}

const message = 'id author characterName text status'
const events = `subscription ($id: ID!) { sessionEvents(sessionId: $id) {
  __typename ... on SessionEvent { seq }
  ... on Snapshot { session { state programme {
    ... on ConversationProgramme { conversation { messages(last: 20) { edges { node { ${message} } } } } }
    ... on ScenarioProgramme { score livesRemaining judging results { turnId scoreDelta } } } } }
  ... on MessageStarted { message { ${message} } } ... on AudioCompleted { message { ${message} } }
  ... on TextDelta { messageId text } ... on TextCompleted { messageId whole: text } ... on DialogueEnded { lineId }
  ... on ScenarioFinal { result { turnId outcome decidedBy scoreDelta } score livesRemaining } } }`

/** The events of a session for a client with captions alone, which says ready to every line. */
function attend(client: PlainClient, sessionId: string) {
  const seen: Answer[] = []
  const stream = client.follow(events, { id: sessionId })
  return {
    seen,
    async until(fits: (event: Answer) => boolean): Promise<Answer> {
      for (;;) {
        const { value, done } = await stream.next()
        if (done) throw new Error(`the stream ended after ${JSON.stringify(seen.at(-1))}`)
        seen.push(value)
        if (value.__typename === 'DialogueEnded') void act(client, 'readyForNext', sessionId, { lineId: value.lineId })
        if (fits(value)) return value
      }
    },
  }
}

async function resume(client: PlainClient, sessionId: string): Promise<void> {
  const { data } = await client.ask(
    'mutation ($id: ID!) { resumeSession(input: { sessionId: $id, captionsOnly: true }) { __typename ... on Session { state } } }',
    { id: sessionId },
  )
  expect(data.resumeSession).toEqual({ __typename: 'Session', state: 'OFF_AIR' })
}

const named = (name: string) => (event: Answer) => event.__typename === name
const ofCharacter = (event: Answer): boolean => event.__typename === 'MessageStarted' && event.message.author === 'CHARACTER'

/** A conversation in which the player has just said something. */
async function talk(writer: FaultProxy, client: PlainClient) {
  writer.arm('message', { kind: 'trickle', bytes: 60, everyMs: 60 })
  const { data } = await client.ask(
    'mutation { startConversation(input: { captionsOnly: true }) { ... on Conversation { id } } }',
  )
  const { id } = data.startConversation
  const before = attend(client, id)
  await before.until(named('Snapshot'))
  expect(await act(client, 'say', id, { text: 'Hello, what did you do today?' })).toBe('Accepted')
  return { id, before }
}

async function messagesOf(client: PlainClient, id: string): Promise<Answer[]> {
  const { data } = await client.ask(
    `query ($id: ID!) { conversation(id: $id) { messages(last: 20) { edges { node { ${message} } } } } }`,
    { id },
  )
  return data.conversation.messages.edges.map(({ node }: Answer) => node)
}

describe('kill -9 while something is written', () => {
  it('C3 E4 a message that had no word yet is asked for again under the same id', async () => {
    const { writer, client, restart } = await start()
    const { id, before } = await talk(writer, client)
    const begun = await before.until(ofCharacter)
    const back = await restart()
    await resume(back, id)
    const after = attend(back, id)
    const done = await after.until(named('AudioCompleted'))
    expect(done.message).toMatchObject({ id: begun.message.id, status: 'COMPLETE' })
    expect(done.message.text).not.toBe('')
    expect(after.seen.filter(named('MessageStarted')), 'it is no new one').toEqual([])
    expect(await messagesOf(back, id)).toMatchObject([{ author: 'PLAYER' }, { id: begun.message.id, text: done.message.text }])
  })

  it('C3 C5 E4 a message with words goes on under the same id, from its last whole sentence, and is heard', async () => {
    const { writer, client, restart } = await start()
    const { id, before } = await talk(writer, client)
    const begun = await before.until(ofCharacter)
    await before.until(named('TextDelta'))
    const back = await restart()
    const [, kept] = await messagesOf(back, id)
    expect(kept, 'a sentence that nobody can finish is not kept').toMatchObject({ id: begun.message.id, text: expect.stringMatching(/^$|[.?!]$/) })
    await resume(back, id)
    const after = attend(back, id)
    const done = await after.until(named('AudioCompleted'))
    expect(done.message).toMatchObject({ id: begun.message.id, status: 'COMPLETE' })
    const deltas = after.seen.filter(named('TextDelta')).map((delta) => delta.text)
    expect(done.message.text).toBe([kept.text, ...deltas].join(''))
    expect(after.seen.filter(named('MessageStarted'))).toEqual([])
    expect(await act(back, 'say', id, { text: 'And then?' })).toBe('Accepted')
    const next = await after.until(ofCharacter)
    expect(next.message.id).not.toBe(begun.message.id)
  })

  it('S5 E4 E13 an answer in time-stop that was being judged is given again, and scores once', async () => {
    const { writer, client, restart } = await start()
    const { data } = await client.ask(
      'mutation { startScenario(input: { scenarioId: "checkpoint", timeStop: true }) { ... on Session { id } } }',
    )
    const { id } = data.startScenario
    const hung = writer.arm('judgement', { kind: 'hang' })
    const answer = `mutation ($id: ID!, $text: String!) { answerStep(input: { sessionId: $id, text: $text }) { __typename
      ... on StepAnswered { result { outcome scoreDelta } session { programme {
        ... on ScenarioProgramme { score results { turnId } } } } } } }`
    const variables = { id, text: 'they should be here somewhere, yes, here' }
    const cut = client.ask(answer, variables).then(
      () => 'answered',
      () => 'cut',
    )
    await expect.poll(() => hung.struck()).toBe(1)
    const back = await restart()
    expect(await cut, 'the request dies with the process').toBe('cut')
    const { data: again } = await back.ask(answer, variables)
    expect(again.answerStep).toMatchObject({ __typename: 'StepAnswered', result: { outcome: 'CORRECT' } })
    const { result, session } = again.answerStep
    expect(session.programme).toMatchObject({ score: result.scoreDelta })
    expect(session.programme.results).toHaveLength(1)
  })

  it('S3 E4 E13 an answer on the air that was being judged is judged again, and scores once', async () => {
    const { writer, client, restart } = await start()
    const { data } = await client.ask(
      'mutation { startScenario(input: { scenarioId: "checkpoint", captionsOnly: true }) { ... on Session { id } } }',
    )
    const { id } = data.startScenario
    const before = attend(client, id)
    await before.until(named('ScenarioReady'))
    const hung = writer.arm('judgement', { kind: 'hang' })
    expect(await act(client, 'say', id, { text: 'they should be here somewhere, yes, here' })).toBe('Accepted')
    await expect.poll(() => hung.struck()).toBe(1)
    const back = await restart()
    await resume(back, id)
    const after = attend(back, id)
    const { session } = await after.until(named('Snapshot'))
    expect(session.programme).toMatchObject({ judging: true, score: 0, results: [] })
    const final = await after.until(named('ScenarioFinal'))
    expect(final).toMatchObject({ result: { outcome: 'CORRECT', decidedBy: 'MODEL' }, livesRemaining: 3 })
    expect(final.score).toBe(final.result.scoreDelta)
    await after.until(named('ScenarioReady'))
    expect(after.seen.filter(named('ScenarioFinal'))).toHaveLength(1)
  })
})
