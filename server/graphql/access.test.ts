import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Player } from '../core/ports.ts'
import { schema } from './schema.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { giveOneOfEach } from './testing/oneOfEach.ts'

/** What a field answers: the type of the union member, or null, or `own` where it gives whoever asks only their own. */
type Answer = 'NotFound' | 'Unauthenticated' | 'InvalidInput' | null | 'own' | 'anybody'

interface Line {
  readonly operation: string
  /** For a player who asks with the ids of another. */
  readonly stranger: Answer
  readonly anonymous: Answer
}

const hidden = { stranger: 'NotFound', anonymous: 'Unauthenticated' } as const
const nothing = { stranger: null, anonymous: null } as const

/** Every root field of the schema; ids are those of another player. */
const table: Record<string, Line> = {
  'Query.me': { operation: '{ it: me { id } }', stranger: 'own', anonymous: null },
  'Query.mission': { operation: '{ it: mission(id: "m1") { id } }', ...nothing },
  'Query.missions': { operation: '{ it: missions { edges { node { id } } } }', stranger: 'own', anonymous: null },
  'Query.session': { operation: '{ it: session(id: "s1") { id } }', ...nothing },
  'Query.sessionReview': { operation: '{ it: sessionReview(sessionId: "s1") { cost } }', ...nothing },
  'Query.sharedShow': { operation: '{ it: sharedShow(token: "s1") { __typename } }', ...nothing },
  'Query.scenarios': { operation: '{ it: scenarios { id } }', stranger: 'anybody', anonymous: 'anybody' },
  'Query.scenario': { operation: '{ it: scenario(id: "gate") { id } }', stranger: 'anybody', anonymous: 'anybody' },
  'Query.scenarioSessions': { operation: '{ it: scenarioSessions { edges { node { id } } } }', stranger: 'own', anonymous: null },
  'Query.characters': { operation: '{ it: characters { id } }', stranger: 'own', anonymous: null },
  'Query.conversation': { operation: '{ it: conversation(id: "k1") { id } }', ...nothing },
  'Query.conversations': { operation: '{ it: conversations { edges { node { id } } } }', stranger: 'own', anonymous: null },
  'Query.models': { operation: '{ it: models { name } }', stranger: 'anybody', anonymous: 'anybody' },
  'Query.voices': { operation: '{ it: voices { id } }', stranger: 'anybody', anonymous: 'anybody' },
  'Mutation.signIn': {
    operation: 'mutation { it: signIn(name: "Other") { __typename } }',
    stranger: 'anybody',
    anonymous: 'anybody',
  },
  'Mutation.refreshSignIn': {
    operation: 'mutation { it: refreshSignIn(refreshToken: "x.y") { __typename } }',
    stranger: 'Unauthenticated',
    anonymous: 'Unauthenticated',
  },
  'Mutation.signOut': {
    operation: 'mutation { it: signOut(refreshToken: "x.y") { __typename } }',
    stranger: 'Unauthenticated',
    anonymous: 'Unauthenticated',
  },
  'Mutation.createMission': {
    operation: 'mutation { it: createMission(input: {}) { __typename } }',
    stranger: 'own',
    anonymous: 'Unauthenticated',
  },
  'Mutation.retryMission': { operation: 'mutation { it: retryMission(missionId: "m1") { __typename } }', ...hidden },
  'Mutation.tuneIn': {
    operation: 'mutation { it: tuneIn(input: { missionId: "m1", frequency: 98.3 }) { __typename } }',
    ...hidden,
  },
  'Mutation.startScenario': {
    operation: 'mutation { it: startScenario(input: { scenarioId: "gate" }) { __typename } }',
    stranger: 'own',
    anonymous: 'Unauthenticated',
  },
  'Mutation.resumeSession': { operation: 'mutation { it: resumeSession(input: { sessionId: "s1" }) { __typename } }', ...hidden },
  'Mutation.answerStep': { operation: 'mutation { it: answerStep(input: { sessionId: "g1", text: "I am Ada" }) { __typename } }', ...hidden },
  'Mutation.resetScenario': { operation: 'mutation { it: resetScenario(sessionId: "g1") { __typename } }', ...hidden },
  'Mutation.repeatStep': { operation: 'mutation { it: repeatStep(sessionId: "g1") { __typename } }', ...hidden },
  'Mutation.createCharacter': {
    operation:
      'mutation { it: createCharacter(input: { name: "Eve", role: "spy", personality: "sly", sound: "soft", gender: FEMININE }) { __typename } }',
    stranger: 'own',
    anonymous: 'Unauthenticated',
  },
  'Mutation.updateCharacter': {
    operation: 'mutation { it: updateCharacter(input: { characterId: "c1", active: false }) { __typename } }',
    ...hidden,
  },
  'Mutation.startConversation': {
    operation: 'mutation { it: startConversation(input: { characterIds: ["c1"] }) { __typename } }',
    stranger: 'InvalidInput',
    anonymous: 'Unauthenticated',
  },
  'Mutation.changeSettings': {
    operation: 'mutation { it: changeSettings(input: { conversationId: "k1", settings: {} }) { __typename } }',
    ...hidden,
  },
  'Mutation.startListening': { operation: 'mutation { it: startListening(sessionId: "k1") { __typename } }', ...hidden },
  'Mutation.stopListening': { operation: 'mutation { it: stopListening(sessionId: "k1") { __typename } }', ...hidden },
  'Mutation.openMedia': { operation: 'mutation { it: openMedia(sessionId: "s1") { __typename } }', ...hidden },
  'Mutation.connectTransport': {
    operation: 'mutation { it: connectTransport(sessionId: "s1", transportId: "t", dtlsParameters: {}) { __typename } }',
    ...hidden,
  },
  'Mutation.produceMicrophone': {
    operation: 'mutation { it: produceMicrophone(sessionId: "s1", transportId: "t", rtpParameters: {}) { __typename } }',
    ...hidden,
  },
  'Mutation.consumeHosts': {
    operation: 'mutation { it: consumeHosts(sessionId: "s1", transportId: "t", rtpCapabilities: {}) { __typename } }',
    ...hidden,
  },
  'Mutation.resumeHosts': { operation: 'mutation { it: resumeHosts(sessionId: "s1", consumerId: "c") { __typename } }', ...hidden },
  'Mutation.restartIce': { operation: 'mutation { it: restartIce(sessionId: "s1", transportId: "t") { __typename } }', ...hidden },
  'Mutation.startTalking': { operation: 'mutation { it: startTalking(sessionId: "s1") { __typename } }', ...hidden },
  'Mutation.stopTalking': { operation: 'mutation { it: stopTalking(sessionId: "s1") { __typename } }', ...hidden },
  'Mutation.say': { operation: 'mutation { it: say(sessionId: "s1", text: "hello") { __typename } }', ...hidden },
  'Mutation.readyForNext': { operation: 'mutation { it: readyForNext(sessionId: "s1", lineId: "l1") { __typename } }', ...hidden },
  'Mutation.reportMedia': {
    operation: 'mutation { it: reportMedia(input: { sessionId: "s1", roundTripMs: 20 }) { __typename } }',
    ...hidden,
  },
  'Mutation.shareSession': { operation: 'mutation { it: shareSession(sessionId: "s1") { __typename } }', ...hidden },
  'Mutation.unshareSession': { operation: 'mutation { it: unshareSession(sessionId: "s1") { __typename } }', ...hidden },
  'Mutation.exportMyData': {
    operation: 'mutation { it: exportMyData { __typename } }',
    stranger: 'own',
    anonymous: 'Unauthenticated',
  },
  'Mutation.deleteMyData': {
    operation: 'mutation { it: deleteMyData(name: "me") { __typename } }',
    stranger: 'InvalidInput',
    anonymous: 'Unauthenticated',
  },
  'Mutation.leave': { operation: 'mutation { it: leave(sessionId: "s1") { __typename } }', ...hidden },
  'Subscription.missionStatus': { operation: 'subscription { it: missionStatus(missionId: "m1") { __typename } }', ...hidden },
  'Subscription.sessionEvents': { operation: 'subscription { it: sessionEvents(sessionId: "s1") { __typename } }', ...hidden },
}

describe("M1 nobody sees, hears or steers what is another player's", () => {
  let api: TestApi
  beforeAll(async () => {
    api = await startApi()
    giveOneOfEach(api)
  })
  afterAll(() => api.close())

  it('every root field stands in the table', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`))
    expect(fields.length).toBeGreaterThan(20)
    expect(Object.keys(table).sort()).toEqual(fields.sort())
  })

  const lines = Object.entries(table).flatMap(([field, { operation, ...who }]) =>
    (['stranger', 'anonymous'] as const).map((asker) => [asker, field, operation, who[asker]] as const),
  )

  it.each(lines)('%s: %s', async (asker, _field, operation, expected) => {
    const answer = await first(operation, asker === 'stranger' ? api.stranger : null)
    const theirs = /"m1"|"s1"|"g1"|"k1"|"c1"|player-me/.test(JSON.stringify(answer))
    expect({ answer: expected === 'own' || expected === 'anybody' ? kindOf(answer) : answer, theirs }).toEqual({
      answer: expected === 'own' || expected === 'anybody' ? 'given' : expected && { __typename: expected },
      theirs: false,
    })
  })

  it('and nothing of theirs reached what stands behind', () => {
    expect(api.station.asked).toEqual([
      { sessions: 'scenario', first: 20, after: null },
      { sessions: 'conversation', first: 20, after: null },
      { startScenario: 'gate', captionsOnly: false, timeStop: false },
    ])
    expect(api.personas.asked).toEqual([{ create: expect.objectContaining({ name: 'Eve' }) as object }])
    expect(api.station.feeds).toEqual([])
    expect(api.desk.followers).toEqual([])
    expect(api.reported).toEqual([])
    expect([...api.gone]).toEqual([])
    expect([...api.shares]).toEqual([])
  })

  const byId = lines.filter(([asker, , , expected]) => asker === 'stranger' && (expected === 'NotFound' || expected === null))

  it.each(byId)('%s: %s, by what is no id', async (_asker, _field, operation, expected) => {
    for (const unknown of ['x'.repeat(401), '', '../m1', "' or 1=1"]) {
      const answer = await first(operation.replace(/"[msgkc]1"/, JSON.stringify(unknown)), api.me)
      expect(answer).toEqual(expected && { __typename: expected })
    }
  })

  async function first(operation: string, player: Player | null): Promise<unknown> {
    if (!operation.startsWith('subscription')) {
      const { data, errors } = await api.ask(operation, {}, player)
      return errors ?? data?.it
    }
    const told = api.subscribe(operation, {}, player)
    const { value } = (await told.next()) as { value: { data: { it: unknown } } }
    const end = await told.next()
    return end.done ? value.data.it : 'the subscription goes on'
  }
})

/** Whether there is an answer, and none that turns the asker away. */
function kindOf(answer: unknown): string {
  return /NotFound|Unauthenticated|message/.test(JSON.stringify(answer)) || !answer ? 'refused' : 'given'
}
